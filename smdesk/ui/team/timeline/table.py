"""The timeline as a table: the same terms and gaps, for whom a picture says nothing."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit import wording
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable
from smdesk.ui.team.timeline import words
from smdesk.ui.team.timeline.places import Item, key


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)


def item_table(today: Callable[[], date], parent: QWidget) -> DataTable[Item]:
    """Return the table; the rows are shown by ``show_records``."""

    def stands(item: Item) -> str:
        return words.stands(item, today())

    columns: tuple[Column[Item], ...] = (
        Column(_tr("Seat"), words.seat, width=170),
        Column(_tr("Person"), words.who),
        Column(_tr("First day"), _first, _first_words, width=112),
        Column(_tr("Last day"), _last, _last_words, width=112),
        Column(_tr("Stands"), _last, stands, width=150),
        Column(_tr("To note"), _flags),
    )
    return DataTable(_tr("Terms by seat, as a table"), columns, key, parent)


def _first(item: Item) -> date:
    return item.span.first


def _last(item: Item) -> date:
    return item.span.last


def _first_words(item: Item) -> str:
    return wording.day(item.span.first)


def _last_words(item: Item) -> str:
    return wording.day(item.span.last)


def _flags(item: Item) -> str:
    return "; ".join(": ".join(filter(None, (flag, why))) for flag, _, why in words.flags(item))
