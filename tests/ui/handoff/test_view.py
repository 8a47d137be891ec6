"""Tests of the handoff's screen: the letter that is never lost, the pages, and the PDF."""

import errno
from pathlib import Path

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter

from smdesk.domain.accounts import Account
from smdesk.domain.custody import SecretKind
from smdesk.domain.handoff import FirstTask, Letter
from smdesk.domain.organisation import Paper
from smdesk.domain.records import Ref
from smdesk.domain.secret_text import SecretText
from smdesk.printing.press import Note, NoteKind, Press, PressError
from smdesk.ui.handoff import HandoffView
from smdesk.ui.handoff.annex import AnnexDialog
from smdesk.ui.handoff.packet import PrintedPages, SavedPacket
from smdesk.ui.handoff.print_centre import PrintCentre
from smdesk.ui.handoff.steps import Stop
from smdesk.ui.handoff.wall_prints import WallPrints
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.sealed_printing import SealedPrinting
from tests.ui.conftest import words

MARKER = "Never-Anywhere-Else-9Q"
RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture(scope="session")
def press():
    return Press(RESOURCES, system_fonts=False)


@pytest.fixture
def worker(qapp, press):
    """The thread that sets pages, and the press it sets them with."""
    background = Background(qapp)
    yield background, press
    background.close()


def annex_dialog(session, worker, folder, window):
    return AnnexDialog(
        session.annex,
        session.me,
        people=["Idris Bello"],
        suggest=session.members.suggest_passphrase,
        imprint=lambda: session.imprint(by=session.me),
        needs_key_file=False,
        make_printing=lambda w: SealedPrinting(worker[1], worker[0], w),
        background=worker[0],
        folder=folder,
        parent=window,
    )


def print_centre(session, desk, worker, folder, window):
    background, press = worker
    return PrintCentre(
        WallPrints(session, desk.clock.now).all(),
        press,
        background,
        lambda over: SheetOutput(press, background, over, over, documents=folder),
        window,
    )


@pytest.fixture
def handoff(desk, nora, qtbot, worker, tmp_path):
    view = HandoffView(
        nora.handoff,
        nora.organisation,
        nora.roster,
        nora.undo,
        nora.me,
        annex=nora.annex,
        annex_dialog=lambda window: annex_dialog(nora, worker, tmp_path, window),
        print_centre=lambda window: print_centre(nora, desk, worker, tmp_path, window),
        press=worker[1],
        background=worker[0],
        documents=tmp_path,
        now=desk.clock.now,
    )
    view.resize(1072, 800)
    qtbot.addWidget(view)
    view.told, view.went = [], []
    view.noticed.connect(view.told.append)
    view.wanted.connect(view.went.append)
    return view


def saved(view, qtbot, path):
    with qtbot.waitSignal(view.maker.saved, timeout=20_000):
        view.output.save_to(path)


def test_what_is_missing_leads_to_where_it_is_mended(handoff, nora):
    sole = next(f for f in nora.handoff.holes() if f.rule.code == "A3.sole_custodian")
    handoff.mend(sole)
    assert handoff.went[-1].kind == Account.kind


def test_the_letter_is_kept_when_one_goes_elsewhere(handoff, nora, qtbot):
    handoff.show()
    handoff.activateWindow()
    qtbot.waitUntil(handoff.isActiveWindow)
    handoff.reveal(Ref(Letter.kind, NONE_YET))
    handoff.writing.letter.text.setFocus()
    handoff.writing.letter.text.setPlainText("Begin with the summer posts.")
    assert handoff.unsaved() == "the letter"
    handoff.pages._papers.setFocus()
    qtbot.waitUntil(lambda: nora.handoff.letter().text == "Begin with the summer posts.")
    assert handoff.unsaved() == ""


def test_the_letter_is_kept_when_the_cabinet_is_locked(handoff, nora):
    handoff.writing.letter.advice[2].setText("Bring tea.")
    handoff.writing.letter.wish.setPlainText("Who has the key of the loft.")
    handoff.forget()
    letter = nora.handoff.letter()
    assert letter.advice[2] == "Bring tea."
    assert letter.wish_known == "Who has the key of the loft."


def test_a_look_at_the_list_leaves_what_is_being_typed_alone(handoff, nora):
    handoff.writing.letter.text.setPlainText("Half a sen")
    handoff.refresh()
    assert handoff.writing.letter.text.toPlainText() == "Half a sen"


def test_keeping_the_letter_twice_writes_it_once(handoff, nora):
    handoff.writing.letter.text.setPlainText("Once.")
    handoff.writing.letter.keep()
    entries = nora.library.journal.head().entries
    handoff.writing.letter.keep()
    assert nora.library.journal.head().entries == entries


def test_the_pages_appear_and_nothing_is_recorded(handoff, nora, qtbot):
    entries = nora.library.journal.head().entries
    with qtbot.waitSignal(handoff.pages.preview.shown, timeout=20_000):
        handoff.look_at_pages()
    assert "pages" in words(handoff.pages.preview)
    assert nora.library.journal.head().entries == entries
    assert nora.handoff.packets() == []


def test_the_pdf_is_written_without_any_secret_and_the_packet_recorded(
    handoff, nora, qtbot, tmp_path
):
    facebook = nora.accounts.lines("facebook")[0].id
    nora.accounts.set_secret(facebook, SecretKind.PASSWORD, SecretText(MARKER), by=nora.me)
    path = tmp_path / "packet.pdf"
    saved(handoff, qtbot, path)
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert MARKER.encode() not in path.read_bytes()
    assert MARKER not in text
    (packet,) = nora.handoff.packets()
    assert packet.number in text
    assert packet.check_words in text
    assert handoff.told[-1].text == "Packet HP-2026-01 is saved as packet.pdf."
    assert [one.name for one in tmp_path.glob("*.part")] == []
    handoff.refresh()
    assert "HP-2026-01" in words(handoff.kept.past)


def test_the_other_paper_is_taken_at_its_word(handoff, qtbot, tmp_path):
    handoff.pages._papers.setCurrentIndex(list(Paper).index(Paper.LETTER))
    saved(handoff, qtbot, tmp_path / "packet.pdf")
    box = pypdf.PdfReader(tmp_path / "packet.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def test_a_folder_that_is_gone_is_told_and_nothing_is_recorded(handoff, nora, tmp_path):
    handoff.output.save_to(tmp_path / "gone" / "packet.pdf")
    assert "could not be saved there" in handoff.banner.words
    assert "not there any more" in handoff.banner.words
    assert nora.handoff.packets() == []


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "may not be written to"), (errno.EIO, "allow")],
)
def test_each_way_in_which_writing_fails_has_its_words(handoff, number, why):
    handoff.maker.failed.emit(OSError(number, "no"))
    assert why in handoff.banner.words
    assert handoff.banner._action.text() == "Save elsewhere…"


def test_a_press_that_stops_is_told_in_words(handoff):
    handoff.maker.failed.emit(PressError("out of ink"))
    assert "The pages could not be made." in handoff.banner.words


def test_characters_without_a_font_are_told(handoff, nora, tmp_path):
    packet = nora.handoff.preview(by=nora.me).packet
    notes = (Note(NoteKind.NO_FONT, "ꙮ"),)
    handoff.maker.saved.emit(SavedPacket(packet, tmp_path / "packet.pdf", notes, b"%PDF"))
    assert "ꙮ" in handoff.banner.words


def test_characters_without_a_font_are_told_of_paper_too(handoff, nora):
    packet = nora.handoff.preview(by=nora.me).packet
    notes = (Note(NoteKind.NO_FONT, "ꙮ"), Note(NoteKind.NO_STANDARD))
    handoff.maker.ready_to_print.emit(PrintedPages(packet, b"", notes))
    handoff.output.printer.done.emit()
    assert "ꙮ" in handoff.banner.words
    assert "standard" not in handoff.banner.words


def test_a_task_of_the_first_day_is_added_and_removed_again(handoff, nora):
    handoff.reveal(Ref(FirstTask.kind, NONE_YET))
    dialog = handoff.findChildren(FormDialog)[-1]
    dialog.form.editor("text").setText("Water the plant")
    dialog.save()
    handoff.refresh()
    assert "Water the plant" in words(handoff.writing.tasks)
    task = next(t for t in nora.handoff.first_tasks.all() if t.text == "Water the plant")
    handoff.writing.remove_task(task)
    assert task not in nora.handoff.first_tasks.all()
    handoff.told[-1].undo()
    assert task in nora.handoff.first_tasks.all()


def test_the_pages_make_room_where_there_is_little(handoff):
    handoff.resize(700, 800)
    handoff.show()
    assert not handoff.pages.isVisible()
    handoff.turn.click()
    assert handoff.pages.isVisible()
    handoff.reveal(Ref(Letter.kind, NONE_YET))
    assert handoff.steps.isVisible()


def test_pages_go_to_the_printer_one_by_one(handoff, nora, qtbot, tmp_path, monkeypatch):
    # Coarser than paper: what is looked at here is the way, not the letters.
    monkeypatch.setattr("smdesk.ui.kit.paper.PRINT_DOTS", 60)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    handoff.output.printer._printer = printer
    with qtbot.waitSignal(handoff.output.printer.done, timeout=30_000):
        handoff.output._print_chosen()
    assert len(pypdf.PdfReader(tmp_path / "paper.pdf").pages) > 3
    assert len(nora.handoff.packets()) == 1
    assert "went to the printer" in handoff.told[-1].text


def test_everything_has_a_name_and_tab_reaches_it(handoff, walk):
    handoff.show()
    for stop in Stop:
        handoff.steps.chips.choose(stop)
        walk(handoff)
