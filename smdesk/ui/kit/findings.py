"""Rows of findings: a chip, one plain sentence, and one verb that leads to where it is mended."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.domain.rules import Finding
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button, literal
from smdesk.ui.kit.cards import ROW_HEIGHT, SIDE, Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.fold import FoldingRow
from smdesk.ui.kit.label import Label

CHIP_COLUMN = 120
SENTENCE_ROOM = 200
AT_FIRST = 12
"""A long list is unrolled by a button: nobody mends a hundred things at once."""


class FindingsCard(Card):
    """A card that lists findings and counts them beside its heading.

    ``mend`` is called with the finding whose verb was pressed. The first verb can be the filled
    button of its screen.
    """

    def __init__(
        self,
        heading: str,
        mend: Callable[[Finding], object],
        parent: QWidget | None = None,
        *,
        first_is_primary: bool = False,
        none: str = "",
    ) -> None:
        """``none`` is the sentence that stands there when there is nothing to list."""
        super().__init__(heading, parent)
        self._none = none
        self._unrolled = AT_FIRST
        self._heading = heading
        self._mend = mend
        self._first_is_primary = first_is_primary
        self._shown: tuple[Finding, ...] | None = None

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List these findings; nothing happens when they are listed already."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        self._build()

    def show_more(self) -> None:
        """List some more of them."""
        self._unrolled += AT_FIRST * 4
        self._build()

    def _build(self) -> None:
        findings = self._shown or ()
        self.clear()
        self.set_heading(self._heading, wording.number(len(findings)) if findings else "")
        for place, finding in enumerate(findings[: self._unrolled]):
            row = FindingRow(
                finding, self._mend, self, primary=self._first_is_primary and place == 0
            )
            self.add_widget(row)
        left = len(findings) - self._unrolled
        if left > 0:
            words = self.tr("Show more ({count} left)").format(count=wording.number(left))
            self.add_button_row(Button(words, self, then=self.show_more, quiet=True))
        if not findings and self._none:
            self.add_text(self._none)


class FindingRow(FoldingRow):
    """One finding in a card."""

    def __init__(
        self,
        finding: Finding,
        mend: Callable[[Finding], object],
        parent: QWidget,
        *,
        primary: bool = False,
    ) -> None:
        super().__init__(parent, room=SENTENCE_ROOM, margins=(SIDE, 6, SIDE, 6))
        self._finding = finding
        self._mend = mend
        said = wording.finding(finding)
        words, tone = wording.chip(finding)
        self.setMinimumHeight(ROW_HEIGHT)
        self.setAccessibleName(said.what)
        held = QWidget(self)
        inner = QHBoxLayout(held)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(Chip(words, tone, held))
        inner.addStretch(1)
        self.add_fixed(held, CHIP_COLUMN)
        self.sentence = Label(said.what, self)
        self.add_stretching(self.sentence)
        self.button = Button(literal(said.action), self, then=self._press, primary=primary)
        self.button.setAccessibleName(f"{said.action}: {said.what}")
        self.button.setVisible(bool(said.action))
        self.add_fixed(self.button)

    def _press(self) -> None:
        self._mend(self._finding)
