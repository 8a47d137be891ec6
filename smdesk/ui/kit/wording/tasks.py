"""What the log's tasks are called, for the history of a record."""

from PySide6.QtCore import QCoreApplication

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

VERBS = {
    "add": QT_TRANSLATE_NOOP("Task", "added"),
    "change": QT_TRANSLATE_NOOP("Task", "changed"),
    "remove": QT_TRANSLATE_NOOP("Task", "removed"),
    "restore": QT_TRANSLATE_NOOP("Task", "brought back"),
    "undo": QT_TRANSLATE_NOOP("Task", "undid"),
    "redo": QT_TRANSLATE_NOOP("Task", "did again"),
    "confirm": QT_TRANSLATE_NOOP("Task", "confirmed"),
    "end": QT_TRANSLATE_NOOP("Task", "ended"),
    "extend": QT_TRANSLATE_NOOP("Task", "extended"),
    "create": QT_TRANSLATE_NOOP("Task", "created"),
    "write": QT_TRANSLATE_NOOP("Task", "wrote"),
    "print": QT_TRANSLATE_NOOP("Task", "printed"),
    "bind": QT_TRANSLATE_NOOP("Task", "bound a rule to a clause"),
    "name_custodian": QT_TRANSLATE_NOOP("Task", "named a custodian"),
    "release_custodian": QT_TRANSLATE_NOOP("Task", "released a custodian"),
    "set_secret": QT_TRANSLATE_NOOP("Task", "put in a secret"),
    "read_secret": QT_TRANSLATE_NOOP("Task", "opened a secret"),
}
"""What somebody did, by the last part of the task's name, as in ``accounts.change``."""

TASKS: dict[str, str] = {}
"""Tasks whose last part does not say enough by itself."""


def did(task_name: str) -> str:
    """Return the task as what somebody did, as in ``changed``."""
    words = TASKS.get(task_name) or VERBS.get(task_name.rpartition(".")[2])
    if words is None:
        words = QT_TRANSLATE_NOOP("Task", "changed")
    return QCoreApplication.translate("Task", words)


def task(task_name: str) -> str:
    """Return the task as the beginning of a line, as in ``Changed``."""
    words = did(task_name)
    return words[:1].upper() + words[1:]
