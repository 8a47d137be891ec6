"""Says what the shapes of the timeline mean."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from smdesk.domain.term_chart import TermState
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled, sized
from smdesk.ui.kit.tokens import tokens
from smdesk.ui.team.timeline import shapes

Draw = Callable[[QPainter, QRectF, shapes.Inks], None]


class Legend(QWidget):
    """A row of small drawings with their words; it wraps where there is too little room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What the shapes mean"))
        flow = Flow(self, spacing=14)
        said: tuple[tuple[str, Draw], ...] = (
            (wording.name(TermState.ACTIVE), _serving),
            (wording.name(TermState.AHEAD), _planned),
            (wording.name(TermState.OVER), _over),
            (self.tr("Ended early"), _ended_early),
            (self.tr("Extended"), _extended),
            (self.tr("Under a year"), _short),
            (self.tr("Nobody"), _nobody),
            (self.tr("Two share the seat"), _shared),
        )
        for words, draw in said:
            flow.addWidget(_Entry(words, draw, self))


class _Entry(QWidget):
    def __init__(self, words: str, draw: Draw, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(_Picture(draw, self))
        row.addWidget(Label(words, self, type=Type.META, wrap=False))


class _Picture(QWidget):
    def __init__(self, draw: Draw, parent: QWidget) -> None:
        super().__init__(parent)
        self._draw = draw
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(self, 30), QFontMetrics(sized(self.font(), "meta")).height() + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5),
                       shapes.Inks(tokens(self.palette())))  # fmt: skip


def _serving(painter: QPainter, box: QRectF, inks: shapes.Inks) -> None:
    shapes.paint_body(painter, box, TermState.ACTIVE, inks)


def _planned(painter: QPainter, box: QRectF, inks: shapes.Inks) -> None:
    shapes.paint_body(painter, box, TermState.AHEAD, inks)


def _over(painter: QPainter, box: QRectF, inks: shapes.Inks) -> None:
    shapes.paint_body(painter, box, TermState.OVER, inks)


def _ended_early(painter: QPainter, box: QRectF, inks: shapes.Inks) -> None:
    part = QRectF(box.left(), box.top(), box.width() * 0.6, box.height())
    shapes.paint_meant(painter, part, box.right(), inks)
    shapes.paint_body(painter, part, TermState.OVER, inks, torn=True)


def _extended(painter: QPainter, box: QRectF, inks: shapes.Inks) -> None:
    shapes.paint_body(painter, box, TermState.ACTIVE, inks)
    shapes.paint_extension(painter, box, box.center().x(), inks)


def _short(painter: QPainter, box: QRectF, inks: shapes.Inks) -> None:
    shapes.paint_body(painter, box, TermState.ACTIVE, inks)
    shapes.paint_flag(painter, box, box.height() * 0.7, inks)


def _nobody(painter: QPainter, box: QRectF, inks: shapes.Inks) -> None:
    shapes.paint_gap(painter, box, inks)


def _shared(painter: QPainter, box: QRectF, inks: shapes.Inks) -> None:
    shapes.paint_shared(painter, box, inks)
