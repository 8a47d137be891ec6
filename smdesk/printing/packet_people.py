"""The packet's people: who holds which seat for how long, drawn and in tables, and who to call."""

from smdesk.domain.communication import FlowLink, flow_map
from smdesk.domain.handoff import PacketContents
from smdesk.domain.matrix import MatrixRow
from smdesk.domain.roles import WHOLE
from smdesk.domain.roster import Person, active, serving
from smdesk.domain.term_chart import Chart, chart
from smdesk.printing.clean import Json
from smdesk.printing.plan import flow_data
from smdesk.printing.term_chart import chart_data, seat_data


def people_section(contents: PacketContents) -> dict[str, Json]:
    """Return the term chart of this academic year and the next, seats, contacts and members."""
    drawn = _chart(contents)
    people = sorted(contents.people.values(), key=lambda p: (p.name.casefold(), p.id))
    on_duty = serving(contents.terms, contents.today)
    return {
        "chart": chart_data(drawn),
        "seats": [seat_data(row, drawn) for row in drawn.rows],
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


def _chart(contents: PacketContents) -> Chart:
    house = contents.organisation
    return chart(
        contents.seats,
        contents.terms,
        {person.id: person.name for person in contents.people.values()},
        stories={},
        today=contents.today,
        year_starts=(house.year_starts_month, house.year_starts_day),
    )


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
