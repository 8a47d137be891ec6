"""What the head and the foot of every printed page are made from."""

from datetime import UTC, datetime, timedelta, tzinfo

from smdesk.domain.imprint import Imprint
from smdesk.domain.organisation import Organisation
from smdesk.printing.clean import Json


def imprint_data(imprint: Imprint, zone: tzinfo = UTC) -> dict[str, Json]:
    """Return the data that the house style asks of every sheet; times are as ``zone`` has them."""
    return {
        "organisation": organisation_data(imprint.organisation),
        "today": imprint.today.isoformat(),
        "due": None,
        "holes": [],
        "packet": printed_data(
            imprint.printed_at,
            zone,
            by=imprint.printed_by,
            entries=imprint.log_entries,
            check_words=imprint.check_words,
        ),
    }


def organisation_data(organisation: Organisation) -> dict[str, Json]:
    """Return what pages say of the library."""
    return {
        "name": organisation.name,
        "team": organisation.team,
        "email": organisation.inquiries_email,
        "phone": organisation.inquiries_phone,
        "policy": organisation.policy_number,
        "sample": organisation.sample,
    }


def printed_data(
    at: datetime, zone: tzinfo, *, by: str, entries: int, check_words: str
) -> dict[str, Json]:
    """Return when and by whom something is printed, and how far the log has come."""
    here = at.astimezone(zone)
    return {
        "day": here.date().isoformat(),
        "time": f"{here:%H:%M} {zone_name(here)}",
        "by": by,
        "entries": entries,
        "check_words": check_words,
    }


def zone_name(instant: datetime) -> str:
    """Return how far the instant's clock is from UTC, as in ``UTC+2``."""
    minutes = (instant.utcoffset() or timedelta()) // timedelta(minutes=1)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")
