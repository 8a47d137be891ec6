"""The annex's dialog: a passphrase each time, a printer before anything is opened, and no file."""

import io
import sys

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.annex import Way
from smdesk.domain.custody import SecretKind
from smdesk.domain.secret_text import SecretText
from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from smdesk.ui.handoff.annex import AnnexDialog
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.sealed_printing import SealedPrinting
from tests.desk.conftest import account_named

MARKER = "Annex-marker-0O1lI-55"
LOCK = "canyon fiddle mirror teapot ribbon gravel"


class Files:
    """Hears which files Python opens for writing, for as long as it listens."""

    def __init__(self):
        self.listening = False
        self.written = set()
        sys.addaudithook(self._hear)

    def _hear(self, event, args):
        if not self.listening or event != "open":
            return
        path, mode, flags = args
        writes = (isinstance(mode, str) and set(mode) & set("wax+")) or (
            mode is None and isinstance(flags, int) and flags & 3
        )
        if writes and isinstance(path, str):
            self.written.add(path)


FILES = Files()


@pytest.fixture
def background(qapp):
    made = Background(qapp)
    yield made
    made.close()


@pytest.fixture
def press():
    return Press(resources_folder(), system_fonts=False)


@pytest.fixture
def make(qtbot, background, press, tmp_path):
    def made(session):
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        dialog = AnnexDialog(
            session.annex,
            session.me,
            people=["Idris Bello"],
            suggest=lambda: LOCK,
            imprint=lambda: session.imprint(by=session.me),
            needs_key_file=False,
            make_printing=lambda w: SealedPrinting(press, background, w),
            background=background,
            folder=tmp_path,
            parent=window,
        )
        dialog.window_below, dialog.numbers = window, []
        dialog.made.connect(dialog.numbers.append)
        dialog.open()
        return dialog

    return made


def answered(dialog, passphrase=NORA.passphrase):
    dialog.choice.recipient.setText("Idris Bello")
    dialog.choice.reason.setText("Handing over")
    dialog.entry.edit.setText(passphrase)


def proven(dialog, qtbot, do):
    done = []
    for name in ("_ask_printer", "_ask_twice"):
        setattr(dialog, name, lambda name=name: done.append(name))
    do()
    qtbot.waitUntil(lambda: bool(done) or dialog.banner.isVisible(), timeout=20_000)
    return done


@pytest.mark.parametrize(
    ("leave_out", "said"),
    [("recipient", "for whom"), ("reason", "Say why"), ("passphrase", "passphrase")],
)
def test_it_says_what_is_missing(make, nora, leave_out, said):
    dialog = make(nora)
    answered(dialog)
    fields = {
        "recipient": dialog.choice.recipient, "reason": dialog.choice.reason,
        "passphrase": dialog.entry.edit,
    }  # fmt: skip
    fields[leave_out].setText("")
    dialog.print()
    assert dialog.banner.isVisible()
    assert said.lower() in dialog.banner.accessibleName().lower() + " ".join(
        label.text().lower() for label in dialog.banner.findChildren(type(dialog.title))
    )
    assert nora.annex.annexes() == []


def test_a_wrong_passphrase_opens_nothing(make, nora, qtbot):
    dialog = make(nora)
    answered(dialog, IDRIS.passphrase)
    assert proven(dialog, qtbot, dialog.print) == []
    assert nora.annex.annexes() == []
    assert dialog.entry.edit.hasSelectedText(), "what is typed next takes its place"


def test_turning_away_at_the_printer_opens_nothing_and_asks_again(make, nora, qtbot):
    dialog = make(nora)
    answered(dialog)
    assert proven(dialog, qtbot, dialog.print) == ["_ask_printer"]
    assert nora.annex.annexes() == []
    assert dialog.entry.edit.text() == ""
    dialog.print()
    assert dialog.banner.isVisible()


def test_what_no_font_has_is_told_before_the_envelope_is_sealed(make, nora):
    dialog = make(nora)
    dialog.show()
    dialog.printing.lacking = True
    dialog.printing.printed.emit()
    assert "Write them in by hand" in dialog.banner.words
    assert dialog.isVisible()
    assert not dialog.go.isVisible()
    dialog.reject()


def test_the_pages_go_to_the_printer_and_into_no_other_file(  # noqa: PLR0917 - fixtures
    make, nora, qtbot, press, tmp_path, monkeypatch
):
    """Qt's printer writes a file here, in place of the paper that a test has not."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("smdesk.ui.kit.paper.PRINT_DOTS", 40)
    x = account_named(nora, "X").id
    nora.accounts.set_secret(x, SecretKind.PASSWORD, SecretText(MARKER), by=nora.me)
    dialog = make(nora)
    answered(dialog)
    asked = []
    monkeypatch.setattr(
        type(dialog.printing.printer),
        "ask",
        lambda self, paper, title, to_file=True: asked.append((title, to_file)),
    )
    before = {file for file in tmp_path.rglob("*") if file.is_file()}
    FILES.written.clear()
    FILES.listening = True
    try:
        dialog.print()
        qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
        assert asked == [("Sealed annex", False)]
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        paper = tmp_path / "paper.pdf"
        printer.setOutputFileName(str(paper))
        dialog.printing.printer._printer = printer
        with qtbot.waitSignal(dialog.printing.printed, timeout=30_000):
            dialog.printing._set()
    finally:
        FILES.listening = False
    assert dialog.numbers == ["SA-2026-01"]
    assert press._pictured == ""
    assert list(temporary.iterdir()) == []
    after = {file for file in tmp_path.rglob("*") if file.is_file()}
    for file in after - before - {paper}:
        assert file.is_relative_to(nora.path), file
    secrets = [
        secret.text.reveal()
        for account in nora.annex.open(
            [x], nora.annex.prove(NORA.passphrase), recipient="x", reason="x", by=nora.me
        ).accounts
        for secret in account.secrets
    ]
    assert MARKER in secrets
    for name in FILES.written | {str(file) for file in after - {paper}}:
        try:
            with open(name, "rb") as file:  # noqa: PTH123 - as it was heard of
                raw = file.read()
        except OSError:
            continue
        for said in secrets:
            if len(said) >= 8:
                assert said.encode() not in raw, name
                assert said.encode("utf-16-le") not in raw, name
    pages = pypdf.PdfReader(paper).pages
    assert len(pages) > 2
    assert "".join(page.extract_text() for page in pages).strip() == ""


def test_a_coordinator_makes_a_locked_file_and_nothing_else_lies_beside_it(
    make, nora, qtbot, tmp_path
):
    dialog = make(nora)
    answered(dialog)
    assert proven(dialog, qtbot, dialog.save) == ["_ask_twice"]
    assert nora.annex.annexes() == []
    dialog._ask_password()
    dialog._password = SecretText(LOCK)
    path = tmp_path / "out" / "annex.pdf"
    path.parent.mkdir()
    with qtbot.waitSignal(dialog.printing.saved, timeout=30_000):
        dialog.save_to(path)
    assert [file.name for file in path.parent.iterdir()] == ["annex.pdf"]
    assert nora.annex.annexes()[0].way is Way.FILE
    reader = pypdf.PdfReader(io.BytesIO(path.read_bytes()))
    assert reader.is_encrypted
    assert reader.decrypt(LOCK)
    assert "Idris Bello" in reader.pages[0].extract_text()


def test_who_is_no_coordinator_is_offered_no_file(make, desk, nora):
    idris = desk.enter(IDRIS)
    dialog = make(idris)
    assert not dialog._to_file.isVisible()
    assert dialog.go.isVisible()


def test_closing_forgets_what_was_typed(make, nora):
    dialog = make(nora)
    answered(dialog)
    dialog.reject()
    assert dialog.entry.edit.text() == ""
    assert dialog._leave is None
