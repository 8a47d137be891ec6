"""What stands under a post: its channels, what is said about it, its notes; and what is written."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from smdesk.desk.media import Picture
from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.calendar import State
from smdesk.domain.checklists import Check
from smdesk.domain.limits import Matter
from smdesk.ui.calendar.composer_link import TagsDialog
from smdesk.ui.kit.dialog import Dialog
from tests.desk.conftest import account_named


def dialog(view):
    return [one for one in view.findChildren(Dialog) if one.isVisible()][-1]


def fill(shown, **typed):
    for name, text in typed.items():
        editor = shown.form.editor(name)
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
        else:
            shown.form.put(name, text)


@pytest.fixture
def idris(desk):
    return desk.enter(IDRIS)


@pytest.fixture
def view(idris, make):
    return make(idris)


@pytest.fixture
def post(idris):
    at = idris.calendar.now() + timedelta(days=2)
    where = account_named(idris, "Instagram").id
    variant = idris.calendar.begin(where, at, "Chess evening", by=idris.me)
    written = replace(variant, text="Come and play.", hashtags=("Chess",))
    return idris.calendar.write(written, by=idris.me).id


def open_on(view, session, variant):
    view.refresh()
    view.show_post(variant, session.calendar.line(variant).day)


def test_another_channel_begins_with_the_words_and_pictures_of_the_first(view, idris, post):
    room = next(one for one in idris.calendar.media.all() if one.name == "reading-room.png")
    idris.calendar.media.arrange(post, [Picture(room.id)], by=idris.me)
    open_on(view, idris, post)
    parts = view.composer.parts
    parts.channels.add()
    shown = dialog(view)
    fill(shown, channel=account_named(idris, "X").id, like=post)
    shown.save()
    item = idris.calendar.variant(post).item
    both = {one.channel: one for one in idris.calendar.variants(item)}
    added = both[account_named(idris, "X").id]
    assert (added.text, added.state) == ("Come and play.", State.DRAFT)
    assert [asset.id for _, asset in idris.calendar.media.shown(added.id)] == [room.id]
    open_on(view, idris, added.id)
    assert [row.isEnabled() for row in parts.channels.links].count(False) == 1
    other = next(row for row in parts.channels.links if row.isEnabled())
    other.click()
    assert view.faces.picked().id == post


def test_a_channel_takes_the_words_of_another_and_its_writers_with_them(desk, make, post, idris):
    x = account_named(idris, "X").id
    item = idris.calendar.variant(post).item
    added = idris.calendar.add_channel(item, x, by=idris.me)
    nora = desk.enter(NORA)
    view = make(nora)
    open_on(view, nora, added.id)
    view.composer.parts.channels.take()
    dialog(view).save()
    taken = nora.calendar.variant(added.id)
    assert taken.text == "Come and play."
    assert set(taken.writers) == {nora.me.person, idris_in(nora)}
    assert taken.version == 2


def idris_in(session):
    return next(one.id for one in session.roster.people.all() if one.name == IDRIS.name)


def test_the_last_channel_takes_the_item_with_it(view, idris, post):
    open_on(view, idris, post)
    view.composer.parts.channels.remove()
    shown = dialog(view)
    assert "goes with it" in shown.accessibleDescription()
    shown._say_yes()
    assert idris.calendar.line(post) is None


def test_what_was_asked_about_is_not_offered_for_removal(view, idris, post):
    for check in (Check.FACTS, Check.NAMES):
        idris.calendar.checks.tick(post, check, by=idris.me)
    idris.calendar.gate.submit(post, by=idris.me)
    open_on(view, idris, post)
    words = [
        one.text() for one in view.composer.parts.channels.findChildren(type(view.pane.move_it))
    ]
    assert "Remove this post…" not in words


def test_a_comment_is_said_answered_and_settled(view, idris, post):
    open_on(view, idris, post)
    talk = view.composer.parts.talk
    talk.speak(None)
    shown = dialog(view)
    shown.save()
    assert shown.isVisible(), "an empty comment is none"
    fill(shown, words="Is it Thursday?")
    shown.save()
    (said,) = idris.calendar.comments.of(post)
    open_on(view, idris, post)
    talk.speak(said.comment.id)
    fill(dialog(view), words="It is.")
    dialog(view).save()
    (said,) = idris.calendar.comments.of(post)
    assert [one.comment.text for one in said.answers] == ["It is."]
    talk.settle(said.comment.id)
    open_on(view, idris, post)
    assert "Show 1 settled" in [one.text() for one in talk.buttons]
    assert "Answer…" not in [one.text() for one in talk.buttons]
    talk._turn()
    assert "Answer…" in [one.text() for one in talk.buttons]


def test_notes_labels_and_campaign_are_kept_and_never_copied(view, idris, post):
    idris.calendar.write(
        replace(idris.calendar.variant(post), first_comment="Boards!"), by=idris.me
    )
    before = idris.calendar.gate.standing(post)
    open_on(view, idris, post)
    view.composer.parts.about.edit()
    reading = idris.calendar.campaigns.all()[0].id
    objective = idris.calendar.objectives.all()[0].id
    fill(
        dialog(view),
        notes="Delete before publishing",
        new_labels="chess, Weekly",
        campaign=reading,
        objective=objective,
    )
    dialog(view).save()
    item = idris.calendar.item(idris.calendar.variant(post).item)
    names = {one.id: one.name for one in idris.calendar.labels.all()}
    assert [names[one] for one in item.labels] == ["chess", "weekly"], "known in other capitals"
    assert (item.campaign, item.objective) == (reading, objective)
    assert idris.calendar.gate.standing(post) == before
    open_on(view, idris, post)
    clipboard = QGuiApplication.clipboard()
    view.composer._out.copy_text()
    assert "Delete" not in clipboard.text()
    view.composer._out.copy_comment()
    assert clipboard.text() == "Boards!"
    line = idris.calendar.line(post)
    variant = idris.calendar.variant(post)
    assert "Delete" not in variant.copied + variant.first_comment + variant.tagged_link
    assert "Delete" not in line.title


def test_hashtags_are_put_in_by_a_set_and_kept_as_one(view, idris, post):
    open_on(view, idris, post)
    view.composer.write()
    shown = dialog(view)
    shown._menu.actions()[0].trigger()
    assert shown._tags() == ("Chess", "LanternBay", "LibraryLife")
    shown.keep_tags()
    asked = [one for one in shown.findChildren(Dialog) if one.isVisible()][-1]
    fill(asked, name="Chess")
    asked.save()
    assert [one.name for one in idris.calendar.hashtag_sets.all()] == ["Chess", "Every post"]
    assert len(shown._menu.actions()) == 2
    shown.save()
    assert idris.calendar.variant(post).hashtags == ("Chess", "LanternBay", "LibraryLife")


def test_the_words_of_a_link_are_built_shown_and_kept(view, idris, post):
    open_on(view, idris, post)
    view.composer.write()
    shown = dialog(view)
    fill(shown, link="https://library.example/chess?utm_source=paper&id=4")
    shown.tag_link()
    asked = next(one for one in shown.findChildren(TagsDialog) if one.isVisible())
    assert asked.form.editor("source").text() == "paper"
    assert asked.form.editor("link").text() == "https://library.example/chess?id=4"
    asked.fill_up()
    assert asked.form.editor("source").text() == "paper"
    assert asked.form.editor("medium").text() == "social"
    fill(asked, campaign="Winter Reading")
    assert asked.shown.text().endswith(
        "?id=4&utm_source=paper&utm_medium=social&utm_campaign=winter-reading"
    )
    asked.save()
    assert shown.form.edited
    assert "utm_campaign=winter-reading" in shown.link.text()
    shown.save()
    variant = idris.calendar.variant(post)
    assert variant.utm_campaign == "winter-reading"
    assert variant.tagged_link in variant.copied


def test_a_very_long_text_is_counted_when_the_typing_pauses(view, idris, post, qtbot):
    open_on(view, idris, post)
    view.composer.write()
    shown = dialog(view)
    fill(shown, text="word " * 20_000)
    assert shown._pause.isActive()
    qtbot.waitUntil(lambda: not shown._pause.isActive())
    counted = shown._labels[Matter.TEXT].text().rpartition(" of ")[0]
    assert int("".join(sign for sign in counted if sign.isdigit())) > 99_000
    shown.save()
    assert shown.isVisible(), "longer than is kept: said at its field, and still typed"
    shown.form._start = shown.form._typed()
    shown.reject()


@pytest.mark.parametrize(
    "link", ["http://[", "https://a b", "javascript:alert(1)", "https://x.example/?utm_source=%zz"]
)
def test_a_link_that_is_none_is_said_at_its_field_and_stops_nothing(view, idris, post, link):
    open_on(view, idris, post)
    view.composer.write()
    shown = dialog(view)
    fill(shown, link=link)
    assert shown._labels[Matter.TEXT].text()
    shown.tag_link()
    asked = next(one for one in shown.findChildren(TagsDialog) if one.isVisible())
    fill(asked, source="ü 🙂", term="a" * 3000)
    asked.save()
    assert asked.isVisible(), "too long for a line: said at its field"
    fill(asked, term="", link=link)
    asked.save()
    if link.startswith("javascript"):
        assert asked.isVisible()


def test_what_is_done_to_a_post_can_be_taken_back(view, idris, post):
    open_on(view, idris, post)
    view.composer.parts.talk.speak(None)
    fill(dialog(view), words="Not yet.")
    dialog(view).save()
    assert idris.calendar.comments.of(post)
    view.told[-1].undo()
    assert idris.calendar.comments.of(post) == []
    view.composer.parts.channels.remove()
    dialog(view)._say_yes()
    assert idris.calendar.line(post) is None
    view.told[-1].undo()
    assert idris.calendar.line(post) is not None


def test_no_letter_presses_two_things_in_the_pane(view, idris, post):
    view.show()
    open_on(view, idris, post)
    buttons = [one for one in view.findChildren(QAbstractButton) if one.isVisible()]
    letters = [
        one.text().replace("&&", "")[one.text().replace("&&", "").index("&") + 1].casefold()
        for one in buttons
        if "&" in one.text().replace("&&", "")
    ]
    assert sorted(letters) == sorted(set(letters)), sorted(letters)
