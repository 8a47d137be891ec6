"""What to tell people about each error that they can do something about."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QCoreApplication

from smdesk.domain.records import InvalidError, Ref, SmdeskError
from smdesk.domain.rules import RefusedError
from smdesk.ui.kit.wording.days import listed, moment
from smdesk.ui.kit.wording.error_words import ERRORS, REASONS
from smdesk.ui.kit.wording.fields import field_name, kind_name
from smdesk.ui.kit.wording.findings import finding
from smdesk.ui.kit.wording.names import fault
from smdesk.ui.kit.wording.said import Said
from smdesk.ui.kit.wording.tasks import did


@dataclass(frozen=True, slots=True)
class _Data:
    """What an error carries, in words, by the names its sentences use."""

    error: SmdeskError

    def __getitem__(self, key: str) -> str:
        value = getattr(self.error, key, "")
        if key == "kind" and isinstance(value, str):
            return kind_name(value).lower()
        if key == "task" and isinstance(value, str):
            return did(value)
        if isinstance(value, Enum):
            return QCoreApplication.translate("Error", REASONS.get(value.name, value.name))
        if isinstance(value, tuple):
            kinds = dict.fromkeys(kind_name(one.kind) for one in value if isinstance(one, Ref))
            return listed([kind.lower() for kind in kinds])
        if isinstance(value, datetime):
            return moment(value)
        return str(value)


def error(value: SmdeskError) -> Said:
    """Return what to tell about the error; the words go by the name of its class."""
    if isinstance(value, RefusedError):
        return finding(value.finding)
    if isinstance(value, InvalidError):
        return _invalid(value)
    for kind in type(value).__mro__:
        words = ERRORS.get(kind.__name__)
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


def _invalid(value: InvalidError) -> Said:
    names = [field_name("", name) for name in value.faults]
    what = QCoreApplication.translate("Error", "Something cannot be as it is: {fields}.")
    return Said(
        what=what.format(fields=listed(names)),
        why=" ".join(dict.fromkeys(fault(one) for one in value.faults.values())),
        mild=True,
    )
