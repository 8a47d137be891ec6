"""Where in the window something is mended: the record that a finding sends people to."""

from smdesk.domain.accounts import Account
from smdesk.domain.appointments import (
    APPOINTMENT_ENDED,
    NO_ADMINISTRATOR,
    NO_APPOINTMENT,
    QUOTED_ONLY,
    UNAPPOINTED,
    Appointment,
    Decision,
)
from smdesk.domain.audits import NO_AUDIT, Audit
from smdesk.domain.communication import SPONSORS_QUIET, SPONSORS_UNTOLD, InternalUpdate
from smdesk.domain.countdown import (
    LATE_STEP,
    TOO_FEW_SITTINGS,
    Sitting,
    StepDone,
)
from smdesk.domain.handoff import (
    NO_ACCOUNTS,
    NO_FIRST_TASKS,
    NO_LETTER,
    NO_TERMS,
    FirstTask,
    Letter,
    Packet,
)
from smdesk.domain.leaving import LEAVING_SOON, LEFT_WITHOUT_LIST, Leaving
from smdesk.domain.month_notes import BLANK_MONTHS, MonthNote
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import ENDING_SOON, Term
from smdesk.domain.rota_rules import MAY_NOT_APPROVE
from smdesk.domain.rules import Finding

NONE_YET = RecordId("")
"""Stands for a record that is still to be made: the screen offers to make it."""

_MISSING = {
    NO_LETTER.code: Letter.kind,
    NO_FIRST_TASKS.code: FirstTask.kind,
    NO_ACCOUNTS.code: Account.kind,
    NO_TERMS.code: Term.kind,
    ENDING_SOON.code: Packet.kind,
    BLANK_MONTHS.code: MonthNote.kind,
    LATE_STEP.code: StepDone.kind,
    TOO_FEW_SITTINGS.code: Sitting.kind,
    NO_AUDIT.code: Audit.kind,
    NO_ADMINISTRATOR.code: Appointment.kind,
    QUOTED_ONLY.code: Decision.kind,
    SPONSORS_QUIET.code: InternalUpdate.kind,
    SPONSORS_UNTOLD.code: InternalUpdate.kind,
}
"""A term that ends soon is mended by handing over: it is the packet that is still to be made."""


_LEAVERS = frozenset({LEAVING_SOON.code, LEFT_WITHOUT_LIST.code})
"""What is said about somebody who has no leaving list yet: theirs is begun where lists are."""

_APPOINTED = frozenset(
    {NO_APPOINTMENT.code, UNAPPOINTED.code, APPOINTMENT_ENDED.code, MAY_NOT_APPROVE.code}
)
"""What is said about somebody who is not appointed: they are, where appointments are."""

MEMBER = "member"
"""The kind of somebody who can open the cabinet; they are looked after in the settings."""

EXPORT = "export"
"""Stands for the place in the settings where accounts are taken out for other programs."""

HEALTH = "health"
"""Stands for the page that says how healthy all accounts are."""

IMPORT = "import"
"""Stands for where accounts are brought in from other programs' files."""


def place(finding: Finding) -> Ref:
    """Return the record at which the finding is mended.

    What is not there yet is mended where the first one is made.
    """
    if finding.rule.code in _LEAVERS:
        return Ref(Leaving.kind, finding.about.id)
    if finding.rule.code in _APPOINTED:
        return Ref(Appointment.kind, finding.about.id)
    kind = _MISSING.get(finding.rule.code)
    return finding.about if kind is None else Ref(kind, NONE_YET)
