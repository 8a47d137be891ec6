"""What the dialog that lets somebody out says of ways in, of backups, and of its own steps."""

from PySide6.QtCore import QCoreApplication

from smdesk.desk.backups import BackupLine
from smdesk.desk.removal import Receiver, SlotKind
from smdesk.ui.kit import wording
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

KINDS = {
    SlotKind.MEMBER: QT_TRANSLATE_NOOP("Removal", "member"),
    SlotKind.KIT: QT_TRANSLATE_NOOP("Removal", "paper kit"),
    SlotKind.ESCROW: QT_TRANSLATE_NOOP("Removal", "shares of the board"),
}
STEPS = {
    "copy": QT_TRANSLATE_NOOP("Removal", "Copying everything into a new cabinet…"),
    "change": QT_TRANSLATE_NOOP("Removal", "Giving the accounts new keys…"),
    "check": QT_TRANSLATE_NOOP("Removal", "Checking the new cabinet, line by line…"),
    "swap": QT_TRANSLATE_NOOP("Removal", "Putting it in place of the old one…"),
}


def receiver_words(one: Receiver) -> str:
    """Return what is known of a way in: its kind, its five words, who let it in and when."""
    facts = [_tr(KINDS[one.kind]) if one.kind in KINDS else one.kind.value]
    if one.coordinator and one.kind is SlotKind.MEMBER:
        facts.append(_tr("coordinator"))
    if one.me:
        facts.append(_tr("you"))
    facts.append(one.fingerprint)
    since = wording.day(one.added_at.astimezone().date())
    if one.added_by:
        words = _tr("let in on {day} by {person}")
        facts.append(words.format(day=since, person=one.added_by))
    else:
        facts.append(_tr("in since {day}").format(day=since))
    return " · ".join(facts)


def receiver_doubt(one: Receiver) -> str:
    """Return why to look twice at a way in; nothing where there is no doubt."""
    if not one.ticked:
        return _tr("Nobody inside has signed for this one. Find out who it is before you tick it.")
    if one.added_by_leaver:
        return _tr("Let in by the one who leaves. Ask whether that was meant.")
    return ""


def backup_words(backup: BackupLine) -> str:
    """Return which backup it is, as in ``21 Nov 2026 (2.4 MB)``."""
    day = wording.day(backup.at.astimezone().date())
    return _tr("{day} ({size})").format(day=day, size=wording.bytes_long(backup.size))


def step_words(step: str) -> str:
    """Return what is being done."""
    return _tr(STEPS[step]) if step in STEPS else _tr("Making it ready…")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Removal", text)
