"""The plan on paper: tables of registers, cards, and the communication flow as a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo

from smdesk.domain.communication import FlowMap
from smdesk.domain.imprint import Imprint
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

TEMPLATE = "plan"
FLAT_FROM = 6
"""From so many columns on, the page lies on its side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One table: its heads, how wide each column is beside the others, and its rows."""

    title: str
    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card: a title, a line beneath it, and blocks of a heading and what stands under it."""

    title: str
    line: str = ""
    blocks: tuple[tuple[str, tuple[str, ...]], ...] = ()


def plan_sheet(
    listings: Sequence[Listing],
    imprint: Imprint,
    *,
    title: str = "",
    cards: Sequence[Card] = (),
    flow: FlowMap | None = None,
    spoken: str = "",
    zone: tzinfo = UTC,
    language: str = FALLBACK_LANGUAGE,
) -> Sheet:
    """Return the tables and cards as a sheet for the press.

    ``spoken`` describes the drawing of ``flow`` to whoever does not see it. Without a ``title``
    the first table's is the sheet's.
    """
    widest = max((len(listing.heads) for listing in listings), default=0)
    return Sheet(
        template=TEMPLATE,
        data={
            **imprint_data(imprint, zone),
            "title": title or (listings[0].title if listings else ""),
            "flipped": widest >= FLAT_FROM,
            "flow": flow_data(flow) if flow is not None and flow.nodes else None,
            "spoken": spoken,
            "listings": [
                {
                    "title": listing.title,
                    "heads": list(listing.heads),
                    "shares": list(listing.shares),
                    "rows": [list(row) for row in listing.rows],
                }
                for listing in listings
            ],
            "cards": [
                {
                    "title": card.title,
                    "line": card.line,
                    "blocks": [
                        {"head": head, "items": list(items)} for head, items in card.blocks if items
                    ],
                }
                for card in cards
            ],
        },
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )


def flow_data(flow: FlowMap) -> dict[str, Json]:
    """Return the drawing of a flow: boxes by column and row, arrows by the boxes' places."""
    return {
        "columns": flow.columns,
        "rows": flow.rows,
        "nodes": [
            {"name": node.name, "column": node.column, "row": node.row} for node in flow.nodes
        ],
        "arrows": [
            {
                "from": arrow.giver,
                "to": arrow.taker,
                "numbers": ", ".join(str(number) for number in arrow.numbers),
            }
            for arrow in flow.arrows
        ],
    }
