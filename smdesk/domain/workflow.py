"""How the gate works at this library, and the decision or clause that says so (C13)."""

from dataclasses import dataclass
from typing import ClassVar

from smdesk.domain.records import Fault, Record, faults_of
from smdesk.domain.rules import Rule, Severity
from smdesk.overriding import override

NOT_ADMINISTRATOR = Rule("C13.not_administrator", Severity.BLOCK)
NO_DECISION = Rule("C13.no_decision", Severity.BLOCK)
RULES = (NOT_ADMINISTRATOR, NO_DECISION)

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow(Record):
    """The calendar's settings, which the whole team shares; there is one."""

    kind: ClassVar[str] = "workflow"

    zone: str = ""
    """The time zone of the library, as in ``Europe/Rome``; empty for that of the computer."""
    stages: int = 1
    """How many people have to approve: one or two."""
    move_minutes: int = DAY_MINUTES
    """How far an approved item may move without asking again."""
    approval_days: int = 30
    """How long an approval holds after the planned time."""
    reuse_days: int = 60
    """Within so many days of the first time, the same again is pointed out."""
    countersign_hours: int = 24
    """How long an approver has to sign for a quick step that went out on their word."""
    decision: str = ""
    """The clause or the decision that the settings follow."""

    def __post_init__(self) -> None:
        faults_of(
            stages=None if self.stages in (1, 2) else Fault.OUT_OF_RANGE,
            move_minutes=_within(self.move_minutes, 0, 14 * DAY_MINUTES),
            approval_days=_within(self.approval_days, 1, 365),
            reuse_days=_within(self.reuse_days, 0, 3650),
            countersign_hours=_within(self.countersign_hours, 1, 168),
        )

    @property
    @override
    def title(self) -> str:
        """What the settings rest on."""
        return self.decision


def _within(value: int, least: int, most: int) -> Fault | None:
    return None if least <= value <= most else Fault.OUT_OF_RANGE
