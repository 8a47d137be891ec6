"""What stands at the foot of every printed page: whose it is, when, by whom, and the log's end."""

from dataclasses import dataclass
from datetime import date, datetime

from smdesk.domain.organisation import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Where and when something was printed, and how far the log had come by then."""

    organisation: Organisation
    today: date
    printed_at: datetime
    printed_by: str
    """The person's name; empty for somebody no longer on file."""
    log_entries: int
    check_words: str
    """The log's hash in a few words: a later log that begins otherwise has other words."""
