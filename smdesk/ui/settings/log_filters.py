"""Which part of the log is looked at: whose, about what, from when until when."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from smdesk.desk.logbook import AREAS, Wanted
from smdesk.desk.topics import Topic
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.day import DayEdit, UnreadableDayError
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.letters import scaled

DAY_WIDTH = 136


class LogFilters(QWidget):
    """Two choices and two days, in one line where there is room."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.person = QuietComboBox(self)
        self.area = QuietComboBox(self)
        self.since, self.until = DayEdit(self), DayEdit(self)
        self.area.addItem(self.tr("Everything"), None)
        for topic in AREAS:
            self.area.addItem(self._area_words()[topic], topic.name)
        flow = Flow(self, spacing=8)
        for words, editor in (
            (self.tr("&Who"), self.person),
            (self.tr("A&bout"), self.area),
            (self.tr("F&rom"), self.since),
            (self.tr("&Until"), self.until),
        ):
            flow.addWidget(self._labelled(words, editor))
        self.show_people({})
        self.person.currentIndexChanged.connect(self.changed)
        self.area.currentIndexChanged.connect(self.changed)
        for day in (self.since, self.until):
            day.setFixedWidth(scaled(self, DAY_WIDTH))
            day.editingFinished.connect(self.changed)

    def show_people(self, people: Mapping[RecordId, str]) -> None:
        """Offer these people, keeping the one that is chosen."""
        before = self.person.currentData()
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItem(self.tr("Everybody"), None)
        for person, name in sorted(people.items(), key=lambda one: one[1].casefold()):
            self.person.addItem(name, person)
        self.person.setCurrentIndex(max(self.person.findData(before), 0))
        self.person.blockSignals(False)

    def wanted(self) -> Wanted:
        """Return what is asked for; a day that cannot be read asks for nothing."""
        area = self.area.currentData()
        return Wanted(
            person=self.person.currentData(),
            area=Topic[area] if area else None,
            since=_day(self.since),
            until=_day(self.until),
        )

    def words(self) -> tuple[str, str]:
        """Return the person and the area that are asked for, in words; empty for all."""
        wanted = self.wanted()
        return (
            self.person.currentText() if wanted.person is not None else "",
            self.area.currentText() if wanted.area is not None else "",
        )

    def unreadable(self) -> str:
        """Return what is wrong with a day that was typed; nothing where all is well."""
        for field in (self.since, self.until):
            try:
                field.day()
            except UnreadableDayError as error:
                return wording.error(error).what
        return ""

    def _labelled(self, words: str, editor: QWidget) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        label = QLabel(words, holder)
        label.setBuddy(editor)
        editor.setAccessibleName(words.replace("&", ""))
        row.addWidget(label)
        row.addWidget(editor)
        return holder

    def _area_words(self) -> dict[Topic, str]:
        return {
            Topic.ACCOUNTS: self.tr("Accounts and secrets"),
            Topic.ROSTER: self.tr("People and terms"),
            Topic.ROTA: self.tr("Duty"),
            Topic.LEAVING: self.tr("Leaving"),
            Topic.AUDITS: self.tr("Audits"),
            Topic.HANDOFF: self.tr("Handoff"),
            Topic.ORGANISATION: self.tr("The library and its rules"),
            Topic.VAULT: self.tr("The cabinet itself"),
        }


def _day(field: DayEdit) -> date | None:
    try:
        return field.day()
    except UnreadableDayError:
        return None
