"""Chooses several rows of a list at once."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView


def choose_rows(view: QAbstractItemView, rows: Iterable[int]) -> None:
    """Choose these rows and no others; which one has the ring stays."""
    model, chosen = view.model(), QItemSelection()
    for row in rows:
        chosen.select(model.index(row, 0), model.index(row, 0))
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
