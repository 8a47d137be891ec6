"""The leaving list on paper: boxes for what is open, names and days for what is done."""

import typing
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from smdesk.domain.custody import Exposure, Secret, SecretKind, SecretVersion
from smdesk.domain.imprint import Imprint
from smdesk.domain.leaving import Because, Key, Leaving, Matter, State
from smdesk.domain.leaving_facts import Row
from smdesk.domain.leaving_list import LeavingList, Line
from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from smdesk.printing.leaving import leaving_sheet
from smdesk.printing.press import Press, Sheet
from tests.printing.conftest import Pdf
from tests.printing.libraries import MARA, RIVERSIDE
from tests.printing.test_no_secrets import types_within

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
IMPRINT = Imprint(
    organisation=RIVERSIDE,
    today=date(2026, 11, 21),
    printed_at=NOON,
    printed_by="Mara Lindqvist",
    log_entries=54,
    check_words="river olive anchor slate",
)


def line(matter: Matter, state: State = State.OPEN, **more: Any) -> Line:
    row = Row(key=Key(matter, "page", matter.value), number=1, detail="", state=state)
    return Line(row=row, account="Facebook page", **more)


LIST = LeavingList(
    leaving=Leaving(
        id=RecordId("leaving"),
        person=MARA.id,
        because=Because.TERM_END,
        begun_on=date(2026, 11, 21),
        last=date(2027, 1, 1),
    ),
    name="Aytən Səfərli *#[x]",
    lines=(
        line(Matter.KNOWN_SECRET, what=SecretKind.PASSWORD),
        line(Matter.SECOND_FACTOR, State.DONE, by="Mara Lindqvist", at=NOON),
    ),
    active=True,
    gone=False,
)


def said(found: LeavingList) -> Sheet:
    return leaving_sheet(
        found,
        IMPRINT,
        subject=lambda one: f"{one.account}: {one.row.matter.value}",
        asked=lambda one, person: f"Set anew, known to {person}",
        stands=lambda one: f"Done by {one.by}" if one.by else "",
    )


def test_open_lines_have_a_box_and_settled_ones_say_by_whom(press: Press) -> None:
    printed = press.pdf(said(LIST))
    assert printed.notes == ()
    text = Pdf(printed.pdf).text
    assert "Facebook page: known_secret" in text
    assert "Set anew, known to Aytən Səfərli *#[x]" in text
    assert "Done by Mara Lindqvist" in text
    assert "1 of 2 settled" in text
    assert "1 January 2027" in text
    assert "river olive anchor slate" in text


def test_a_list_of_somebody_let_out_or_put_aside_or_empty_says_so(press: Press) -> None:
    removed = replace(
        LIST,
        leaving=replace(LIST.leaving, because=Because.REMOVAL, called_off="Mara stays"),
        lines=(),
    )
    text = Pdf(press.pdf(said(removed)).pdf).text
    assert "Let out on" in text
    assert "Mara stays" in text
    assert "0 of 0 settled" in text


def test_a_leaving_list_has_no_place_for_a_secret() -> None:
    held = set(types_within(LeavingList))
    assert SecretKind in held
    assert not held & {Secret, SecretVersion, Exposure, SecretText, bytes, object, typing.Any}
