"""A program that makes a sealed annex on paper and as a locked file, listened to from outside.

Started by test_annex_files.py: the home of the cabinet and the folder for both are its arguments.
"""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.desk.paper_door import Unlocking
from smdesk.desk.sample import NORA
from smdesk.domain.annex import Way
from smdesk.domain.secret_text import SecretText
from smdesk.printing.annex import annex_sheet
from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from smdesk.ui.kit import paper
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.sealed_printing import SealedPrinting
from smdesk.vault.folder import VaultFolder
from tests.desk.conftest import Clock, front_desk

LOCK = "canyon fiddle mirror teapot ribbon gravel"


def waiting_for(signal, begin):
    """Begin something, and come back when the signal says that it is done."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    begin()
    loop.exec()


def made(session, way):
    """Open everything that the member may open, as the dialog does."""
    pages = session.annex.open(
        [line.account for line in session.annex.lines() if line.mine],
        session.annex.prove(NORA.passphrase),
        recipient="Idris Bello",
        reason="Handing over",
        way=way,
        confirmed=way is Way.FILE,
        by=session.me,
    )
    return annex_sheet(pages, session.imprint(by=session.me))


def main(home, out):
    app = QApplication([])
    # Coarser than paper: what is listened to here is which files are opened.
    paper.PRINT_DOTS = 40
    path = home / "sample.smvault"
    folder = VaultFolder(path, memory=home / "memory")
    slot = next(one for one in folder.slots() if one.name == NORA.name)
    keys = folder.derive(slot.id, NORA.passphrase)
    session = front_desk(home, Clock(hour=15)).enter(Unlocking(path, folder, keys))
    background, window = Background(app), QWidget()
    printing = SealedPrinting(Press(resources_folder()), background, window)
    printing.failed.connect(sys.exit)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out / "paper.pdf"))
    printing.printer._printer = printer
    printing._make = partial(made, session, Way.PAPER)
    waiting_for(printing.printed, printing._set)
    lock = partial(session.annex.locked, password=SecretText(LOCK))
    sheet = made(session, Way.FILE)
    waiting_for(printing.saved, partial(printing.save_locked, sheet, lock, out / "locked.pdf"))
    session.lock()
    background.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
