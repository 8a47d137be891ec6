"""The packet's people: who holds which seat for how long, drawn and in tables, and who to call."""

from datetime import date

from smdesk.domain.communication import FlowLink, flow_map
from smdesk.domain.dates import DAY, Span, academic_year, gaps
from smdesk.domain.handoff import PacketContents
from smdesk.domain.matrix import MatrixRow
from smdesk.domain.roles import WHOLE
from smdesk.domain.roster import Person, Seat, Term, active, serving
from smdesk.printing.clean import Json
from smdesk.printing.plan import flow_data


def people_section(contents: PacketContents) -> dict[str, Json]:
    """Return the term chart of this academic year and the next, seats, contacts and members."""
    years = _years(contents)
    whole = Span(years[0].first, years[1].last)
    today = contents.today
    people = sorted(contents.people.values(), key=lambda p: (p.name.casefold(), p.id))
    on_duty = serving(contents.terms, today)
    return {
        "chart": {
            "years": [_bar(year, whole) for year in years],
            "months": _months(whole),
            "today": _part(today, whole),
            "seats": [_lanes(contents, seat, whole) for seat in contents.seats],
        },
        "seats": [_seat(contents, seat, whole) for seat in contents.seats],
        "roles": [_role(row) for row in contents.roles],
        "flow": {
            "drawing": flow_data(flow_map(contents.flow)) if contents.flow else None,
            "lines": [_line(link) for link in contents.flow],
        },
        "contacts": [_contact(contents, person, person.id in on_duty) for person in people],
        "members": [_member(contents, p) for p in people if p.id in contents.members],
    }


def _line(link: FlowLink) -> dict[str, Json]:
    return {
        "giver": link.giver,
        "taker": link.taker,
        "about": link.about,
        "medium": link.medium,
        "every_days": link.every_days,
    }


def _role(row: MatrixRow) -> dict[str, Json]:
    return {
        "role": row.role,
        "holders": [
            f"{one.name} ({one.share} %)" if one.share < WHOLE else one.name for one in row.holders
        ],
        "missing": list(row.missing),
        "if_empty": list(row.if_empty),
    }


def _years(contents: PacketContents) -> tuple[Span, Span]:
    starts = contents.organisation.year_starts_month, contents.organisation.year_starts_day
    this = academic_year(contents.today, *starts)
    return this, academic_year(this.last + DAY, *starts)


def _part(day: date, whole: Span) -> float:
    """Return how far into the span a day begins: 0 at its start, 1 after its last day."""
    return round((day - whole.first).days / whole.days, 5)


def _bar(span: Span, whole: Span) -> dict[str, Json]:
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "from": _part(max(span.first, whole.first), whole),
        "to": _part(min(span.last, whole.last) + DAY, whole),
    }


def _months(whole: Span) -> list[Json]:
    """Return where each month begins in the chart; part of a month at its start counts as one."""
    found: list[Json] = []
    day = whole.first
    while day <= whole.last:
        found.append({"month": day.month, "from": _part(day, whole)})
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found


def _lanes(contents: PacketContents, seat: Seat, whole: Span) -> dict[str, Json]:
    """Return a seat's bars, those that overlap on lanes of their own, and its empty stretches."""
    held = sorted((t for t in contents.terms if t.seat == seat.id), key=lambda t: t.span)
    free_from: list[date] = []
    bars: list[Json] = []
    for term in held:
        if term.span.overlap(whole) is None:
            continue
        lane = next((n for n, free in enumerate(free_from) if free <= term.first), len(free_from))
        free_from[lane : lane + 1] = [term.last + DAY]
        bars.append(
            {
                **_bar(term.span, whole),
                "lane": lane,
                "name": contents.name_of(term.person),
                "state": _state(term, contents.today),
                "before": term.first < whole.first,
                "after": term.last > whole.last,
            }
        )
    return {
        "name": seat.name,
        "lanes": max(1, len(free_from)),
        "bars": bars,
        "gaps": [_bar(gap, whole) for gap in gaps([t.span for t in held], whole)],
    }


def _state(term: Term, today: date) -> str:
    if term.active(today):
        return "now"
    return "past" if term.last < today else "next"


def _seat(contents: PacketContents, seat: Seat, whole: Span) -> dict[str, Json]:
    held = sorted((t for t in contents.terms if t.seat == seat.id), key=lambda t: t.span)
    ahead = Span(contents.today, whole.last)
    return {
        "name": seat.name,
        "duties": seat.duties,
        "terms": [
            {
                "name": contents.name_of(term.person),
                "first": term.first.isoformat(),
                "last": term.last.isoformat(),
                "state": _state(term, contents.today),
                "decision": term.decision,
                "note": term.note,
                "ended_early": term.ended_early,
            }
            for term in held
        ],
        "gaps": [_bar(gap, whole) for gap in gaps([t.span for t in held], ahead)],
    }


def _contact(contents: PacketContents, person: Person, on_duty: bool) -> dict[str, Json]:
    return {
        "name": person.name,
        "work": person.work,
        "email": person.email,
        "phone": person.phone,
        "on_duty": on_duty,
        "opens": person.id in contents.members,
    }


def _member(contents: PacketContents, person: Person) -> dict[str, Json]:
    seats = {seat.id: seat.name for seat in contents.seats}
    now = [t for t in active(contents.terms, contents.today) if t.person == person.id]
    return {
        "name": person.name,
        "seats": [seats[t.seat] for t in now if t.seat in seats],
        "until": now[-1].last.isoformat() if now else None,
    }
