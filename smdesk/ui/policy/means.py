"""What the policy's screen works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from smdesk.desk.policy import PolicyDesk
from smdesk.desk.undo import UndoDesk
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.kit.background import Background
from smdesk.ui.policy.spelling import Read, load


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyMeans:
    """The desks, who looks, and what else the screen needs."""

    desk: PolicyDesk
    undo: UndoDesk
    me: Member
    people: Callable[[], dict[RecordId, str]]
    """Everybody's name."""
    roles: Callable[[], list[str]]
    """The names of the roles, of which one answers for a document."""
    own_words: Callable[[], list[str]]
    """Names and words of the library that are spelt right whatever a dictionary says."""
    background: Background
    dictionaries: Read = load
    """Reads the dictionaries; called once, in the background."""
    today: Callable[[], date]
    now: Callable[[], datetime]
