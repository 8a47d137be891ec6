"""How an account looks in the list, and in what it says of itself in one line."""

from PySide6.QtCore import QCoreApplication

from smdesk.desk.accounts import AccountDetail, AccountLine
from smdesk.ui.kit import wording
from smdesk.ui.kit.listing import Face
from smdesk.ui.kit.tiles import letters
from smdesk.ui.kit.tokens import Tone


def face(line: AccountLine) -> Face:
    """Return how the account looks in the list: its chip says the single worst thing."""
    translate = QCoreApplication.translate
    if line.worst is not None:
        chip = wording.chip(line.worst)
    else:
        chip = (translate("Accounts", "Healthy"), Tone.SUCCESS)
    return Face(
        title=line.name,
        second=holders(line.custodians),
        tile=letters(line.platform, line.name),
        chip=chip,
    )


def holders(names: tuple[str, ...]) -> str:
    """Return who can open it, as in ``Mara, Ines`` or ``Ines only``."""
    translate = QCoreApplication.translate
    if not names:
        return translate("Accounts", "Nobody holds it")
    if len(names) == 1:
        return translate("Accounts", "{name} only").format(name=short_names(names)[0])
    return ", ".join(short_names(names))


def short_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first word of each name, where that still tells them apart."""
    short = tuple(name.split()[0] for name in names if name.strip())
    return short if len(set(short)) == len(names) else names


def subtitle(detail: AccountDetail) -> str:
    """Return the line under the account's name: platform, since when, when last looked at."""
    translate = QCoreApplication.translate
    account = detail.account
    parts = []
    platform = wording.name(account.platform)
    if platform.casefold() not in account.name.casefold():
        parts.append(platform)
    if account.opened_on is not None:
        words = translate("Accounts", "used since {day}")
        parts.append(words.format(day=wording.day(account.opened_on)))
    if account.checked_on is not None:
        words = translate("Accounts", "particulars checked {day}")
        parts.append(words.format(day=wording.day(account.checked_on)))
    else:
        parts.append(translate("Accounts", "particulars never checked"))
    line = " · ".join(parts)
    return line[:1].upper() + line[1:]
