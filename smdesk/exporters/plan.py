"""The plan as a table and as JSON, for colleagues and programs that have no smdesk."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date, datetime, time

from smdesk.domain.plan_rows import BETWEEN, COLUMNS, PlanRow
from smdesk.exporters.csv import guarded

FORMAT = "smdesk-plan"
VERSION = 1


def table(rows: Iterable[PlanRow]) -> bytes:
    """Return the rows in UTF-8, with the mark that table programs look for; no cell calculates."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([guarded(_cell(getattr(row, name))) for name in COLUMNS.values()])
    return out.getvalue().encode("utf-8-sig", "replace")


def document(rows: Iterable[PlanRow], *, library: str, now: datetime) -> bytes:
    """Return the rows as JSON; ``now`` is aware."""
    named = COLUMNS | {"at": "at"}
    said = {
        "format": FORMAT,
        "version": VERSION,
        "library": library,
        "exported_at": now.isoformat(),
        "posts": [
            {name: _value(getattr(row, field)) for name, field in named.items()} for row in rows
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return BETWEEN.join(map(str, value))
    return _text(value)


def _value(value: object) -> object:
    return list(value) if isinstance(value, tuple) else _text(value) or None


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)
