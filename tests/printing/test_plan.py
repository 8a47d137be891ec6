"""The plan's sheets keep the archive's standards, and no arrow or box is lost on the way."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from smdesk.domain.communication import FlowLink, flow_map
from smdesk.domain.imprint import Imprint
from smdesk.domain.organisation import Organisation
from smdesk.printing.packet_people import people_section
from smdesk.printing.plan import Card, Listing, flow_data, plan_sheet
from tests.printing.libraries import riverside

IMPRINT = Imprint(
    organisation=Organisation(name="Riverside Library"),
    today=date(2026, 11, 21),
    printed_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
    printed_by="Mara Lind",
    log_entries=7,
    check_words="one two three",
)
LINKS = [
    FlowLink(giver=giver, taker=taker, about="Events", since=date(2026, 9, 1))
    for giver, taker in (
        ("Editor", "Director"),
        ("Director", "Board"),
        ("Board", "Editor"),
        ("Director", "Editor"),
        ("Editor", "Web office"),
        ("Director", "Web office"),
        ("Web office", "Director"),
    )
]
TABLE = Listing(
    title="Reports",
    heads=("Report", "For whom"),
    shares=(2, 1),
    rows=(("Yearly #report", ""), ("x" * 60, "*Board*")),
)


@pytest.mark.parametrize(
    "links", [[], LINKS[:1], LINKS, [*LINKS, *LINKS]], ids=["none", "one", "loops", "twice"]
)
def test_a_flow_of_any_shape_keeps_the_standards(press, links):
    printed = press.pdf(plan_sheet([TABLE], IMPRINT, flow=flow_map(links), spoken="Who tells."))
    assert printed.notes == ()


def test_tables_and_cards_keep_the_standards_and_an_empty_one_says_none(press):
    cards = [
        Card(title="Instagram", line="One picture", blocks=(("We do", ("Ask",)), ("Never", ())))
    ]
    empty = replace(TABLE, rows=())
    sheet = plan_sheet([TABLE, empty], IMPRINT, title="Plan", cards=cards)
    assert press.pdf(sheet).notes == ()
    assert sheet.data["cards"][0]["blocks"] == [{"head": "We do", "items": ["Ask"]}]


def test_a_wide_table_turns_the_page():
    wide = replace(TABLE, heads=("a",) * 6, shares=(1,) * 6, rows=())
    assert plan_sheet([wide], IMPRINT).data["flipped"] is True
    assert plan_sheet([TABLE], IMPRINT).data["flipped"] is False


def test_every_line_of_the_flow_is_drawn_with_its_number():
    drawn = flow_data(flow_map(LINKS))
    numbers = sorted(n for arrow in drawn["arrows"] for n in arrow["numbers"].split(", "))
    assert numbers == [str(n) for n in range(1, len(LINKS) + 1)]


def test_the_packet_shows_the_flow_as_drawing_and_table():
    section = people_section(replace(riverside(), flow=tuple(LINKS)))
    assert [line["giver"] for line in section["flow"]["lines"]] == [one.giver for one in LINKS]
    assert len(section["flow"]["drawing"]["nodes"]) == 4
    assert people_section(riverside())["flow"] == {"drawing": None, "lines": []}
