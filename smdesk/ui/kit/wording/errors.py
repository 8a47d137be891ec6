"""What to tell people about each error that they can do something about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication

from smdesk.domain.records import InvalidError, Ref, SmdeskError
from smdesk.domain.rules import RefusedError
from smdesk.ui.kit.wording.cabinet_words import CABINET
from smdesk.ui.kit.wording.days import bytes_long, day, listed, moment
from smdesk.ui.kit.wording.error_reasons import REASONS
from smdesk.ui.kit.wording.error_words import ERRORS, Words
from smdesk.ui.kit.wording.fields import field_name, kind_name
from smdesk.ui.kit.wording.findings import finding
from smdesk.ui.kit.wording.import_words import IMPORT
from smdesk.ui.kit.wording.names import fault
from smdesk.ui.kit.wording.names import name as enum_name
from smdesk.ui.kit.wording.paper_words import PAPER
from smdesk.ui.kit.wording.said import Said
from smdesk.ui.kit.wording.tasks import did


@dataclass(frozen=True, slots=True)
class _Data:
    """What an error carries, in words, by the names its sentences use."""

    error: SmdeskError

    def __getitem__(self, key: str) -> str:
        value = getattr(self.error, key, None)
        if value is None or value == "":
            return _in_general(key)
        tell = _TOLD.get(key)
        return tell(value) if tell is not None else str(value)


def _reason(value: object) -> str:
    name = value.name if isinstance(value, Enum) else str(value)
    return QCoreApplication.translate("Error", REASONS.get(name, name))


def _state(value: object) -> str:
    return enum_name(value) if isinstance(value, Enum) else str(value)


def _kinds(value: Iterable[object]) -> str:
    kinds = dict.fromkeys(kind_name(ref.kind) for ref in value if isinstance(ref, Ref))
    return listed([kind.lower() for kind in kinds])


def _by(value: object) -> str:
    return _kinds(value) if isinstance(value, tuple) else str(value)


_TOLD: dict[str, Callable[[Any], str]] = {
    "kind": lambda kind: kind_name(kind).lower(),
    "task": did,
    "on": day,
    "since": moment,
    "why": _reason,
    "part": _reason,
    "state": _state,
    "by": _by,
    "size": bytes_long,
    "most": bytes_long,
}
"""How what an error carries is told, by the name under which it carries it."""


def error(value: SmdeskError) -> Said:
    """Return what to tell about the error; the words go by the name of its class."""
    if isinstance(value, RefusedError):
        return finding(value.finding)
    if isinstance(value, InvalidError):
        return _invalid(value)
    for kind in type(value).__mro__:
        name = kind.__name__
        words = (
            _of_paper(name, value)
            or _of_file(name, value)
            or _of_reason(name, value)
            or CABINET.get(name)
            or ERRORS.get(name)
            or IMPORT.get(name)
        )
        if words is not None:
            break
    else:
        words = ERRORS["SmdeskError"]
    data = _Data(value)
    what, why, who = (
        QCoreApplication.translate("Error", text).format_map(data)
        for text in (words.what, words.why, words.who)
    )
    return Said(what=what, why=why, who=who, mild=words.mild)


def _of_paper(name: str, value: SmdeskError) -> Words | None:
    """Return the words for what was typed from paper, which go by the reason and its place."""
    why = getattr(getattr(value, "why", None), "name", "")
    placed = PAPER.get(f"{name}.{why}.at") if getattr(value, "at", 0) else None
    return placed or PAPER.get(f"{name}.{why}")


def _of_reason(name: str, value: SmdeskError) -> Words | None:
    """Return the words for an error that says something else where its reason is this one."""
    key = f"{name}.{getattr(getattr(value, 'why', None), 'name', '')}"
    return CABINET.get(key) or ERRORS.get(key)


def _of_file(name: str, value: SmdeskError) -> Words | None:
    """Return the words for a file of another program, by what it asks for or where it breaks."""
    asked = getattr(getattr(value, "what", None), "name", "")
    if getattr(value, "row", None):
        return IMPORT.get(f"{name}.row")
    return IMPORT.get(f"{name}.{asked}") if asked else None


def _in_general(key: str) -> str:
    """Return words for what an error does not know."""
    general = {
        "by": QCoreApplication.translate("Error", "Somebody"),
        "since": QCoreApplication.translate("Error", "some day"),
        "path": QCoreApplication.translate("Error", "this place"),
        "kind": QCoreApplication.translate("Error", "record"),
        "why": QCoreApplication.translate("Error", "The computer did not allow it"),
        "part": QCoreApplication.translate("Error", "one of its parts"),
    }
    return general.get(key, "…")


def _invalid(value: InvalidError) -> Said:
    names = [field_name("", name) for name in value.faults]
    what = QCoreApplication.translate("Error", "Something cannot be as it is: {fields}.")
    return Said(
        what=what.format(fields=listed(names)),
        why=" ".join(dict.fromkeys(fault(one) for one in value.faults.values())),
        mild=True,
    )
