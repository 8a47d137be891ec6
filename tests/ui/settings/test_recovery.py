"""Whether the ways back in are made, proved, handed over and tried, and leave nothing behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton

from smdesk.desk.recovery import Holder, SlotKind, asked
from smdesk.domain.upkeep import Work
from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.sealed_printing import SealedPrinting
from smdesk.ui.settings.recovery import PlaceDialog, RecoverySection

BOARD = [Holder("Ruth Adler", "Chair"), Holder("Tom Okafor"), Holder("Lin Wei")]


@pytest.fixture
def background(qapp):
    made = Background(qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def press():
    return Press(resources_folder(), system_fonts=False)


@pytest.fixture
def make(qtbot, background, press):
    def made(session):
        section = RecoverySection(session, lambda w: SealedPrinting(press, background, w))
        qtbot.addWidget(section)
        section.resize(800, 900)
        section.show()
        return section

    return made


@pytest.fixture
def section(make, nora):
    return make(nora)


def opened(section):
    """Return the dialog that stands open."""
    (dialog,) = [one for one in section.findChildren(Dialog) if one.isVisible()]
    return dialog


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def shares_made(session):
    drawn = session.recovery.draw_shares(2, BOARD, "Shares", by=session.me)
    session.recovery.keep_shares(drawn, by=session.me)
    return drawn


def prove(dialog):
    for box, wanted in zip(dialog.proof.boxes, dialog.proof._wanted.reveal().split(), strict=True):
        QTest.keyClicks(box, wanted.lower())


def test_a_kit_is_kept_once_two_groups_are_typed_back(section, nora):
    section.make_kit()
    dialog = opened(section)
    dialog.place.setText("the safe")
    dialog.copy_by_hand()
    groups = dialog._drawn.groups.reveal().split()
    assert all(any(group in text for text in texts(dialog.by_hand)) for group in groups)
    assert nora.recovery.ways().kit is None
    dialog.ask_for_proof()
    assert texts(dialog.by_hand) == []
    dialog.keep()
    assert dialog.proof._fault.isVisible()
    assert nora.recovery.ways().kit is None
    for box in dialog.proof.boxes:
        box.setText("")
    prove(dialog)
    dialog.keep()
    assert nora.recovery.ways().kit.place == "the safe"
    assert any("the safe" in text for text in texts(section))
    assert nora.recovery.fingerprint(SlotKind.KIT) in " ".join(texts(section))
    assert dialog._drawn is None


def test_enter_presses_the_filled_button_of_the_step_that_is_shown(section, monkeypatch):
    section.make_kit()
    dialog = opened(section)
    asked = []
    monkeypatch.setattr(dialog.printing, "print", lambda *sheet: asked.append(sheet))
    QTest.keyClick(dialog.place, Qt.Key.Key_Return)
    assert len(asked) == 1, "the button of the last step is not there yet"
    dialog.copy_by_hand()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.proof.isVisible()


def test_whoever_cancels_keeps_the_old_kit(section, nora):
    section.make_kit()
    dialog = opened(section)
    dialog.copy_by_hand()
    dialog.reject()
    assert nora.recovery.ways().kit is None
    assert dialog._drawn is None
    assert texts(dialog.by_hand) == []


def test_shares_are_made_for_those_who_are_named(section, nora):
    section.make_shares()
    dialog = opened(section)
    dialog.holders.add(Holder("Dora Klein"))
    dialog._limit()
    dialog.copy_by_hand()
    assert "A trustee has no name yet." in dialog.banner.accessibleName()
    for _, name, _role in dialog.holders._rows:
        name.setText("Dora Klein")
    dialog.copy_by_hand()
    assert "the same name" in dialog.banner.accessibleName()
    for (_, name, role), holder in zip(dialog.holders._rows, BOARD, strict=False):
        name.setText(holder.name)
        role.setText(holder.role)
    dialog.needed.setValue(3)
    dialog.copy_by_hand()
    assert "Ruth Adler" in dialog.caption.text()
    dialog._show_next()
    assert "Tom Okafor" in dialog.caption.text()
    dialog.ask_for_proof()
    assert "Dora Klein" in dialog.proof.words.text()
    prove(dialog)
    dialog.keep()
    ways = nora.recovery.ways()
    assert (ways.escrow.needed, ways.escrow.shares) == (3, 4)
    assert [trustee.name for trustee in ways.trustees] == [
        "Ruth Adler", "Tom Okafor", "Lin Wei", "Dora Klein",
    ]  # fmt: skip
    assert ways.trustees[0].role == "Chair"


def test_new_shares_begin_with_those_who_hold_them_now(section, nora):
    shares_made(nora)
    section.refresh()
    section.make_shares()
    assert [holder.name for holder in opened(section).holders.read()] == [h.name for h in BOARD]


def test_a_share_is_marked_as_delivered_by_two_of_its_words(section, nora):
    drawn = shares_made(nora)
    section.refresh()
    section.deliver_next()
    dialog = opened(section)
    dialog.who.setCurrentIndex(1)
    words = asked(drawn.shares[1].words).reveal().split()
    for entry, word in zip(dialog.entries, reversed(words), strict=True):
        entry.edit.setText(word)
    dialog.deliver()
    assert dialog.banner.isVisible()
    assert all(not entry.edit.text() for entry in dialog.entries)
    for entry, word in zip(dialog.entries, words, strict=True):
        entry.edit.setText(word)
    dialog.deliver()
    there = [t.name for t in nora.recovery.ways().trustees if t.delivered_on is not None]
    assert there == ["Tom Okafor"]


def test_the_drill_says_that_the_shares_opened_their_test(section, nora):
    drawn = shares_made(nora)
    section.refresh()
    section.drill()
    dialog = opened(section)
    for at in (0, 2):
        grid = dialog.entry.grid
        for box, word in zip(grid.boxes, drawn.shares[at].words.reveal().split(), strict=True):
            QTest.keyClicks(box, word)
            QTest.keyClick(box, Qt.Key.Key_Return)
    assert "opened the test value" in dialog._told.text()
    assert dialog.entry.shares == []
    assert nora.recovery.ways().drill.opened
    assert len(nora.library.upkeep.where(what=Work.DRILL)) == 1


def test_a_drill_with_older_shares_says_so(section, nora):
    old = shares_made(nora)
    shares_made(nora)
    section.drill()
    dialog = opened(section)
    words = nora.recovery.share_words
    dialog.entry.shares.extend(words.read(old.shares[at].words.reveal().split()) for at in (0, 1))
    dialog.drill()
    assert "newer ones were made" in dialog.banner.words
    assert any("did not open" in text for text in texts(section))


def test_what_is_missing_leads_to_what_mends_it(section, nora):
    (finding,) = nora.recovery.findings()
    section.mend(finding)
    assert "paper kit" in opened(section).windowTitle()
    section.forget()
    shares_made(nora)
    section.refresh()
    (finding,) = nora.recovery.findings()
    section.mend(finding)
    assert opened(section).windowTitle() == "A share was delivered"


def test_somebody_who_is_no_coordinator_is_told_that_they_cannot(make, idris):
    section = make(idris)
    assert not section._make_kit.isEnabled()
    section.make_kit()
    assert [one for one in section.findChildren(Dialog) if one.isVisible()] == []
    assert "coordinator" in section.banner.words


def test_the_place_can_be_changed(section, nora):
    drawn = nora.recovery.draw_kit("Paper kit", by=nora.me)
    nora.recovery.keep_kit(drawn, "", by=nora.me)
    section.refresh()
    section.change_place()
    dialog = opened(section)
    dialog.place.setText("the bank")
    dialog._save()
    assert nora.recovery.ways().kit.place == "the bank"


@pytest.mark.parametrize("begin", ["make_kit", "make_shares", "drill", "deliver_next"])
def test_every_dialog_can_be_walked_with_the_keyboard(section, nora, walk, begin):
    shares_made(nora)
    section.refresh()
    getattr(section, begin)()
    walk(opened(section))
    section.forget()


def test_the_section_can_be_walked_with_the_keyboard(section, nora, walk):
    nora.recovery.keep_kit(nora.recovery.draw_kit("Kit", by=nora.me), "", by=nora.me)
    shares_made(nora)
    section.refresh()
    walk(section)


def test_paper_that_was_seen_is_shut_out_like_a_member(section, nora, qtbot, desk):
    drawn = nora.recovery.draw_kit("Paper kit", by=nora.me)
    nora.recovery.keep_kit(drawn, "", by=nora.me)
    board = shares_made(nora)
    section.refresh()
    section.shut_out(SlotKind.KIT)
    dialog = opened(section)
    assert not dialog._removal.blocks
    for box in dialog.asked.findChildren(QCheckBox):
        box.setChecked(True)
    for choice in dialog.asked.findChildren(QRadioButton)[:1]:
        choice.setChecked(True)
    desk._open.clear()
    with qtbot.waitSignal(section.renewed) as renewed:
        dialog.remove()
    session = desk.keep(renewed.args[0])
    assert session.recovery.ways().kit is None
    assert session.recovery.ways().escrow.slot == board.paper.slot
    assert session.vault.epoch == 2


def test_locking_closes_what_stands_open_and_drops_what_was_drawn(section):
    section.make_kit()
    dialog = opened(section)
    dialog.copy_by_hand()
    section.forget()
    assert dialog._drawn is None
    assert not dialog.isVisible()


def test_the_pages_go_to_the_printer_and_into_no_other_file(
    section, qtbot, press, tmp_path, monkeypatch
):
    """Qt's printer writes a file here, in place of the paper that a test has not."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    before = {file for file in tmp_path.rglob("*") if file.is_file()}
    monkeypatch.setattr("smdesk.ui.kit.paper.PRINT_DOTS", 40)
    asked_for = []
    section.make_shares()
    dialog = opened(section)
    for (_, name, _role), holder in zip(dialog.holders._rows, BOARD, strict=True):
        name.setText(holder.name)
    printing = dialog.printing
    monkeypatch.setattr(
        type(printing.printer),
        "ask",
        lambda self, paper, title, to_file=True: asked_for.append(to_file),
    )
    dialog.print()
    assert asked_for == [False]
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper = tmp_path / "paper.pdf"
    printer.setOutputFileName(str(paper))
    printing.printer._printer = printer
    with qtbot.waitSignal(printing.printed, timeout=20_000):
        printing._set()
    assert printing._make is None
    assert press._pictured == ""
    assert dialog.proof.isVisible()
    assert list(temporary.iterdir()) == []
    after = {file for file in tmp_path.rglob("*") if file.is_file()}
    assert {file.suffix for file in after - before} <= {".pdf", ".db-journal"}
    for file in after - {paper}:
        raw = file.read_bytes()
        assert not any(share.words.reveal().encode() in raw for share in dialog._drawn.shares)
    section.forget()


def test_a_printer_that_will_not_begin_is_said_and_nothing_is_kept(section, nora):
    section.make_kit()
    dialog = opened(section)
    dialog.draw()
    dialog.printing._make = dialog.sheet
    dialog.printing._refused()
    assert "would not begin" in dialog.banner.words
    assert dialog.printing._make is None
    assert nora.recovery.ways().kit is None
    section.forget()


def test_a_place_too_long_to_be_kept_is_found_before_anything_is_printed(section, nora):
    section.make_kit()
    dialog = opened(section)
    dialog.place.setText("a" * 30_000)
    dialog.copy_by_hand()
    assert dialog.banner.isVisible()
    assert "too long" in dialog.banner.accessibleName()
    assert dialog._drawn is None
    assert len(dialog.place.text()) == 30_000
    dialog.place.setText("the safe")
    dialog.copy_by_hand()
    assert dialog._drawn is not None
    assert not dialog.banner.isVisible()


def test_a_trustee_with_a_name_of_pages_gets_no_share(section, nora):
    section.make_shares()
    dialog = opened(section)
    for (_, name, _role), holder in zip(dialog.holders._rows, BOARD, strict=False):
        name.setText(holder.name)
    dialog.holders._rows[0][1].setText("a" * 30_000)
    dialog.copy_by_hand()
    assert "too long" in dialog.banner.accessibleName()
    assert dialog._drawn is None


def test_a_place_that_is_refused_stays_in_its_line(section, nora):
    drawn = nora.recovery.draw_kit("Kit", by=nora.me)
    nora.recovery.keep_kit(drawn, "the safe", by=nora.me)
    dialog = PlaceDialog("the safe", section._keep_place, section)
    dialog.open()
    dialog.place.setText("a" * 30_000)
    dialog._save()
    assert dialog.isVisible()
    assert len(dialog.place.text()) == 30_000
    dialog.place.setText("the \x07 bank")
    dialog._save()
    assert nora.recovery.ways().kit.place == "the   bank"
