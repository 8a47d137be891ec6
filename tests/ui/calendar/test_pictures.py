"""Pictures of a post: taken in, described, ordered; and what is broken, huge or no picture."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from smdesk.desk.attachments import MOST_BYTES
from smdesk.desk.media_files import Brought, looked_at
from smdesk.domain.calendar import State
from smdesk.domain.checklists import Check
from smdesk.ui.calendar.composer_choose import ChoosePicture
from smdesk.ui.calendar.composer_pictures import PicturesDialog
from smdesk.ui.kit import pictures
from smdesk.ui.kit.dialog import Dialog, FormDialog
from tests.desk.conftest import account_named
from tests.domain.test_camera_notes import EXIF, SECRETS


def picture(path, colour="teal", size=(60, 40)):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


@pytest.fixture
def post(nora):
    at = nora.calendar.now() + timedelta(days=2)
    where = account_named(nora, "Instagram").id
    variant = nora.calendar.begin(where, at, "Chess evening", by=nora.me)
    return nora.calendar.write(replace(variant, text="Come and play."), by=nora.me).id


@pytest.fixture
def view(make, nora, post):
    shown = make(nora)
    shown.show()
    shown.show_post(post, nora.calendar.line(post).day)
    return shown


def shown(view, kind=PicturesDialog):
    found = [one for one in view.findChildren(kind) if one.isVisible()]
    return found[-1] if found else None


def opened(view, qtbot, kind=PicturesDialog):
    qtbot.waitUntil(lambda: shown(view, kind) is not None)
    return shown(view, kind)


def test_a_file_is_taken_in_described_and_shown(view, nora, post, tmp_path, qtbot):
    media = view.composer.parts.media
    media._intake.take(picture(tmp_path / "board.png"))
    dialog = opened(view, qtbot)
    assert dialog.strip.count() == 1
    dialog.alt.setPlainText("A chess board")
    assert "13 of 1" in dialog.count.text()
    dialog.save()
    ((use, asset),) = nora.calendar.media.shown(post)
    assert (use.alt, asset.width, asset.height) == ("A chess board", 60, 40)
    assert asset.place == str(tmp_path / "board.png")
    view.show_post(post, nora.calendar.line(post).day)
    qtbot.waitUntil(lambda: not media._pixels)
    assert media.thumbs.get(asset.id).width() == 60
    view.forget()
    assert not media.thumbs._kept


def photo(path):
    """Return a picture as a camera writes it: turned on its side, with where it was taken."""
    picture(path)
    data = path.read_bytes()
    path.write_bytes(data[:2] + EXIF + data[2:])
    return path


def test_what_the_camera_wrote_is_left_out_and_told(view, nora, post, tmp_path, qtbot):
    raw = photo(tmp_path / "square.jpg").read_bytes()
    media = view.composer.parts.media
    media._intake.take(tmp_path / "square.jpg")
    dialog = opened(view, qtbot)
    assert "square.jpg told where it was taken" in dialog.banner.words
    asset = dialog.shown()[0].asset
    kept = nora.media_files.read(asset.id)
    assert kept != raw
    assert not any(secret in kept for secret in SECRETS)
    assert (asset.width, asset.height) == (40, 60), "it is seen upright"
    assert media.thumbs.get(asset.id).height() == 60
    before, after = QImage.fromData(raw), QImage.fromData(kept)
    assert before == after
    dialog.banner.close_it()
    media._intake.take(tmp_path / "square.jpg")
    qtbot.waitUntil(lambda: "told where" in dialog.banner.words)
    assert dialog.strip.count() == 1
    assert dialog.shown()[0].asset.sha256 == asset.sha256, "the same file again is the same"
    dialog._leave()


def test_what_an_older_program_took_in_goes_out_without_it_too(nora, tmp_path):
    raw = photo(tmp_path / "old.jpg").read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    old = Brought(name="old.jpg", beginning=raw[:16], sha256=digest, size=len(raw), data=raw)
    asset = nora.media_files.bring(old, by=nora.me)
    assert nora.media_files.read(asset.id) == raw
    out = nora.media_files.going_out(asset.id)
    assert not any(secret in out for secret in SECRETS)
    assert pictures.whole(out).size() == QSize(40, 60)


def test_several_are_dropped_ordered_by_keys_and_one_is_taken_out(
    view, nora, post, tmp_path, qtbot
):
    mime = QMimeData()
    files = [picture(tmp_path / f"{name}.png", name) for name in ("red", "green", "blue")]
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    assert view.composer.parts.media._intake.take_from(mime)
    dialog = opened(view, qtbot)
    qtbot.waitUntil(lambda: dialog.strip.count() == 3)
    dialog.strip.setCurrentRow(2)
    QTest.keyClick(dialog.strip, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.asset.name for one in dialog.shown()] == ["red.png", "blue.png", "green.png"]
    dialog.strip.setCurrentRow(0)
    QTest.keyClick(dialog.strip, Qt.Key.Key_Delete)
    dialog.save()
    assert [a.name for _, a in nora.calendar.media.shown(post)] == ["blue.png", "green.png"]
    assert len(nora.calendar.media.all()) == 5, "the library keeps what was left out"


def test_a_picture_on_the_clipboard_is_pasted_as_a_png(view, nora, post, qtbot):
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("gold"))
    QGuiApplication.clipboard().setImage(image)
    view.composer.parts.media.arrange()
    dialog = opened(view, qtbot)
    dialog.paste()
    qtbot.waitUntil(lambda: dialog.strip.count() == 1)
    asset = dialog.shown()[0].asset
    assert nora.media_files.read(asset.id).startswith(b"\x89PNG")
    dialog._leave()
    assert nora.calendar.media.shown(post) == []


def test_what_is_no_picture_is_refused_in_a_sentence(view, nora, tmp_path, qtbot):
    before = len(nora.calendar.media.all())
    for name, data, words in (
        ("cut.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 30, "cannot be opened as a picture"),
        ("page.jpg", b"<html>no picture</html>", "page.jpg is nothing that a post can show"),
        ("empty.png", b"", "empty.png is nothing that a post can show"),
    ):
        (tmp_path / name).write_bytes(data)
        view.composer.parts.media._intake.take(tmp_path / name)
        qtbot.waitUntil(lambda words=words: words in view.banner.words)
    assert len(nora.calendar.media.all()) == before


def test_a_huge_picture_a_folder_and_a_missing_file_are_refused(view, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    intake = view.composer.parts.media._intake
    intake.take(picture(tmp_path / "wall.png", size=(600, 400)))
    qtbot.waitUntil(lambda: "too many pixels: 600 by 400" in view.banner.words)
    intake.take(tmp_path)
    qtbot.waitUntil(lambda: "cannot be read" in view.banner.words)
    view.banner.close_it()
    intake.take(tmp_path / "gone.png")
    qtbot.waitUntil(lambda: "gone.png cannot be read" in view.banner.words)


def test_a_picture_of_the_library_is_chosen_by_words_and_its_facts_are_edited(
    view, nora, post, qtbot
):
    view.composer.parts.media.arrange()
    dialog = opened(view, qtbot)
    dialog.choose()
    choose = opened(view, qtbot, ChoosePicture)
    choose.field.setText("no such thing")
    choose.look()
    assert not choose.go.isEnabled()
    choose.field.setText("carpet")
    choose.look()
    choose.take()
    assert dialog.alt.toPlainText() == "Tomas reads to nine children on a carpet"
    dialog.edit()
    form = next(one for one in dialog.findChildren(FormDialog) if one.isVisible())
    editor = form.form.editor("credit")
    assert isinstance(editor, QLineEdit)
    editor.setText("Aytən")
    form.form.editor("licence_url").setText("not a link")
    form.save()
    assert form.isVisible(), "no address: said at its field"
    form.form.editor("licence_url").setText("")
    form.save()
    assert "Credit: Aytən" in dialog.known.text()
    dialog.save()
    ((_, asset),) = nora.calendar.media.shown(post)
    assert asset.credit == "Aytən"


def test_other_pictures_void_the_asking_and_leaving_asks_first(view, nora, post, tmp_path, qtbot):
    for check in (Check.FACTS, Check.NAMES):
        nora.calendar.checks.tick(post, check, by=nora.me)
    nora.calendar.gate.submit(post, by=nora.me)
    view.show_post(post, nora.calendar.line(post).day)
    view.composer.parts.media._intake.take(picture(tmp_path / "a.png"))
    dialog = opened(view, qtbot)
    dialog.reject()
    ask = next(one for one in dialog.findChildren(Dialog) if one.isVisible())
    ask.reject()
    assert dialog.isVisible()
    dialog.save()
    assert nora.calendar.variant(post).state is State.DRAFT
    assert any("approved anew" in one.text for one in view.told)


def test_a_file_is_dropped_on_the_pane_only_where_the_post_can_be_changed(
    view, nora, post, tmp_path, qtbot
):
    media = view.composer.parts.media
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "a.png")))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    media.dragEnterEvent(enter)
    assert enter.isAccepted()
    media.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))
    dialog = opened(view, qtbot)
    assert [one.asset.name for one in dialog.shown()] == ["a.png"]
    dialog._leave()
    gone = next(one for one in nora.calendar.lines(None) if one.state is State.POSTED)
    view.show_post(gone.id, gone.day)
    late = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    late.ignore()
    media.dragEnterEvent(late)
    assert not late.isAccepted()
    words = QMimeData()
    words.setText("no file")
    assert not media._intake.take_from(words)


def test_a_destroyed_picture_is_named_with_its_day_and_shown_nowhere(
    view, nora, post, tmp_path, qtbot
):
    media = view.composer.parts.media
    media._intake.take(picture(tmp_path / "board.png"))
    dialog = opened(view, qtbot)
    dialog.alt.setPlainText("A chess board")
    dialog.save()
    ((_, asset),) = nora.calendar.media.shown(post)
    qtbot.waitUntil(lambda: not media._pixels)
    nora.media_files.destroy(asset.id, reason="Somebody asked", by=nora.me)
    view.show_post(post, nora.calendar.line(post).day)
    said = [label.text() for label in media.findChildren(QLabel)]
    assert any(one.startswith("Destroyed on") and "A chess board" in one for one in said)
    assert asset.id not in media.thumbs._kept
    media.arrange()
    dialog = opened(view, qtbot)
    assert "Destroyed on" in dialog.strip.item(0).text()
    dialog.choose()
    assert "board.png" not in str([one.name for one in opened(view, qtbot, ChoosePicture)._assets])
    opened(view, qtbot, ChoosePicture).reject()
    dialog.take_out()
    dialog.save()
    assert nora.calendar.media.shown(post) == []


def test_of_a_film_too_large_to_be_kept_inside_it_is_said_what_is_still_in_it(view, nora, qtbot):
    film = b"\0\0\0\x18ftypmp42" + bytes(MOST_BYTES)
    media = view.composer.parts.media
    media._intake._keep(looked_at("film.mp4", film, place="Share/film.mp4"))
    dialog = opened(view, qtbot)
    said = "It lies at Share/film.mp4, with all that its camera wrote into it"
    assert said in dialog.banner.words
    assert said in dialog.known.text()
    dialog._leave()
