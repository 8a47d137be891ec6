"""What the kinds of file are called that accounts go out in, what each is for, what it risks."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from smdesk.desk.exporting import Form
from smdesk.domain.accounts import Account
from smdesk.ui.kit import wording
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class FormWords:
    """The words for one kind of file."""

    name: str
    use: str
    danger: str
    files: str
    """How the system's window calls such files, without the pattern."""


FORMS = {
    Form.KDBX: FormWords(
        QT_TRANSLATE_NOOP("Export", "KeePass, locked"),
        QT_TRANSLATE_NOOP("Export", "For KeePass, KeePassXC and their apps; files come along."),
        QT_TRANSLATE_NOOP(
            "Export",
            "One password opens all of it, for ever: the file knows no custodians and no terms.",
        ),
        QT_TRANSLATE_NOOP("Export", "Locked KeePass files"),
    ),
    Form.BITWARDEN: FormWords(
        QT_TRANSLATE_NOOP("Export", "Bitwarden"),
        QT_TRANSLATE_NOOP("Export", "JSON, which most password programs import."),
        QT_TRANSLATE_NOOP("Export", "Whoever finds the file reads every password in it."),
        QT_TRANSLATE_NOOP("Export", "JSON files"),
    ),
    Form.KEEPASS_XML: FormWords(
        QT_TRANSLATE_NOOP("Export", "KeePass, open"),
        QT_TRANSLATE_NOOP("Export", "XML, the most complete file without a lock."),
        QT_TRANSLATE_NOOP("Export", "Whoever finds the file reads every password in it."),
        QT_TRANSLATE_NOOP("Export", "XML files"),
    ),
    Form.CSV: FormWords(
        QT_TRANSLATE_NOOP("Export", "Table"),
        QT_TRANSLATE_NOOP("Export", "CSV, for a table program or to bring back into smdesk."),
        QT_TRANSLATE_NOOP(
            "Export",
            "Whoever finds the file reads every password in it. Cells that could be taken for "
            "formulas begin with an apostrophe, which other programs may keep.",
        ),
        QT_TRANSLATE_NOOP("Export", "Tables"),
    ),
}
_PLURAL = {
    "custodians": QT_TRANSLATE_NOOP("Export", "Custodians"),
    "passkeys": QT_TRANSLATE_NOOP("Export", "Passkeys on"),
}


def form_words(form: Form) -> FormWords:
    """Return the words for a kind of file, translated."""
    words = FORMS[form]
    return FormWords(*(_tr(text) for text in (words.name, words.use, words.danger, words.files)))


def pattern(form: Form) -> str:
    """Return what the system's window is to show."""
    return f"{form_words(form).files} (*{form.ending})"


def called(what: Enum | str) -> str:
    """Return what a kind of secret, or a field of an account, is called in the file."""
    if isinstance(what, Enum):
        return wording.name(what)
    return _tr(_PLURAL[what]) if what in _PLURAL else wording.field_name(Account.kind, what)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Export", text)
