"""The agenda: what is to be posted, day after day, with the days named once."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.dates import Span
from smdesk.domain.records import RecordId
from smdesk.domain.routes import Link
from smdesk.overriding import override
from smdesk.ui.calendar.entries import Entries, Entry
from smdesk.ui.calendar.grid import ARROWS
from smdesk.ui.calendar.looks import MARKS, clock_words, followed, tile
from smdesk.ui.calendar.rows import choose_rows
from smdesk.ui.calendar.slots import WEEK, Slot
from smdesk.ui.kit import wording
from smdesk.ui.kit.letters import scaled, sized
from smdesk.ui.kit.paint import chip_width, elided, paint_chip, paint_line, paint_ring
from smdesk.ui.kit.records import Index
from smdesk.ui.kit.tokens import Tokens, tokens

DAYS = 4 * WEEK
"""How many days the agenda looks ahead."""
ROW, HEADING = 36, 40
SIDE = 24
CLOCK, LETTERS = 76, 34

_Role = Qt.ItemDataRole


class Agenda(QListView):
    """The posts of four weeks under their days, and beneath them those that have no time yet."""

    chosen = Signal()
    opened = Signal()
    beginning = Signal(object)
    moving = Signal(object, object)
    stepping = Signal(object, int, int)
    going = Signal(object)
    turned = Signal(int)
    shifting = Signal(int)
    """All chosen posts are to move by so many days."""
    binning = Signal()
    """All chosen posts are to go into the bin."""
    copying = Signal()
    """All chosen posts are to be copied."""
    asking = Signal(QPoint)
    """What can be done to the chosen posts is asked for, at a place of the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries = Entries(self)
        self._choosing = False
        self._after: Mapping[RecordId, str] = {}
        self.setModel(self.entries)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(self.tr("Agenda"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("kit", "plain")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().currentChanged.connect(self._went)
        self.selectionModel().selectionChanged.connect(self._went)
        self.doubleClicked.connect(self._open)

    def span(self, day: date) -> Span:
        """Return the days that are shown with the day."""
        return Span(day, day + timedelta(days=DAYS - 1))

    def lead(self, links: Sequence[Link]) -> None:
        """Say, of the posts that are shown next, which follow which."""
        self._after = followed(links)

    def show_lines(
        self,
        day: date,  # noqa: ARG002 - the lines are those of its days already
        lines: Sequence[CalendarLine],
        notes: Mapping[date, tuple[str, ...]],
        now: datetime,
    ) -> None:
        """Show the lines; ``now`` is on the library's clock."""
        by_day: dict[date | None, list[CalendarLine]] = {}
        for line in lines:
            by_day.setdefault(line.day, []).append(line)
        dateless = by_day.pop(None, [])
        days = sorted({*by_day, *notes} - {None}, key=lambda one: one or date.min)
        entries: list[Entry] = []
        for one in days:
            if one is None:
                continue
            heading = self._named(one, now.date())
            entries.append(Entry(day=one, heading=heading, notes=notes.get(one, ())))
            entries += [
                Entry(line, one, after=self._after.get(line.id, "")) for line in by_day.get(one, [])
            ]
        if dateless:
            entries.append(Entry(heading=self.tr("No time yet")))
            entries += [Entry(line) for line in dateless]
        before = {line.id for line in self.several()}
        self._choosing = True
        self.entries.show(entries)
        if len(before) > 1:
            rows = [n for n, e in enumerate(entries) if e.line is not None and e.line.id in before]
            choose_rows(self, rows)
        self._choosing = False

    def slot(self) -> Slot | None:
        """Return the day of what is chosen."""
        entry = self._entry()
        return None if entry is None or entry.day is None else Slot(entry.day)

    def several(self) -> list[CalendarLine]:
        """Return all chosen posts, in the order in which they are shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        found = (self.entries.entries[row].line for row in rows)
        return [line for line in found if line is not None]

    def picked(self) -> CalendarLine | None:
        """Return the chosen post, if any; of several the one with the ring."""
        if len(several := self.several()) == 1:
            return several[0]
        entry = self._entry()
        return None if entry is None else entry.line

    def choose(self, slot: Slot | None, picked: RecordId | None = None) -> bool:
        """Choose the post; or, without one, the first of the day or of a later day."""
        place = None
        for number, entry in enumerate(self.entries.entries):
            if entry.line is None:
                continue
            if picked is not None and entry.line.id == picked:
                place = number
                break
            later = slot is not None and entry.day is not None and entry.day >= slot.day
            if place is None and later:
                place = number
        if place is None:
            place = next(
                (n for n, e in enumerate(self.entries.entries) if e.line is not None), None
            )
        self._choosing = True
        if place is not None:
            self._go_to(place)
        self._choosing = False
        self.viewport().update()
        self.chosen.emit()
        return place is not None

    def _go_to(self, place: int) -> None:
        """Let the row be the current one; where it is one of several chosen, those stay so."""
        index, model = self.entries.index(place, 0), self.selectionModel()
        if len(self.several()) > 1 and model.isSelected(index):
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        else:
            self.setCurrentIndex(index)

    def _went(self) -> None:
        if not self._choosing:
            self.chosen.emit()

    def _entry(self) -> Entry | None:
        index = self.currentIndex()
        return self.entries.entries[index.row()] if index.isValid() else None

    def _named(self, day: date, today: date) -> str:
        named = f"{wording.weekday(day)} {wording.long_day(day)}"
        if day == today:
            return self.tr("Today, {day}").format(day=named)
        return named

    def _open(self) -> None:
        line = self.picked()
        if line is not None:
            self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = Qt.Key(event.key()), self.picked()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        many = len(self.several()) > 1
        if key in ARROWS and alt:
            right, down = ARROWS[key]
            if many:
                self.shifting.emit(right or down)
            elif line is not None:
                self.stepping.emit(line, right or down, 0)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.turned.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.beginning.emit(self.slot())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
        elif key == Qt.Key.Key_Delete and self.several():
            self.binning.emit()
        elif key == Qt.Key.Key_Escape and many:
            self.setCurrentIndex(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asking.emit(event.globalPos())

    @override
    def keyboardSearch(self, search: str) -> None:
        """Let letters choose nothing: the field above finds."""


class _Rows(QStyledItemDelegate):
    """Paints headings, and posts as the month does: time, letters, title, state."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        agenda = self.parent()
        if not isinstance(agenda, Agenda):
            return
        entry = agenda.entries.entries[index.row()]
        colours = tokens(agenda.palette())
        painter.save()
        if entry.line is None:
            self._heading(painter, option.rect, entry, colours, agenda)
        else:
            current = index == agenda.currentIndex()
            chosen = current or agenda.selectionModel().isSelected(index)
            ground = colours.accent_soft if chosen else colours.surface
            painter.fillRect(option.rect, QColor(ground))
            paint_line(painter, option.rect, colours)
            self._post(painter, option.rect, entry, colours, agenda.font())
            if current and agenda.hasFocus():
                paint_ring(painter, option.rect, colours)
        painter.restore()

    def _heading(
        self, painter: QPainter, area: QRect, entry: Entry, colours: Tokens, agenda: Agenda
    ) -> None:
        painter.fillRect(area, QColor(colours.window))
        paint_line(painter, area, colours)
        strong = sized(agenda.font(), "base", QFont.Weight.DemiBold)
        inner = area.adjusted(SIDE, 8, -SIDE, 0)
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(strong)
        painter.setPen(QColor(colours.text))
        painter.drawText(inner, where, elided(entry.heading, strong, inner.width()))
        if entry.notes:
            taken = painter.fontMetrics().horizontalAdvance(entry.heading) + 12
            meta = sized(agenda.font(), "meta")
            rest = inner.adjusted(taken, 0, 0, 0)
            painter.setFont(meta)
            painter.setPen(QColor(colours.muted))
            painter.drawText(rest, where, elided(", ".join(entry.notes), meta, rest.width()))

    def _post(
        self, painter: QPainter, area: QRect, entry: Entry, colours: Tokens, font: QFont
    ) -> None:
        if (line := entry.line) is None:
            return
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        chip = (wording.name(line.state), MARKS[line.state][1])
        width = chip_width(chip[0], font)
        inner = area.adjusted(SIDE, 0, -SIDE, 0)
        paint_chip(painter, QRect(inner.right() - width, inner.top(), width, inner.height()),
                   chip, colours, font)  # fmt: skip
        inner.setRight(inner.right() - width - 12)
        base, strong = sized(font, "base"), sized(font, "base", QFont.Weight.DemiBold)
        letter = painter.fontMetrics().averageCharWidth() / 8
        times = max(CLOCK, round(CLOCK * letter))
        painter.setFont(base)
        painter.setPen(QColor(colours.muted))
        painter.drawText(inner, where, clock_words(line.clock))
        inner.setLeft(inner.left() + times)
        painter.setFont(strong)
        painter.drawText(inner, where, tile(line))
        inner.setLeft(
            inner.left() + max(LETTERS, painter.fontMetrics().horizontalAdvance("MM ") + 6)
        )
        painter.setFont(base)
        painter.setPen(QColor(colours.danger if line.problem else colours.text))
        words = "  ·  ".join(filter(None, (line.title, line.channel_name, entry.after)))
        painter.drawText(inner, where, elided(words, base, inner.width()))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        agenda = self.parent()
        if not isinstance(agenda, Agenda):
            return QSize(200, ROW)
        heading = agenda.entries.entries[index.row()].line is None
        return QSize(200, scaled(agenda, HEADING if heading else ROW))
