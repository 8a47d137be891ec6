"""Whether the settings keep what was chosen, ask for reasons, and tell what they found."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from smdesk.desk.checkup import Flaw, Problem
from smdesk.desk.sample import AYTAN, NORA
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Person
from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import AskReason
from smdesk.ui.kit.icons import icons_folder
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.sealed_printing import SealedPrinting
from smdesk.ui.kit.sheet import Density
from smdesk.ui.kit.theme import Look, Scheme, Theme
from smdesk.ui.kit.this_computer import ThisComputer, Wardrobe
from smdesk.ui.settings import SettingsView
from smdesk.ui.settings.members import LetInDialog
from smdesk.ui.settings.rules import ALL_RULES, rule_words
from tests.desk.conftest import TODAY

PRESS = Press(resources_folder(), system_fonts=False)
OWN = "my aunt keeps seven purple bicycles beneath her stairs"
SECTIONS = (
    "library", "passphrase", "members", "recovery", "lock", "appearance", "copies", "export", "log",
    "rules", "about",
)  # fmt: skip


@pytest.fixture
def kept():
    return []


@pytest.fixture
def make(qapp, qtbot, desk, kept, tmp_path):
    background = Background(qapp)
    theme = Theme(qapp, icons_folder())
    places = {"memory": tmp_path, "log": tmp_path, "documents": tmp_path}

    def made(session, *, hears=True):
        computer = ThisComputer(
            wardrobe=Wardrobe(theme, kept.append), version="0", hears_locking=hears, **places
        )

        def output(section):
            return SheetOutput(PRESS, background, section, section, documents=tmp_path)

        view = SettingsView(
            session,
            desk.front,
            background,
            computer,
            output=output,
            sealed=lambda window: SealedPrinting(PRESS, background, window),
            now=desk.clock.now,
        )
        qtbot.addWidget(view)
        view.resize(1000, 800)
        view.show()
        return view

    yield made
    theme.apply(Look())
    background.close()
    background.deleteLater()
    theme.deleteLater()


@pytest.fixture
def view(make, nora):
    return make(nora)


@pytest.mark.parametrize("key", SECTIONS)
def test_every_section_can_be_walked_with_the_keyboard(view, walk, key):
    view.go(key)
    walk(view)


def test_the_librarys_particulars_are_kept(view, nora):
    section = view.section("library")
    section.form.editor("team").setText("The Lanterns")
    assert section.unsaved
    section.save()
    assert nora.organisation.get().team == "The Lanterns"
    assert not section.unsaved


def test_what_was_saved_can_be_taken_back_and_nothing_else_with_it(view, nora):
    told = []
    view.noticed.connect(told.append)
    section = view.section("library")
    section.save()
    assert told[-1].undo is None
    section.form.editor("team").setText("The Lanterns")
    section.save()
    later = nora.roster.people.add(Person(name="Somebody"), by=nora.me)
    told[-1].undo()
    assert nora.organisation.get().team == "Social media team"
    assert nora.roster.people.get(later.id) == later


def test_what_is_being_typed_is_not_lost_when_something_else_changes(view, nora):
    section = view.section("library")
    section.form.editor("team").setText("half a na")
    nora.roster.people.add(Person(name="Somebody"), by=nora.me)
    view.refresh()
    assert section.form.editor("team").text() == "half a na"


def test_a_fault_is_said_at_its_field(view, nora):
    section = view.section("library")
    section.form.editor("inquiries_email").setText("nobody at all")
    section.save()
    assert section.form.editor("inquiries_email").property("fault")
    assert nora.organisation.get().inquiries_email == "social@lanternbay.example"


def test_a_persons_own_mailbox_for_inquiries_asks_for_a_reason(view, nora):
    section = view.section("library")
    section.form.editor("inquiries_email").setText("nora.h@gmail.com")
    section.save()
    ask = section.findChild(AskReason)
    ask._reason.setPlainText("Until the mailbox is mended")
    ask._give()
    assert nora.organisation.get().inquiries_email == "nora.h@gmail.com"


def test_the_times_of_lock_and_clipboard_are_the_teams(view, nora):
    section = view.section("lock")
    section.form.editor("lock_after_minutes").setValue(12)
    section.save()
    assert nora.organisation.get().lock_after_minutes == 12


@pytest.mark.parametrize(("hears", "words"), [(True, "also locks"), (False, "does not tell")])
def test_it_is_honest_about_whether_the_computer_tells_of_a_locked_screen(make, nora, hears, words):
    section = make(nora, hears=hears).section("lock")
    assert any(words in label.text() for label in section.findChildren(QLabel))


def test_the_look_is_taken_at_once_and_remembered(view, kept):
    section = view.section("appearance")
    section.form.editor("scheme").setCurrentIndex(2)
    section.form.editor("scheme").activated.emit(2)
    assert kept == [Look(scheme=Scheme.DARK)]
    section.form.editor("density").setCurrentIndex(2)
    section.form.editor("density").activated.emit(2)
    assert kept[-1] == replace(kept[0], density=Density.ROOMY)


def change_passphrase(section, old):
    section.old.edit.setText(old)
    section.choose.use_own.setChecked(True)
    for entry in section.choose._own._entries:
        entry.edit.setText(OWN)
    QTest.keyClick(section.choose._own.last, Qt.Key.Key_Return)


def test_ones_passphrase_is_changed_and_the_old_one_opens_no_more(view, nora, desk, qtbot):
    section = view.section("passphrase")
    with qtbot.waitSignal(section.noticed, timeout=10_000):
        change_passphrase(section, NORA.passphrase)
    assert section.old.edit.text() == ""
    slot = nora.me.slot
    desk.leave()
    with pytest.raises(SmdeskError):
        desk.front.prepare(desk.path, slot, NORA.passphrase)
    desk.front.prepare(desk.path, slot, OWN)


def test_the_wrong_old_passphrase_changes_nothing(view, nora, desk, qtbot):
    section = view.section("passphrase")
    change_passphrase(section, "not hers")
    qtbot.waitUntil(lambda: not section._fault.isHidden(), timeout=10_000)
    slot = nora.me.slot
    desk.leave()
    desk.front.prepare(desk.path, slot, NORA.passphrase)


def test_the_same_passphrase_is_no_new_one_however_its_letters_are_made(view, nora):
    section, before = view.section("passphrase"), nora.library.journal.head()
    for old, new in ((f"Größe {OWN}", f"Gro\u0308ße {OWN}"), (OWN, OWN)):
        section.old.edit.setText(old)
        section.choose.use_own.setChecked(True)
        for entry in section.choose._own._entries:
            entry.edit.setText(new)
        section.change()
        assert "nothing was changed" in section._fault.text()
        assert section._change.isEnabled()
    assert nora.library.journal.head() == before


def test_no_new_passphrase_at_all_is_asked_for_and_not_called_weak(view):
    section = view.section("passphrase")
    section.old.edit.setText(NORA.passphrase)
    section.choose.use_own.setChecked(True)
    section.change()
    assert section.choose._own._fault.text() == "Type the passphrase that you want to use."
    assert not section._fault.isVisibleTo(section)


def test_forgetting_leaves_no_word_in_the_passphrase_section(view):
    section = view.section("passphrase")
    section.old.edit.setText("something")
    view.forget()
    assert section.old.edit.text() == ""
    assert section.choose._made._passphrase == ""


def test_somebody_is_let_in_with_words_that_are_shown_once(view, nora, desk, qtbot, walk):
    person = nora.roster.people.add(Person(name="Wei Lindgren"), by=nora.me)
    section = view.section("members")
    view.go("members")
    section.add_member()
    dialog = section.findChild(LetInDialog)
    dialog.who.setCurrentIndex(dialog.who.findText("Wei Lindgren"))
    dialog.coordinator.setChecked(True)
    dialog.prepare()
    words = dialog._words
    qtbot.waitUntil(lambda: dialog._words == "", timeout=10_000)
    line = next(line for line in nora.members.lines() if line.person == person.id)
    assert line.coordinator
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert all(word in shown for word in words.split("-"))
    assert line.fingerprint in shown
    desk.leave()
    desk.front.prepare(desk.path, line.slot, words)


def test_only_a_coordinator_can_let_somebody_in(make, desk):
    section = make(desk.enter(AYTAN)).section("members")
    button = next(b for b in section.findChildren(QLabel) if "Only a coordinator" in b.text())
    assert button.text()


def test_a_copy_is_saved_and_when_is_shown(view, nora, tmp_path):
    section = view.section("copies")
    section.save_copy(tmp_path / "copy.smvault")
    assert (tmp_path / "copy.smvault").stat().st_size > 0
    assert "never" not in section._copied.value.text()


def test_a_copy_within_the_cabinet_itself_is_refused_with_a_better_place(view, nora):
    section = view.section("copies")
    before = sorted(nora.path.rglob("*"))
    for place in (nora.path, nora.path / "backups" / ".."):
        section.save_copy(place / "copy.smvault")
        assert "the cabinet's own folder" in section.banner.words
        assert "outside it" in section.banner.words
    section.save_copy(nora.path.parent / ("n" * 300 + ".smvault"))
    assert "shorter name" in section.banner.words
    assert sorted(nora.path.rglob("*")) == before
    assert "never" in section._copied.value.text()


def test_a_sound_cabinet_is_said_to_be_sound(view):
    section = view.section("copies")
    section.verify()
    assert "sound" in section.banner.words
    assert section._found.isHidden()


def test_what_a_check_found_is_told_with_what_to_do(view):
    section = view.section("copies")
    section._tell_result([Problem(Flaw.FILES, "page 3"), Problem(Flaw.CHAIN, "a 7")])
    assert "2 things" in section.banner.words
    assert not section._found.isHidden()


def test_where_files_alone_are_lost_nobody_is_told_to_leave_the_cabinet(view):
    section = view.section("copies")
    section._tell_result([Problem(Flaw.CONTENTS, "X: letter.pdf, 1 (missing)")])
    assert "All the rest is sound" in section.banner.words
    assert "add them here again" in section.banner.words
    assert not section._found.isHidden()


def test_the_log_can_be_searched_and_tells_what_a_task_changed(view, nora):
    view.go("log")
    section = view.section("log")
    nora.roster.people.add(Person(name="Wei Lindgren"), by=nora.me)
    section.refresh()
    section.table.selectRow(0)
    told = " ".join(label.text() for label in section._changes.findChildren(QLabel))
    assert "Wei Lindgren" in told
    everything = len(section.table.records)
    section.field.setText("mailbox that x accepts")
    assert 0 < len(section.table.records) < everything


def test_where_the_log_is_narrow_a_reason_stands_beside_what_was_done(view, nora, qtbot):
    account = nora.accounts.lines()[0].id
    nora.accounts.change(
        replace(nora.accounts.one(account), notes="x"), by=nora.me, reason="Asked by the board"
    )
    view.go("log")
    section = view.section("log")
    section.refresh()
    view.resize(1400, 900)
    view.show()
    qtbot.waitUntil(lambda: not section.table.isColumnHidden(3))
    section.table.selectRow(0)
    done = "Account: changed the account"
    assert section._what(section.table.selected()) == done
    view.resize(640, 900)
    qtbot.waitUntil(lambda: section.table.isColumnHidden(3))
    assert section._what(section.table.selected()) == f"{done} · Asked by the board"


def test_a_task_is_taken_back_from_the_log(view, nora):
    view.go("log")
    section = view.section("log")
    person = nora.roster.people.add(Person(name="Wei Lindgren"), by=nora.me)
    section.refresh()
    section.table.selectRow(0)
    assert section._take_back.isEnabled()
    section.take_back()
    assert nora.roster.people.get(person.id) is None


def test_what_stands_cannot_be_taken_back_from_the_log(view, nora):
    view.go("log")
    section = view.section("log")
    stands = next(line for line in section.table.records if line.entry.task.startswith("secret"))
    section.table.select(stands.entry.number)
    assert not section._take_back.isEnabled()


def log_of(view):
    view.go("log")
    return view.section("log")


def test_the_log_is_narrowed_to_a_person_an_area_and_days(view, nora):
    section = log_of(view)
    everything = len(section.table.records)
    filters = section.filters
    filters.area.setCurrentIndex(filters.area.findText("Audits"))
    assert {r.entry.task.split(".")[0] for r in section.table.records} == {"audit", "audit_group"}
    filters.area.setCurrentIndex(0)
    filters.since.set_day(TODAY + timedelta(days=1))
    filters.since.editingFinished.emit()
    assert not section.table.records
    filters.since.set_day(TODAY)
    filters.until.set_day(TODAY)
    filters.since.editingFinished.emit()
    assert len(section.table.records) == everything
    filters.person.setCurrentIndex(filters.person.findText(NORA.name))
    assert {r.who for r in section.table.records} == {NORA.name}


def test_a_day_that_cannot_be_read_is_told(view):
    section = log_of(view)
    section.filters.since.setText("the other day")
    section.filters.since.editingFinished.emit()
    assert "not a day" in section.banner.words


def test_words_are_looked_for_in_the_whole_log(view, nora, monkeypatch):
    monkeypatch.setattr("smdesk.ui.settings.log.AT_A_TIME", 3)
    section = log_of(view)
    assert len(section.table.records) == 3
    section.field.setText("created the cabinet")
    assert len(section.table.records) == 1


def test_a_sound_log_says_so_with_its_check_words(view, nora):
    section = log_of(view)
    section.check()
    assert nora.imprint(by=nora.me).check_words in section.banner.words


def test_a_log_that_was_tampered_with_is_found_and_the_place_named(view, nora):
    section = log_of(view)
    connection = nora.vault.connection
    connection.execute("DROP TRIGGER entry_stays")
    connection.execute("UPDATE entry SET reason = 'no reason' WHERE number = 7")
    section.check()
    assert "Entry 7 of" in section.banner.words
    assert "says something else than when it was written" in section.banner.words
    assert section.table.selected().entry.number == 7


def test_an_entry_that_was_taken_out_is_named_by_the_one_that_follows(view, nora):
    section = log_of(view)
    connection = nora.vault.connection
    for trigger in ("entry_is_kept", "operation_is_kept"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM operation WHERE entry = 7")
    connection.execute("DELETE FROM entry WHERE number = 7")
    section.check()
    assert "Entry 8 of" in section.banner.words
    assert "one is missing" in section.banner.words


def test_the_log_is_copied_out_for_checking_elsewhere(view, nora, tmp_path):
    section = log_of(view)
    section.export_to(tmp_path / "log.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert lines[0]["entries"] == len(lines) - 1
    section.export_to(tmp_path)
    assert "not a file" in section.banner.words


def test_the_log_is_saved_as_pages_with_its_check_words(view, nora, tmp_path, qtbot):
    section = log_of(view)
    section.filters.area.setCurrentIndex(section.filters.area.findText("Audits"))
    section.save_shown()
    with qtbot.waitSignal(section.output.done, timeout=20_000):
        section.output.save_to(tmp_path / "log.pdf")
    pages = PdfReader(tmp_path / "log.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert nora.imprint(by=nora.me).check_words in text
    assert "Audit round: began" in text
    assert "every entry follows from the one before" in text
    for question in section.findChildren(QFileDialog):
        question.reject()


def test_every_rule_can_be_bound_and_has_words():
    for rule in ALL_RULES:
        assert rule_words(rule.code) != rule.code
    assert rule_words("Z9.unheard_of") == "Z9.unheard_of"


def test_where_there_is_little_room_the_list_of_sections_folds_away(view, qtbot):
    view.go("lock")
    view.resize(520, 700)
    qtbot.waitUntil(lambda: view.width() == 520)
    assert not view.list.isVisible()
    QTest.qWait(0)
    view._unfold()
    assert view.list.isVisible()
