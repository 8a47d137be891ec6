"""Letting somebody out, and in again: nothing is done half, and everything is said before."""

from datetime import timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from smdesk.desk.errors import SmdeskError, WriteFailedError, WriteWhy
from smdesk.desk.removal import Backups
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.desk.session import Session
from smdesk.domain.leaving import Because
from smdesk.domain.roster import Person
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.kit.findings import FindingRow
from smdesk.ui.settings.let_in import LetInDialog, Wish
from smdesk.ui.settings.members import MemberRow, MembersSection
from smdesk.ui.settings.reissue import ReissueDialog
from smdesk.ui.settings.removal import RemovalDialog
from tests.desk.conftest import account_named, person_named
from tests.ui.conftest import words


@pytest.fixture
def make(desk, qtbot):
    owner = QObject()
    background = Background(owner)

    def made(session):
        section = MembersSection(session, desk.front, background)
        section.resize(900, 700)
        qtbot.addWidget(section)
        section.show()
        section.went, section.mended = [], []
        section.renewed.connect(lambda *said: section.went.append(said))
        section.mending.connect(section.mended.append)
        return section

    yield made
    background.close()


@pytest.fixture
def section(make, nora):
    return make(nora)


def row(section, name):
    rows = [one for one in section._card.rows if isinstance(one, MemberRow)]
    return next(one for one in rows if one.line.name == name)


def removal(section, name):
    row(section, name).buttons[-1].click()
    return section.findChildren(RemovalDialog)[-1]


def answered(dialog, *, keep=True):
    dialog.asked.why.setPlainText("Her term has ended")
    button = dialog.asked.keep if keep else dialog.asked.delete
    if button is not None:
        button.setChecked(True)
    return dialog


def test_a_coordinator_can_let_out_and_in_again_everybody_but_herself(section):
    assert [b.accessibleName() for b in row(section, AYTAN.name).buttons] == [
        f"New words…: {AYTAN.name}",
        f"Let out…: {AYTAN.name}",
    ]
    assert row(section, NORA.name).buttons == []


def test_whoever_is_no_coordinator_sees_who_is_in_and_nothing_to_press(make, aytan):
    section = make(aytan)
    assert row(section, NORA.name).buttons == []
    assert "Only a coordinator" in words(section)


def test_the_dialog_says_what_it_does_and_what_it_does_not(section):
    said = words(removal(section, AYTAN.name))
    assert "encrypted anew with a key that Aytən Səfərli does not get" in said
    assert "It takes nothing out of their head" in said
    assert "the leaving list that opens next says which" in said


def test_every_way_in_is_shown_with_its_words_its_adder_and_its_day(section, nora):
    dialog = removal(section, AYTAN.name)
    lines = {line.slot: line for line in nora.members.lines()}
    assert {slot for slot, _ in dialog.asked.ways} == {
        slot for slot, line in lines.items() if line.name != AYTAN.name
    }
    said = words(dialog)
    for slot, box in dialog.asked.ways:
        assert box.isChecked()
        assert box.isEnabled() is not lines[slot].me
        assert lines[slot].fingerprint in said
        since = wording.day(lines[slot].added_at.astimezone().date())
        assert f"let in on {since} by {NORA.name}" in box.accessibleDescription()


def test_nothing_is_done_before_the_reason_and_the_backups_are_settled(section, nora):
    nora.backups.now()
    dialog = removal(section, AYTAN.name)
    assert not dialog._go.isEnabled()
    dialog.asked.why.setPlainText("Her term has ended")
    assert not dialog._go.isEnabled()
    dialog.asked.delete.setChecked(True)
    assert dialog._go.isEnabled()


def test_the_grey_button_says_what_is_still_needed(section, nora):
    nora.backups.now()
    dialog = removal(section, AYTAN.name)
    both = "Still needed: what becomes of the backups, and the reason."
    assert dialog.missing.text() == dialog._go.accessibleDescription() == both
    assert not dialog.missing.isHidden()
    dialog.asked.keep.setChecked(True)
    assert dialog.missing.text() == "Still needed: the reason."
    dialog.asked.why.setPlainText("Her term has ended")
    assert dialog._go.isEnabled()
    assert dialog.missing.isHidden()
    assert dialog._go.accessibleDescription() == ""


def test_somebody_is_let_out_and_the_leaving_list_opens(section, nora, desk):
    dialog = answered(removal(section, AYTAN.name))
    dialog._go.click()
    ((renewed, leaving),) = section.went
    desk.keep(renewed)
    assert nora.locked
    assert AYTAN.name not in [line.name for line in renewed.members.lines()]
    found = renewed.leaving.one(leaving)
    assert (found.name, found.leaving.because) == (AYTAN.name, Because.REMOVAL)
    assert found.active
    assert found.gone
    assert renewed.verify() == []


def test_who_is_not_ticked_is_out_as_well_and_has_a_list_too(section, nora, desk, prepared):
    sam = nora.roster.people.add(Person(name="Sam Ortega"), by=nora.me)
    nora.members.add(sam.id, prepared, by=nora.me)
    section.refresh()
    dialog = answered(removal(section, AYTAN.name))
    names = {line.slot: line.name for line in nora.members.lines()}
    box = next(box for slot, box in dialog.asked.ways if names[slot] == sam.name)
    box.setChecked(False)
    dialog._go.click()
    renewed = desk.keep(section.went[0][0])
    assert {line.name for line in renewed.members.lines()} == {NORA.name, IDRIS.name}
    assert {one.name for one in renewed.leaving.all() if one.gone} == {AYTAN.name, sam.name}


def test_backups_that_the_leaver_can_open_are_deleted_if_one_says_so(section, nora, desk):
    nora.backups.now()
    slot = row(section, AYTAN.name).line.slot
    dialog = answered(removal(section, AYTAN.name), keep=False)
    assert "21 Nov 2026" in words(dialog)
    dialog._go.click()
    renewed = desk.keep(section.went[0][0])
    assert not [line for line in renewed.backups.list() if line.opens_for(slot)]


def test_the_bar_shows_how_far_it_has_come_and_half_a_removal_cannot_be_left(
    section, nora, monkeypatch
):
    dialog = answered(removal(section, AYTAN.name))
    seen = []

    def slowly(session, slot, *, progress, backups, give_to, **rest):
        assert backups is Backups.KEEP
        assert len(give_to) == 2
        progress("copy", 0.25)
        dialog.reject()
        close = QCloseEvent()
        dialog.closeEvent(close)
        seen.append((dialog.isVisible(), close.isAccepted(), dialog._cancel.isEnabled()))
        seen.append((dialog.meter.value(), dialog._step.text()))
        raise WriteFailedError(session.path, WriteWhy.DISK_FULL, "write")

    monkeypatch.setattr(Session, "remove_member", slowly)
    dialog._go.click()
    assert seen == [(True, False, False), (250, "Copying everything into a new cabinet…")]
    assert dialog.banner.words
    assert dialog._cancel.isEnabled()
    assert section.went == []


def test_what_was_done_and_could_not_be_opened_again_leads_to_the_door(section, nora, monkeypatch):
    dialog = answered(removal(section, AYTAN.name))

    def done_and_gone(session, slot, **rest):
        session.lock()
        raise SmdeskError

    monkeypatch.setattr(Session, "remove_member", done_and_gone)
    dialog._go.click()
    assert section.went == [(None, None)]


def test_who_alone_holds_a_key_stays_and_the_button_helps(section):
    dialog = removal(section, IDRIS.name)
    assert "cannot be let out yet" in words(dialog)
    assert dialog._go is None
    (blocked,) = dialog.findChildren(FindingRow)
    assert "YouTube" in blocked.sentence.text()
    blocked.button.click()
    assert section.mended[0].rule.code == "A3.removes_last_key"
    assert not dialog.isVisible()


def test_who_is_not_ticked_and_alone_holds_a_key_keeps_all_from_happening(section, nora):
    dialog = answered(removal(section, AYTAN.name))
    names = {line.slot: line.name for line in nora.members.lines()}
    next(box for slot, box in dialog.asked.ways if names[slot] == IDRIS.name).setChecked(False)
    dialog._go.click()
    assert "YouTube" in dialog.banner.words
    assert not nora.locked
    assert len(nora.members.lines()) == 3
    dialog.banner._action.click()
    assert section.mended[0].rule.code == "A3.removes_last_key"


def test_one_goes_to_the_buttons_of_a_member(section, nora, qtbot):
    section.activateWindow()
    qtbot.waitUntil(section.isActiveWindow)
    section.show_member(person_named(nora, AYTAN.name).id)
    assert row(section, AYTAN.name).buttons[-1].hasFocus()


# New words.


def typed_back(dialog):
    dialog.words._back.setText(dialog.words._passphrase)
    dialog.words._typing()


def test_six_words_are_typed_back_and_open_from_then_on(section, nora, desk, qtbot):
    row(section, AYTAN.name).buttons[0].click()
    dialog = section.findChildren(ReissueDialog)[-1]
    before = row(section, AYTAN.name).line
    dialog._go.click()
    assert dialog.words._fault.text()
    chosen = dialog.words._passphrase
    typed_back(dialog)
    with qtbot.waitSignal(dialog.reissued, timeout=20_000):
        dialog._go.click()
    assert "can unlock with the six words now" in dialog._note.text()
    after = row(section, AYTAN.name).line
    assert after.slot != before.slot
    assert after.fingerprint in dialog._note.text()
    assert chosen not in words(dialog)
    desk.leave()
    unlocking = desk.front.prepare(desk.path, after.slot, chosen)
    aytan = desk.keep(desk.front.enter(unlocking))
    assert aytan.me.name == AYTAN.name
    assert account_named(aytan, "Newsletter").mine


def test_accounts_that_open_with_the_old_words_alone_are_named_before(section):
    row(section, IDRIS.name).buttons[0].click()
    dialog = section.findChildren(ReissueDialog)[-1]
    assert "YouTube" in dialog.banner.words
    assert "cannot be read again" in dialog.banner.words


def test_what_waits_and_what_is_lost_is_said_after(section, qtbot):
    row(section, IDRIS.name).buttons[0].click()
    dialog = section.findChildren(ReissueDialog)[-1]
    typed_back(dialog)
    with qtbot.waitSignal(dialog.reissued, timeout=20_000):
        dialog._go.click()
    assert "Nobody holds the key of these any more" in dialog._note.text()
    assert "YouTube" in dialog._note.text()


def test_locking_forgets_the_words(section):
    row(section, AYTAN.name).buttons[0].click()
    dialog = section.findChildren(ReissueDialog)[-1]
    section.forget()
    assert dialog.words._passphrase == ""


def test_the_dialogs_can_be_walked_with_the_keyboard(section, walk, nora):
    nora.backups.now()
    dialog = removal(section, AYTAN.name)
    walk(dialog)
    dialog.reject()
    row(section, AYTAN.name).buttons[0].click()
    walk(section.findChildren(ReissueDialog)[-1])


def test_a_backup_of_yesterday_is_named_with_its_day(section, nora, desk):
    nora.backups.now()
    desk.clock.day += timedelta(days=1)
    assert "21 Nov 2026" in words(removal(section, AYTAN.name))


def test_a_reason_of_many_pages_is_no_reason_and_says_so(section):
    dialog = answered(removal(section, AYTAN.name))
    dialog.asked.why.setPlainText("a" * 100_000)
    assert not dialog._go.isEnabled()
    assert "longer than anybody reads" in dialog.missing.text()
    assert len(dialog.asked.why.toPlainText()) == 100_000


def let_in(section, nora, prepared, six="one-two-three-four-five-six"):
    sam = nora.roster.people.add(Person(name="Sam Ortega"), by=nora.me)
    section.add_member()
    (dialog,) = section.findChildren(LetInDialog)
    dialog._words = six
    section._let_in(Wish(dialog, sam, prepared, coordinator=False))
    return dialog


def test_the_six_words_have_room_to_be_read_however_long_they_are(section, nora, prepared, qtbot):
    six = "unwatched-quadruplet-handshake-barricades-untracked-punctuality"
    dialog = let_in(section, nora, prepared, six)
    shown = [label for label in dialog.findChildren(QLabel) if label.text()[:1].isdigit()]
    assert [label.text().split()[1] for label in shown] == six.split("-")

    def roomy():
        wide = all(label.width() >= label.sizeHint().width() for label in shown)
        note, rects = dialog._note, [label.geometry() for label in shown]
        apart = not any(a.intersects(b) for a, b in combinations(rects, 2))
        return wide and apart and note.height() >= note.heightForWidth(note.width())

    qtbot.waitUntil(roomy)
    assert all(
        dialog.rect().contains(label.mapTo(dialog, label.rect().bottomRight())) for label in shown
    )


def test_words_that_are_shown_once_do_not_go_at_the_first_escape(section, nora, prepared):
    dialog = let_in(section, nora, prepared)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    (ask,) = dialog.findChildren(Confirm)
    assert "cannot be shown again" in words(ask)
    ask.reject()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.findChildren(Confirm)[-1].confirmed.emit()
    assert not dialog.isVisible()


def test_while_the_keys_are_made_escape_leaves_nothing_half_done(section, nora):
    nora.roster.people.add(Person(name="Sam Ortega"), by=nora.me)
    section.add_member()
    (dialog,) = section.findChildren(LetInDialog)
    dialog._set_busy(True)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog._failed(SmdeskError())
    dialog.reject()
    assert not dialog.isVisible()
