"""The log on paper: what was asked for, row by row, with the check words at the foot."""

from datetime import UTC, tzinfo

from smdesk.domain.logbook import LogPages
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

TEMPLATE = "log"


def log_sheet(pages: LogPages, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE) -> Sheet:
    """Return the part of the log as a sheet for the press; times are as ``zone`` has them."""
    rows: list[Json] = []
    for row in pages.rows:
        at = row.at.astimezone(zone)
        rows.append(
            {
                "number": row.number,
                "day": at.date().isoformat(),
                "time": f"{at:%H:%M}",
                "who": row.who,
                "what": row.what,
                "reason": row.reason,
            }
        )
    return Sheet(
        template=TEMPLATE,
        data={
            **imprint_data(pages.imprint, zone),
            "rows": rows,
            "person": pages.person,
            "part": pages.area,
            "since": pages.since.isoformat() if pages.since else None,
            "until": pages.until.isoformat() if pages.until else None,
            "sound": pages.sound,
        },
        paper=pages.imprint.organisation.paper,
        timestamp=pages.imprint.printed_at,
        language=language,
    )
