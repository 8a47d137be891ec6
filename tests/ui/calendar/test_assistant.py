"""Posting by hand, step by step; how a post may look; and the rules of approval."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from smdesk.desk.media import Picture
from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.accounts import Platform
from smdesk.domain.calendar import State
from smdesk.domain.checklists import Check, Weight
from smdesk.domain.limits import Matter
from smdesk.ui.calendar.composer_assistant import Assistant
from smdesk.ui.calendar.composer_compare import OutDialog
from smdesk.ui.calendar.composer_preview import PostPreview
from smdesk.ui.calendar.composer_rules import CalendarRules
from smdesk.ui.kit.dialog import Dialog, FormDialog
from smdesk.ui.kit.quoting import DecisionBook
from tests.desk.conftest import account_named


def last(view, kind):
    return [one for one in view.findChildren(kind) if one.isVisible()][-1]


def clipboard():
    return QGuiApplication.clipboard()


@pytest.fixture
def post(desk):
    """A post on Instagram with a picture, approved by Nora."""
    idris = desk.enter(IDRIS)
    calendar, me = idris.calendar, idris.me
    at = calendar.now() + timedelta(days=2)
    variant = calendar.begin(account_named(idris, "Instagram").id, at, "Chess", by=me)
    written = replace(variant, text="Come and play.", first_comment="Boards!")
    calendar.write(written, by=me)
    room = next(one for one in calendar.media.all() if one.name == "reading-room.png")
    calendar.media.arrange(variant.id, [Picture(room.id, "All seats taken")], by=me)
    item = calendar.item(variant.item)
    calendar.change_item(replace(item, notes="Delete before publishing"), by=me)
    for check in (Check.FACTS, Check.NAMES):
        calendar.checks.tick(variant.id, check, by=me)
    calendar.gate.submit(variant.id, by=me)
    nora = desk.enter(NORA)
    nora.calendar.gate.approve(variant.id, by=nora.me)
    return variant.id


@pytest.fixture
def nora(desk, post):
    return desk.enter(NORA)


@pytest.fixture
def view(make, nora, post):
    shown = make(nora)
    shown.show()
    shown.show_post(post, nora.calendar.line(post).day)
    return shown


def test_text_pictures_and_descriptions_are_copied_one_by_one(view, nora, post):
    view.composer._out.assist()
    dialog = last(view, Assistant)
    assert [step.name for step in dialog.steps] == [
        "Text",
        "Picture 1",
        "Description 1",
        "First comment",
    ]
    assert not any("Delete" in step.says for step in dialog.steps)
    dialog.copy_next()
    assert clipboard().text() == "Come and play."
    assert dialog.marks[0].text() == "Text: done"
    dialog.copy_next()
    assert clipboard().image().width() == 960
    dialog.copy_next()
    assert clipboard().text() == "All seats taken"
    dialog.copy_next()
    assert clipboard().text() == "Boards!"
    assert view.opened == [], "nothing is opened without a click"
    dialog.site.click()
    assert view.opened == [account_named(nora, "Instagram").url]
    assert "posted" in dialog.next.text()
    dialog.copy_next()
    out = last(view, OutDialog)
    assert "word for word" in out.says.text()
    editor = out.form.editor("final_text")
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("Come and play cards.")
    out.compare()
    assert "differs" in out.says.text()
    assert "+play cards" in out.changes.toPlainText()
    editor.setPlainText("Come and play.\n\n")
    out.compare()
    link = out.form.editor("permalink")
    assert isinstance(link, QLineEdit)
    link.setText("not a link")
    out.save()
    assert out.isVisible()
    link.setText("https://social.example/9")
    out.save()
    assert nora.calendar.variant(post).state is State.POSTED


def test_a_copy_of_a_picture_is_saved_only_where_the_person_says(view, nora, post, tmp_path):
    view.composer._out.assist()
    dialog = last(view, Assistant)
    dialog._saving = 1
    dialog._save_to(tmp_path / "room.png")
    ((_, asset),) = nora.calendar.media.shown(post)
    assert (tmp_path / "room.png").read_bytes() == nora.media_files.read(asset.id)
    dialog._save_to(tmp_path / "no" / "such" / "room.png")
    assert "was not saved" in dialog.banner.words


def test_a_damaged_picture_is_told_and_the_rest_goes_on(view, nora, post):
    ((_, asset),) = nora.calendar.media.shown(post)
    sealed = [f for f in nora.vault.folder.rglob("*") if f.name.startswith(asset.content)]
    for file in sealed:
        file.write_bytes(b"?")
    view.composer._out.assist()
    dialog = last(view, Assistant)
    dialog.copy(1)
    assert "missing or damaged" in dialog.banner.words
    dialog.copy(0)
    assert clipboard().text() == "Come and play."


def test_the_preview_folds_and_dims_what_instagram_would_cut(view, nora, post):
    calendar = nora.calendar
    long = "word " * 20_000
    takes = calendar.limits.takes(account_named(nora, "Instagram").id)
    view.composer.look()
    shown = last(view, Dialog).findChild(PostPreview)
    shown.show_text("Come and play.")
    assert not shown.fold.isVisible()
    assert not shown.cuts[0].cuts
    shown.show_text(long)
    assert len(shown.text.text()) == 125
    assert "125" in shown.fold.text()
    assert takes.name in shown.fold.text()
    assert "Last looked at" in shown.fold.toolTip()
    assert "Only the first" in shown.more.text()


@pytest.fixture
def rules(view, nora, desk):
    def channels():
        return {line.id: line.name for line in nora.accounts.lines()}

    book = DecisionBook(nora.decisions, nora.me, desk.clock.today)
    return CalendarRules(view, nora.calendar, nora.me, channels, book)


def test_the_rules_change_on_a_decision_only(rules, nora):
    dialog = rules.ask_workflow()
    dialog.form.put("stages", 2)
    dialog.form.put("countersign_hours", 48)
    dialog.save()
    assert "with a decision or a clause" in dialog.banner.words
    dialog.form.put("decision", "Board 2026-14")
    dialog.save()
    assert not dialog.isVisible()
    workflow = nora.calendar.workflow()
    assert (workflow.stages, workflow.countersign_hours) == (2, 48)
    assert workflow.decision == "Board 2026-14"


def test_checks_are_weighed_for_all_and_for_one_channel(rules, nora):
    x = account_named(nora, "X").id
    dialog = rules.ask_checks()
    box = dialog.weights[Check.TONE]
    box.setCurrentIndex(box.findData(Weight.REQUIRED.value))
    dialog.save()
    assert nora.calendar.checks.weights(x)[Check.TONE] is Weight.REQUIRED
    dialog = rules.ask_checks()
    dialog.where.setCurrentIndex(dialog.where.findData(x))
    box = dialog.weights[Check.TONE]
    assert box.currentData() is None
    box.setCurrentIndex(box.findData(Weight.OFF.value))
    dialog.save()
    assert nora.calendar.checks.weights(x)[Check.TONE] is Weight.OFF
    assert nora.calendar.checks.weights(None)[Check.TONE] is Weight.REQUIRED
    dialog = rules.ask_checks()
    dialog.where.setCurrentIndex(dialog.where.findData(x))
    dialog.weights[Check.TONE].setCurrentIndex(0)
    dialog.save()
    assert nora.calendar.checks.own_weights(x) == {}


def test_everything_in_the_composers_windows_has_a_name_and_is_reached(view, rules, walk):
    parts, out = view.composer.parts, view.composer._out
    for ask in (
        out.assist,
        out.post,
        view.composer.write,
        parts.media.arrange,
        parts.about.edit,
        parts.channels.add,
        rules.ask_workflow,
        rules.ask_checks,
        rules.show_limits,
    ):
        ask()
        dialog = last(view, Dialog)
        walk(dialog)
        for one in [d for d in view.findChildren(Dialog) if d.isVisible()]:
            Dialog.done(one, 0)


def test_a_server_has_a_limit_of_its_own_with_its_source(rules, nora, desk):
    dialog = rules.show_limits()
    x = account_named(nora, "X")
    dialog.where.setCurrentIndex(dialog.where.findData(x.id))
    assert not dialog.own.isVisible(), "X says itself what it takes"
    assert "280" in told(dialog)
    assert "Last looked at: 22 Aug 2026" in told(dialog)
    account = nora.accounts.sheet(x.id).account
    nora.accounts.change(replace(account, platform=Platform.MASTODON), by=nora.me)
    dialog.show_channel()
    assert dialog.own.isVisible()
    dialog.ask_own()
    ask = last(dialog, FormDialog)
    ask.save()
    assert ask.isVisible(), "a limit without a source is none"
    ask.form.put("characters", 1000)
    ask.form.put("source", "About page of the server")
    ask.save()
    assert "1000" in told(dialog).replace(",", "")
    variant = nora.calendar.begin(x.id, None, "Long", by=nora.me)
    measures = nora.calendar.limits.measures(replace(variant, text="a" * 600))
    (text,) = [one for one in measures if one.matter is Matter.TEXT]
    assert (text.limit.most, text.over) == (1000, 0)


def told(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))
