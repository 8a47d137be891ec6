"""Departments, candidates, learning and people's files, as they are worked with on the screen."""

from datetime import timedelta

import pytest
from pypdf import PdfReader

from smdesk.desk.people_files import What
from smdesk.domain.candidates import Candidate, Reply
from smdesk.domain.departments import Department
from smdesk.domain.learning import CERTIFICATE
from smdesk.domain.records import Ref
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import Confirm, FormDialog
from smdesk.ui.team.candidates_part import CandidatesPart
from smdesk.ui.team.departments_part import DepartmentsPart
from smdesk.ui.team.learning_part import LearningPart
from smdesk.ui.team.people_import import PeopleImportDialog
from smdesk.ui.team.people_part import PeoplePart

TABLE = """Name;Mail;Work
Maud Ferrier;maud@library.example;Film
Nora Haldane;nora@lanternbay.example;Sings
;nobody@library.example;
"""


def dialog(team, kind=FormDialog):
    return team.findChildren(kind)[-1]


def pick(editor, text):
    editor.setCurrentIndex(editor.findText(text))


def finding(desk, code, **facts):
    return next(
        f for f in desk.findings() if f.rule.code == code and facts.items() <= dict(f.facts).items()
    )


def text_of(path):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


# Departments.


def test_a_finding_asks_who_is_to_speak_for_the_department(team, nora):
    team.mend(finding(nora.departments, "T9.no_liaison"))
    assert team.looked_at is DepartmentsPart
    ask = dialog(team)
    pick(ask.form.editor("person"), "Idris Okafor-Lund")
    ask.save()
    team.refresh()
    row = next(r for r in nora.departments.rows() if r.department.name == "Building and safety")
    assert [one.name for one in row.speakers] == ["Idris Okafor-Lund"]


def test_nobody_at_all_is_no_answer_and_somebody_may_end(team, desk, nora):
    part = team.turn_to(DepartmentsPart)
    row = next(r for r in nora.departments.rows() if r.department.name == "Local history")
    part.reveal(Ref(Department.kind, row.department.id))
    part.name_somebody()
    ask = dialog(team)
    pick(ask.form.editor("person"), "Nobody")
    ask.save()
    team.refresh()
    kept = nora.departments.liaisons.one(row.speakers[0].liaison.id)
    assert kept.until == desk.clock.day


def test_a_word_from_them_is_noted_with_a_key(team, nora):
    isolated = finding(nora.departments, "T9.isolated")
    said = "The last word from Technical services came 131 days ago."
    assert wording.one_sentence(isolated) == said
    team.mend(isolated)
    team.part(DepartmentsPart).heard.click()
    codes = [f.rule.code for f in nora.departments.findings()]
    assert "T9.isolated" not in codes


def test_uses_are_changed_in_one_task_and_keep_their_history(team, nora):
    part = team.turn_to(DepartmentsPart)
    row = next(r for r in nora.departments.rows() if r.department.name == "Reference desk")
    part.reveal(Ref(Department.kind, row.department.id))
    part.ask_uses()
    ask = dialog(team)
    ask.form.editor("in_use").setPlainText(
        "The question of the week\nOpening hours before holidays"
    )
    ask.form.editor("tried").setPlainText("")
    ask.form.editor("idea").setPlainText("A tour in pictures")
    ask.save()
    now = next(r for r in nora.departments.rows() if r.department.id == row.department.id)
    assert {f.use: f.status.value for f in now.facets} == {
        "The question of the week": "in_use",
        "Opening hours before holidays": "in_use",
        "A tour in pictures": "idea",
    }
    assert {f.id for f in row.facets} < {f.id for f in now.facets}


def test_the_grid_and_the_contacts_are_saved_as_pdfs(team, qtbot, tmp_path):
    part = team.turn_to(DepartmentsPart)
    part.save()
    with qtbot.waitSignal(part.output.done, timeout=20_000):
        part.output.save_to(tmp_path / "grid.pdf")
    assert "out of touch" in text_of(tmp_path / "grid.pdf")


# Candidates.


def test_those_who_are_due_are_deleted_once_somebody_says_so(team, nora):
    team.mend(finding(nora.candidates, "T6.due_for_deletion"))
    assert team.looked_at is CandidatesPart
    part = team.part(CandidatesPart)
    assert part.above.banner.words.startswith("1 due for deletion.")
    assert "Sunniva Bale" in [one.name for one in nora.candidates.all()]
    dialog(team, Confirm).confirmed.emit()
    team.refresh()
    assert "Sunniva Bale" not in [one.name for one in nora.candidates.all()]
    assert part.above.banner.words == ""
    assert part.counts.text().startswith("Asked so far: 3, with yes from 0 and no from 1")


def test_the_message_is_back_when_somebody_thinks_better_of_it(team):
    part = team.turn_to(CandidatesPart)
    part.above.banner.close_it()
    part.ask_to_forget()
    dialog(team, Confirm).reject()
    assert part.above.banner.words.startswith("1 due for deletion.")


def test_a_candidate_is_added_declines_and_another_joins(team, nora):
    part = team.turn_to(CandidatesPart)
    team.new_here()
    ask = dialog(team)
    ask.form.editor("name").setText("Bo Lind")
    ask.save()
    bo = next(one for one in nora.candidates.all() if one.name == "Bo Lind")
    part.reveal(Ref(Candidate.kind, bo.id))
    part.no.click()
    assert nora.candidates.one(bo.id).reply is Reply.NO
    maren = next(one for one in nora.candidates.all() if one.name == "Maren Oduya")
    part.refresh()
    assert "no from 2" in part.counts.text()
    part.reveal(Ref(Candidate.kind, maren.id))
    part.yes.click()
    assert "Maren Oduya" in [one.name for one in nora.roster.people.all()]
    part.refresh()
    assert not part.yes.isEnabled()


def test_the_words_of_the_call_are_kept_and_printed(team, nora, qtbot, tmp_path):
    part = team.turn_to(CandidatesPart)
    part.write.click()
    ask = dialog(team)
    ask.form.editor("headline").setText("Come and speak with us")
    ask.save()
    part.save()
    with qtbot.waitSignal(part.output.done, timeout=20_000):
        part.output.save_to(tmp_path / "call.pdf")
    said = text_of(tmp_path / "call.pdf")
    assert "Come and speak with us" in said
    assert "Project manager" in said


# Learning.


def test_a_goal_is_reached_and_something_is_passed_on(team, nora):
    part = team.turn_to(LearningPart)
    overdue = finding(nora.learning, "T7.goal_overdue")
    part.reveal(overdue.about)
    part.done.click()
    silent = finding(nora.learning, "L4.not_shared")
    part.reveal(silent.about)
    part.shared.click()
    assert [f.rule.code for f in nora.learning.findings()] == []


def test_a_term_that_ends_offers_that_persons_certificate(team, desk, nora):
    term = next(t for t in nora.roster.terms.all() if t.decision == "Board 2025-31")
    desk.clock.day = term.last - timedelta(days=3)
    team.mend(finding(nora.learning, CERTIFICATE.code))
    assert team.looked_at is LearningPart
    assert dialog(team).form.editor("person").currentText() == "Idris Okafor-Lund"


# People's files.


@pytest.fixture
def importing(team, qtbot, tmp_path):
    """The dialog over a table with somebody new, somebody on file, and a row without a name."""
    (tmp_path / "people.csv").write_text(TABLE, encoding="utf-8")
    team.turn_to(PeoplePart).open_file(tmp_path / "people.csv")
    qtbot.waitUntil(lambda: bool(team.findChildren(PeopleImportDialog)), timeout=10_000)
    return dialog(team, PeopleImportDialog)


def test_each_row_says_what_becomes_of_it_and_why(importing):
    assert [row.what for row in importing.rows] == [What.ADD, What.MERGE, What.SKIP]
    said = [importing.sentence(row) for row in importing.rows]
    assert said[0] == "Line 2."
    assert "on file with this address" in said[1]
    assert "Line 4. It has no name" in said[2]
    assert importing.go.text().replace("&", "") == "Bring in 2"


def test_another_reading_of_a_column_changes_the_rows(importing):
    importing.pickers[1].setCurrentIndex(0)
    assert [row.read.email for row in importing.rows] == ["", "", ""]


def test_a_row_is_left_out_with_enter_and_the_rest_comes_in(importing, team, nora):
    importing.table.select(3)
    importing.choices[What.SKIP].click()
    importing.bring_in()
    people = {one.name: one for one in nora.roster.people.all()}
    assert people["Maud Ferrier"].work == "Film"
    assert "Sings" not in people["Nora Haldane"].work


def test_what_is_no_table_is_told_in_a_sentence(team, qtbot, tmp_path):
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\0\0\0")
    part = team.turn_to(PeoplePart)
    part.open_file(tmp_path / "picture.csv")
    qtbot.waitUntil(lambda: bool(team.banner.words), timeout=10_000)
    assert part.bring.isEnabled()
    (tmp_path / "people.csv").write_text("Name,E-mail\nAda Byron,a@b.example\n,c@d.example\n")
    part.open_file(tmp_path / "people.csv")
    assert not team.banner.isVisible(), "what was wrong with one file says nothing of the next"
    qtbot.waitUntil(part.bring.isEnabled)
    (importing,) = team.findChildren(PeopleImportDialog)
    assert importing._becomes(importing.rows[1]) == "left out: no name"
    importing.reject()


def test_people_are_saved_as_a_table_and_as_cards(team, nora, tmp_path):
    part = team.turn_to(PeoplePart)
    for save, name, begins in (
        (part.save_table, "people.csv", b'\xef\xbb\xbf"Name"'),
        (part.save_cards, "people.vcf", b"BEGIN:VCARD\r\nVERSION:4.0"),
        (part.save_old_cards, "old.vcf", b"BEGIN:VCARD\r\nVERSION:3.0"),
    ):
        save()
        part.save_to(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)
