"""Tests of the team's screen: bars that say the same in words, and terms that end in order."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from smdesk.domain.custody import Custodian
from smdesk.domain.handoff import Packet
from smdesk.domain.records import Ref
from smdesk.domain.roster import Person, Seat, Term
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.team.end_term import EndTermDialog
from smdesk.ui.team.overview import TimelinePart
from smdesk.ui.team.registers import SeatsPart
from smdesk.ui.team.terms import TermsPart
from smdesk.ui.team.view import PARTS
from tests.desk.conftest import term_of


def finding(team, code):
    return next(f for f in team.findings() if f.rule.code == code)


def test_the_line_under_the_title_says_who_serves(team):
    assert "Idris Okafor-Lund" in team.header.subtitle.text()
    assert "Aytən" not in team.header.subtitle.text()


def test_the_term_of_the_only_custodian_cannot_end_early(team, nora):
    part = team.turn_to(TermsPart)
    part.terms.table.select(term_of(nora, "Idris").id)
    part.end_term()
    ask = team.findChildren(EndTermDialog)[-1]
    ask.why.setPlainText("He moves to another town")
    ask.end()
    assert "nobody else can open YouTube" in ask.banner.words
    assert "can name a second custodian first" in ask.banner.words
    ask._mend()
    youtube = next(line for line in nora.accounts.lines() if line.name == "YouTube")
    assert team.went == [Ref(Custodian.kind, youtube.id)]
    assert term_of(nora, "Idris").ended_early == ""


def test_a_term_ends_early_with_a_reason_and_can_be_taken_back(team, nora, desk):
    part = team.turn_to(TermsPart)
    part.terms.table.select(term_of(nora, "Aytən").id)
    part.end_term()
    ask = team.findChildren(EndTermDialog)[-1]
    last = term_of(nora, "Aytən").first + timedelta(days=10)
    ask.day.set_day(last)
    ask.end()
    assert ask._error.text() == "Say why it ends early."
    ask.why.setPlainText("She took a post elsewhere")
    ask.end()
    assert term_of(nora, "Aytən").last == last
    assert term_of(nora, "Aytən").ended_early == "She took a post elsewhere"
    next(told for told in team.told if "ends on" in told.text).undo()
    assert term_of(nora, "Aytən").ended_early == ""


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("\u0301\u202e", "Say why it ends early."),
        ("a" * 100_000, "The reason is longer than anybody reads. Shorten it."),
    ],
)
def test_a_term_does_not_end_for_a_reason_nobody_can_read(team, nora, why, said):
    part = team.turn_to(TermsPart)
    part.terms.table.select(term_of(nora, "Aytən").id)
    part.end_term()
    ask = team.findChildren(EndTermDialog)[-1]
    ask.day.set_day(term_of(nora, "Aytən").first + timedelta(days=10))
    ask.why.setPlainText(why)
    ask.end()
    assert ask._error.text() == said
    assert ask.why.toPlainText() == why
    assert term_of(nora, "Aytən").ended_early == ""


def test_an_empty_seat_is_filled_from_the_day_after_its_last_term(team, nora):
    pictures = next(seat for seat in nora.roster.seats.all() if seat.name.startswith("Pictures"))
    team.part(TimelinePart).pane.acts.dialogs.next_term(pictures)
    form = team.findChildren(FormDialog)[-1].form
    before = term_of(nora, "Idris")
    assert form.editor("first").day() == before.last + timedelta(days=1)
    assert form.read().seat == pictures.id


def test_a_new_person_begins_without_a_name(team, nora):
    team.reveal(Ref(Person.kind, NONE_YET))
    dialog = team.findChildren(FormDialog)[-1]
    assert dialog.form.editor("name").text() == ""
    dialog.form.editor("name").setText("Sam Ortega")
    dialog.save()
    assert "Sam Ortega" in [person.name for person in nora.roster.people.all()]


def test_a_record_is_shown_in_its_list(team, nora):
    seat = nora.roster.seats.all()[0]
    team.reveal(Ref(Seat.kind, seat.id))
    assert team.part(SeatsPart).register.chosen() == seat
    term = term_of(nora, "Nora")
    team.reveal(Ref(Term.kind, term.id))
    assert team.looked_at is TimelinePart
    assert team.part(TimelinePart).pane.item().term == term


def test_a_term_that_ends_soon_leads_to_the_handoff(team):
    team.mend(finding(team, "H2.ending_soon"))
    assert team.went[-1].kind == Packet.kind


@pytest.mark.parametrize("part", PARTS)
def test_everything_has_a_name_and_tab_reaches_it(team, walk, part):
    team.show()
    team.turn_to(part)
    team.chips.findChildren(QWidget)[0].setFocus()
    walk(team)
