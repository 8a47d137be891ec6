"""The widget of the timeline: scrolled, zoomed and worked on with the keyboard and the mouse."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.domain.term_chart import Bar, Chart
from smdesk.domain.terms import handed_on
from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.letters import scale
from smdesk.ui.team.timeline import words
from smdesk.ui.team.timeline.axis import ruler
from smdesk.ui.team.timeline.keys import pressed
from smdesk.ui.team.timeline.moving import Grip, Move
from smdesk.ui.team.timeline.painting import TimelinePainter
from smdesk.ui.team.timeline.places import Gap, key
from smdesk.ui.team.timeline.scrolling import ZOOM, ScrolledTime

STEP = 60
"""Px that a notch of the wheel scrolls."""
Key, Mod = Qt.Key, Qt.KeyboardModifier


class TimelineCanvas(ScrolledTime):
    """Shows a chart. What is done with a term it only asks for."""

    chosen = Signal()
    opened = Signal()
    """Enter was pressed on what is chosen, or it was clicked twice."""
    ending = Signal()
    moved = Signal(object, object, object)
    """A Bar is to have another first day and last day."""
    handing = Signal(object)
    """A Bar was dragged on to whoever follows."""
    said = Signal(str)
    """What goes on, in words: a term on the move, or nothing any more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Terms by seat"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setMouseTracking(True)
        self._move: Move | None = None
        self._pressed: QPointF | None = None
        self._panning = False

    # What is shown.

    @override
    def show_chart(self, chart: Chart, starts: tuple[int, int]) -> None:
        self._move = None
        super().show_chart(chart, starts)
        self._tell()

    def choose(self, wanted: Hashable, *, quietly: bool = False) -> bool:
        """Choose what has the key and bring it into sight; False if it is not there."""
        found = self._places.find(wanted) if self._places is not None else None
        if found is None or self._places is None:
            return False
        self.leave()
        self._key = wanted
        number, item = found
        top, bottom = self._places.top(number), self._places.top(number + 1)
        bar, room = self.verticalScrollBar(), self.viewport().height() - self._ruler
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + room:
            bar.setValue(bottom - room)
        if item.span.overlap(self._axis.shown(self._room)) is None or not quietly:
            self._look_from(self._axis.showing(item.span, self._room))
        self._tell()
        self.viewport().update()
        return True

    # Moving.

    def take(self, grip: Grip) -> None:
        """Take hold of an end of the chosen term."""
        item = self.item()
        if isinstance(item, Bar):
            self._set_move(Move.of(item, grip))

    @property
    def moving(self) -> bool:
        """Whether a term is on the move and not kept yet."""
        return self._move is not None

    def go(self, items: int, lines: int) -> None:
        """Choose what lies so many items on in the line, or so many lines below."""
        if self._places is None:
            return
        if lines:
            found = self._places.below(self._key, lines)
        else:
            found = self._places.beside(self._key, items)
        if found is not None:
            self.choose(key(found))

    def open_it(self) -> None:
        """Open what is chosen."""
        if self.item() is not None:
            self.opened.emit()

    def end_it(self) -> None:
        """Ask for the end of what is chosen."""
        if self.item() is not None:
            self.ending.emit()

    def nudge(self, *, days: int = 0, months: int = 0) -> None:
        """Move the end that is held, the last day if none is yet."""
        if self._move is None:
            self.take(Grip.LAST)
        if self._move is not None:
            self._set_move(self._move.by(days=days, months=months))

    def keep(self) -> None:
        """Ask for what was moved."""
        move = self._move
        self.leave()
        if move is not None and move.moved:
            self.moved.emit(move.bar, move.first, move.last)

    def leave(self) -> None:
        """Leave everything as it was."""
        self._pressed, self._panning = None, False
        if self._move is not None:
            self._move = None
            self.said.emit("")
            self.viewport().update()
        self.viewport().unsetCursor()

    # Behind the scenes.

    def _tell(self) -> None:
        item = self.item()
        said = words.told(item, self._places.chart.today) if item and self._places else ""
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            if self.hasFocus():
                announce(self, said)
        self.chosen.emit()

    def _set_move(self, move: Move) -> None:
        self._move = move
        said = words.moving(move.span)
        self.said.emit(said)
        if self._pressed is None:
            announce(self, said)
        self.viewport().update()

    # Qt's own.

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        look = self._look()
        if look is None or self._places is None:
            return
        with QPainter(self.viewport()) as painter:
            painting = TimelinePainter(painter, self._places, look)
            painting.paint(ruler(self._axis, look.room, self._starts, scale(self.font())))
            found = self._places.find(key(self._move.bar)) if self._move is not None else None
            if self._move is not None and found is not None:
                move = self._move
                painting.ghost(found[0], move.bar.lane, move.span, words.moving(move.span))

    @override
    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        self.viewport().update()

    @override
    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        super().focusOutEvent(arg__1)
        if arg__1.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.leave()
        self.viewport().update()

    @override
    def wheelEvent(self, arg__1: QWheelEvent) -> None:
        turned, fine = arg__1.angleDelta(), arg__1.pixelDelta()
        if arg__1.modifiers() & Mod.ControlModifier:
            about = arg__1.position().x() - self._names
            self.zoom(ZOOM ** (turned.y() / 120), max(0.0, about))
            arg__1.accept()
            return
        across = turned.x() or (turned.y() if arg__1.modifiers() & Mod.ShiftModifier else 0)
        if across:
            self._fitted = False
            self._look_from(self._axis.moved(-(fine.x() or across / 120 * STEP)))
            arg__1.accept()
        elif self.verticalScrollBar().maximum() > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - round(fine.y() or turned.y() / 120 * STEP))
            arg__1.accept()
        else:
            arg__1.ignore()

    @override
    def mousePressEvent(self, arg__1: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point, button = arg__1.position(), arg__1.button()
        if button is Qt.MouseButton.MiddleButton:
            self._pressed, self._panning = point, True
            return
        item, grip = self._at(point)
        if item is not None:
            self.choose(key(item), quietly=True)
        if button is Qt.MouseButton.LeftButton:
            self._pressed = point
            self._panning = item is None or isinstance(item, Gap)
            if isinstance(item, Bar) and grip is not Grip.BODY:
                self._set_move(Move.of(item, grip))

    @override
    def mouseMoveEvent(self, arg__1: QMouseEvent) -> None:
        point = arg__1.position()
        if self._pressed is None:
            item, grip = self._at(point)
            ends = isinstance(item, Bar) and grip is not Grip.BODY
            self.viewport().setCursor(
                Qt.CursorShape.SizeHorCursor if ends else Qt.CursorShape.ArrowCursor
            )
        elif self._panning:
            self._pan(point)
        elif self._move is not None and self._move.grip is not Grip.BODY:
            day = self._axis.nearest(point.x() - self._names)
            last = self._move.grip is Grip.LAST
            self._set_move(self._move.to(date.fromordinal(day.toordinal() - 1) if last else day))
        elif (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._drag_on(point)

    @override
    def mouseReleaseEvent(self, arg__1: QMouseEvent) -> None:
        move, pressed = self._move, self._pressed
        self._pressed, self._panning = None, False
        self.viewport().unsetCursor()
        if move is None or pressed is None:
            return
        if move.grip is not Grip.BODY:
            self.keep()
            return
        self.leave()
        if arg__1.position().x() - self._names > self._axis.ends(move.bar.span)[1]:
            self.handing.emit(move.bar)

    @override
    def mouseDoubleClickEvent(self, arg__1: QMouseEvent) -> None:
        self.leave()
        if self._at(arg__1.position())[0] is not None:
            self.opened.emit()

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+0 for the whole span, though it leads to a screen elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if ctrl and event.key() == Key.Key_0:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not pressed(self, Key(arg__1.key()), arg__1.modifiers()):
            super().keyPressEvent(arg__1)

    # Dragging.

    def _pan(self, point: QPointF) -> None:
        if self._pressed is None:
            return
        way = point - self._pressed
        self._pressed, self._fitted = point, False
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - round(way.y()))
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._look_from(self._axis.moved(-way.x()))

    def _drag_on(self, point: QPointF) -> None:
        """Show whose term would follow, as soon as the bar is beyond its own end."""
        bar, places = self.item(), self._places
        if not isinstance(bar, Bar) or places is None:
            return
        beyond = point.x() - self._names > self._axis.ends(bar.span)[1]
        move = Move.of(bar, Grip.BODY)
        if beyond:
            held = [b.term for line in places.lines for b in line.row.bars if b.seat == bar.seat]
            after = handed_on(bar.term, held, bar.term.person)
            move = replace(move, first=after.first, last=after.last)
        self._set_move(move)
        shape = Qt.CursorShape.DragCopyCursor if beyond else Qt.CursorShape.ClosedHandCursor
        self.viewport().setCursor(shape)
