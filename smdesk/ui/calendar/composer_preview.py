"""Shows plainly where a text folds and what of a picture is cut away; it imitates no platform."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.domain.limits import Matter, Takes
from smdesk.domain.preview import Area, Ratios, cropped, folded
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.tokens import tokens

MOST_SHOWN = 3_000
"""Signs; more of a text is counted but not shown here."""
SIDE = 148


@dataclass(frozen=True, slots=True)
class Sight:
    """One picture as it is looked at: small, with the pixels that the whole one has."""

    image: QImage
    width: int
    height: int
    alt: str
    gone: str = ""
    """What stands there where the picture was destroyed."""


class Cut(QWidget):
    """One picture; what a platform would cut away is dimmed."""

    def __init__(self, sight: Sight, ratios: Ratios | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._image, self._gone = sight.image, sight.gone
        width = sight.width or sight.image.width() or 1
        height = sight.height or sight.image.height() or 1
        self.area = Area(0, 0, width, height) if ratios is None else cropped(width, height, ratios)
        self._whole = QSize(width, height)
        side = scaled(self, SIDE)
        self.setFixedSize(self._whole.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
        said = sight.alt or self.tr("A picture that nobody described")
        self.setAccessibleName(" · ".join(filter(None, (said, sight.gone))))

    @property
    def cuts(self) -> bool:
        """Whether something is cut away."""
        return (self.area.width, self.area.height) != self._whole.toTuple()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._image.isNull():
                painter.fillRect(self.rect(), QColor(colours.sunken))
                painter.setPen(QColor(colours.muted))
                room = self.rect().adjusted(6, 6, -6, -6)
                centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(room, centred, self._gone)
            else:
                painter.drawImage(self.rect(), self._image)
            if self.cuts:
                across, down = (
                    self.width() / self._whole.width(),
                    self.height() / self._whole.height(),
                )
                kept = QRect(
                    round(self.area.left * across),
                    round(self.area.top * down),
                    round(self.area.width * across),
                    round(self.area.height * down),
                )
                veil = QColor(colours.window)
                veil.setAlpha(190)
                for outside in (
                    QRect(0, 0, self.width(), kept.top()),
                    QRect(0, kept.bottom() + 1, self.width(), self.height()),
                    QRect(0, kept.top(), kept.left(), kept.height()),
                    QRect(kept.right() + 1, kept.top(), self.width(), kept.height()),
                ):
                    painter.fillRect(outside, veil)
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.drawRect(kept.adjusted(1, 1, -1, -1))
            painter.setPen(QColor(colours.border_strong))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PostPreview(QWidget):
    """The text as far as it is seen, the rest muted, and the pictures beneath."""

    def __init__(self, takes: Takes | None, sights: Sequence[Sight], parent: QWidget) -> None:
        super().__init__(parent)
        self._takes = takes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.head = Label("", self, type=Type.META)
        self.text = Label("", self, selectable=True)
        self.fold = Label("", self, type=Type.META, tone="muted")
        self.rest = Label("", self, tone="muted")
        self.more = Label("", self, type=Type.META, tone="warning")
        self.cut = Label("", self, type=Type.META, tone="muted")
        holder = QWidget(self)
        flow = Flow(holder, spacing=8)
        self.cuts = [Cut(sight, takes.ratios if takes else None, holder) for sight in sights]
        for cut in self.cuts:
            flow.addWidget(cut)
        card = Card("", self)
        inner = QWidget(card)
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(6)
        for widget in (self.text, self.fold, self.rest, self.more, holder):
            lines.addWidget(widget)
        holder.setVisible(bool(sights))
        card.add_widget(inner)
        for widget in (self.head, card, self.cut):
            column.addWidget(widget)
        self.head.setText(self.tr("What is read, without the platform's own looks"))
        self._say_cuts()

    def show_text(self, text: str) -> None:
        """Show the text, folded where the platform does."""
        shown, rest, note, source = text, "", "", ""
        limit = self._takes.limits.get(Matter.FOLD) if self._takes else None
        if limit is not None and self._takes is not None:
            shown, rest = folded(text, self._takes.counter, limit.most)
            day = "?" if limit.checked is None else wording.day(limit.checked)
            if rest:
                note = self.tr("Readers of {platform} ask for the rest, after {count}:").format(
                    platform=self._takes.name, count=wording.number(limit.most)
                )
                source = self.tr("{source}\nLast looked at: {day}").format(
                    source=limit.source, day=day
                )
        left = max(MOST_SHOWN - len(shown), 0)
        cut = len(shown) > MOST_SHOWN or len(rest) > left
        self.text.setText(shown[:MOST_SHOWN] or self.tr("Nothing is written yet."))
        self.fold.setText(note)
        self.fold.setToolTip(source)
        self.rest.setText(rest[:left])
        self.more.setText(
            self.tr("Only the first {shown} of {count} signs are shown here.").format(
                shown=wording.number(MOST_SHOWN), count=wording.number(len(text))
            )
            if cut
            else ""
        )
        for label in (self.fold, self.rest, self.more):
            label.setVisible(bool(label.text()))

    def _say_cuts(self) -> None:
        ratios = self._takes.ratios if self._takes else None
        words = ""
        if ratios is not None and self._takes is not None and any(c.cuts for c in self.cuts):
            words = self.tr("What is dimmed lies outside the shapes that {platform} shows.").format(
                platform=self._takes.name
            )
            self.cut.setToolTip(f"{ratios.source}\n{ratios.checked}")
        self.cut.setText(words)
        self.cut.setVisible(bool(words))
