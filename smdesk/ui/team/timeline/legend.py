"""Says what the shapes of the timeline mean."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from smdesk.domain.term_chart import TermState
from smdesk.ui.kit import wording
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled, sized
from smdesk.ui.kit.tokens import Tokens, tokens
from smdesk.ui.team.timeline import shapes

Draw = Callable[[QPainter, QRectF, Tokens], None]


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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5),
                   tokens(self.palette()))  # fmt: skip


def _serving(painter: QPainter, box: QRectF, colours: Tokens) -> None:
    shapes.paint_body(painter, box, TermState.ACTIVE, colours)


def _planned(painter: QPainter, box: QRectF, colours: Tokens) -> None:
    shapes.paint_body(painter, box, TermState.AHEAD, colours)


def _over(painter: QPainter, box: QRectF, colours: Tokens) -> None:
    shapes.paint_body(painter, box, TermState.OVER, colours)


def _ended_early(painter: QPainter, box: QRectF, colours: Tokens) -> None:
    part = QRectF(box.left(), box.top(), box.width() * 0.6, box.height())
    shapes.paint_meant(painter, part, box.right(), colours)
    shapes.paint_body(painter, part, TermState.OVER, colours, torn=True)


def _extended(painter: QPainter, box: QRectF, colours: Tokens) -> None:
    shapes.paint_body(painter, box, TermState.ACTIVE, colours)
    shapes.paint_extension(painter, box, box.center().x(), colours)


def _short(painter: QPainter, box: QRectF, colours: Tokens) -> None:
    shapes.paint_body(painter, box, TermState.ACTIVE, colours)
    shapes.paint_flag(painter, box, box.height() * 0.7, colours)


def _nobody(painter: QPainter, box: QRectF, colours: Tokens) -> None:
    shapes.paint_gap(painter, box, QColor(colours.danger))


def _shared(painter: QPainter, box: QRectF, colours: Tokens) -> None:
    shapes.paint_shared(painter, box, colours)
