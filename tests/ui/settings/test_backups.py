"""Backups on the screen: a way back that says everything before, and does all of it or nothing."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest

from smdesk.desk.errors import WriteFailedError, WriteWhy
from smdesk.desk.sample import AYTAN
from smdesk.desk.session import Session
from smdesk.domain.roster import Person
from smdesk.ui.settings.backups import BackButton
from smdesk.ui.settings.copies import CopiesSection
from smdesk.ui.settings.restoring import RestoreDialog
from tests.ui.conftest import nameless, words


@pytest.fixture
def make(desk, qtbot):
    def made(session):
        section = CopiesSection(session, desk.home)
        section.resize(900, 700)
        qtbot.addWidget(section)
        section.show()
        section.went, section.told = [], []
        section.renewed.connect(lambda *said: section.went.append(said))
        section.noticed.connect(section.told.append)
        return section

    return made


@pytest.fixture
def section(make, nora, desk):
    shutil.rmtree(desk.path / "backups", ignore_errors=True)
    return make(nora)


def buttons(section):
    """Return the ways back that are offered now, not those of a list that was shown before."""
    rows = [row for row in section.backups.rows if row.parent() is not None]
    return [button for row in rows for button in row.findChildren(BackButton)]


def asked(section, why="Somebody emptied the list"):
    (button, *_) = buttons(section)
    button.click()
    dialog = section.findChildren(RestoreDialog)[-1]
    dialog.why.setPlainText(why)
    return dialog


def file_of(desk):
    (file,) = (desk.path / "backups").glob("*.smvault")
    return file


def test_one_is_made_by_hand_and_listed_with_its_moment(section, nora):
    assert "There is none yet" in words(section.backups)
    section.back_up()
    assert section.told[-1].text.startswith("Backup made: 21 Nov 2026")
    assert "made by hand" in words(section.backups)
    assert len(nora.backups.list()) == 1


def test_it_is_put_back_with_a_reason_and_work_goes_on_after_it(make, section, nora, desk):
    section.back_up()
    nora.roster.people.add(Person(name="Added since"), by=nora.me)
    dialog = asked(section, "")
    assert "will not know any more: 1." in words(dialog)
    assert "nobody who was let out comes back in" in words(dialog)
    assert not dialog.go.isEnabled()
    assert "reason first" in words(dialog)
    dialog.why.setPlainText("Somebody emptied the list")
    dialog.go.click()
    ((renewed,),) = section.went
    desk.keep(renewed)
    assert "Added since" not in {person.name for person in renewed.roster.people.all()}
    (latest,) = renewed.library.journal.entries(limit=1)
    assert latest.reason == "Somebody emptied the list"
    told = words(make(renewed).backups)
    assert "made before another one was put back" in told
    assert "made by hand" in told


def test_whoever_turns_back_has_changed_nothing(section, nora):
    section.back_up()
    before = nora.library.journal.head()
    dialog = asked(section)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert nora.library.journal.head() == before
    assert len(nora.backups.list()) == 1


def test_a_reason_that_nobody_reads_to_its_end_does_not_go_on(section):
    section.back_up()
    dialog = asked(section, "x" * 2001)
    assert not dialog.go.isEnabled()
    assert "letters are enough" in words(dialog)


def test_a_damaged_one_says_so_and_has_no_button(section, desk):
    section.back_up()
    file_of(desk).write_bytes(b"PK but no more")
    section.refresh()
    assert "damaged and cannot be put back" in words(section.backups)
    assert buttons(section) == []


@pytest.mark.parametrize("harm", ["cut", "byte", "gone", "foreign"])
def test_one_that_is_harmed_while_the_question_stands_changes_nothing(section, nora, desk, harm):
    section.back_up()
    dialog, file, before = asked(section), file_of(desk), nora.library.journal.head()
    raw = bytearray(file.read_bytes())
    if harm == "cut":
        file.write_bytes(raw[: len(raw) // 2])
    elif harm == "byte":
        raw[len(raw) // 2] ^= 1
        file.write_bytes(raw)
    elif harm == "gone":
        file.unlink()
    else:
        file.write_bytes(b"Dear Nora")
    dialog.go.click()
    assert dialog.isVisible()
    assert dialog.banner.words
    assert dialog.go.isEnabled()
    assert not nora.locked
    assert section.went == []
    assert nora.library.journal.head() == before
    assert len(list(desk.path.glob("vault-*"))) == 1


def test_while_it_is_put_back_nothing_closes_the_dialog_and_a_full_disk_is_told(
    section, nora, monkeypatch
):
    section.back_up()
    dialog, seen = asked(section), []

    def slowly(session, name, *, progress, **rest):
        progress("copy", 0.25)
        dialog.reject()
        dialog.restore()
        close = QCloseEvent()
        dialog.closeEvent(close)
        seen.append((dialog.isVisible(), close.isAccepted(), dialog.meter.value()))
        raise WriteFailedError(session.path, WriteWhy.DISK_FULL, "write")

    monkeypatch.setattr(Session, "restore_backup", slowly)
    dialog.go.click()
    assert seen == [(True, False, 250)]
    assert "The disk is full" in dialog.banner.words
    assert section.went == []


def test_what_was_put_back_and_could_not_be_opened_leads_to_the_door(section, nora, monkeypatch):
    section.back_up()
    dialog = asked(section)

    def done_and_gone(session, name, **rest):
        session.lock()
        raise WriteFailedError(session.path, WriteWhy.DISK_FULL, "write")

    monkeypatch.setattr(Session, "restore_backup", done_and_gone)
    dialog.go.click()
    assert section.went == [(None,)]


def test_whoever_is_no_coordinator_sees_them_and_puts_none_back(make, desk):
    section = make(desk.enter(AYTAN))
    section.back_up()
    assert "made by hand" in words(section.backups)
    assert buttons(section) == []


def test_everything_has_a_name_and_tab_reaches_it(section, walk):
    section.back_up()
    assert nameless(section) == []
    dialog = asked(section)
    assert dialog.accessibleName().startswith("Put back the backup of 21 Nov 2026")
    walk(dialog)
