"""The wall rota: who watches, posts and approves in the weeks ahead, on one sheet lying down."""

from datetime import UTC, tzinfo

from smdesk.domain.wall import WallCell, WallRota
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

TEMPLATE = "rota"


def rota_sheet(wall: WallRota, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE) -> Sheet:
    """Return the rota as a sheet for the press."""
    return Sheet(
        template=TEMPLATE,
        data={
            **imprint_data(wall.imprint, zone),
            "weeks": [week.isoformat() for week in wall.weeks],
            "rows": [
                {
                    "account": row.account,
                    "duty": row.duty.value,
                    "cells": [_cell(cell) for cell in row.cells],
                }
                for row in wall.rows
            ],
            "away": [
                {"name": name, "first": first.isoformat(), "last": last.isoformat()}
                for name, first, last in wall.away
            ],
        },
        paper=wall.imprint.organisation.paper,
        timestamp=wall.imprint.printed_at,
        language=language,
    )


def _cell(cell: WallCell) -> dict[str, Json]:
    whole = len(cell.people) == 1 and not cell.nobody
    return {
        "people": [
            {
                "name": name,
                "first": None if whole else first.weekday(),
                "last": None if whole else last.weekday(),
                "backup": backup,
            }
            for name, first, last, backup in cell.people
        ],
        "nobody": [day.weekday() for day in cell.nobody],
    }
