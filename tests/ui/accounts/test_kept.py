"""Tests of what is kept with an account beside its password: codes, lists, files, particulars."""

import subprocess
import sys
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from zxingcpp import BarcodeFormat, create_barcode

from smdesk.desk.logbook import Wanted
from smdesk.domain import totp
from smdesk.domain.accounts import Platform
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.particulars import AccountField, Passkey
from smdesk.ui.accounts.authenticator_dialog import AuthenticatorDialog
from smdesk.ui.accounts.clock_dialog import ClockDialog
from smdesk.ui.accounts.clock_memory import ClockMemory
from smdesk.ui.accounts.codes_dialog import CodesDialog
from smdesk.ui.accounts.file_viewer import FileViewer
from smdesk.ui.accounts.generator_dialog import WORDS, GeneratorDialog
from smdesk.ui.accounts.new_codes_dialog import NewCodesDialog
from smdesk.ui.accounts.pictures import dropped, grey_dots
from smdesk.ui.accounts.rename import Rename
from smdesk.ui.accounts.secret_dialog import SecretDialog
from smdesk.ui.kit.dialog import AskReason, Confirm, FormDialog
from smdesk.ui.kit.files import FileQuestion

SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LINK = f"otpauth://totp/Lantern:page?secret={SEED}&issuer=Lantern"
LIST = "1. 4821 7731\n2. 9054 1188\n3. 3362 5909\n4. 7719 2047"


def dialog(screen, kind):
    return screen.view.findChildren(kind)[-1]


def kept(screen, account, what):
    return [s for s in screen.session.accounts.sheet(account).secrets if s.what is what]


def square_code(text, side=6):
    """Return a picture of the square code that says the text."""
    code = create_barcode(text, BarcodeFormat.QRCode).to_image(scale=side, add_quiet_zones=True)
    dots = memoryview(code)
    height, width = dots.shape[:2]
    made = QImage(bytes(dots), width, height, width, QImage.Format.Format_Grayscale8)
    return made.convertToFormat(QImage.Format.Format_RGB32)


def put_in(screen, text):
    screen.view.keeping.add(SecretKind.TOTP)
    ask = dialog(screen, AuthenticatorDialog)
    ask.entry.edit.setText(text)
    ask.save()
    screen.view.refresh()
    return ask


def words(widget):
    """Return all words that a person, or a screen reader, could come across in the widget."""
    said = [label.text() for label in widget.findChildren(QLabel)]
    for one in widget.findChildren(QWidget):
        said += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
    return "\n".join(said)


# Authenticators.


def test_the_code_is_shown_in_its_turn_and_the_next_one_after_it(noras):
    noras.choose("Facebook page")
    field = noras.view.detail.sign_in.authenticator
    field.toggle()
    first = field.display._secret.reveal()
    assert len(first.replace(" ", "")) == 6
    left = field.ring.left
    assert 1 <= left <= 30
    assert field.ring.isVisibleTo(field)
    noras.clock._now += timedelta(seconds=left)
    for _ in range(left):
        field._tick()
    assert field.display.shown
    assert field.display._secret.reveal() != first
    assert field.ring.left > 20


def test_a_code_that_is_shown_goes_by_itself_and_when_the_screen_forgets(noras):
    noras.choose("Facebook page")
    field = noras.view.detail.sign_in.authenticator
    field.toggle()
    noras.view.forget()
    assert not field.display.shown
    assert not field.ring.isVisibleTo(field)
    field.toggle()
    for _ in range(90):
        field._tick()
    assert not field.display.shown


def test_showing_codes_is_noted_once_and_never_as_the_secret_itself(noras):
    account = noras.choose("Facebook page")
    secret = kept(noras, account, SecretKind.TOTP)[0].id
    field = noras.view.detail.sign_in.authenticator
    field.toggle()
    field.forget()
    field.copy()
    ways = [e.how for e in noras.exposures(account) if e.secret == secret]
    assert ways.count(Seen.CODE) == 1
    assert Seen.SHOWN not in ways


def test_a_copied_code_is_the_one_of_the_moment_without_a_blank(noras):
    account = noras.choose("Facebook page")
    noras.view.detail.sign_in.authenticator.copy()
    secret = kept(noras, account, SecretKind.TOTP)[0].id
    now = noras.session.secrets.code_now(secret, by=noras.session.me)
    assert QApplication.clipboard().text() == now.digits.reveal()


def test_an_authenticator_is_typed_in_and_shows_its_first_code_at_once(noras):
    account = noras.choose("X")
    ask = put_in(noras, SEED)
    assert len(kept(noras, account, SecretKind.TOTP)) == 1
    assert ask.entry.edit.text() == ""
    assert noras.notices[-1].text.startswith("Kept. Type the code")


def refused(screen, code):
    """Say that the site refused the code of the first authenticator, and type another device's."""
    account = screen.choose("Facebook page")
    line = kept(screen, account, SecretKind.TOTP)[0]
    screen.view.detail.sign_in.checking_clock.emit(line)
    ask = dialog(screen, ClockDialog)
    ask.code.setText(code)
    ask.check()
    return ask


def code_of(screen, seconds):
    """Return the code that a device shows whose clock is so many seconds before this one's."""
    account = screen.choose("Facebook page")
    line = kept(screen, account, SecretKind.TOTP)[0]
    link = screen.session.accounts.read_secret(line.id, Seen.SHOWN, by=screen.session.me)
    then = screen.clock._now - timedelta(seconds=seconds)
    return totp.read(link).code(then).digits.reveal()


def test_a_clock_that_is_off_is_told_and_warned_of_beside_the_code_until_it_is_right(noras):
    ask = refused(noras, code_of(noras, 120))
    said = words(ask)
    assert "This computer's clock is about 2 minutes ahead." in said
    assert "4 codes of 30 seconds" in said
    assert "Set the clock" in said

    def warnings():
        warned = "This computer's clock was about 2 minutes ahead"
        card = noras.view.detail.sign_in
        shown = [one for one in card.findChildren(QLabel) if one.isVisibleTo(card)]
        return [one for one in shown if one.text().startswith(warned)]

    assert warnings()
    assert noras.clock_memory().noted().seconds == 120
    ask.code.setText(code_of(noras, 0))
    ask.check()
    assert "This computer's clock is right." in words(ask)
    assert not warnings()
    assert noras.clock_memory().noted() is None
    ask.accept()
    assert ask.code.text() == ""


def test_one_code_late_may_be_the_typing_and_is_said_so(noras):
    said = words(refused(noras, code_of(noras, -30)))
    assert "about 30 seconds behind" in said
    assert "the code changed while it was typed" in said


def test_a_code_of_elsewhere_changes_no_memory(noras):
    refused(noras, code_of(noras, 60)).accept()
    ask = refused(noras, "no code")
    assert "No code of the minutes around now" in words(ask)
    assert noras.clock_memory().noted().seconds == 60
    ask.code.clear()
    ask.check()
    assert "Nothing was typed yet." in words(ask)


@pytest.mark.parametrize(
    "spoiled", ["", "ninety", "90", "90 yesterday", "0 2026-11-20", "999999 2026-11-20"]
)
def test_a_spoiled_memory_of_the_clock_counts_as_none(spoiled):
    kept_text = [spoiled]
    memory = ClockMemory(lambda: kept_text[-1], kept_text.append, None)
    assert memory.noted() is None


def test_what_is_no_authenticator_is_refused_in_words(noras):
    account = noras.choose("X")
    noras.view.keeping.add(SecretKind.TOTP)
    ask = dialog(noras, AuthenticatorDialog)
    ask.save()
    assert ask._error.text() == "Nothing was typed yet."
    ask.entry.edit.setText("not a secret at all!")
    ask.save()
    assert ask.banner.isVisibleTo(ask) or ask._error.isVisibleTo(ask)
    assert not kept(noras, account, SecretKind.TOTP)


def test_keeping_it_beside_the_password_is_said_to_give_something_up(noras):
    noras.choose("X")
    noras.view.keeping.add(SecretKind.TOTP)
    assert "gives up part of what a second factor is for" in words(
        dialog(noras, AuthenticatorDialog)
    )


def test_a_square_code_is_read_from_a_picture_file_and_the_picture_is_to_go(noras, tmp_path):
    noras.choose("X")
    noras.view.keeping.add(SecretKind.TOTP)
    ask = dialog(noras, AuthenticatorDialog)
    picture = tmp_path / "screen.png"
    assert square_code(LINK).save(str(picture))
    ask.read_file(picture)
    assert ask.entry.edit.text() == LINK
    assert "Delete the picture" in ask.banner.words
    ask.forget()
    assert ask.entry.edit.text() == ""


@pytest.mark.parametrize("colours", [("#ffffff", "#000000"), ("#12171b", "#e7ecf0")])
def test_a_square_code_is_read_from_a_copied_picture_in_light_and_dark(noras, colours):
    noras.choose("X")
    noras.view.keeping.add(SecretKind.TOTP)
    ask = dialog(noras, AuthenticatorDialog)
    picture = square_code(LINK)
    paper, ink = map(QColor, colours)
    for y in range(picture.height()):
        for x in range(picture.width()):
            picture.setPixelColor(x, y, paper if picture.pixelColor(x, y).red() > 127 else ink)
    QApplication.clipboard().setImage(picture)
    ask.paste_picture()
    assert ask.entry.edit.text() == LINK


def test_a_picture_without_a_square_code_or_that_is_none_is_said(noras, tmp_path):
    noras.choose("X")
    noras.view.keeping.add(SecretKind.TOTP)
    ask = dialog(noras, AuthenticatorDialog)
    blank = QImage(80, 80, QImage.Format.Format_RGB32)
    blank.fill(QColor("#ffffff"))
    ask.read_picture(blank)
    assert ask.banner.isVisibleTo(ask)
    text = tmp_path / "no picture.png"
    text.write_text("just words")
    ask.read_file(text)
    assert "not a picture" in ask.banner.words
    ask.read_file(tmp_path / "nowhere.png")
    assert "cannot be opened" in ask.banner.words
    assert ask.entry.edit.text() == ""


def test_the_dots_of_a_picture_have_nothing_between_their_rows():
    picture = QImage(13, 7, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0, 0))
    grey, width, height = grey_dots(picture)
    assert (len(grey), width, height) == (13 * 7, 13, 7)
    assert set(grey) == {255}


# Recovery codes.


def test_a_pasted_list_is_made_out_before_it_is_kept(noras):
    account = noras.choose("X")
    noras.view.keeping.add(SecretKind.BACKUP_CODES)
    ask = dialog(noras, NewCodesDialog)
    QApplication.clipboard().setText(LIST)
    ask.paste()
    assert "4" in ask.count.text()
    ask.entry.edit.setText("5512 9934")
    ask.save()
    line = kept(noras, account, SecretKind.BACKUP_CODES)[0]
    assert (line.size, line.codes_left) == (5, 5)
    assert not ask.display.shown
    assert not ask._codes


def test_an_empty_list_is_not_kept(noras):
    account = noras.choose("X")
    noras.view.keeping.add(SecretKind.BACKUP_CODES)
    ask = dialog(noras, NewCodesDialog)
    ask.save()
    assert ask._error.text() == "There are no codes yet."
    assert not kept(noras, account, SecretKind.BACKUP_CODES)


def test_a_code_is_taken_and_ticked_only_when_that_is_confirmed(noras):
    account = noras.choose("Instagram")
    line = kept(noras, account, SecretKind.BACKUP_CODES)[0]
    noras.view.keeping._list_codes(line)
    ask = dialog(noras, CodesDialog)
    before = ask.left.text()
    ask.take_next()
    assert QApplication.clipboard().text() == "3362 5908"
    ask.findChildren(Confirm)[-1].reject()
    ask.refresh()
    assert ask.left.text() == before
    ask.take_next()
    ask.findChildren(Confirm)[-1]._say_yes()
    used = [code.position for code in noras.session.secrets.codes(line.id) if code.used]
    assert used == [1, 2, 3]
    assert ask.left.text().startswith("1 of 4 left.")


def test_a_tick_is_taken_away_again(noras):
    account = noras.choose("Instagram")
    line = kept(noras, account, SecretKind.BACKUP_CODES)[0]
    noras.view.keeping._list_codes(line)
    ask = dialog(noras, CodesDialog)
    ask.untick(2)
    assert ask.left.text().startswith("3 of 4 left.")
    assert [c.used for c in noras.session.secrets.codes(line.id)] == [True, False, False, False]


def test_used_codes_are_struck_and_said_to_be_used(noras):
    account = noras.choose("Instagram")
    noras.view.keeping._list_codes(kept(noras, account, SecretKind.BACKUP_CODES)[0])
    ask = dialog(noras, CodesDialog)
    struck = [row for row in ask.card.rows if hasattr(row, "key") and row.key.font().strikeOut()]
    assert [row.key.text() for row in struck] == ["Code 1", "Code 2"]
    assert "Used" in words(struck[0])


def test_few_codes_are_a_warning_on_the_sheet(noras):
    noras.choose("Instagram")
    said = words(noras.view.detail.sign_in)
    assert "2 of 4 left" in said
    assert "Few left" in said


def test_a_shown_code_goes_when_the_cabinet_is_locked(noras):
    account = noras.choose("Instagram")
    noras.view.keeping._list_codes(kept(noras, account, SecretKind.BACKUP_CODES)[0])
    ask = dialog(noras, CodesDialog)
    ask._fields[0].toggle()
    assert ask._fields[0].display.shown
    noras.view.forget()
    assert not ask._fields[0].display.shown


# Other secrets, fields and passkeys.


@pytest.mark.parametrize("kind", [SecretKind.API_KEY, SecretKind.QUESTION, SecretKind.FIELD])
def test_another_secret_is_kept_under_its_name(noras, kind):
    account = noras.choose("X")
    noras.view.keeping.add(kind)
    ask = dialog(noras, SecretDialog)
    ask.name.setText("What it is called")
    ask.first.edit.setText("kept-and-sealed-4417")
    ask.save()
    line = kept(noras, account, kind)[0]
    assert line.label == "What it is called"
    assert ask.first.edit.text() == ""


def test_a_question_without_its_words_is_not_kept(noras):
    account = noras.choose("X")
    noras.view.keeping.add(SecretKind.QUESTION)
    ask = dialog(noras, SecretDialog)
    ask.first.edit.setText("Wilhelmina")
    ask.save()
    assert ask._error.text().startswith("It needs a name")
    assert not kept(noras, account, SecretKind.QUESTION)


def test_a_field_without_protection_is_open_to_the_team(noras):
    account = noras.choose("X")
    noras.view.keeping.add(SecretKind.FIELD)
    ask = dialog(noras, SecretDialog)
    ask.name.setText("Plan")
    ask.first.edit.setText("Paid")
    ask.protected.setChecked(False)
    ask.save()
    assert [f.label for f in noras.session.secrets.fields.of(account)] == ["Plan"]
    assert not kept(noras, account, SecretKind.FIELD)
    noras.view.refresh()
    assert "Paid" in words(noras.view.detail.particulars)


def test_who_is_no_custodian_adds_open_fields_only(noras):
    account = noras.choose("YouTube")
    noras.view.keeping.add(SecretKind.FIELD)
    ask = dialog(noras, SecretDialog)
    assert not ask.protected.isChecked()
    assert not ask.protected.isEnabled()
    ask.name.setText("Plan")
    ask.first.edit.setText("Free")
    ask.save()
    assert [f.value for f in noras.session.secrets.fields.of(account)] == ["Free"]


def test_a_passkey_is_added_changed_and_removed_with_the_way_back(noras):
    account = noras.choose("X")
    noras.view.keeping.add(Passkey)
    form = dialog(noras, FormDialog)
    assert form.form.editor("device").text() == ""
    form.form.editor("device").setText("Tablet at the desk")
    form.save()
    passkey = noras.session.secrets.passkeys.of(account)[0]
    noras.view.keeping.particulars.edit(passkey)
    form = dialog(noras, FormDialog)
    form.form.editor("private").setChecked(True)
    form.save()
    assert noras.session.secrets.passkeys.of(account)[0].private
    assert "Private device" in words(noras.view.detail.particulars)
    noras.view.keeping.particulars.remove(noras.session.secrets.passkeys.of(account)[0])
    assert not noras.session.secrets.passkeys.of(account)
    noras.notices[-1].undo()
    assert [p.device for p in noras.session.secrets.passkeys.of(account)] == ["Tablet at the desk"]


def test_an_open_field_is_changed_and_removed(noras):
    account = noras.choose("Newsletter")
    field = noras.session.secrets.fields.of(account)[0]
    noras.view.keeping.particulars.edit(field)
    form = dialog(noras, FormDialog)
    form.form.editor("value").setPlainText("Up to 5,000 readers")
    form.save()
    assert noras.session.secrets.fields.of(account)[0].value == "Up to 5,000 readers"
    noras.view.keeping.particulars.remove(field)
    assert not noras.session.secrets.fields.of(account)
    assert isinstance(field, AccountField)


def test_whoever_is_no_custodian_sees_no_files_and_cannot_add(noras):
    noras.choose("YouTube")
    detail = noras.view.detail
    assert not detail.files.isVisibleTo(detail)
    assert not detail.sign_in.add.isVisibleTo(detail)


# Files.


def test_a_file_is_added_and_looked_at_from_memory(noras, tmp_path):
    account = noras.choose("X")
    letter = tmp_path / "Letter.txt"
    letter.write_text("Please add the two of us.", "utf-8")
    noras.view.keeping.files.add(account, [letter])
    line = kept(noras, account, SecretKind.ATTACHMENT)[0]
    assert (line.label, line.size) == ("Letter.txt", 25)
    noras.view.keeping.files.look(line)
    seen = dialog(noras, FileViewer)
    assert seen.shown.text() == "Please add the two of us."
    noras.view.forget()
    assert seen.shown.text() == ""


def test_a_picture_is_shown_and_forgotten(noras, tmp_path):
    account = noras.choose("X")
    picture = tmp_path / "plan.png"
    assert square_code("plan").save(str(picture))
    noras.view.keeping.files.add(account, [picture])
    noras.view.keeping.files.look(kept(noras, account, SecretKind.ATTACHMENT)[0])
    seen = dialog(noras, FileViewer)
    assert not seen.shown.pixmap().isNull()
    seen.reject()
    assert seen.shown.pixmap().isNull()


def test_what_cannot_be_shown_is_said_and_can_be_saved(noras, tmp_path):
    account = noras.choose("X")
    page = tmp_path / "page.odt"
    page.write_bytes(b"PK\x03\x04\x00\x01\x02\xff")
    noras.view.keeping.files.add(account, [page])
    noras.view.keeping.files.look(kept(noras, account, SecretKind.ATTACHMENT)[0])
    assert "cannot be shown here" in noras.view.banner.words
    assert not noras.view.findChildren(FileViewer)


def test_saving_a_file_outside_asks_why_and_the_reason_is_in_the_log(noras, tmp_path):
    account = noras.choose("Facebook page")
    line = kept(noras, account, SecretKind.ATTACHMENT)[0]
    noras.view.keeping.files.save(line)
    ask = dialog(noras, AskReason)
    ask._reason.setPlainText("The county office wants it on paper")
    ask._give()
    out = tmp_path / "out.letter"
    where = dialog(noras, FileQuestion)
    where.answered.emit(out)
    where.reject()
    assert out.read_bytes().startswith(b"To the county web office")
    latest = noras.exposures(account)[0]
    assert (latest.secret, latest.how) == (line.id, Seen.EXPORTED)
    line = noras.session.logbook.lines(Wanted(), 1, zone=UTC)[0]
    assert line.entry.reason == "The county office wants it on paper"


def test_a_place_that_takes_no_file_is_told_and_nothing_is_noted(noras, tmp_path):
    account = noras.choose("Facebook page")
    before = noras.exposures(account)
    noras.view.keeping.files._line = kept(noras, account, SecretKind.ATTACHMENT)[0]
    noras.view.keeping.files._write(tmp_path)
    assert "Nothing can be written" in noras.view.banner.words
    assert noras.exposures(account) == before


def test_files_are_dropped_on_their_card(noras, tmp_path):
    account = noras.choose("X")
    one = tmp_path / "scan.txt"
    one.write_text("A scan")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one))])
    noras.view.detail.files.given.emit(dropped(data))
    assert [line.label for line in kept(noras, account, SecretKind.ATTACHMENT)] == ["scan.txt"]


def test_a_folder_that_is_dropped_is_refused_in_words(noras, tmp_path):
    account = noras.choose("X")
    noras.view.keeping.files.add(account, [tmp_path])
    assert "cannot be opened" in noras.view.banner.words
    assert not kept(noras, account, SecretKind.ATTACHMENT)


def test_a_file_is_renamed_with_the_way_back(noras):
    account = noras.choose("Facebook page")
    line = kept(noras, account, SecretKind.ATTACHMENT)[0]
    noras.view.secrets.relabel(line)
    ask = dialog(noras, Rename)
    ask.name.setText("Letter.txt")
    ask.rename()
    assert kept(noras, account, SecretKind.ATTACHMENT)[0].label == "Letter.txt"
    noras.notices[-1].undo()
    assert kept(noras, account, SecretKind.ATTACHMENT)[0].label == line.label


def test_a_file_without_a_name_is_refused(noras):
    account = noras.choose("Facebook page")
    noras.view.secrets.relabel(kept(noras, account, SecretKind.ATTACHMENT)[0])
    ask = dialog(noras, Rename)
    for nothing in ("  ", "\u0301\u0301", "\u202e"):
        ask.name.setText(nothing)
        ask.rename()
        assert "empty" in ask._error.text()
        assert ask.name.text() == nothing
    ask.name.setText("x" * 1000)
    ask.rename()
    assert "too long" in ask._error.text()
    assert ask._error.isVisibleTo(ask)


# Drawing passwords, and how strong they are.


def test_a_drawn_password_stands_in_both_lines(noras):
    noras.choose("X")
    noras.view.chosen.renew_password()
    ask = dialog(noras, SecretDialog)
    ask.draw()
    drawing = ask.findChildren(GeneratorDialog)[-1]
    shown = drawing.display._secret.reveal()
    drawing.take()
    assert (ask.first.edit.text(), ask.again.edit.text()) == (shown, shown)
    assert not drawing.display.shown
    # Enter keeps it then; it would draw another if the focus stayed where the drawing began.
    assert ask.focusWidget().text() == "&Keep it"
    ask.reject()
    assert ask.first.edit.text() == ""


def test_the_generator_follows_length_and_sorts(noras, qtbot):
    desk, clipboard = noras.session.secrets, noras.clipboard
    drawing = GeneratorDialog(desk, Platform.X, clipboard, noras.view)
    drawing.length.setValue(33)
    assert drawing.slider.value() == 33
    assert len(drawing.display._secret.reveal()) == 33
    for box in (drawing.capital, drawing.digits, drawing.signs):
        box.setChecked(False)
    assert drawing.display._secret.reveal().islower()
    drawing.small.setChecked(False)
    assert not drawing.display.shown
    assert "at least one sort" in drawing.banner.words
    drawing.sort.choose(WORDS)
    assert drawing.display._secret.reveal().count("-") == 5
    drawing.capitals.setChecked(True)
    assert drawing.display._secret.reveal().istitle()
    drawing.reject()


def test_the_generator_keeps_within_what_the_platform_takes(noras):
    drawing = GeneratorDialog(noras.session.secrets, Platform.X, noras.clipboard, noras.view)
    assert drawing.length.maximum() <= noras.session.secrets.rules_for(Platform.X).longest
    assert "X" in drawing.rules.text()
    drawing.copy()
    assert QApplication.clipboard().text() == drawing.display._secret.reveal()
    drawing.reject()


def test_strength_is_said_as_one_types_and_names_its_estimator(noras, qtbot):
    noras.choose("X")
    noras.view.chosen.renew_password()
    ask = dialog(noras, SecretDialog)
    assert "zxcvbn" in ask.strength.words.text()
    ask.first.edit.setText("password1")
    qtbot.waitUntil(lambda: "Everybody tries it" in ask.strength.words.text())
    assert ask.strength.meter.value() < 500
    ask.first.edit.setText("rM7-kelp-otter-91-fjord-QZ")
    qtbot.waitUntil(lambda: ask.strength.words.text().startswith("Strong"))
    ask.reject()


def opened(screen, name):
    """Open one of the dialogs of this screen."""
    view = screen.view
    screen.choose("Instagram" if name is CodesDialog else "Facebook page")
    if name is CodesDialog:
        account = view.detail.account
        view.keeping._list_codes(kept(screen, account, SecretKind.BACKUP_CODES)[0])
    elif name is NewCodesDialog:
        view.keeping.add(SecretKind.BACKUP_CODES)
    elif name is AuthenticatorDialog:
        view.keeping.add(SecretKind.TOTP)
    elif name is ClockDialog:
        line = kept(screen, view.detail.account, SecretKind.TOTP)[0]
        view.keeping.secrets.check_clock(line)
    elif name is FileViewer:
        line = kept(screen, view.detail.account, SecretKind.ATTACHMENT)[0]
        view.keeping.files.look(line)
    else:
        view.chosen.renew_password()
        if name is GeneratorDialog:
            dialog(screen, SecretDialog).draw()
    return dialog(screen, name)


@pytest.mark.parametrize(
    "name",
    [
        CodesDialog,
        NewCodesDialog,
        AuthenticatorDialog,
        ClockDialog,
        FileViewer,
        SecretDialog,
        GeneratorDialog,
    ],
)
def test_in_every_dialog_everything_has_a_name_and_tab_reaches_it(noras, walk, name):
    noras.view.show()
    ask = opened(noras, name)
    walk(ask)
    ask.reject()


@pytest.mark.parametrize("name", ["Facebook page", "Newsletter"])
def test_on_the_sheet_everything_has_a_name_and_tab_reaches_it(noras, walk, name):
    noras.view.show()
    noras.choose(name)
    noras.view.list.field.setFocus()
    walk(noras.view)


def test_readers_of_square_codes_and_judges_of_strength_are_loaded_by_those_who_ask():
    code = (
        "import sys, smdesk.ui.accounts\n"
        "heavy = {'zxingcpp', 'zxcvbn', 'numpy', 'pypdfium2', 'pypdfium2_raw'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_nothing_secret_is_in_any_words_of_the_sheet(noras):
    for name in ("Facebook page", "Instagram", "Newsletter"):
        account = noras.choose(name)
        said = words(noras.view)
        for line in noras.session.accounts.sheet(account).secrets:
            if line.what in {SecretKind.ATTACHMENT, SecretKind.TOTP}:
                continue
            text = noras.session.accounts.read_secret(line.id, Seen.SHOWN, by=noras.session.me)
            assert all(part not in said for part in text.reveal().splitlines())
