"""Handing over on the screen: ticks, notes, sittings, the receipt, and for whom the packet is."""

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from smdesk.domain.countdown import Sitting, StepDone
from smdesk.domain.handing_over import Handover, Side, Stage
from smdesk.domain.month_notes import MonthNote, Prompt
from smdesk.domain.packet_scope import PacketChoice
from smdesk.domain.packet_sections import EVERY_PART
from smdesk.domain.records import Ref
from smdesk.ui.handoff.ceremony import ReceiptDialog
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Confirm, FormDialog
from tests.ui.handoff.test_view import handoff, press, worker  # noqa: F401 - fixtures


def words(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def press_button(card, name):
    button = next(b for b in card.findChildren(Button) if name in (b.accessibleName() or b.text()))
    button.click()


def begin(view, nora):
    view.ceremony.begin()
    dialog = view.findChild(FormDialog)
    assert "Idris" in dialog.form.findChildren(QLineEdit)[0].text()
    dialog.form.findChildren(QLineEdit)[1].setText("Aytan")
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
    dialog.sign(Side.GIVING)
    assert dialog.banner.isVisibleTo(dialog)
    dialog.names[Side.GIVING].setText("Idris")
    dialog.sign(Side.GIVING)
    assert [s.name for s in desk.signatures(current.id)] == ["Idris"]


def test_what_is_handed_over_was_printed_today_and_stays_as_it_is(handoff, nora):  # noqa: F811
    current = begin(handoff, nora)
    handoff.ceremony.hand_over(current)
    assert handoff.banner.isVisibleTo(handoff)
    packet = nora.handoff.print_packet(by=nora.me).packet
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
