"""Handing over on the screen: ticks, notes, sittings, the receipt, and for whom the packet is."""

import errno
from contextlib import contextmanager

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QPushButton

from smdesk.desk.handoff import EVERYTHING
from smdesk.domain.countdown import Sitting, StepDone
from smdesk.domain.handing_over import Handover, Side, Stage
from smdesk.domain.handoff import FirstTask
from smdesk.domain.month_notes import MonthNote, Prompt
from smdesk.domain.packet_scope import PacketChoice, Reader, parts_for
from smdesk.domain.packet_sections import EVERY_PART
from smdesk.domain.records import GoneError, Ref
from smdesk.ui.handoff import packet as packet_module
from smdesk.ui.handoff.changed_since import ChangedSinceDialog
from smdesk.ui.handoff.kept_packet import KeptPacketDialog
from smdesk.ui.handoff.past import AT_MOST
from smdesk.ui.handoff.receipt import ReceiptDialog
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Confirm, FormDialog
from smdesk.ui.kit.walking import in_reading_order
from tests.ui.conftest import words
from tests.ui.handoff.test_view import handoff, press, worker  # noqa: F401 - fixtures


def printer_into(path):
    """Return a printer that writes a file in place of paper."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(path))
    return printer


def press_button(card, name):
    button = next(b for b in card.findChildren(Button) if name in (b.accessibleName() or b.text()))
    button.click()


def printed(nora, choice=EVERYTHING):
    """Print a packet whose pages are kept; what they show is no matter here."""
    packet = nora.handoff.print_packet(choice, by=nora.me).packet
    nora.handoff.documents.keep(packet.id, b"%PDF-1.7", by=nora.me)
    return packet


def begin(view, nora):
    view.ceremony.begin()
    dialog = view.findChild(FormDialog)
    assert "Idris" in dialog.form.editor("giving").text()
    dialog.form.editor("taking").setText("Aytan")
    dialog.save()
    view.refresh()
    return nora.handoff.ceremony.current()


def test_a_step_is_ticked_off(handoff, nora):  # noqa: F811 - the fixture
    card = handoff.ceremony.countdown
    boxes = card.findChildren(QCheckBox)
    lines = nora.handoff.ceremony.countdown()
    assert len(boxes) == len(lines)
    place = next(i for i, line in enumerate(lines) if line.done is None)
    assert "1 of 7" in words(card)
    boxes[place].setChecked(True)
    assert nora.handoff.ceremony.countdown()[place].done is not None


def test_this_months_questions_are_asked_until_they_are_answered(handoff, nora):  # noqa: F811
    card = handoff.ceremony.notes
    assert "What broke?" in words(card)
    handoff.ceremony.write(Prompt.BROKE)
    dialog = handoff.findChild(FormDialog)
    dialog.form.fill(
        MonthNote(month=nora.handoff.ceremony.notes.all()[0].month, prompt=Prompt.BROKE,
                  text="The lift.")
    )  # fmt: skip
    dialog.save()
    (note,) = [n for n in nora.handoff.ceremony.notes.all() if n.text == "The lift."]
    assert note.by == nora.me.person
    handoff.refresh()
    assert "The lift." in words(card)


def test_the_receipt_is_kept_line_by_line_and_signed(handoff, nora):  # noqa: F811
    current = begin(handoff, nora)
    desk = nora.handoff.ceremony
    assert current.taking == "Aytan"
    assert "0 of" in words(handoff.ceremony.ceremony)
    handoff.ceremony.open_receipt(current)
    dialog = handoff.findChild(ReceiptDialog)
    for box in dialog.findChildren(QCheckBox)[:2]:
        box.setChecked(True)
    dialog.thing.setText("The blue camera")
    dialog.add_thing()
    lines = desk.lines(current.id)
    assert (lines[0].given, lines[0].got) == (True, True)
    assert lines[-1].what == "The blue camera"
    assert dialog.names[Side.TAKING].text() == "Aytan"
    dialog.names[Side.GIVING].clear()
    dialog.sign(Side.GIVING)
    assert dialog.banner.isVisibleTo(dialog)
    dialog.names[Side.GIVING].setText("Idris")
    dialog.sign(Side.GIVING)
    assert [s.name for s in desk.signatures(current.id)] == ["Idris"]


def test_what_is_handed_over_was_printed_today_and_stays_as_it_is(handoff, nora):  # noqa: F811
    current = begin(handoff, nora)
    handoff.ceremony.hand_over(current)
    assert handoff.banner.isVisibleTo(handoff)
    nora.handoff.print_packet(by=nora.me)
    handoff.ceremony.hand_over(current)
    assert handoff.findChild(Confirm) is None, "its pages are not kept"
    packet = printed(nora)
    handoff.ceremony.hand_over(current)
    ask = handoff.findChild(Confirm)
    assert packet.number in ask.windowTitle()
    ask._say_yes()
    gone = nora.handoff.ceremony.current()
    assert gone.packet == packet.id
    assert nora.handoff.ceremony.stage(gone, []) is Stage.HANDED_OVER
    handoff.refresh()
    handoff.ceremony.complete(gone)
    assert "Not both have signed" in words(handoff.banner)
    assert nora.handoff.ceremony.current() is not None


def test_a_packet_for_the_board_leaves_out_what_is_for_the_team(handoff, qtbot):  # noqa: F811
    handoff.show()
    parts = tuple(part for part in EVERY_PART[1:] if not part.endswith("R"))
    with qtbot.waitSignal(handoff.pages.preview.shown, timeout=30_000):
        handoff._chosen(PacketChoice(recipient="Board", parts=parts), "")
    assert "Board" in handoff.pages.whom.text()
    sheet = handoff.maker._sheet(handoff._desk.preview(by=handoff._me), handoff.pages.paper)
    assert sheet.data["left_out"] == ["4R", "5R", "8R"]
    assert sheet.data["recipient"] == "Board"


def test_what_is_late_or_unwritten_leads_to_its_card(handoff, nora):  # noqa: F811
    for kind in (StepDone.kind, Sitting.kind, MonthNote.kind, Handover.kind):
        assert kind in handoff.shows
        handoff.reveal(Ref(kind, nora.me.person))


def test_each_account_is_received_signed_in_to_and_changed(handoff, nora):  # noqa: F811
    current = begin(handoff, nora)
    handoff.ceremony.open_receipt(current)
    dialog = handoff.findChild(ReceiptDialog)
    boxes = {box.accessibleName(): box for box in dialog.findChildren(QCheckBox)}
    for name in ("Given", "Received", "Signed in", "Password changed"):
        boxes[f"{name}: YouTube"].setChecked(True)
    assert "Signed in: Keys, cards, phones and equipment" not in boxes
    (line,) = [one for one in nora.handoff.ceremony.lines(current.id) if one.what == "YouTube"]
    assert (line.given, line.got, line.signed_in, line.changed) == (True, True, True, True)
    assert nora.library.accounts.one(line.account).name == "YouTube"


def test_a_handover_of_one_seat_lists_the_accounts_of_that_seat(handoff, nora):  # noqa: F811
    seat = next(one for one in nora.roster.seats.all() if one.name == "Community voice")
    handoff.ceremony._begin(
        Handover(seat=seat.id, giving="Idris", taking="Aytan", on=nora.roster.terms.all()[0].last),
        "",
    )
    current = nora.handoff.ceremony.current()
    accounts = [one.what for one in nora.handoff.ceremony.lines(current.id) if one.account]
    own = nora.handoff.preview(PacketChoice(seat=seat.id), by=nora.me).accounts
    assert accounts == [one.account.name for one in own]


def test_a_handover_that_is_called_off_can_be_taken_back(handoff, nora):  # noqa: F811
    current = begin(handoff, nora)
    nora.handoff.ceremony.sign(current.id, Side.WITNESS, "Wren", by=nora.me)
    handoff.ceremony.call_off(current)
    handoff.findChildren(Confirm)[-1]._say_yes()
    assert nora.handoff.ceremony.current() is None
    assert nora.handoff.ceremony.lines(current.id) == []
    handoff.told[-1].undo()
    assert nora.handoff.ceremony.current() == current
    assert len(nora.handoff.ceremony.lines(current.id)) > 4
    assert [one.name for one in nora.handoff.ceremony.signatures(current.id)] == ["Wren"]


def test_what_stands_in_the_way_is_said_and_the_record_only_looked_at(handoff, nora):  # noqa: F811
    current = begin(handoff, nora)
    assert "1 secret that somebody who leaves still knows" in words(handoff.ceremony.ceremony)
    assert "Nobody yet." in words(handoff.ceremony.ceremony)
    desk = nora.handoff.ceremony
    desk.sign(current.id, Side.GIVING, "Idris", by=nora.me)
    desk.sign(current.id, Side.TAKING, "Aytan", by=nora.me)
    for found in nora.leaving.all():
        nora.leaving.call_off(found.leaving.id, reason="Stays on", by=nora.me)
    done = desk.complete(current.id, [], by=nora.me)
    handoff.refresh()
    number, check = nora.handoff.sealed_by(done.id)
    assert f"entry {number} · {check}" in words(handoff.ceremony.ceremony)
    assert nora.library.journal.entry(number).task == "handover.complete"
    handoff.ceremony.open_receipt(done)
    dialog = handoff.findChildren(ReceiptDialog)[-1]
    assert not any(box.isEnabled() for box in dialog.findChildren(QCheckBox))
    assert all(name.isReadOnly() for name in dialog.names.values())
    with pytest.raises(GoneError):
        desk.call_off(done.id, by=nora.me)


def test_only_a_whole_packet_of_today_is_handed_over(handoff, nora):  # noqa: F811
    current = begin(handoff, nora)
    other = next(one for one in nora.roster.seats.all() if one.id != current.seat)
    printed(nora, PacketChoice(digest=True))
    printed(nora, PacketChoice(seat=other.id))
    printed(nora, PacketChoice(reader=Reader.OUTSIDE, parts=parts_for(Reader.OUTSIDE)))
    handoff.ceremony.hand_over(current)
    assert handoff.findChild(Confirm) is None
    assert "Print or save the packet first" in handoff.banner.words


def test_who_reads_it_settles_which_sections_are_ticked(handoff, qtbot):  # noqa: F811
    handoff.choose()
    dialog = handoff.findChild(FormDialog)
    box = dialog.form.editor("reader")
    box.setCurrentIndex(list(Reader).index(Reader.MANAGEMENT))
    box.activated.emit(box.currentIndex())
    made = dialog.form.read()
    assert made.parts == parts_for(Reader.MANAGEMENT)
    dialog.form.put("parts", ("4", "4R"))
    assert dialog.form.read() is None
    assert "not all of this is for" in words(dialog).lower()


def test_a_packet_is_opened_again_as_it_was_printed(handoff, nora, qtbot, tmp_path):  # noqa: F811
    path, again = tmp_path / "packet.pdf", tmp_path / "again.pdf"
    with qtbot.waitSignal(handoff.maker.saved, timeout=150_000):
        handoff.output.save_to(path)
    handoff.refresh()
    press_button(handoff.kept.past, "Open HP-2026-01")
    dialog = handoff.findChild(KeptPacketDialog)
    qtbot.waitUntil(lambda: "pages" in words(dialog.preview), timeout=150_000)
    dialog.save_to(again)
    assert again.read_bytes() == path.read_bytes()
    document = nora.handoff.documents.of(nora.handoff.packets()[0].id)
    assert document.sha256[:8] in dialog.told.text()
    dialog.printer._printer = printer_into(tmp_path / "paper.pdf")
    with qtbot.waitSignal(dialog.printer.done, timeout=150_000):
        dialog._set_pages()
    assert len(pypdf.PdfReader(tmp_path / "paper.pdf").pages) == len(pypdf.PdfReader(path).pages)
    assert "just as before" in dialog._state.text()
    dialog.accept()


def test_tab_goes_through_the_receipt_line_by_line(handoff, nora, qtbot):  # noqa: F811
    handoff.show()
    handoff.ceremony.open_receipt(begin(handoff, nora))
    dialog = handoff.findChild(ReceiptDialog)
    dialog.thing.setText("The blue camera")
    dialog.add_thing()
    stops = [stop for row in dialog._rows for stop in row.stops]
    # The line that was added last is there once it has been laid out.
    qtbot.waitUntil(lambda: [one for one in in_reading_order(dialog) if one in stops] == stops)
    dialog.accept()


def test_enter_goes_on_in_the_receipt_and_closes_nothing(handoff, nora, qtbot):  # noqa: F811
    handoff.show()
    current = begin(handoff, nora)
    handoff.ceremony.open_receipt(current)
    dialog = handoff.findChild(ReceiptDialog)
    desk = nora.handoff.ceremony
    first, second = dialog._rows[:2]
    first.last.setFocus()
    qtbot.keyClicks(first.last, "AS")
    qtbot.keyClick(first.last, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is second.first
    assert desk.lines(current.id)[0].initials == "AS"
    dialog.thing.setFocus()
    qtbot.keyClicks(dialog.thing, "The tripod")
    qtbot.keyClick(dialog.thing, Qt.Key.Key_Return)
    assert desk.lines(current.id)[-1].what == "The tripod"
    for side in (Side.GIVING, Side.TAKING):
        dialog.names[side].setFocus()
        qtbot.keyClick(dialog.names[side], Qt.Key.Key_Return)
    assert [one.side for one in desk.signatures(current.id)] == [Side.GIVING, Side.TAKING]
    assert dialog.focusWidget() is dialog.names[Side.WITNESS]
    dialog.accept()


def test_a_handover_is_put_off_and_one_not_on_file_is_told(handoff, nora):  # noqa: F811
    current = begin(handoff, nora)
    assert "Aytan is not on file" in words(handoff.ceremony.ceremony)
    handoff.ceremony.change(current)
    dialog = handoff.findChildren(FormDialog)[-1]
    known = next(one.name for one in nora.roster.people.all() if one.name.startswith("Ayt"))
    dialog.form.editor("taking").setText(known)
    dialog.save()
    handoff.refresh()
    assert nora.handoff.ceremony.current().taking == known
    shown = [row for row in handoff.ceremony.ceremony.rows if "not on file" in words(row)]
    assert not shown


def test_today_leads_to_the_step_that_is_next(handoff, nora, qtbot):  # noqa: F811
    handoff.show()
    current = begin(handoff, nora)
    packet = printed(nora)
    nora.handoff.ceremony.hand_over(current.id, packet.id, by=nora.me)
    handoff.refresh()
    (found,) = [one for one in nora.handoff.holes() if one.rule.code == "H4.under_way"]
    handoff.mend(found)
    window = handoff.window()
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), Button), timeout=20_000)
    qtbot.waitUntil(lambda: window.focusWidget().text() == "Open the receipt…", timeout=20_000)


def test_tab_comes_to_the_steps_before_what_they_show(handoff):  # noqa: F811
    handoff.show()
    handoff.refresh()
    chips = handoff.steps.chips.findChildren(QPushButton)
    save = next(b for b in handoff.header.buttons if b.property("primary"))
    row = handoff.missing.findChildren(Button)[0]
    found = list(in_reading_order(handoff))
    places = [found.index(one) for one in (save, chips[0], row, handoff.pages._papers)]
    assert places == sorted(places)


def test_a_packet_whose_disk_fills_up_is_kept_and_no_other_made(
    handoff, nora, qtbot, tmp_path, monkeypatch  # noqa: F811 - the fixture
):  # fmt: skip
    @contextmanager
    def full(path):
        raise OSError(errno.ENOSPC, "no room", str(path))
        yield

    with monkeypatch.context() as patched:
        patched.setattr(packet_module, "written_whole", full)
        with qtbot.waitSignal(handoff.maker.failed, timeout=60_000):
            handoff.output.save_to(tmp_path / "full.pdf")
    assert "The disk is full" in handoff.banner.words
    assert "The cabinet keeps it as HP-2026-01" in handoff.banner.words
    with qtbot.waitSignal(handoff.maker.saved, timeout=60_000):
        handoff.output.save_to(tmp_path / "elsewhere.pdf")
    (only,) = nora.handoff.packets()
    assert (tmp_path / "elsewhere.pdf").read_bytes() == nora.handoff.documents.read(only.id)


def test_what_changed_since_a_kept_packet_is_listed_by_section(handoff, nora):  # noqa: F811
    packet = printed(nora)
    nora.handoff.first_tasks.add(FirstTask(text="Water the fern"), by=nora.me)
    handoff.refresh()
    handoff.kept.open(packet)
    handoff.kept.compare()
    dialog = handoff.findChild(ChangedSinceDialog)
    assert packet.number in dialog.windowTitle()
    assert "Letter and first 30 days" in words(dialog)
    assert "New\nWater the fern" in words(dialog)
    dialog.accept()


def test_the_pages_of_a_packet_are_removed_after_a_question(handoff, nora):  # noqa: F811
    packet = printed(nora)
    handoff.refresh()
    handoff.kept.open(packet)
    handoff.kept.ask_to_remove()
    ask = handoff.findChild(Confirm)
    assert packet.number in ask.windowTitle()
    assert nora.handoff.documents.of(packet.id) is not None
    ask._say_yes()
    assert nora.handoff.documents.of(packet.id) is None
    handoff.refresh()
    assert "its pages are not kept" in words(handoff.kept.past)


def test_a_packet_that_was_handed_over_cannot_be_removed(handoff, nora):  # noqa: F811
    current = begin(handoff, nora)
    packet = printed(nora)
    nora.handoff.ceremony.hand_over(current.id, packet.id, by=nora.me)
    handoff.refresh()
    assert "handed over" in words(handoff.kept.past)
    handoff.kept.open(packet)
    dialog = handoff.findChild(KeptPacketDialog)
    assert dialog.remove.isHidden()
    dialog.accept()


def test_a_long_list_of_packets_is_unrolled_by_a_button(handoff, nora):  # noqa: F811
    for _ in range(AT_MOST + 2):
        nora.handoff.print_packet(by=nora.me)
    handoff.refresh()
    past = handoff.kept.past
    assert len([row for row in past.rows if "HP-" in row.accessibleName()]) == AT_MOST
    press_button(past, "Show more")
    assert len([row for row in past.rows if "HP-" in row.accessibleName()]) == AT_MOST + 2
