"""What several registers of the plan ask for in the same way."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from smdesk.desk.topics import Topic
from smdesk.domain.records import RecordId
from smdesk.domain.templates import VARIABLES
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.fields import Choice, Line, PersonPick
from smdesk.ui.plan.parts import Planning

FOLLOWS = frozenset({Topic.CALENDAR, Topic.ACCOUNTS, Topic.ROSTER})
"""What registers follow that name channels and people beside posts."""


class Suggested(Line):
    """A line of text that offers what was written before, and takes anything."""

    def __init__(
        self,
        name: str,
        label: str,
        offers: Callable[[], Sequence[str]],
        *,
        help: str = "",  # noqa: A002
        example: str = "",
    ) -> None:
        super().__init__(name, label, help=help, example=example)
        self._offers = offers

    @override
    def make(self, parent: QWidget) -> QLineEdit:
        editor = super().make(parent)
        known = QCompleter(list(dict.fromkeys(self._offers())), editor)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        editor.setCompleter(known)
        return editor


def person(name: str, label: str, planning: Planning) -> PersonPick:
    """Return the field for somebody on file, or nobody."""
    return PersonPick(name, label, planning.names, nobody=_tr("(nobody)"))


def channel(name: str, label: str, planning: Planning) -> Choice[object]:
    """Return the field for a channel, or all of them."""

    def channels() -> dict[object, str]:
        return dict(planning.channels().items())

    return Choice(name, label, channels, nobody=_tr("All channels"))


def gaps_help() -> str:
    """Return which gaps a text can have."""
    gaps = " ".join(f"{{{one}}}" for one in VARIABLES)
    return _tr("Filled in by itself: {gaps}").format(gaps=gaps)


def objective_names(planning: Planning) -> dict[RecordId | None, str]:
    """Return the objectives by their ids."""
    return {one.id: one.title for one in planning.plans.objectives.all()}


def channel_names(planning: Planning, channels: Sequence[RecordId]) -> str:
    """Return the channels' names, as one says them."""
    return wording.listed([planning.channel(one) for one in channels])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
