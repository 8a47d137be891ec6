"""Decisions and appointments in the team's screen: put in, listed, mended, printed."""

from datetime import timedelta

import pytest
from pypdf import PdfReader

from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.appointments import (
    APPOINTMENT_ENDED,
    NO_ADMINISTRATOR,
    QUOTED_ONLY,
    Appointment,
    Capability,
    Decision,
)
from smdesk.domain.records import Ref
from smdesk.ui.kit.appointing import AppointDialog
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.places import NONE_YET, place
from smdesk.ui.team.appointments_part import AppointmentsPart
from smdesk.ui.team.decisions_part import DecisionsPart
from smdesk.ui.team.roles_part import RolesPart
from smdesk.ui.team.terms import TermsPart
from tests.desk.conftest import TODAY, person_named
from tests.ui.conftest import words


def asked(team, kind=FormDialog):
    return team.findChildren(kind)[-1]


def printed(part, tmp_path):
    """Return the text of what the part would print."""
    made = part.output._press.pdf(part._sheet())
    file = tmp_path / "sheet.pdf"
    file.write_bytes(made.pdf)
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(file).pages)


def pick(editor, value):
    for at in range(editor.count()):
        if editor.itemData(at).value == value:
            editor.setCurrentIndex(at)


def test_everything_there_is_to_be_appointed_to_has_a_row_and_the_empty_one_says_so(team):
    part = team.turn_to(AppointmentsPart)
    said = words(part.card)
    assert f"{NORA.name} (since" in said
    assert "Keeps up what accounts rest on" in said
    (chip,) = part.card.findChildren(Chip)
    assert chip.text == "Nobody"


def test_somebody_is_appointed_with_a_new_decision_and_it_is_taken_back(team, nora):
    team.turn_to(AppointmentsPart)
    team.new_here()
    ask = asked(team, AppointDialog)
    pick(ask.form.editor("person"), person_named(nora, IDRIS.name).id)
    pick(ask.form.editor("capability"), Capability.CORPORATE_SUPPORT)
    ask.form.editor("number").setText("Director 7")
    ask.save()
    assert nora.appointments.holds(person_named(nora, IDRIS.name).id, Capability.CORPORATE_SUPPORT)
    assert "Director 7" in words(team.part(AppointmentsPart).card)
    team.told[-1].undo()
    assert nora.decisions.numbered("Director 7") is None


def test_ending_keeps_the_appointment_on_file(team, nora):
    part = team.turn_to(AppointmentsPart)
    aytan = person_named(nora, AYTAN.name).id
    one = next(a for a in nora.appointments.all() if a.person == aytan)
    part.reveal(Ref.to(one))
    assert part._end.isEnabled()
    part.end_today()
    assert nora.appointments.one(one.id).last == TODAY


def test_an_appointment_is_edited_and_may_quote_another_decision(team, nora):
    part = team.turn_to(AppointmentsPart)
    one = nora.appointments.all()[0]
    part.reveal(Ref.to(one))
    part.register.edit_chosen()
    ask = asked(team)
    decision = nora.decisions.numbered("Board 2026-40")
    pick(ask.form.editor("decision"), decision.id)
    ask.save()
    assert nora.appointments.one(one.id).decision == decision.id


@pytest.mark.parametrize("rule", [APPOINTMENT_ENDED, NO_ADMINISTRATOR])
def test_each_finding_opens_what_mends_it(team, nora, rule):
    for one in nora.appointments.all():
        nora.appointments.end(one.id, TODAY - timedelta(days=1), by=nora.me)
    team.refresh()
    found = next(f for f in team.findings() if f.rule is rule)
    team.mend(found)
    ask = asked(team, AppointDialog)
    wanted = Capability.ADMINISTRATOR if rule is NO_ADMINISTRATOR else Capability.ACCOUNT_MANAGER
    assert ask.form.editor("capability").currentData().value is wanted
    ask.done(0)
    team.reveal(place(found))
    assert team.looked_at is AppointmentsPart


def test_a_decision_that_is_only_quoted_is_offered_and_kept(team, nora):
    part = team.turn_to(DecisionsPart)
    assert "Board 2025-12 is quoted here" in part.banner.words
    assert IDRIS.name in part.banner.words
    part.banner._action.click()
    ask = asked(team)
    ask.form.editor("says").setPlainText("Idris looks into what is new.")
    ask.save()
    assert nora.decisions.quoted_only() == {}
    assert part.banner.isHidden()


def test_the_finding_about_quoted_numbers_asks_for_the_first(team):
    team.mend(next(f for f in team.findings() if f.rule is QUOTED_ONLY))
    assert asked(team).form.editor("number").text() == "Board 2025-12"


def test_a_new_decision_is_put_in_and_says_what_rests_on_it(team, nora):
    part = team.turn_to(DecisionsPart)
    team.new_here()
    ask = asked(team)
    assert ask.form.editor("number").text() == ""
    ask.form.editor("number").setText("Board 2026-50")
    ask.save()
    assert nora.decisions.numbered("Board 2026-50") is not None
    one = nora.decisions.numbered("Board 2025-31")
    part.reveal(Ref.to(one))
    assert f"Appointment: {IDRIS.name}" in words(part.register)


def test_who_founded_cannot_be_chosen_as_who_decided(team):
    team.turn_to(DecisionsPart)
    team.new_here()
    body = asked(team).form.editor("body")
    assert "Whoever began the cabinet" not in [body.itemText(n) for n in range(body.count())]


@pytest.mark.parametrize("kind", [Appointment.kind, Decision.kind])
def test_the_first_one_can_be_asked_for_from_anywhere(team, kind):
    team.reveal(Ref(kind, NONE_YET))
    assert team.findChildren(FormDialog)


def test_a_term_completes_its_decision_and_offers_to_keep_an_unknown_one(team, nora):
    team.turn_to(TermsPart)
    team.new_here()
    ask = asked(team)
    quoted = ask.form.editor("decision")
    assert "Board 2026-40" in [
        quoted.line.completer().model().index(n, 0).data()
        for n in range(quoted.line.completer().model().rowCount())
    ]
    quoted.setText("board 2026-40")
    assert "Community voice" in words(quoted)
    assert quoted._keep.isHidden()
    quoted.setText("Chair 12")
    assert not quoted._keep.isHidden()
    quoted.keep()
    keep = ask.findChildren(FormDialog)[-1]
    keep.save()
    assert nora.decisions.numbered("Chair 12") is not None
    assert quoted._keep.isHidden()


def test_a_role_is_given_by_a_decision_of_the_register(team, nora):
    pane = team.turn_to(RolesPart).pane
    pane.assign_to(nora.roles.sheets()[-1])
    ask = asked(team)
    ask.form.editor("decision").setText("Board 2026-09")
    ask.save()
    assert nora.roles.sheets()[-1].holders[0].assignment.decision == "Board 2026-09"


def test_the_appointments_are_printed_with_their_empty_rows(team, tmp_path):
    said = printed(team.turn_to(AppointmentsPart), tmp_path)
    assert "Corporate support" in said
    assert "nobody" in said
    assert "Board 2025-31" in said


def test_the_decisions_that_are_shown_are_printed(team, tmp_path):
    part = team.turn_to(DecisionsPart)
    said = printed(part, tmp_path)
    assert "Board 2026-40" in said
    assert "binder 4" in said
    part.register._find.setText("2026-40")
    assert "Board 2026-09" not in printed(part, tmp_path)


@pytest.mark.parametrize("part", [AppointmentsPart, DecisionsPart])
def test_both_parts_can_be_walked_with_the_keyboard(team, walk, part):
    team.turn_to(part)
    team.show()
    walk(team)
