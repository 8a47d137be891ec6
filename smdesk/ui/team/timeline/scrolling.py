"""The part of the timeline that scrolls: how wide a day is, which days and seats are in sight."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from smdesk.domain.dates import Span
from smdesk.domain.term_chart import Chart
from smdesk.overriding import override
from smdesk.ui.kit.letters import scaled, sized
from smdesk.ui.kit.tokens import tokens
from smdesk.ui.team.timeline.axis import Axis
from smdesk.ui.team.timeline.look import Look
from smdesk.ui.team.timeline.moving import Grip
from smdesk.ui.team.timeline.places import Gap, Item, Places, key

NAMES, LANE, AIR = 168, 28, 5
NEAR = 7
"""Px from the end of a bar within which the end is taken hold of."""
ZOOM = 1.25


class ScrolledTime(QAbstractScrollArea):
    """Shows a chart from some day and some seat on, with days of some width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._places: Places | None = None
        self._starts = (1, 1)
        self._axis = Axis(0, 1)
        self._fitted = True
        self._key: Hashable = None
        self._busy = False
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._slid)

    def show_chart(self, chart: Chart, starts: tuple[int, int]) -> None:
        """Show the chart; what is chosen stays so if it is still there.

        ``starts`` is month and day on which academic years begin.
        """
        self._places = Places(chart, scaled(self, LANE), scaled(self, AIR))
        self._starts = starts
        if self._places.find(self._key) is None:
            self._key = None
            self._choose_first()
        self._fit_again()
        self._set_bars()
        self.viewport().update()

    @property
    def axis(self) -> Axis:
        """The days in sight."""
        return self._axis

    @property
    def wanted_height(self) -> int:
        """The height in px that shows all seats."""
        high = self._places.height if self._places is not None else 0
        return self._ruler + high + self.horizontalScrollBar().sizeHint().height() + 2

    def item(self) -> Item | None:
        """Return what is chosen."""
        found = self._places.find(self._key) if self._places is not None else None
        return found[1] if found else None

    # Looking about.

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Make days so many times as wide, about a place or the chosen one."""
        self._fitted = False
        if about is None:
            item = self.item()
            middle = self._room / 2
            left, right = self._axis.ends(item.span) if item is not None else (middle, middle)
            at = (left + right) / 2
            about = at if 0 <= at <= self._room else middle
        self._look_from(self._axis.zoomed(factor, about))

    def zoom_in(self) -> None:
        """Make days wider."""
        self.zoom(ZOOM)

    def zoom_out(self) -> None:
        """Make days narrower."""
        self.zoom(1 / ZOOM)

    def fit(self) -> None:
        """Show this academic year and the next."""
        self._fitted = True
        self._fit_again()

    def go_to_today(self) -> None:
        """Bring today to a third of the width."""
        if self._places is not None:
            self._fitted = False
            x = self._axis.place(self._places.chart.today)
            self._look_from(self._axis.moved(x - self._room / 3))

    def go_years(self, years: int) -> None:
        """Go so many years on, or back."""
        self._fitted = False
        self._look_from(self._axis.moved(years * 365.25 * self._axis.per_day))

    def earlier(self) -> None:
        """Go a year back."""
        self.go_years(-1)

    def later(self) -> None:
        """Go a year on."""
        self.go_years(1)

    # Behind the scenes.

    @property
    def _ruler(self) -> int:
        return 2 * (QFontMetrics(sized(self.font(), "meta")).height() + 6)

    @property
    def _names(self) -> int:
        return min(scaled(self, NAMES), self.viewport().width() // 3)

    @property
    def _room(self) -> int:
        return max(1, self.viewport().width() - self._names)

    def _choose_first(self) -> None:
        """Choose the first seat's present term, so that the keyboard begins somewhere."""
        if self._places is None:
            return
        for number in range(len(self._places.lines)):
            near = self._places.nearest(number, self._places.chart.today.toordinal())
            if near is not None:
                self._key = key(near)
                return

    def _fit_again(self) -> None:
        if self._fitted and self._places is not None:
            self._look_from(Axis.fitting(self._places.chart.years, self._room))

    def _look_from(self, axis: Axis) -> None:
        self._axis = axis
        self._set_bars()
        self.viewport().update()

    def _set_bars(self) -> None:
        if self._places is None:
            return
        self._busy = True
        room = self.viewport().height() - self._ruler
        upright = self.verticalScrollBar()
        upright.setRange(0, max(0, self._places.height - room))
        upright.setPageStep(max(1, room))
        upright.setSingleStep(self._places.lane)
        whole, days = self._places.chart.span, max(1, round(self._room / self._axis.per_day))
        first = min(whole.first.toordinal() - 366, round(self._axis.left))
        last = max(whole.last.toordinal() + 366, round(self._axis.left) + days)
        flat = self.horizontalScrollBar()
        flat.setRange(first, last - days)
        flat.setPageStep(days)
        flat.setSingleStep(max(1, days // 24))
        flat.setValue(round(self._axis.left))
        self._busy = False

    def _scrolled(self) -> None:
        self.viewport().update()

    def _slid(self, left: int) -> None:
        if not self._busy:
            self._fitted = False
            self._axis = Axis(left, self._axis.per_day)
            self.viewport().update()

    def _look(self) -> Look | None:
        if self._places is None:
            return None
        return Look(
            axis=self._axis,
            colours=tokens(self.palette()),
            font=self.font(),
            names=self._names,
            ruler=self._ruler,
            width=self.viewport().width(),
            height=self.viewport().height(),
            scrolled=self.verticalScrollBar().value(),
            today=self._places.chart.today,
            chosen=self._key,
            focused=self.hasFocus(),
        )

    def _at(self, point: QPointF) -> tuple[Item | None, Grip]:
        """Return what lies at the place, and which part of it."""
        if self._places is None or point.y() < self._ruler or point.x() < self._names:
            return None, Grip.BODY
        y = round(point.y()) - self._ruler + self.verticalScrollBar().value()
        number = self._places.line_at(y)
        if number is None:
            return None, Grip.BODY
        x = point.x() - self._names
        lane = (y - self._places.top(number) - self._places.air) // self._places.lane
        near = Span(self._axis.day(x - NEAR), self._axis.day(x + NEAR))
        line = self._places.lines[number]
        for bar in line.bars(near):
            left, right = self._axis.ends(bar.span)
            if bar.lane != lane or not left - NEAR <= x <= right + NEAR:
                continue
            if abs(x - right) <= min(NEAR, (right - left) / 3):
                return bar, Grip.LAST
            if abs(x - left) <= min(NEAR, (right - left) / 3):
                return bar, Grip.FIRST
            if left <= x <= right:
                return bar, Grip.BODY
        here = self._axis.day(x)
        gap = next(line.gaps(Span(here, here)), None)
        return (Gap(line.row.seat, gap) if gap is not None else None), Grip.BODY

    # Qt's own.

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._fit_again()
        self._set_bars()

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.FontChange and self._places is not None:
            self.show_chart(self._places.chart, self._starts)
