"""One of every kind of printed sheet, for tests that have something to ask of all of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from smdesk.domain.custody import SecretKind
from smdesk.domain.organisation import Paper
from smdesk.domain.policy.redline import redline
from smdesk.printing.annex import annex_sheet
from smdesk.printing.approvals import approval_sheet
from smdesk.printing.calendar import month_sheet, week_sheet
from smdesk.printing.escalation import escalation_sheet
from smdesk.printing.officers import officers_sheet
from smdesk.printing.packet import DIGEST, packet_sheet
from smdesk.printing.plan import plan_sheet
from smdesk.printing.policy import policy_sheet, redline_sheet
from smdesk.printing.press import Sheet
from smdesk.printing.recovery import kit_sheet, shares_sheet
from smdesk.printing.registers import certificate_sheet, contacts_sheet
from tests.printing import libraries
from tests.printing import test_annex as annex
from tests.printing import test_approvals as approvals
from tests.printing import test_calendar as calendar
from tests.printing import test_leaving as leaving
from tests.printing import test_plan as plan
from tests.printing import test_policy as policy
from tests.printing import test_recovery as recovery
from tests.printing import test_registers as registers

A4 = Paper.A4
CODES = ("11111-22222", "33333-44444", "55555-66666")


def _packet() -> Sheet:
    contents = replace(libraries.large(12), sections=libraries.SECTIONS)
    return packet_sheet(contents, libraries.say, recipient="the next team")


def _digest() -> Sheet:
    return packet_sheet(libraries.riverside(), libraries.say, template=DIGEST)


def _annex() -> Sheet:
    accounts = [
        annex.account(
            f"Account {n}",
            annex.secret(SecretKind.PASSWORD, "0O1lI-Quiet5*River"),
            annex.secret(SecretKind.TOTP, annex.LINK),
            annex.secret(SecretKind.BACKUP_CODES, "\n".join(CODES), codes=annex_codes()),
        )
        for n in range(3)
    ]
    return annex_sheet(annex.pages(*accounts), recovery.imprint())


def annex_codes() -> tuple[annex.AnnexCode, ...]:
    """Return codes of which one is used up."""
    return tuple(
        annex.AnnexCode(text=annex.SecretText(code), used=n == 0) for n, code in enumerate(CODES)
    )


def _redline() -> Sheet:
    before, now = policy.sheet(), policy.sheet(policy.Content())
    changes = redline(policy.TEXT, policy.Content(), before.numbers, now.numbers)
    return redline_sheet(before, now, changes, policy.IMPRINT)


def _contacts() -> registers.ContactSheet:
    return registers.ContactSheet(
        imprint=registers.imprint(),
        email="social@riverside.example",
        phone="+1 555 010 0100",
        team=(registers.Contact("Mara Lindqvist", "Editor", ("mara@riverside.example", "41")),),
        units=(registers.Contact("Web office", "The business manager", ("extension 9",)),),
        departments=(),
    )


def _month() -> Sheet:
    return month_sheet(calendar.planned(calendar.posts(40)), calendar.FIRST)


def _week() -> Sheet:
    return week_sheet(
        calendar.planned(calendar.posts(20)), calendar.Span(date(2026, 11, 2), date(2026, 11, 8))
    )


EVERY: dict[str, Callable[[], Sheet]] = {
    "packet": _packet,
    "empty packet": lambda: packet_sheet(libraries.unwritten(), libraries.say),
    "outlandish packet": lambda: packet_sheet(libraries.outlandish(), libraries.say),
    "digest": _digest,
    "annex": _annex,
    "policy": lambda: policy_sheet(policy.sheet(), policy.IMPRINT),
    "redline": _redline,
    "escalation card": lambda: escalation_sheet(_contacts()),
    "officers' card": lambda: officers_sheet(registers.imprint()),
    "contacts": lambda: contacts_sheet(_contacts()),
    "departments": lambda: registers.grid(A4),
    "certificate": lambda: certificate_sheet(registers.service()),
    "call": lambda: registers.call(A4),
    "month": _month,
    "week": _week,
    "approvals": lambda: approval_sheet(approvals.contents(approvals.post(1), approvals.post(2))),
    "plan": lambda: plan_sheet(
        [plan.TABLE], plan.IMPRINT, flow=plan.flow_map(plan.LINKS), spoken="Who tells whom."
    ),
    "paper kit": lambda: kit_sheet(recovery.KIT, recovery.imprint()),
    "shares": lambda: shares_sheet(recovery.SHARES, recovery.imprint()),
    "leaving": lambda: leaving.said(leaving.LIST),
}
"""Makes a sheet of each kind, by the name of the kind."""
