"""The packet's lists made ready for paper: a cell is text, a day, a word, or room to write."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from enum import Enum
from typing import TypeAlias

from smdesk.domain.packet_sections import Block, ByHand, Cell, Section, Weekday
from smdesk.printing.clean import Json

Name: TypeAlias = Callable[[Enum], str]
"""Gives what people call one of a choice, as in *posted*."""


def section_data(
    sections: Iterable[Section], name: Name, parts: Collection[str]
) -> dict[str, Json]:
    """Return each section's lists by its number; those that are not among ``parts`` have none."""
    return {
        one.number: [_block(block, name) for block in one.blocks]
        for one in sections
        if one.number in parts
    }


def _block(block: Block, name: Name) -> dict[str, Json]:
    return {
        "key": block.key,
        "kept": block.kept,
        "rows": [[_cell(cell, name) for cell in row] for row in block.rows],
    }


def _cell(cell: Cell, name: Name) -> Json:
    if isinstance(cell, tuple):
        return [_cell(one, name) for one in cell]
    if isinstance(cell, Enum) and not isinstance(cell, ByHand | Weekday):
        return name(cell)
    return _special(cell)


def _special(cell: str | int | date | Enum | None) -> Json:
    """Return a cell that the template knows how to show by itself, or plain text."""
    match cell:
        case bool():
            return {"yes": cell}
        case ByHand():
            return {"hand": cell.value}
        case Weekday():
            return {"weekday": cell.value}
        case date():
            return {"day": cell.isoformat()}
        case _:
            return "" if cell is None else str(cell)
