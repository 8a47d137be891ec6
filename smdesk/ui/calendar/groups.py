"""The groups of the calendar's menu, each for one idea; what is done daily has buttons instead."""

from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from smdesk.overriding import override


class Group(Enum):
    """One idea of the menu, by its name there."""

    TEXTS = QT_TRANSLATE_NOOP("Calendar", "&Texts to begin with")
    FILES = QT_TRANSLATE_NOOP("Calendar", "&Files")
    PAPER = QT_TRANSLATE_NOOP("Calendar", "&Print")
    RULES = QT_TRANSLATE_NOOP("Calendar", "&Rules")

    @override
    def __str__(self) -> str:
        return QCoreApplication.translate("Calendar", str(self.value))
