"""How high clauses are before they are made: guessed from how much each says."""

from PySide6.QtGui import QFontMetricsF

from smdesk.domain.policy.blocks import TableBlock
from smdesk.domain.policy.content import Clause, clause_text
from smdesk.domain.records import RecordId
from smdesk.ui.policy.clause_row import AIR
from smdesk.ui.policy.ink import Ink


class Heights:
    """Guesses heights, and remembers what each guess was made from."""

    def __init__(self) -> None:
        self._known: dict[RecordId, tuple[Clause, int, int]] = {}

    def clear(self) -> None:
        """Forget every guess, as when letters change."""
        self._known.clear()

    def guess(self, clause: Clause, wide: int, ink: Ink) -> int:
        """Return about how many px the row of a clause takes whose text is ``wide`` px wide."""
        known = self._known.get(clause.id)
        if known is None or known[0] is not clause or known[1] != wide:
            metrics = QFontMetricsF(ink.font)
            signs = wide / max(1.0, metrics.averageCharWidth())
            height = round(_lines(clause, signs) * metrics.lineSpacing()) + 2 * AIR
            known = self._known[clause.id] = (clause, wide, height)
        return known[2]


def _lines(clause: Clause, signs: float) -> float:
    """Return about how many lines a clause takes where so many signs fit into one."""
    lines = 1.1 if clause.title else 0.0
    for block in clause.blocks:
        lines += 1.6 * len(block.rows) if isinstance(block, TableBlock) else 0.35
    for paragraph in clause_text(clause).split("\n") if clause.blocks else ():
        lines += max(1.0, -(-len(paragraph) // max(1.0, signs)))
    return max(1.0, lines)
