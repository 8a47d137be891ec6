"""How healthy the passwords of accounts are: hard to guess, used once, and not too old."""

from datetime import date

from smdesk.domain.records import Ref
from smdesk.domain.rules import Fact, Finding, Rule, Severity

WEAK_PASSWORD = Rule("A2.weak_password", Severity.NUDGE, urgent=True)
REUSED_PASSWORD = Rule("A2.reused_password", Severity.NUDGE, urgent=True)
OLD_PASSWORD = Rule("A2.old_password", Severity.NUDGE)
RULES = (WEAK_PASSWORD, REUSED_PASSWORD, OLD_PASSWORD)

OLD_AFTER_DAYS = 365


def weak(about: Ref, account: str) -> Finding:
    """Return the finding that the account's password is easy to guess."""
    return Finding(rule=WEAK_PASSWORD, about=about, facts={"account": account})


def reused(about: Ref, account: str, others: tuple[str, ...]) -> Finding:
    """Return the finding that other accounts have the same password."""
    facts: dict[str, Fact] = {"account": account, "accounts": others}
    return Finding(rule=REUSED_PASSWORD, about=about, facts=facts)


def check_age(about: Ref, account: str, since: date, today: date) -> Finding | None:
    """Return the finding that the password has not been changed for a year.

    ``since`` is the day on which its value was first put in, whatever was written since.
    """
    days = (today - since).days
    if days <= OLD_AFTER_DAYS:
        return None
    return Finding(rule=OLD_PASSWORD, about=about, facts={"account": account, "days": days})
