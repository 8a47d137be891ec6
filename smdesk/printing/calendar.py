"""The calendar on paper: a month as a grid, and a week as a run sheet to be ticked off."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta, tzinfo

from smdesk.domain.calendar import State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.dates import Span
from smdesk.domain.imprint import Imprint
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

MONTH_TEMPLATE = "calendar-month"
WEEK_TEMPLATE = "calendar-week"
WEEK = 7
NEVER_OUT = frozenset({State.IDEA, State.REJECTED, State.WITHDRAWN, State.ARCHIVED})
"""States of posts that nobody sends out in the week."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned for some days.

    ``notes`` says what else is on a day; ``filters`` says in words what was left out, if anything.
    A ``draft`` says so across every page: nobody has approved the plan of these days.
    """

    lines: Sequence[CalendarLine]
    notes: Mapping[date, Sequence[str]]
    filters: str
    imprint: Imprint
    draft: bool = True


def month_sheet(
    planned: Planned,
    month: date,
    *,
    first_weekday: int = 0,
    large: bool = False,
    zone: tzinfo = UTC,
    language: str = FALLBACK_LANGUAGE,
) -> Sheet:
    """Return the month of that day as a grid; 0 begins its weeks on Monday.

    ``large`` is for paper of twice the size, with letters to be read from further away.
    """
    first = month.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    inside = Span(first, after - timedelta(days=1))
    begin = first - timedelta(days=(first.weekday() - first_weekday) % WEEK)
    weeks: list[Json] = []
    by_day = _by_day(planned.lines)
    for start in range(0, (after - begin).days, WEEK):
        days = [begin + timedelta(days=start + n) for n in range(WEEK)]
        weeks.append([_cell(day, inside, by_day, planned) for day in days])
    sheet = _sheet(
        planned,
        MONTH_TEMPLATE,
        {
            "first": first.isoformat(),
            "weekdays": [(first_weekday + n) % WEEK for n in range(WEEK)],
            "weeks": weeks,
            "count": sum(len(found) for day, found in by_day.items() if day in inside),
        },
        zone,
        language,
    )
    return replace(sheet, large=large)


def week_sheet(
    planned: Planned, week: Span, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE
) -> Sheet:
    """Return what goes out on these days, day by day; days without anything are left out."""
    by_day = _by_day(line for line in planned.lines if line.state not in NEVER_OUT)
    days: list[Json] = []
    for day in (week.first + timedelta(days=n) for n in range(week.days)):
        notes = list(planned.notes.get(day, ()))
        posts = [_post(line) for line in by_day.get(day, ())]
        if posts or notes:
            days.append(
                {
                    "day": day.isoformat(),
                    "weekday": day.weekday(),
                    "notes": [*notes],
                    "posts": [*posts],
                }
            )
    said: dict[str, Json] = {
        "first": week.first.isoformat(),
        "last": week.last.isoformat(),
        "days": days,
    }
    return _sheet(planned, WEEK_TEMPLATE, said, zone, language)


def _sheet(
    planned: Planned, template: str, said: Mapping[str, Json], zone: tzinfo, language: str
) -> Sheet:
    return Sheet(
        template=template,
        data={
            **imprint_data(planned.imprint, zone),
            **said,
            "filters": planned.filters,
            "draft": planned.draft,
        },
        paper=planned.imprint.organisation.paper,
        timestamp=planned.imprint.printed_at,
        language=language,
    )


def _by_day(lines: Iterable[CalendarLine]) -> dict[date, list[CalendarLine]]:
    found: dict[date, list[CalendarLine]] = {}
    for line in lines:
        if line.day is not None:
            found.setdefault(line.day, []).append(line)
    return found


def _cell(
    day: date, inside: Span, by_day: Mapping[date, list[CalendarLine]], planned: Planned
) -> Json:
    here = day in inside
    return {
        "number": day.day,
        "inside": here,
        "notes": [*planned.notes.get(day, ())] if here else [],
        "posts": [_post(line) for line in by_day.get(day, ())] if here else [],
    }


def _post(line: CalendarLine) -> Json:
    return {
        "time": f"{line.clock:%H:%M}" if line.clock else "",
        "title": line.title,
        "channel": line.channel_name,
        "state": line.state.value,
        "owner": line.owner_name,
    }
