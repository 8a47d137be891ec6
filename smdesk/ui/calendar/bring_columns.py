"""Where somebody says which column of a table holds what, and which channels its names mean."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from smdesk.desk.plan_import import Field
from smdesk.domain.records import RecordId
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

NOWHERE = -1
ACROSS = 4
MOST_NAMES = 60
FIELDS = {
    Field.DATE: QT_TRANSLATE_NOOP("Calendar", "Day"),
    Field.TIME: QT_TRANSLATE_NOOP("Calendar", "Time"),
    Field.WHEN: QT_TRANSLATE_NOOP("Calendar", "Day and time in one"),
    Field.CHANNELS: QT_TRANSLATE_NOOP("Calendar", "Channels"),
    Field.TITLE: QT_TRANSLATE_NOOP("Calendar", "Title"),
    Field.TEXT: QT_TRANSLATE_NOOP("Calendar", "Text"),
    Field.LINK: QT_TRANSLATE_NOOP("Calendar", "Link"),
    Field.FIRST_COMMENT: QT_TRANSLATE_NOOP("Calendar", "First comment"),
    Field.CAMPAIGN: QT_TRANSLATE_NOOP("Calendar", "Campaign"),
    Field.LABEL: QT_TRANSLATE_NOOP("Calendar", "Labels"),
    Field.MEDIA: QT_TRANSLATE_NOOP("Calendar", "Pictures"),
    Field.ALT: QT_TRANSLATE_NOOP("Calendar", "What pictures show"),
}


class _Choices(QWidget):
    """Boxes to choose from, each under its name, some beside each other."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)

    def offer(self, number: int, words: str, options: Mapping[object, str], now: object) -> None:
        """Put another box into the grid, at the place of that number."""
        box = QuietComboBox(self)
        box.setAccessibleName(words)
        for value, said in options.items():
            box.addItem(said, value)
        box.setCurrentIndex(max(0, list(options).index(now)))
        box.currentIndexChanged.connect(self.changed)
        row, column = divmod(number, ACROSS)
        name = Label(words, self, type=Type.META)
        name.setBuddy(box)
        self._grid.addWidget(name, row * 2, column)
        self._grid.addWidget(box, row * 2 + 1, column)
        self._grid.setColumnStretch(column, 1)

    @property
    def boxes(self) -> list[QuietComboBox]:
        """The boxes in their order."""
        return self.findChildren(QuietComboBox)


class Columns(QScrollArea):
    """Shows guesses to be changed: a column for each thing, a channel for each unknown name."""

    placed = Signal()
    """A column holds something else now."""
    named = Signal()
    """A name means another channel now."""

    def __init__(self, channels: Mapping[RecordId, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._channels = channels
        self._fields: tuple[Field, ...] = ()
        self._names: tuple[str, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_tr("Columns"))
        self._holder = holder = QWidget(self)
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 8, 0)
        self.places_box, self.names_box = _Choices(holder), _Choices(holder)
        self.hint = Label(_tr("Names that no channel here has. Which do they mean?"), holder)
        for widget in (self.places_box, self.hint, self.names_box):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.hint.hide()
        self.setWidget(holder)
        self.setMinimumHeight(scaled(self, 240))

    def show_table(self, heads: Sequence[str], guess: Mapping[Field, int]) -> None:
        """Show what the columns are likely to hold."""
        options: dict[object, str] = {NOWHERE: _tr("Not in the table")}
        for place, head in enumerate(heads):
            plain = " ".join(head.split()) or _tr("Column {number}").format(number=place + 1)
            options[place] = plain
        self._fields = tuple(FIELDS)
        box = self._anew(self.places_box)
        for number, field in enumerate(self._fields):
            box.offer(number, _tr(FIELDS[field]), options, guess.get(field, NOWHERE))
        box.changed.connect(self.placed)
        self.places_box = box
        self.show_names(())

    def show_names(self, names: Iterable[str]) -> None:
        """Ask which channels are meant by these names."""
        self._names = tuple(dict.fromkeys(names))[:MOST_NAMES]
        options: dict[object, str] = {"": _tr("None: leave out")}
        options |= dict(sorted(self._channels.items(), key=lambda one: one[1].casefold()))
        box = self._anew(self.names_box)
        for number, name in enumerate(self._names):
            box.offer(number, name, options, "")
        box.changed.connect(self.named)
        self.names_box = box
        self.hint.setVisible(bool(self._names))

    def places(self) -> dict[Field, int]:
        """Return which column holds what."""
        pairs = zip(self._fields, self.places_box.boxes, strict=True)
        return {field: box.currentData() for field, box in pairs if box.currentData() != NOWHERE}

    def known(self) -> dict[str, RecordId]:
        """Return the channels that are meant by unknown names."""
        pairs = zip(self._names, self.names_box.boxes, strict=True)
        return {name: RecordId(box.currentData()) for name, box in pairs if box.currentData()}

    def _anew(self, old: _Choices) -> _Choices:
        new = _Choices(self._holder)
        self._column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        new.show()
        return new


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
