"""The composer beside the calendar: writing, asking, answering, and noting what went out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit

from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.calendar import State
from smdesk.domain.checklists import Check
from smdesk.domain.limits import Matter
from smdesk.ui.kit.dialog import Dialog
from tests.desk.conftest import account_named


def open_on(view, session, variant):
    view.refresh()
    view.composer.show_line(session.calendar.line(variant))


def begin(session, title="Chess evening", channel="Instagram"):
    at = session.calendar.now() + timedelta(days=2)
    where = account_named(session, channel).id
    return session.calendar.begin(where, at, title, by=session.me).id


def dialog(view):
    return [one for one in view.findChildren(Dialog) if one.isVisible()][-1]


def fill(shown, **typed):
    for name, text in typed.items():
        editor = shown.form.editor(name)
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)


def words(view):
    return [button.text().replace("&", "") for button in view.composer.card.buttons]


@pytest.fixture
def idris(desk):
    return desk.enter(IDRIS)


@pytest.fixture
def view(idris, make):
    return make(idris)


def test_a_post_is_written_counted_checked_and_asked_about(view, idris):
    variant = begin(idris, channel="X")
    open_on(view, idris, variant)
    assert words(view)[0] == "Write…"
    assert "Ask for approval" not in words(view)
    view.composer.write()
    shown = dialog(view)
    fill(shown, text="a" * 281, link="no link", hashtags="#Chess\n#Chess evening")
    assert shown._labels[Matter.TEXT].text().startswith("Length of the text: 298 of 280")
    assert shown._labels[Matter.TEXT].property("tone") == "danger"
    assert "Last looked at" in shown._labels[Matter.TEXT].toolTip()
    fill(shown, text="Come and play.", link="")
    shown.save()
    assert shown.result() == QDialog.DialogCode.Accepted
    written = idris.calendar.variant(variant)
    assert (written.text, written.hashtags) == ("Come and play.", ("Chess", "evening"))
    open_on(view, idris, variant)
    view.composer.submit()
    assert "Before anybody is asked about Chess evening: Facts" in view.banner.words
    for check in (Check.FACTS, Check.NAMES):
        view.composer.card.boxes[check].click()
        open_on(view, idris, variant)
    view.composer.submit()
    assert idris.calendar.variant(variant).state is State.IN_REVIEW


@pytest.fixture
def asked(idris):
    variant = begin(idris)
    one = idris.calendar.variant(variant)
    idris.calendar.write(replace(one, text="Come and play.", first_comment="Boards!"), by=idris.me)
    for check in (Check.FACTS, Check.NAMES):
        idris.calendar.checks.tick(variant, check, by=idris.me)
    idris.calendar.gate.submit(variant, by=idris.me)
    return variant


def test_who_wrote_it_is_not_offered_to_approve_it(view, idris, asked):
    open_on(view, idris, asked)
    assert "Approve…" not in words(view)
    assert "Withdraw…" in words(view)


def test_an_administrator_approves_and_notes_that_it_is_posted(desk, asked, make):
    nora = desk.enter(NORA)
    view = make(nora)
    open_on(view, nora, asked)
    assert words(view)[0] == "Approve…"
    view.composer.approve()
    fill(dialog(view), words="Good.")
    dialog(view).save()
    open_on(view, nora, asked)
    assert "It is posted…" in words(view)
    view.composer._out.post()
    shown = dialog(view)
    shown.save()
    assert shown.isVisible()
    fill(shown, permalink="https://social.example/1", final_text="Come and play cards.")
    shown.save()
    assert shown.isVisible()
    fill(shown, differs="Cut by the platform")
    shown.save()
    assert nora.calendar.variant(asked).state is State.POSTED
    (out,) = nora.library.calendar.publications.where(variant=asked)
    assert (out.differs, out.permalink) == ("Cut by the platform", "https://social.example/1")
    open_on(view, nora, asked)
    assert "Use again" in words(view)


def test_changes_are_requested_in_words_and_shown(desk, asked, make):
    nora = desk.enter(NORA)
    view = make(nora)
    open_on(view, nora, asked)
    view.composer.request_changes()
    shown = dialog(view)
    shown.save()
    assert shown.isVisible()
    fill(shown, words="It is Thursday.")
    shown.save()
    open_on(view, nora, asked)
    assert "“It is Thursday.”" in view.composer.card.said.text()


def test_a_quick_step_asks_who_said_yes(view, idris):
    variant = begin(idris)
    idris.calendar.write(replace(idris.calendar.variant(variant), text="Snow."), by=idris.me)
    open_on(view, idris, variant)
    view.composer._out.quick_step()
    shown = dialog(view)
    fill(shown, event="Snow", why_now="Now", words_of_ok="Yes", no_link="A story")
    shown.save()
    assert shown.isVisible()
    fill(shown, late_reason="It snows today")
    shown.save()
    (step,) = idris.calendar.publishing.open_steps(variant)
    assert step.late_reason == "It snows today"
    open_on(view, idris, variant)
    assert NORA.name in view.composer.card.said.text()
    assert "Put away" not in words(view)


def test_what_is_copied_has_none_of_the_notes(view, idris, asked):
    item = idris.calendar.item(idris.calendar.variant(asked).item)
    idris.calendar.change_item(replace(item, notes="Delete before publishing"), by=idris.me)
    open_on(view, idris, asked)
    view.composer._out.copy_text()
    assert QGuiApplication.clipboard().text() == "Come and play."
    view.composer._out.copy_comment()
    assert QGuiApplication.clipboard().text() == "Boards!"
