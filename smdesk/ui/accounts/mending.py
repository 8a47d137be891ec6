"""Where each thing that is wrong with an account is put right."""

from enum import Enum, auto

from smdesk.domain import accounts, custody, health
from smdesk.domain.audits import NO_AUDIT
from smdesk.domain.recovery_codes import FEW_CODES

FIELD_TO_MEND = {
    accounts.PERSONAL_RECOVERY.code: "recovery_email",
    accounts.NO_RECOVERY.code: "recovery_email",
    accounts.PERSONAL_LOGIN_BRIDGE.code: "run_through",
    accounts.PRIVATE_PHONE.code: "second_factor_holder",
    accounts.NO_SECOND_FACTOR.code: "second_factor",
}
"""The field of the form at which to begin, by the rule's code; others begin at the top."""


class Remedy(Enum):
    """What is opened to put something right."""

    AUDIT = auto()
    CUSTODY = auto()
    PASSWORD = auto()
    CODES = auto()
    FILE = auto()
    CHECK = auto()
    """The backup codes are noted as found where they should be."""
    FORM = auto()


_REMEDIES = {
    accounts.NO_PASSWORD.code: Remedy.PASSWORD,
    **{rule.code: Remedy.PASSWORD for rule in health.RULES},
    FEW_CODES.code: Remedy.CODES,
    accounts.FILE_LOST.code: Remedy.FILE,
    accounts.BACKUP_CODES_UNCHECKED.code: Remedy.CHECK,
    **{rule.code: Remedy.CUSTODY for rule in custody.RULES},
    NO_AUDIT.code: Remedy.AUDIT,
}


def remedy(code: str) -> Remedy:
    """Return what puts right that which the rule with the code found."""
    return _REMEDIES.get(code, Remedy.FORM)
