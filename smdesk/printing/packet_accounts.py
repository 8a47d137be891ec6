"""The packet's accounts: how each is reached, recovered and held, and not one secret."""

from collections.abc import Callable, Sequence
from datetime import date

from smdesk.domain.accounts import Account, SupportUnit, is_personal
from smdesk.domain.custody import Custodian
from smdesk.domain.handoff import AccountSheet, PacketContents
from smdesk.domain.roster import serving
from smdesk.domain.rules import Finding
from smdesk.printing.appointments import appointment_rows
from smdesk.printing.clean import Json

Holes = Callable[[Sequence[Finding]], Sequence[Json]]
"""Turns findings into plain data: level, area, what it says, clause."""


def accounts_section(contents: PacketContents, holes: Holes) -> dict[str, Json]:
    """Return every account and support unit, and the list of what hangs on one person."""
    return {
        "sheets": [_sheet(contents, sheet, holes) for sheet in contents.accounts],
        "tied": [row for sheet in contents.accounts for row in _tied(contents, sheet.account)],
        "appointed": appointment_rows(contents.appointments),
        "units": [_unit(unit) for unit in contents.support_units],
    }


def _sheet(contents: PacketContents, sheet: AccountSheet, holes: Holes) -> dict[str, Json]:
    account = sheet.account
    return {
        "name": account.name,
        "platform": account.platform.value,
        "url": account.url,
        "login_name": account.login_name,
        "recovery": {
            "email": account.recovery_email,
            "phone": account.recovery_phone,
            "phone_owner": account.recovery_phone_owner,
        },
        "second_factor": {
            "how": account.second_factor.value,
            "holder": contents.name_of(account.second_factor_holder),
            "device": account.second_factor_device,
            "private": account.second_factor_private,
        },
        "backup_codes": {
            "place": account.backup_codes_place,
            "checked": _day(account.backup_codes_checked),
        },
        "custodians": _custodians(contents, sheet.custodians),
        "business_manager": account.business_manager,
        "admins": list(account.platform_admins),
        "apps": list(account.connected_apps),
        "run_through": contents.name_of(account.run_through),
        "opened": _day(account.opened_on),
        "checked": _day(account.checked_on),
        "kept": [
            {"what": what.value, "label": label, "since": since.isoformat()}
            for what, label, since in sheet.kept
        ],
        "notes": account.notes.strip(),
        "holes": holes(sheet.findings),
    }


def _custodians(contents: PacketContents, custodians: Sequence[Custodian]) -> list[Json]:
    on_duty = serving(contents.terms, contents.today)
    return [
        {
            "name": contents.name_of(c.person),
            "primary": c.primary,
            "since": c.since.isoformat(),
            "decision": c.decision,
            "on_duty": c.person in on_duty,
        }
        for c in sorted(custodians, key=lambda c: (not c.primary, c.since, c.id))
    ]


def _tied(contents: PacketContents, account: Account) -> list[Json]:
    """Return what of an account hangs on one person: a profile, a phone, a mailbox."""
    ties = []
    if account.run_through is not None:
        ties.append(("profile", contents.name_of(account.run_through)))
    if account.second_factor_private:
        holder = contents.name_of(account.second_factor_holder)
        ties.append(("phone", holder or account.second_factor_device))
    if is_personal(account.recovery_email, contents.people.values()):
        ties.append(("mailbox", account.recovery_email))
    return [{"account": account.name, "tie": tie, "to": to} for tie, to in ties]


def _unit(unit: SupportUnit) -> dict[str, Json]:
    return {
        "name": unit.name,
        "controls": unit.controls,
        "contact": unit.contact,
        "how_to_ask": unit.how_to_ask,
        "confirmed": _day(unit.confirmed_on),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
