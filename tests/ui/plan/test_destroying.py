"""Destroying a picture in the window: what is said before, what is asked, what is left to see."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel

from smdesk.domain.media import CONSENT_OVER, Consent, MediaAsset
from smdesk.domain.records import Ref
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.kit.places import place
from smdesk.ui.plan.destroying import DestroyDialog, RemovedFiles
from tests.desk.conftest import TODAY
from tests.ui.conftest import words
from tests.ui.plan.test_pictures import choose, library
from tests.ui.plan.test_view import make, press, view

__all__ = ["library", "make", "press", "view"]


def opened(screen, kind):
    return next((one for one in screen.findChildren(kind) if one.isVisible()), None)


def asked(library):
    """Press the act and return the dialog that asks."""
    action = next(one for act, one in library._doing if "Destroy" in act.words)
    assert action.isEnabled()
    action.trigger()
    return opened(library, DestroyDialog)


def test_what_goes_and_what_stays_is_said_before_and_a_reason_is_needed(library, nora):
    asset = choose(library, "reading-room.png")
    dialog = asked(library)
    said = words(dialog)
    for piece in ("Destroy reading-room.png for good?", "out of the backups", "saved copies",
                  "Each goes on naming it", "stay, here and in the log"):  # fmt: skip
        assert piece in said
    assert not dialog.picture.pixmap().isNull()
    assert not dialog.go.isEnabled()
    dialog.why.setPlainText("...")
    assert not dialog.go.isEnabled()
    dialog.why.setPlainText("x" * 5_000)
    assert "Shorten it" in dialog.missing.text()
    dialog.why.setPlainText("Her parents asked for it.")
    dialog.reject()
    assert nora.calendar.media.one(asset.id).destroyed_on is None


def test_a_destroyed_picture_stays_on_the_list_with_day_person_and_reason(library, nora):
    asset = choose(library, "reading-room.png")
    dialog = asked(library)
    dialog.why.setPlainText("Her parents asked for it.")
    dialog.go.click()
    assert nora.calendar.media.one(asset.id).destroyed_on == TODAY
    assert library.chosen().id == asset.id
    assert library.picture.isHidden()
    assert asset.id not in [key for key, image in library.thumbs._kept.items() if image.width()]
    told = words(library._card)
    for piece in ("Destroyed on", "by Nora Haldane", "Her parents asked for it."):
        assert piece in told
    action = next(one for act, one in library._doing if "Destroy" in act.words)
    assert not action.isEnabled()
    assert "Destroyed on" in str(library.part.listing([library.chosen()]).rows)


def test_the_finding_leads_to_the_question(view, library, nora):
    asset = choose(library, "reading-room.png")
    over = replace(asset, consent=Consent.GIVEN, expires=TODAY - timedelta(days=1))
    nora.calendar.media.change(over, by=nora.me)
    view.refresh()
    (found,) = [one for one in view._findings if one.rule is CONSENT_OVER]
    assert place(found) == Ref(MediaAsset.kind, asset.id)
    library._find.setText("story")
    view.mend(found)
    assert "reading-room.png" in opened(library, DestroyDialog).title.text()
    assert library.chosen().id == asset.id, "what hid it is put aside"


def test_a_finding_about_a_file_that_was_removed_leads_to_the_removed_ones(view, library, nora):
    asset = choose(library, "story-hour.png")
    over = replace(asset, consent=Consent.GIVEN, expires=TODAY - timedelta(days=1))
    nora.calendar.media.change(over, by=nora.me)
    nora.calendar.media.remove(asset.id, by=nora.me)
    view.refresh()
    (found,) = [one for one in view._findings if one.rule is CONSENT_OVER]
    for lead in (lambda: view.mend(found), lambda: view.reveal(place(found))):
        lead()
        dialog = opened(library, RemovedFiles)
        assert dialog.list.item(0).text().startswith("story-hour.png")
        dialog.reject()
    nora.media_files.destroy(asset.id, reason="Time is up", by=nora.me)
    view.refresh()
    assert [one for one in view._findings if one.rule is CONSENT_OVER] == []


def test_removed_files_are_listed_put_back_and_destroyed(library, nora):
    media = nora.calendar.media
    asset = choose(library, "story-hour.png")
    library.remove_chosen()
    assert asset.id not in {one.id for one in media.all()}
    library.show_removed()
    dialog = opened(library, RemovedFiles)
    assert dialog.list.count() == 1
    assert "story-hour.png" in dialog.list.item(0).text()
    dialog.put.click()
    assert library.chosen().id == asset.id
    library.remove_chosen()
    library.show_removed()
    dialog = opened(library, RemovedFiles)
    dialog.gone.click()
    question = opened(dialog, DestroyDialog)
    question.why.setPlainText("Nobody agreed.")
    question.go.click()
    assert dialog.list.count() == 0
    assert not dialog.put.isEnabled()
    assert "No file that was removed" in dialog.says.text()
    assert media.one(asset.id).destroyed_on == TODAY
    dialog.reject()


def test_the_same_file_comes_again_only_after_a_question(library, nora, tmp_path, qtbot):
    image = QImage(90, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "door.png"))
    library._intake.take(tmp_path / "door.png")
    qtbot.waitUntil(
        lambda: library.chosen() and library.chosen().name == "door.png", timeout=30_000
    )
    first = library.chosen()
    nora.media_files.destroy(first.id, reason="Nobody agreed.", by=nora.me)
    for answer in ("reject", "_say_yes"):
        library._intake.take(tmp_path / "door.png")
        qtbot.waitUntil(lambda: opened(library, Confirm) is not None, timeout=30_000)
        question = opened(library, Confirm)
        assert "door.png was destroyed here on" in question.title.text()
        getattr(question, answer)()
        there = [one for one in nora.calendar.media.all() if one.name == "door.png"]
        assert len(there) == (2 if answer == "_say_yes" else 1)
    assert nora.media_files.read(library.chosen().id) is not None


def test_of_a_file_outside_it_is_said_where_to_delete_it_and_what_is_in_it(library, nora):
    media = nora.calendar.media
    film = media.add(
        MediaAsset(name="film.mp4", sha256="0f" * 32, place="Share/film.mp4"), by=nora.me
    )
    library.refresh()
    library.table.select(film.id)
    assert "with all that its camera wrote into it" in words(library._card)
    dialog = asked(library)
    assert "Share/film.mp4. Delete it there yourselves" in words(dialog)
    assert [label for label in dialog.findChildren(QLabel) if "backups" in label.text()] == []
    dialog.reject()
