"""The words for handing over: the sealed annex and what is signed for."""

from enum import Enum

from smdesk.domain.annex import Way
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

KINDS = {
    "annex": QT_TRANSLATE_NOOP("Kind", "Sealed annex"),
}

FIELDS = {
    "annex.number": QT_TRANSLATE_NOOP("Field", "Annex number"),
    "annex.printed_at": QT_TRANSLATE_NOOP("Field", "Made"),
    "annex.printed_by": QT_TRANSLATE_NOOP("Field", "Made by"),
    "recipient": QT_TRANSLATE_NOOP("Field", "For whom"),
    "annex.reason": QT_TRANSLATE_NOOP("Field", "Reason"),
    "annex.accounts": QT_TRANSLATE_NOOP("Field", "Accounts in it"),
    "annex.secrets": QT_TRANSLATE_NOOP("Field", "How many secrets"),
    "annex.way": QT_TRANSLATE_NOOP("Field", "How it left"),
}

TASKS = {
    "annex.print": QT_TRANSLATE_NOOP("Task", "printed the sealed annex"),
    "annex.save": QT_TRANSLATE_NOOP("Task", "saved the sealed annex as a locked PDF"),
}

NAMES: dict[Enum, str] = {
    Way.PAPER: QT_TRANSLATE_NOOP("Name", "On paper"),
    Way.FILE: QT_TRANSLATE_NOOP("Name", "As a locked PDF"),
}
