"""Reads the calendar fast: what is needed of each variant to show it, and of none more."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.journal import json_text
from smdesk.domain.records import RecordId

_ROWS = """
    SELECT v.id, v.item, v.at, v.channel, i.name, v.state, i.owner, i.campaign, i.objective,
        i.labels, v.writers
    FROM variant v JOIN item i ON i.id = v.item
"""


class Agenda:
    """The variants by their time; those without one come last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[tuple[Any, ...]]:
        """Return every variant.

        Each is its id, item, time, channel, the item's name, the state, the item's owner, campaign,
        objective and labels, and who wrote it; the last two as JSON.
        """
        return self._rows("ORDER BY v.at IS NULL, v.at, v.id")

    def between(self, first: datetime, end: datetime) -> list[tuple[Any, ...]]:
        """Return those from the first instant on and before the end; both aware, in UTC."""
        return self._rows(
            "WHERE v.at >= ? AND v.at < ? ORDER BY v.at, v.id",
            (first.isoformat(), end.isoformat()),
        )

    def some(self, ids: Collection[str]) -> list[tuple[Any, ...]]:
        """Return those of these ids that are there."""
        return self._rows(
            "WHERE v.id IN (SELECT value FROM json_each(?)) ORDER BY v.at, v.id",
            (json_text(list(ids)),),
        )

    def times(
        self, first: datetime, end: datetime, channels: Collection[str], without: Collection[str]
    ) -> list[tuple[RecordId, str]]:
        """Return the channel and the instant, as it is written, of each post in that time.

        Only of these channels, and without those in these states.
        """
        found: list[tuple[RecordId, str]] = self._connection.execute(
            "SELECT channel, at FROM variant WHERE at >= ? AND at < ?"
            " AND channel IN (SELECT value FROM json_each(?))"
            " AND state NOT IN (SELECT value FROM json_each(?)) ORDER BY at",
            (
                first.isoformat(),
                end.isoformat(),
                json_text(list(channels)),
                json_text(list(without)),
            ),
        ).fetchall()
        return found

    def last_out(self) -> dict[RecordId, str]:
        """Return of each channel the instant, as it is written, at which the last post went out."""
        return dict(
            self._connection.execute(
                "SELECT v.channel, max(p.posted_at) FROM publication p"
                " JOIN variant v ON v.id = p.variant GROUP BY v.channel"
            )
        )

    def coming(self, now: datetime, without: Collection[str]) -> set[RecordId]:
        """Return the channels for which anything is planned, not counting these states."""
        rows = self._connection.execute(
            "SELECT DISTINCT channel FROM variant WHERE at >= ?"
            " AND state NOT IN (SELECT value FROM json_each(?))",
            (now.isoformat(), json_text(list(without))),
        )
        return {channel for (channel,) in rows}

    def agreed_by(self, person: RecordId) -> set[str]:
        """Return the variants in review that the person has approved, as they stand."""
        rows = self._connection.execute(
            "SELECT v.id FROM variant v JOIN approval a ON a.variant = v.id"
            " AND a.request = v.request WHERE v.state = 'in_review' AND a.by = ?",
            (person,),
        )
        return {id_ for (id_,) in rows}

    def posted_since(self, first: datetime) -> list[RecordId]:
        """Return the variants that count as posted and were not planned for before the instant."""
        rows = self._connection.execute(
            "SELECT id FROM variant WHERE state = 'posted' AND (at IS NULL OR at >= ?) ORDER BY at",
            (first.isoformat(),),
        )
        return [RecordId(id_) for (id_,) in rows]

    def objectives_since(self, first: date) -> list[RecordId]:
        """Return the objectives named by items with a variant on that day or later, or on none."""
        rows = self._connection.execute(
            "SELECT DISTINCT i.objective FROM item i JOIN variant v ON v.item = i.id"
            " WHERE i.objective IS NOT NULL AND (v.at IS NULL OR v.at >= ?)"
            " AND v.state NOT IN ('rejected', 'withdrawn')",
            (first.isoformat(),),
        )
        return [RecordId(id_) for (id_,) in rows]

    def _rows(self, rest: str, values: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(
            f"{_ROWS} {rest}", values
        ).fetchall()
        return found
