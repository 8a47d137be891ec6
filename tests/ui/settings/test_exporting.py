"""Exporting: what is asked before, what is written where, and what is said after."""

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from smdesk.desk.exporting import Form
from smdesk.desk.sample import AYTAN
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.secret_text import SecretText
from smdesk.domain.upkeep import Work
from smdesk.importers.passwords import kdbx, keepass_xml, smdesk_csv
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.settings.exporting import ExportingSection
from smdesk.ui.settings.exporting_words import called, form_words, pattern
from tests.desk.conftest import account_named

OWN = "my aunt keeps seven purple bicycles beneath her stairs"
MARKER = "correct-horse-battery-staple-93"


@pytest.fixture
def outside(tmp_path_factory):
    """Where a person lets files be written: the tests look for secrets everywhere else."""
    return tmp_path_factory.mktemp("outside")


@pytest.fixture
def copies():
    return []


@pytest.fixture
def make(qapp, qtbot, tmp_path, copies):
    background = Background(qapp)

    def made(session):
        section = ExportingSection(
            session, background, tmp_path, save_copy=lambda: copies.append("asked")
        )
        qtbot.addWidget(section)
        section.resize(800, 700)
        section.show()
        return section

    yield made
    background.close()
    background.deleteLater()


@pytest.fixture
def section(make, nora):
    account = account_named(nora, "X").id
    nora.accounts.set_secret(account, SecretKind.PASSWORD, SecretText(MARKER), by=nora.me)
    return make(nora)


def opened(section, form, reason="moving on"):
    section.ask(form)
    section.dialog.choice.reason.setText(reason)
    return section.dialog


def said(widget):
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def exported(session):
    return [e for e in session.library.exposures.all() if e.how is Seen.EXPORTED]


def written(qtbot, dialog, path):
    dialog.write_to(path)
    qtbot.waitUntil(lambda: not dialog.go.isVisibleTo(dialog), timeout=20_000)
    return path


def tick(dialog, name):
    dialog.choice.some.setChecked(True)
    (item,) = dialog.choice.list.findItems(name, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked)


def test_the_encrypted_copy_is_offered_first(section, copies):
    first = next(b for b in section.findChildren(QPushButton) if b.isVisibleTo(section))
    assert first.accessibleName() == "Save a copy of the cabinet"
    first.click()
    assert copies == ["asked"]


def test_whoever_is_no_coordinator_may_save_a_copy_and_export_nothing(make, desk):
    section = make(desk.enter(AYTAN))
    enabled = [button for button in section.findChildren(QPushButton) if button.isEnabled()]
    assert "Save a copy of the cabinet" in {button.accessibleName() for button in enabled}
    assert not [b for b in enabled if b.accessibleName().startswith("Export")]
    assert "Only a coordinator can export" in said(section)


@pytest.mark.parametrize("form", list(Form))
def test_the_dialog_can_be_walked_with_the_keyboard(section, walk, form):
    walk(opened(section, form))


def test_what_i_do_not_hold_is_named_and_not_among_what_goes_out(section):
    dialog = opened(section, Form.CSV)
    assert "YouTube (Idris Okafor-Lund)" in said(dialog)
    assert dialog.choice.list.count() == len(dialog.choice.accounts()) == 4


def test_without_a_reason_nothing_goes_on(section, nora):
    dialog = opened(section, Form.CSV, reason="  ")
    dialog.go_on()
    assert "Say why" in said(dialog)
    assert not dialog.findChildren(Confirm)


def test_with_nothing_ticked_nothing_goes_on(section):
    dialog = opened(section, Form.CSV)
    dialog.choice.some.setChecked(True)
    dialog.go_on()
    assert "Tick at least one" in said(dialog)


def test_a_file_without_a_lock_is_asked_about_twice_and_enter_does_not_write_it(section, nora):
    dialog = opened(section, Form.CSV)
    dialog.go_on()
    (ask,) = dialog.findChildren(Confirm)
    assert "Accounts: 4." in said(ask)
    cancel = next(b for b in ask.findChildren(QPushButton) if b.text() == "Cancel")
    assert ask.focusWidget() is cancel
    assert not exported(nora)
    ask.confirmed.emit()
    (question,) = dialog.findChildren(QFileDialog)
    assert question.selectedFiles()[0].endswith(".csv")
    question.reject()
    assert not exported(nora)


@pytest.mark.parametrize("form", [Form.CSV, Form.KEEPASS_XML])
def test_the_file_holds_what_was_ticked_for_its_owner_alone(qtbot, section, nora, outside, form):
    dialog = opened(section, form, "moving to the county")
    tick(dialog, "X")
    path = written(qtbot, dialog, outside / f"out{form.ending}")
    reader = {Form.CSV: smdesk_csv, Form.KEEPASS_XML: keepass_xml}[form]
    (entry,) = reader.read(path.read_bytes()).entries
    assert (entry.title, entry.password.reveal()) == ("X", MARKER)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in outside.iterdir() if "out" in p.name] == [path.name]
    (log,) = nora.library.journal.entries(limit=1)
    assert (log.task, log.reason) == ("vault.export", "moving to the county")
    assert "Accounts written: 1" in said(dialog)
    qtbot.waitUntil(lambda: str(path) in said(dialog))
    assert MARKER not in said(dialog)


def test_a_locked_file_opens_with_the_words_that_were_chosen(qtbot, section, nora, outside):
    dialog = opened(section, Form.KDBX)
    dialog.go_on()
    assert dialog.focusWidget() is dialog.choose._made._back, "one types the words at once"
    dialog.choose.use_own.setChecked(True)
    own = dialog.choose._own
    own._first.setText(OWN)
    own._second.setText(OWN)
    dialog.go_on()
    (question,) = dialog.findChildren(QFileDialog)
    question.reject()
    path = written(qtbot, dialog, outside / "out.kdbx")
    found = kdbx.read(path.read_bytes(), password=SecretText(OWN))
    assert len(found.entries) == 4
    assert dialog._password is None
    assert not own._first.text()
    qtbot.waitUntil(lambda: "Keep its password apart" in said(dialog))


def test_going_back_keeps_what_was_chosen(section):
    dialog = opened(section, Form.KDBX)
    dialog.choice.earlier.setChecked(True)
    dialog.go_on()
    dialog.go_back()
    assert dialog.choice.earlier.isChecked()
    assert dialog.choice.reason.text() == "moving on"


@pytest.mark.parametrize("place", ["no such folder/x.csv", "a folder", "/dev/null"])
def test_where_no_file_can_be_written_nothing_is_noted(section, nora, outside, place):
    (outside / "a folder").mkdir()
    dialog = opened(section, Form.CSV)
    dialog.write_to(outside / place)
    assert "could not be written there" in said(dialog)
    assert not exported(nora)
    assert not nora.library.upkeep.where(what=Work.EXPORT)
    assert dialog.go.isEnabled()
    assert Path("/dev/null").is_char_device()


def test_what_the_rules_refuse_is_said_in_the_dialog(section, nora, outside, monkeypatch):
    dialog = opened(section, Form.CSV)
    other = next(line.account for line in nora.exporting.lines() if not line.mine)
    monkeypatch.setattr(dialog.choice, "accounts", lambda: [other])
    dialog.write_to(outside / "x.csv")
    assert "YouTube" in said(dialog)
    assert not (outside / "x.csv").exists()


def test_when_the_last_export_was_is_shown(qtbot, section, outside):
    assert "never" in said(section)
    dialog = opened(section, Form.CSV)
    written(qtbot, dialog, outside / "x.csv")
    dialog.accept()
    assert "by Nora Haldane: Table" in said(section)
    assert section.dialog is None


def test_files_that_stay_behind_are_counted_before_and_after(qtbot, section, nora, outside):
    account = account_named(nora, "X").id
    nora.secrets.attach(account, "letter.pdf", b"%PDF", by=nora.me)
    count = sum(line.files for line in nora.exporting.lines() if line.mine)
    dialog = opened(section, Form.BITWARDEN)
    assert f"no place for them: {count}" in said(dialog)
    written(qtbot, dialog, outside / "x.json")
    qtbot.waitUntil(lambda: f"stayed behind: {count}" in said(dialog))


def test_locking_drops_the_dialog_and_what_was_typed(section):
    dialog = opened(section, Form.KDBX)
    dialog.go_on()
    dialog._password = SecretText(OWN)
    section.forget()
    assert dialog._password is None
    assert section.dialog is None
    assert not dialog.isVisible()


@pytest.mark.parametrize("form", list(Form))
def test_every_kind_of_file_has_words_and_an_ending(form):
    words = form_words(form)
    assert all((words.name, words.use, words.danger))
    assert pattern(form).endswith(f"(*{form.ending})")


def test_fields_are_called_in_the_file_as_on_the_screen():
    assert called(SecretKind.API_KEY) == "Key for an app"
    assert called("recovery_email") != "recovery_email"
    assert called("custodians") == "Custodians"


@pytest.mark.parametrize("reason", ["\u0301\u0301", "\x00\x01", "long " * 2_000])
def test_a_reason_that_nobody_can_read_goes_no_further_and_stays_typed(section, nora, reason):
    dialog = opened(section, Form.CSV, reason)
    typed = dialog.choice.reason.text()
    dialog.go_on()
    assert "eason" in said(dialog.banner)
    assert dialog.choice.reason.text() == typed
    assert not dialog.findChildren(Confirm)


@pytest.mark.parametrize(
    ("name", "why"), [("x\0.csv", "not a file"), ("x" * 300 + ".csv", "name is too long")]
)
def test_a_name_that_no_disk_takes_is_said_to_be_one(section, nora, outside, name, why):
    dialog = opened(section, Form.CSV)
    dialog.write_to(outside / name)
    assert why in said(dialog.banner)
    assert not exported(nora)
