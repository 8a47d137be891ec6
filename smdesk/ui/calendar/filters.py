"""The filters above the calendar: what is typed, chips to press, and chips that open a choice."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from smdesk.domain.calendar import State
from smdesk.domain.calendar_lines import Wanted
from smdesk.domain.records import RecordId
from smdesk.ui.calendar.asked import Asked
from smdesk.ui.calendar.choices import ChoiceChip
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import literal
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.letters import scaled

Names = Callable[[], Mapping[RecordId, str]]
FIELD_WIDTH = 210


class Filters(QWidget):
    """Leaves out of the calendar what is not asked for; tells at every keystroke and choice."""

    changed = Signal()

    def __init__(self, names: Mapping[str, Names], parent: QWidget) -> None:
        """``names`` gives, by the fields of Wanted, what can be chosen there and its words."""
        super().__init__(parent)
        self._names = names
        self._quiet = False
        self.field = FindField(self.tr("Find a post"), self._tell, self)
        self.field.setFixedWidth(scaled(self, FIELD_WIDTH))
        self.needs_me = self._switch()
        self.problems = self._switch()
        words = {
            "channels": self.tr("Channel"),
            "owners": self.tr("Owner"),
            "campaigns": self.tr("Campaign"),
            "objectives": self.tr("Objective"),
            "labels": self.tr("Label"),
        }
        self.choices: dict[str, ChoiceChip] = {
            "channels": ChoiceChip(words["channels"], self._source("channels"), self),
            "states": ChoiceChip(self.tr("State"), _states, self),
        }
        for name in ("owners", "campaigns", "objectives", "labels"):
            if name in names:
                self.choices[name] = ChoiceChip(words[name], self._source(name), self)
        self.clear = QPushButton(self.tr("Show all"), self)
        self.clear.setProperty("chip", True)
        self.clear.setAutoDefault(False)
        self.clear.clicked.connect(self.show_all)
        self._flow = Flow(self)
        self._flow.addWidget(self.field)
        self._flow.addWidget(self.needs_me)
        self._flow.addWidget(self.problems)
        for chip in self.choices.values():
            chip.changed.connect(self._tell)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.clear)
        self.count(0, 0)
        self._look()

    def add(self, widget: QWidget) -> None:
        """Put another chip at the end."""
        self._flow.addWidget(widget)

    def asked(self) -> Asked:
        """Return what is asked for."""
        sets = {name: frozenset(chip.chosen) for name, chip in self.choices.items()}
        wanted = Wanted(
            needs_me=self.needs_me.isChecked(),
            text=self.field.text().strip(),
            **sets,
        )
        return Asked(wanted, self.problems.isChecked())

    def show_asked(self, asked: Asked) -> None:
        """Ask for this instead."""
        self._quiet = True
        self.field.setText(asked.wanted.text)
        self.needs_me.setChecked(asked.wanted.needs_me)
        self.problems.setChecked(asked.problems)
        for name, chip in self.choices.items():
            chip.choose(getattr(asked.wanted, name))
        self._quiet = False
        self._tell()

    def show_all(self) -> None:
        """Leave nothing out."""
        self.show_asked(Asked())
        self.field.setFocus()

    def refresh(self) -> None:
        """Show which choices there are now."""
        for chip in self.choices.values():
            chip.refresh()

    def count(self, needs_me: int, problems: int) -> None:
        """Write on the chips how many of the shown posts each would leave."""
        for chip, words, number in (
            (self.needs_me, self.tr("Needs me"), needs_me),
            (self.problems, self.tr("Went wrong"), problems),
        ):
            chip.setText(literal(f"{words} {wording.number(number)}" if number else words))

    def words_of(self, asked: Asked) -> str:
        """Return what the filters ask for, by name, to call them by."""
        parts = [self.tr("Needs me")] if asked.wanted.needs_me else []
        parts += [self.tr("Went wrong")] if asked.problems else []
        for name, chip in self.choices.items():
            parts += chip.words_of(getattr(asked.wanted, name))
        return ", ".join(parts)

    def _switch(self) -> QPushButton:
        chip = QPushButton(self)
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.toggled.connect(self._tell)
        return chip

    def _source(self, name: str) -> Callable[[], Mapping[object, str]]:
        return partial(_by_name, self._names[name])

    def _tell(self) -> None:
        self._look()
        if not self._quiet:
            self.changed.emit()

    def _look(self) -> None:
        self.clear.setVisible(not self.asked().everything)


def without_needs_me(asked: Asked) -> Wanted:
    """Return what to ask the desk for, so that what needs somebody can be counted too."""
    return replace(asked.wanted, needs_me=False)


def _states() -> Mapping[object, str]:
    return {state: wording.name(state) for state in State}


def _by_name(names: Names) -> Mapping[object, str]:
    return dict(sorted(names().items(), key=lambda one: one[1].casefold()))
