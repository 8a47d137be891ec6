"""The plan's screen: findings lead to what mends them, and every register prints and undoes."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from smdesk.domain.communication import InternalUpdate
from smdesk.domain.conventions import TemplateFile
from smdesk.domain.projects import Project, Status
from smdesk.domain.records import Ref
from smdesk.domain.reporting import ReportDuty
from smdesk.domain.voice import Envelope
from smdesk.printing.press import Press
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import AskReason, FormDialog
from smdesk.ui.kit.places import NONE_YET, place
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.plan import Planning, PlanView
from smdesk.ui.plan.flow_drawing import FlowDialog
from smdesk.ui.plan.view import CARE
from tests.desk.conftest import TODAY
from tests.ui.conftest import words

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture(scope="module")
def press():
    return Press(RESOURCES, system_fonts=False)


@pytest.fixture
def make(desk, qtbot, press, tmp_path):
    workers = []

    def made(session, is_there=lambda path: None, size=(1072, 800)):
        background = Background(None)
        workers.append(background)
        view = PlanView(
            Planning(
                desk=session.plan,
                occasions=session.occasions,
                calendar=session.calendar,
                files=session.media_files,
                plans=session.plans,
                undo=session.undo,
                me=session.me,
                people=session.roster.people.all,
                accounts=lambda: {line.id: line.name for line in session.accounts.lines()},
                roles=lambda: [sheet.role.name for sheet in session.roles.sheets()],
                output=lambda s: SheetOutput(press, background, s, s, documents=tmp_path),
                imprint=session.imprint,
                background=background,
                is_there=is_there,
                today=desk.clock.today,
                now=desk.clock.now,
            )
        )
        view.resize(*size)
        qtbot.addWidget(view)
        view.told = []
        view.noticed.connect(view.told.append)
        return view

    yield made
    for worker in workers:
        worker.close()


@pytest.fixture
def view(make, nora):
    return make(nora)


def dialog(view, kind=FormDialog):
    return view.findChildren(kind)[-1]


def found(session, code):
    return next(f for f in session.plan.findings() if f.rule.code == code)


def choose(view, kind, title):
    register = view.register(kind)
    view.turn_to(kind)
    record = next(one for one in register.part.desk.all() if one.title == title)
    register.table.select(record.id)
    return register


def press_button(register, words):
    action = next(a for a in register.actions() if a.text().replace("&", "") == words)
    assert action.isEnabled()
    action.trigger()


def save(ask, **typed):
    for name, value in typed.items():
        editor = ask.form.editor(name)
        (editor.setPlainText if hasattr(editor, "setPlainText") else editor.setText)(value)
    ask.save()


def test_it_begins_with_what_is_to_look_at(view):
    assert view.nav.key == CARE
    assert "Letter to the Friends is overdue by 5 days." in words(view.care)
    assert "The sponsors last heard from the team 51 days ago." in words(view.care)


def test_each_register_has_a_list_a_detail_its_history_and_its_findings(view):
    for kind, part in view.parts.items():
        view.turn_to(kind)
        register = view.register(kind)
        assert register.table.records, kind
        assert register.chosen() is not None
        assert register.header.title.text() == part.declared.title
        assert register._care.isHidden() != any(view._about(part))
    assert "added it" in words(register._past) or "Added" in words(register._past)


def test_an_overdue_report_is_delivered_and_can_be_taken_back(view, nora):
    view.mend(found(nora, "T8.report_overdue"))
    ask = dialog(view)
    save(ask, minute="Item 9")
    view.refresh()
    assert "T8.report_overdue" not in {f.rule.code for f in nora.plan.findings()}
    assert "The next one is due on" in view.told[-1].text
    view.told[-1].undo()
    assert "T8.report_overdue" in {f.rule.code for f in nora.plan.findings()}


def test_a_due_report_asks_which_parts_are_written(view, nora):
    view.mend(found(nora, "T8.report_due"))
    ask = dialog(view)
    boxes = ask.form.editor("written").findChildren(QCheckBox)
    assert [box.isChecked() for box in boxes] == [True, True, False, False, False, False]
    boxes[4].click()
    ask.save()
    assert view.told[-1].text == "3 of 6 parts are written."


@pytest.mark.parametrize("by", ["button", "today"])
def test_sponsors_are_told_and_the_finding_goes(view, nora, by):
    finding = found(nora, "T11.sponsors_quiet")
    assert place(finding) == Ref(InternalUpdate.kind, NONE_YET)
    view.mend(finding) if by == "button" else view.reveal(place(finding))
    ask = dialog(view)
    assert ask.form.editor("to").text() == "Sponsor"
    ask.save()
    assert "cannot be empty" in words(ask)
    save(ask, text="The camera came.")
    assert not [f for f in nora.plan.findings() if f.rule.code.startswith("T11")]


def test_the_flow_is_drawn_and_said_in_words(view):
    register = choose(view, "flow_link", "Community manager → Sponsor")
    press_button(register, "Drawing…")
    drawing = dialog(view, FlowDialog).drawing
    assert "Coordinator tells Community manager: What is brewing in comments" in (
        drawing.accessibleName()
    )
    drawing.grab()
    dialog(view, FlowDialog).accept()


def test_a_scope_that_is_edited_asks_why(view, nora):
    register = choose(view, Project.kind, "Story hour on film")
    register.edit_chosen()
    ask = dialog(view)
    save(ask, scope="Twelve films")
    why = dialog(view, AskReason)
    why._reason.setPlainText("Two schools asked")
    why._give()
    (first, last) = nora.plan.projects.changes(register.chosen().id)
    assert (first.why, last.why) == (
        "The language school offered to translate",
        "Two schools asked",
    )


def test_a_scope_is_changed_with_what_why_and_cost(view, nora):
    register = choose(view, Project.kind, "Story hour on film")
    press_button(register, "Change the scope…")
    ask = dialog(view)
    save(ask, what="Fewer")
    assert "cannot be empty" in words(ask)
    save(ask, scope="Four films", why="Idris leaves", cost="none")
    assert nora.plan.projects.one(register.chosen().id).scope == "Four films"


def test_a_project_is_not_closed_in_silence(view, nora):
    register = choose(view, Project.kind, "Opening hours the same everywhere")
    register.edit_chosen()
    ask = dialog(view)
    ask.form.editor("status").setCurrentIndex(list(Status).index(Status.CLOSED))
    ask.save()
    assert "cannot be closed without its outcome and measure" in words(ask)
    assert "“nothing” will do" in words(ask)
    ask.form.fill(ask.form._record)
    ask.reject()
    press_button(register, "Close…")
    closing = dialog(view)
    save(closing, outcome="Nothing")
    assert "cannot be empty" in words(closing)
    save(closing, measure="Complaints")
    view.refresh()
    assert nora.plan.projects.one(register.chosen().id).status is Status.CLOSED
    register.table.select(register.chosen().id)
    assert not any(a.isEnabled() for a in register.actions() if a.text() == "&Close…")


def test_an_envelope_is_approved_by_somebody_else(view, nora):
    register = choose(view, Envelope.kind, "Closures and weather")
    press_button(register, "Approve")
    assert view.told[-1].text == "The envelope Closures and weather is approved."
    view.refresh()
    register.edit_chosen()
    ask = dialog(view)
    ask.form.editor("most_links").setValue(3)
    ask.save()
    view.refresh()
    press_button(register, "Approve")
    assert "wrote the envelope" in words(register.banner)


def test_templates_are_looked_for_as_far_as_this_computer_knows(make, nora, qtbot):
    there = {"S:/lantern/templates/poster-a3.ott": True, "S:/lantern/templates/captions.ass": False}
    view = make(nora, there.get)
    view.mend(found(nora, "T15.template_unchecked"))
    qtbot.waitUntil(lambda: bool(view.told))
    assert view.told[-1].text == "1 found, 1 missing."
    register = view.register(TemplateFile.kind)
    assert "1 thing could not be looked for from here." in words(register.banner)
    view.refresh()
    missing = found(nora, "T15.template_missing")
    view.mend(missing)
    assert dialog(view).form.editor("name").text() == "Captions"


def test_a_name_that_nobody_keeps_leads_to_its_form(view, nora):
    view.mend(found(nora, "T15.nobody_looks_after"))
    save(dialog(view), looks_after="Reference")
    assert "T15.nobody_looks_after" not in {f.rule.code for f in nora.plan.findings()}


def test_every_register_goes_to_paper(view, tmp_path, qtbot):
    told = {
        "project": ("Roadmap", "Nothing: two asked in a term."),
        "report_duty": ("Reporting", "Minutes of June, item 7"),
        "flow_link": ("Communication flow", "What is brewing in comments"),
        "voice_note": ("How we sound", "Book of the week: 5 left"),
        "convention": ("Conventions and own pages", "Reading room blog"),
    }
    for kind, part in view.parts.items():
        register = view.register(kind)
        view.turn_to(kind)
        register._save()
        with qtbot.waitSignal(register.output.done, timeout=20_000):
            register.output.save_to(tmp_path / f"{kind}.pdf")
        text = " ".join(page.extract_text() for page in PdfReader(tmp_path / f"{kind}.pdf").pages)
        text = " ".join(text.split())
        for said in told.get(kind, (part.declared.title,)):
            assert said in text, (kind, text)
        for child in register.findChildren(type(register.window())):
            if child.isWindow():
                child.close()


def test_a_new_record_begins_with_the_key_and_is_found_again(view, nora):
    view.turn_to(ReportDuty.kind)
    view.new_here()
    ask = dialog(view)
    assert ask.form.editor("what").text() == ""
    save(ask, what="Budget note", body="County")
    assert view.register(ReportDuty.kind).chosen().title == "Budget note"
    view.reveal(Ref(ReportDuty.kind, view.register(ReportDuty.kind).chosen().id))
    assert view.nav.key == ReportDuty.kind


def test_an_empty_plan_says_what_each_register_is_for(make, nora):
    tables = nora.library.plan
    planning = nora.library.planning
    with nora.library.transaction("any.remove", by=nora.me):
        kept = {planning.envelope_uses, planning.endorsements, planning.plan_lines}
        drawers = [one for one in vars(planning).values() if one not in kept]
        for table in (planning.plan_lines, *vars(tables).values(), *drawers):
            for record in table.all():
                table.remove(record.id)
    view = make(nora)
    assert view.nav.key in {CARE, next(iter(view.parts))}
    for kind, part in view.parts.items():
        view.turn_to(kind)
        assert part.declared.none in words(view.register(kind))


def test_a_narrow_window_folds_the_list_into_one_line(make, nora, qtbot):
    view = make(nora, size=(620, 600))
    view.show()
    assert view.nav.isHidden() or not view.nav.isVisible()
    assert view.folded.isVisible()
    view.folded.setCurrentIndex(3)
    view.folded.activated.emit(3)
    assert view.nav.key == list(view.parts)[2]


def test_tab_reaches_everything_and_everything_has_a_name(view, walk):
    view.show()
    walk(view)
    for kind in ("project", "envelope", "flow_link"):
        view.turn_to(kind)
        walk(view)


def test_arrows_go_from_register_to_register(view, qtbot):
    view.show()
    view.nav.setFocus()
    QTest.keyClick(view.nav, Qt.Key.Key_Down)
    assert view.nav.key == next(iter(view.parts))
    assert TODAY is not None


def test_no_letter_presses_two_buttons(view):
    for kind, part in view.parts.items():
        words = (part.declared.add, *(act.words for act in part.acts))
        own = [text.partition("&")[2][:1].lower() for text in words]
        taken = ["e", "v", "p", "m", *own]
        assert len(set(taken)) == len(taken), (kind, taken)
        assert "" not in taken
