"""Whether somebody can set up a cabinet in five steps, go back, skip, and lose nothing."""

from datetime import date
from pathlib import Path

import pytest

from smdesk.domain.appointments import Body, Capability
from smdesk.domain.passphrases import good_enough
from smdesk.ui.unlock.first_run import FirstRun
from smdesk.ui.unlock.plan import usual_term

WORDS = "canyon-fiddle-mirror-teapot-ribbon-gravel"
OTHER = "anchor-velvet-gravel-pepper-thimble-oxide"
OWN = "my aunt keeps seven purple bicycles"
TODAY = date(2026, 11, 21)


@pytest.fixture
def made():
    return iter([WORDS, OTHER, *[OTHER] * 20])


@pytest.fixture
def run(qtbot, made, tmp_path):
    steps = FirstRun(
        suggest=lambda: next(made),
        good_enough=good_enough,
        place_for=lambda name: tmp_path / name,
        refusal=lambda place: "That is a server." if place.parts[-2] == "server" else "",
        today=lambda: TODAY,
    )
    qtbot.addWidget(steps)
    steps.resize(1000, 800)
    steps.show()
    return steps


def name_library(run, name="Riverside Library"):
    run.library.form.editor("name").setText(name)
    run.forth()


def name_me(run, name="Mara Lindqvist", typed=WORDS):
    run.you.name.setText(name)
    run.you.choose._made._back.setText(typed)
    run.forth()


def test_the_plan_holds_what_was_said(run, qtbot, tmp_path):
    name_library(run)
    name_me(run)
    row = run.team._rows[0]
    assert row.name.text() == "Mara Lindqvist"
    row.seat.setText("Editor")
    row.email.setText("mara@riverside.example")
    run.forth()
    run.forth()
    with qtbot.waitSignal(run.planned) as planned:
        run.forth()
    plan = planned.args[0]
    assert plan.organisation.name == "Riverside Library"
    assert (plan.founder, plan.passphrase, plan.with_key_file) == ("Mara Lindqvist", WORDS, False)
    assert plan.place == tmp_path / "Riverside Library"
    (mara,) = plan.team
    assert (mara.seat, mara.first, mara.last) == ("Editor", date(2026, 9, 1), date(2027, 8, 31))
    assert WORDS not in repr(plan)


def test_a_library_needs_a_name(run):
    run.forth()
    assert run.at == 0
    assert run.library.form.editor("name").property("fault")


def test_the_words_have_to_be_typed_back(run):
    name_library(run)
    name_me(run, typed="canyon fiddle mirror teapot ribbon grovel")
    assert run.at == 1
    assert "not the six words" in run.you.choose._made._fault.text()


def test_case_and_hyphens_do_not_matter_when_they_are_typed_back(run):
    name_library(run)
    name_me(run, typed="Canyon fiddle  MIRROR teapot ribbon gravel ")
    assert run.at == 2
    assert run.you.passphrase == WORDS


def test_the_words_are_covered_while_they_are_typed_back(run, qtbot):
    name_library(run)
    made = run.you.choose._made
    qtbot.keyClicks(made._back, "can")
    assert not any("canyon" in label.text() for label in made._words)
    assert "canyon" not in made._frame.accessibleName()
    made._again.click()
    assert any("canyon" in label.text() for label in made._words)


def test_another_six_have_to_be_typed_back_anew(run):
    name_library(run)
    run.you.choose._made._back.setText(WORDS)
    run.you.choose._made._another.click()
    name_me(run, typed=OTHER)
    assert run.you.passphrase == OTHER


@pytest.mark.parametrize(
    ("first", "second", "passes"),
    [
        pytest.param(OWN, OWN, True, id="hard to guess and twice alike"),
        pytest.param(OWN, OWN + "s", False, id="not alike"),
        pytest.param("library 2026", "library 2026", False, id="easy to guess"),
    ],
)
def test_ones_own_passphrase_must_be_strong_and_typed_twice(run, first, second, passes):
    name_library(run)
    run.you.name.setText("Mara")
    run.you.choose.use_own.setChecked(True)
    for entry, text in zip(run.you.choose._own._entries, (first, second), strict=True):
        entry.edit.setText(text)
    run.forth()
    assert (run.at == 2) is passes


def test_people_can_be_left_for_later(run, qtbot):
    name_library(run)
    name_me(run)
    run.team._rows[1].name.setText("half")
    run.skip()
    run.forth()
    with qtbot.waitSignal(run.planned) as planned:
        run.forth()
    assert planned.args[0].team == ()


def test_a_term_under_a_year_asks_why(run, qtbot):
    name_library(run)
    name_me(run)
    row = run.team._rows[0]
    row.seat.setText("Editor")
    row.last.set_day(date(2027, 1, 31))
    run.forth()
    assert run.at == 2
    run.team._reason.setText("She moves away in February")
    run.forth()
    run.forth()
    with qtbot.waitSignal(run.planned) as planned:
        run.forth()
    assert planned.args[0].short_reason == "She moves away in February"


@pytest.mark.parametrize(
    ("column", "text"), [("email", "mara at riverside"), ("first", "someday"), ("last", "1.1.2020")]
)
def test_what_cannot_be_read_in_the_table_is_said_there(run, column, text):
    name_library(run)
    name_me(run)
    editor = getattr(run.team._rows[0], column)
    editor.setText(text)
    run.forth()
    assert run.at == 2
    assert run.team._fault.text()
    assert editor.accessibleDescription() == run.team._fault.text()


def test_going_back_loses_nothing(run):
    name_library(run)
    name_me(run)
    run.team._rows[0].seat.setText("Editor")
    for _ in range(2):
        run.back()
    assert run.at == 0
    for _ in range(2):
        run.forth()
    assert run.team._rows[0].seat.text() == "Editor"
    assert run.you.founder == "Mara Lindqvist"


def test_going_back_from_the_first_step_leaves(run, qtbot):
    with qtbot.waitSignal(run.left):
        run.back()


def test_a_place_that_is_refused_is_explained_and_can_be_changed(run, tmp_path, qtbot):
    name_library(run)
    name_me(run)
    run.skip()
    run.skip()
    run.start.put_into(Path("/server"))
    assert run.start._fault.text() == "That is a server."
    with qtbot.assertNotEmitted(run.planned):
        run.forth()
    run.start.put_into(tmp_path / "here")
    with qtbot.waitSignal(run.planned) as planned:
        run.forth()
    assert planned.args[0].place == tmp_path / "here" / "Riverside Library"


def test_nothing_of_the_passphrase_is_left_when_it_is_forgotten(run):
    name_library(run)
    name_me(run)
    run.forget()
    held = [run.you.passphrase, run.you.choose._made._passphrase, run.you.choose._made._back.text()]
    assert not any(held)
    assert not any("canyon" in label.text() for label in run.you.choose._made._words)


def test_every_step_can_be_walked_with_the_keyboard(run, walk):
    name_library(run)
    run.back()
    walk(run, letters=True)
    run.forth()
    walk(run, letters=True)
    run.you.choose.use_own.setChecked(True)
    walk(run, letters=True)
    run.you.choose._use_made.setChecked(True)
    name_me(run)
    walk(run, letters=True)
    run.forth()
    walk(run, letters=True)
    run.forth()
    walk(run, letters=True)


def to_the_decision(run):
    name_library(run)
    name_me(run)
    run.skip()
    assert run.at == 3


def test_a_decision_that_is_left_out_leaves_the_founding_to_be_confirmed(run, qtbot):
    to_the_decision(run)
    run.forth()
    with qtbot.waitSignal(run.planned) as planned:
        run.forth()
    founding = planned.args[0].founding
    assert founding.decision.body is Body.FOUNDER
    assert founding.capabilities == (Capability.ACCOUNT_MANAGER,)


def test_a_decision_is_kept_with_who_made_it_and_what_it_grants(run, qtbot):
    to_the_decision(run)
    run.decision.number.setText(" Board 2026-14 ")
    run.decision.body.setCurrentIndex(run.decision.body.findData(Body.BOARD.value))
    run.decision.day.set_day(date(2026, 9, 3))
    run.decision.approves.setChecked(True)
    run.forth()
    assert "Board 2026-14 (Board)" in run.start._decided.value.text()
    with qtbot.waitSignal(run.planned) as planned:
        run.forth()
    founding = planned.args[0].founding
    assert (founding.decision.number, founding.decision.on) == ("Board 2026-14", date(2026, 9, 3))
    assert founding.capabilities == (Capability.ACCOUNT_MANAGER, Capability.ADMINISTRATOR)


@pytest.mark.parametrize("typed", ["", "some day"])
def test_a_decision_needs_its_day(run, typed):
    to_the_decision(run)
    run.decision.number.setText("Board 2026-14")
    run.decision.day.setText(typed)
    run.forth()
    assert run.at == 3
    assert run.decision._fault.text()


def test_what_was_typed_about_a_decision_is_dropped_by_skipping_it(run):
    to_the_decision(run)
    run.decision.number.setText("Board 2026-14")
    run.skip()
    assert run._plan().founding.decision.body is Body.FOUNDER


def test_the_term_that_is_offered_is_the_year_that_is_on():
    assert usual_term(TODAY, 9, 1) == (date(2026, 9, 1), date(2027, 8, 31))


def test_near_the_end_of_a_year_the_next_one_is_offered():
    assert usual_term(date(2026, 7, 20), 9, 1) == (date(2026, 9, 1), date(2027, 8, 31))


@pytest.mark.parametrize("name", ["", "\u0301\u202e", "\x00"])
def test_a_name_with_nothing_to_see_in_it_is_none(run, name):
    run.you.name.setText(name)
    assert not run.you.ready()
    assert "Your name is needed" in run.you._fault.text()


def test_names_of_pages_are_refused_where_they_are_typed(run):
    pages = "a" * 30_000
    run.you.name.setText(pages)
    assert not run.you.ready()
    assert "too long" in run.you._fault.text()
    run.team._rows[0].name.setText("Mara")
    run.team._rows[0].seat.setText(pages)
    assert not run.team.ready()
    assert "too long" in run.team._fault.text()
    run.decision.number.setText(pages)
    assert not run.decision.ready()
    assert "too long" in run.decision._fault.text()
    assert run.decision.number.text() == pages
