"""Tests of the leaving lists on the screen: true, in three groups, and each line with its way."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from smdesk.desk.sample import AYTAN, IDRIS
from smdesk.domain.accounts import Account
from smdesk.domain.custody import TERM_ENDS_ON_SOLE_CUSTODIAN, Custodian
from smdesk.domain.leaving import Because, Group, Leaving, Matter, State
from smdesk.domain.records import Ref
from smdesk.domain.secret_text import SecretText
from smdesk.ui.kit.dialog import AskReason
from smdesk.ui.kit.places import MEMBER, NONE_YET, place
from smdesk.ui.team.end_term import EndTermDialog
from smdesk.ui.team.leaving_begin import BeginDialog
from smdesk.ui.team.leaving_part import LeavingPart
from smdesk.ui.team.leaving_rows import GroupCard, LineRow
from smdesk.ui.team.terms import TermsPart
from tests.desk.conftest import account_named, person_named, term_of


@pytest.fixture
def pane(team):
    team.show()
    return team.turn_to(LeavingPart).pane


def row(pane, matter, account):
    """Return the row of that line as it is shown now."""
    return next(
        found
        for card in pane.groups
        for found in card.rows
        if isinstance(found, LineRow)
        and found.line.row.matter is matter
        and found.line.account == account
    )


def press(found, words):
    button = next(b for b in found.buttons if b.accessibleName().startswith(words))
    button.click()


def words(widget):
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if not label.isHidden())


def reason(team, text):
    ask = [one for one in team.findChildren(AskReason) if one.isVisible()][-1]
    ask._reason.setPlainText(text)
    ask._go.click()


def test_the_list_says_how_far_it_has_come_in_words(pane):
    assert pane.card.heading.text() == IDRIS.name
    assert "in 41 days" in pane.card.note.text()
    assert pane.progress.text().startswith("Must change: 1 of 2 · Change this term: 0 of ")
    assert 0 < pane.meter.value() < pane.meter.maximum()
    assert pane.meter.accessibleDescription() == pane.progress.text()


def test_what_must_change_comes_first_and_says_how_it_is_known(pane):
    heads = [card.heading.text() for card in pane.groups if not card.isHidden()]
    assert heads == ["Must change", "Change this term", "Keys, devices and roles"]
    found = row(pane, Matter.KNOWN_SECRET, "Newsletter")
    said = words(found)
    assert "Newsletter: password" in said
    assert "copied it" in said
    changed = row(pane, Matter.KNOWN_SECRET, "Facebook page")
    assert "Changed: 21 Nov 2026, Nora Haldane" in words(changed)
    assert changed.buttons == []


def test_a_new_password_is_set_where_the_account_is(team, pane, nora):
    press(row(pane, Matter.KNOWN_SECRET, "Newsletter"), "Set new password…")
    assert team.went == [Ref(Account.kind, account_named(nora, "Newsletter").id)]


def test_the_list_follows_what_is_changed_elsewhere(team, pane, nora):
    line = account_named(nora, "Newsletter")
    secret = nora.accounts.sheet(line.id).password
    nora.accounts.set_secret(line.id, secret.what, SecretText("a longer new one"), by=nora.me)
    team.refresh()
    assert pane.progress.text().startswith("Must change: 2 of 2")
    assert row(pane, Matter.KNOWN_SECRET, "Newsletter").line.row.state is State.DONE


def test_what_is_not_needed_asks_why_and_can_be_opened_again(team, pane, nora):
    press(row(pane, Matter.KNOWN_SECRET, "Newsletter"), "Not needed…")
    reason(team, "The newsletter ends in May")
    team.refresh()
    found = row(pane, Matter.KNOWN_SECRET, "Newsletter")
    assert "Not needed: The newsletter ends in May" in words(found)
    assert "Nora Haldane" in words(found)
    press(found, "Open again")
    team.refresh()
    assert row(pane, Matter.KNOWN_SECRET, "Newsletter").line.open


def test_a_role_is_ticked_off_and_the_way_back_is_offered(team, pane, nora):
    press(row(pane, Matter.PAGE_ROLE, "Facebook page"), "Tick off")
    team.refresh()
    found = row(pane, Matter.PAGE_ROLE, "Facebook page")
    assert "Done: 21 Nov 2026, Nora Haldane" in words(found)
    assert "ticked off" in team.told[-1].text
    team.told[-1].undo()
    team.refresh()
    assert row(pane, Matter.PAGE_ROLE, "Facebook page").line.open


def test_the_way_into_the_cabinet_is_taken_back_in_the_settings(team, pane, nora):
    found = row(pane, Matter.ACCESS, "")
    assert [b.accessibleName().split(":")[0] for b in found.buttons] == ["Let out…", "Not needed…"]
    press(found, "Let out…")
    assert team.went == [Ref(MEMBER, person_named(nora, IDRIS.name).id)]


def test_a_custodian_is_released_where_custodians_are_named(team, pane, nora):
    press(row(pane, Matter.CUSTODIAN, "X"), "Release…")
    assert team.went == [Ref(Custodian.kind, account_named(nora, "X").id)]


def test_a_finding_leads_to_the_list(team, nora):
    found = next(f for f in nora.leaving.findings() if f.rule.code == "A7.rotation_open")
    team.show()
    team.mend(found)
    assert team.looked_at is LeavingPart
    assert team.part(LeavingPart).pane.look().name == IDRIS.name
    assert place(found) == found.about
    assert Leaving.kind in team.shows


def test_a_list_is_begun_for_whom_one_chooses(team, pane, nora):
    team.reveal(Ref(Leaving.kind, NONE_YET))
    ask = team.findChildren(BeginDialog)[-1]
    names = [ask.who.itemText(at) for at in range(ask.who.count())]
    assert IDRIS.name not in names
    ask.who.setCurrentIndex(names.index(AYTAN.name))
    ask.begin()
    assert pane.look().name == AYTAN.name
    assert not pane.who.isHidden()
    assert "is begun" in team.told[-1].text
    assert "Newsletter: custodian" in words(pane)


def test_a_leaver_without_a_list_gets_one_from_the_finding(team, nora, desk):
    aytan = person_named(nora, AYTAN.name)
    desk.clock.day += timedelta(days=500)
    nora.leaving.forget(None)
    found = next(
        f
        for f in nora.leaving.findings()
        if f.rule.code == "A7.left_without_list" and f.about.id == aytan.id
    )
    team.mend(found)
    assert team.part(LeavingPart).pane.look().name == AYTAN.name
    team.mend(found)
    assert len([one for one in nora.leaving.all() if one.name == AYTAN.name]) == 1


def test_a_term_that_is_ended_shows_what_changes_then(team, nora):
    term = term_of(nora, AYTAN.name)
    part = team.turn_to(TermsPart)
    part.terms.table.select(term.id)
    part.end_term()
    ask = team.findChildren(EndTermDialog)[-1]
    ask.day.set_day(term.first + timedelta(days=10))
    ask.why.setPlainText("She took a post elsewhere")
    ask.end()
    assert team.looked_at is LeavingPart
    assert team.part(LeavingPart).pane.look().name == AYTAN.name
    assert nora.leaving.of(term.person).leaving.because is Because.TERM_END


def test_whoever_stays_puts_the_list_aside_with_a_reason(team, pane, nora):
    pane.call_off.click()
    reason(team, "He stays another year")
    team.refresh()
    assert pane.progress.text() == "Put aside: He stays another year"
    assert not pane.call_off.isVisible()
    assert not [f for f in nora.leaving.findings() if f.about.kind == Leaving.kind]


def test_without_a_leaver_the_screen_says_what_it_is_for(team, pane, nora, monkeypatch):
    monkeypatch.setattr(nora.leaving, "all", list)
    pane.refresh()
    assert pane.empty.isVisible()
    pane.empty.button.click()
    assert team.findChildren(BeginDialog)


def test_the_list_is_saved_as_a_pdf_that_names_no_secret(team, pane, tmp_path, qtbot):
    sheet = pane._sheet()
    assert sheet.data["leaving"]["name"] == IDRIS.name
    assert [group["group"] for group in sheet.data["groups"]] == [g.value for g in Group]
    pane.output.save(pane._sheet, title="List", name="list.pdf")
    with qtbot.waitSignal(pane.output.done, timeout=20_000):
        pane.output.save_to(tmp_path / "list.pdf")
        assert pane.card.note.text() == "Saving…"
    assert "in 41 days" in pane.card.note.text()
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    assert "Saved as list.pdf" in team.told[-1].text


def test_the_refusal_to_end_a_term_leads_to_naming_a_second(team, nora):
    term = term_of(nora, IDRIS.name)
    part = team.turn_to(TermsPart)
    part.terms.table.select(term.id)
    part.end_term()
    ask = team.findChildren(EndTermDialog)[-1]
    ask.why.setPlainText("He moves to another town")
    ask.end()
    assert "YouTube" in ask.banner.words
    ask.banner._action.click()
    youtube = account_named(nora, "YouTube").id
    assert team.went == [Ref(Custodian.kind, youtube)]
    assert TERM_ENDS_ON_SOLE_CUSTODIAN.code == "A3.term_ends_on_sole_custodian"


def test_everything_on_the_list_has_a_name_and_tab_reaches_it(pane, team, walk):
    team.chips.findChildren(QWidget)[0].setFocus()
    walk(team)


def test_a_long_list_is_unrolled_by_a_button(pane, monkeypatch):
    monkeypatch.setattr("smdesk.ui.team.leaving_rows.AT_FIRST", 3)
    card = GroupCard(Group.CUSTODY, pane.groups[-1]._acts, pane)
    card.show_list(pane.look())
    rows = [one for one in card.rows if isinstance(one, LineRow)]
    assert len(rows) == 3
    card.show_more()
    rows = [one for one in card.rows if isinstance(one, LineRow)]
    assert len(rows) == min(15, len(pane.look().of(Group.CUSTODY)))
