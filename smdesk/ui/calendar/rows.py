"""Chooses several rows of a list at once."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView


def choose_rows(view: QAbstractItemView, rows: Sequence[int]) -> None:
    """Choose these rows, in their order, and no others; which one has the ring stays."""
    model, chosen = view.model(), QItemSelection()
    # A range for each run of rows: one for each row takes Qt minutes where there are thousands.
    for _, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        numbers = [row for _, row in run]
        chosen.select(model.index(numbers[0], 0), model.index(numbers[-1], 0))
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
