"""An approval sheet shows each post in full with its code, on both papers, however many."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from smdesk.domain.approval_sheets import ApprovalSheet, SheetContents, SheetPost, code_of
from smdesk.domain.organisation import Paper
from smdesk.domain.records import RecordId
from smdesk.domain.rules import BoundClause
from smdesk.printing.approvals import approval_sheet
from smdesk.printing.press import Press
from tests.printing.conftest import Pdf
from tests.printing.test_calendar import planned

SHEET = ApprovalSheet(
    id=RecordId("sheet"),
    number=3,
    asked=RecordId("ruth"),
    at=datetime(2026, 11, 20, 23, 30, tzinfo=UTC),
    by=RecordId("idris"),
    note="Please bring it back by Thursday. #[not markup] $x$",
)


def post(number: int, text: str = "") -> SheetPost:
    return SheetPost(
        sheet=SHEET.id,
        variant=RecordId(f"v{number}"),
        place=number,
        digest="0f" * 32,
        name=f"Story hour {number}",
        channel="Instagram",
        planned=datetime(2026, 11, 25, 23, 30, tzinfo=UTC),
        text=text or f"Tomas reads, part {number}. *not bold* Ночь поэзии, 本の日.",
        link=f"https://lanternbay.example/{number}?utm_source=instagram",
        first_comment=f"Seats are few, {number}.",
        hashtags=("LanternBay",),
        media=("door.jpg", "hall.jpg"),
        alts=(f"A red door, {number}", ""),
        checks=("facts", "consent"),
    )


def contents(*posts: SheetPost, paper: Paper = Paper.A4) -> SheetContents:
    clause = BoundClause(rule="C4.not_approved", document="LB-07", number="2.2.4", words="First.")
    imprint = planned([], paper).imprint
    return SheetContents(
        sheet=SHEET, asked="Ruth Brandeis", posts=posts, clauses=(clause,), imprint=imprint
    )


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [1, 20, 60])
def test_every_post_is_there_in_full_with_its_code(press: Press, count: int, paper: Paper) -> None:
    posts = [post(number) for number in range(1, count + 1)]
    printed = press.pdf(approval_sheet(contents(*posts, paper=paper)))
    assert not printed.notes
    text = Pdf(printed.pdf).text
    for number, one in enumerate(posts, start=1):
        assert code_of(one) in text
        assert f"Tomas reads, part {number}. *not bold*" in text
        assert f"https://lanternbay.example/{number}?utm_source=instagram" in text
        assert f"Seats are few, {number}." in text
        assert f"Shows: A red door, {number}" in text
    for said, times in (("Approve", count), ("Reject", count), ("Nobody has said", count)):
        assert text.count(said) >= times
    assert "LB-07 2.2.4: “First.”" in text
    assert "#[not markup] $x$" in text
    assert "Signature of Ruth Brandeis" in text


def test_a_picture_that_was_destroyed_since_is_named_with_the_day(press: Press) -> None:
    one, two = post(1), post(2)
    gone = {(one.variant, "door.jpg"): date(2026, 9, 7)}
    printed = press.pdf(approval_sheet(replace(contents(one, two), destroyed=gone)))
    text = Pdf(printed.pdf).text
    assert text.count("Destroyed on 7 September 2026") == (2 if one.variant == two.variant else 1)
    assert "Nobody has said what it shows." in text


def test_times_are_those_of_the_library(press: Press) -> None:
    zone = timezone(timedelta(hours=4))
    data = approval_sheet(contents(post(1)), zone=zone).data
    assert data["made"] == "2026-11-21"
    text = Pdf(press.pdf(approval_sheet(contents(post(1)), zone=zone)).pdf).text
    assert "Thursday, 26 November 2026, 03:30" in text


def test_what_is_empty_says_so(press: Press) -> None:
    bare = replace(
        post(1), text="", link="", hashtags=(), first_comment="", media=(), alts=(), planned=None,
        name="",
    )  # fmt: skip
    text = Pdf(press.pdf(approval_sheet(contents(replace(bare, text=" ")))).pdf).text
    assert "No time yet" in text
    assert "Without a title" in text


def test_a_text_longer_than_a_page_is_not_cut_off(press: Press) -> None:
    long = " ".join(f"word{number}" for number in range(3000))
    pdf = Pdf(press.pdf(approval_sheet(contents(post(1, long), post(2)))).pdf)
    assert len(pdf.pages) > 3
    assert "word2999" in pdf.text
    assert code_of(post(2)) in pdf.text
