"""Making the sealed annex: who it is for, one's own passphrase, and the printer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.annex import AnnexDesk, Leave
from smdesk.domain.annex import AnnexPages, Way
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.printing.annex import annex_sheet
from smdesk.printing.press import Sheet
from smdesk.system.outside import prove_writable
from smdesk.ui.handoff.annex_choice import AnnexChoice
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.caps import CapsLockHint
from smdesk.ui.kit.dialog import Confirm, Dialog
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.key_file import KeyFileRow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.passphrase import ChoosePassphrase
from smdesk.ui.kit.printing import why_not_written
from smdesk.ui.kit.sealed_printing import SealedPrinting
from smdesk.ui.kit.secret_entry import SecretEntry
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.typed import printable

WIDTH = 560
ROOM = 512 * 1024
"""Bytes: more than an annex takes, and enough to notice that a disk is full."""


class AnnexDialog(Dialog):
    """Asks, proves who asks, and only then opens anything. It forgets all of it when it closes."""

    made = Signal(str)
    """The number of an annex that is on paper, or in a locked file."""

    def __init__(
        self,
        desk: AnnexDesk,
        me: Member,
        *,
        people: list[str],
        suggest: Callable[[], str],
        imprint: Callable[[], Imprint],
        needs_key_file: bool,
        make_printing: Callable[[QWidget], SealedPrinting],
        background: Background,
        folder: Path,
        parent: QWidget,
    ) -> None:
        """``suggest`` makes six words; ``folder`` is offered for a locked file."""
        super().__init__(parent.tr("Sealed annex"), parent)
        self._desk, self._me, self._imprint = desk, me, imprint
        self._suggest, self._background, self._folder = suggest, background, folder
        self._leave: Leave | None = None
        self._password: SecretText | None = None
        self._number = ""
        self.printing = make_printing(self)
        self.choice = AnnexChoice(desk.lines(), people, self)
        self.entry = SecretEntry(self.tr("Your passphrase"), self)
        self.key_file = KeyFileRow(self)
        self.key_file.setVisible(needs_key_file)
        self.choose: ChoosePassphrase | None = None
        self._state = Label("", self, type=Type.META)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._first_page())
        self.body.addWidget(self._pages)
        self.body.addWidget(self._state)
        self._cancel = self.add_button(self.tr("Cancel"), self.reject)
        self._to_file = self.add_button(self.tr("&Save as a locked PDF…"), self.save)
        self._to_file.setVisible(me.coordinator)
        self.go = self.add_button(self.tr("&Print…"), self.print, primary=True)
        self.printing.busy.connect(self._say_busy)
        self.printing.failed.connect(self._say_failed)
        self.printing.printed.connect(self._on_paper)
        self.printing.saved.connect(self._in_file)
        self.finished.connect(self.forget)
        self.resize(scaled(self, WIDTH), self.height())
        self.choice.recipient.setFocus()
        self.fit_soon()

    def print(self) -> None:
        """Prove who asks, then ask for a printer; what is printed is opened after that."""
        self._prove(self._ask_printer)

    def save(self) -> None:
        """Prove who asks, then make sure that a file is meant, and ask what locks it."""
        if self.choose is not None and self._pages.currentIndex() == 1:
            self._lock_with()
        else:
            self._prove(self._ask_twice)

    def save_to(self, path: Path) -> None:
        """Note what goes out, then write it there, locked."""
        if self._password is None:
            return
        self.banner.close_it()
        try:
            prove_writable(path, room=ROOM)
            sheet = self._sheet(Way.FILE)
        except SmdeskError as error:
            self.tell(error)
            return
        except OSError as error:
            self._say_failed(
                " ".join((self.tr("It could not be written there."), why_not_written(error)))
            )
            return
        lock = partial(self._desk.locked, password=self._password)
        self.printing.save_locked(sheet, lock, path)

    def forget(self) -> None:
        """Drop everything that was typed and opened."""
        self._leave, self._password = None, None
        self.printing.forget()
        self.entry.forget()
        self.key_file.forget()
        if self.choose is not None:
            self.choose.forget()

    # Who asks.

    def _prove(self, then: Callable[[], object]) -> None:
        self.banner.close_it()
        missing = self.choice.missing()
        if missing is None and not self.entry.edit.text():
            missing = self.tr("Type your own passphrase: the annex asks for it each time."), (
                self.entry.edit)  # fmt: skip
        if missing is not None:
            self._say_missing(*missing)
            return
        self._say_busy(self.tr("Looking at your passphrase…"))
        work = partial(self._desk.prove, self.entry.edit.text(), self.key_file.content)
        self._background.run(work, partial(self._proven, then), self._unproven)

    def _proven(self, then: Callable[[], object], leave: Leave | None) -> None:
        self._say_busy("")
        self._leave = leave
        if leave is None:
            self._say_missing(self.tr("That is not your passphrase."), self.entry.edit)
            # What is typed next takes its place instead of following it.
            self.entry.edit.selectAll()
            return
        self.entry.forget()
        then()

    def _unproven(self, error: Exception) -> None:
        self._say_busy("")
        if not isinstance(error, SmdeskError):
            raise error
        self.tell(error)

    # Paper.

    def _ask_printer(self) -> None:
        paper = self._imprint().organisation.paper
        self.printing.print_made(partial(self._sheet, Way.PAPER), paper, self.tr("Sealed annex"))

    def _sheet(self, way: Way) -> Sheet:
        """Open what is asked for, after it is written down; raises SmdeskError."""
        if self._leave is None:
            raise LookupError
        pages: AnnexPages = self._desk.open(
            self.choice.accounts(),
            self._leave,
            recipient=printable(self.choice.recipient.text()),
            reason=printable(self.choice.reason.text()),
            way=way,
            confirmed=way is Way.FILE,
            by=self._me,
        )
        self._leave, self._number = None, pages.annex.number
        return annex_sheet(pages, self._imprint(), zone=OwnZone())

    # A locked file.

    def _ask_twice(self) -> None:
        ask = Confirm(
            self.tr("Put the passwords into a file?"),
            self.tr(
                "A file can be copied without anybody noticing, and whoever has its passphrase "
                "can read it for ever. Paper in a sealed envelope is safer. The file is locked, "
                "and the log keeps that it was made."
            ),
            self.tr("Make a locked file"),
            self,
        )
        ask.confirmed.connect(self._ask_password)
        ask.open()

    def _ask_password(self) -> None:
        if self.choose is None:
            page = QWidget(self)
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(
                Label(self.tr("These words lock the file: in small letters, with a hyphen or a "
                              "blank between. Hand them over on another way than the file itself; "
                              "smdesk does not keep them."), page)
            )  # fmt: skip
            self.choose = ChoosePassphrase(self._suggest, self._desk.strong_enough, page)
            column.addWidget(self.choose)
            # The other page is higher: what is too much stays below.
            column.addStretch(1)
            self._pages.addWidget(page)
        self._pages.setCurrentIndex(1)
        self.go.hide()
        self.fit_soon()
        self.choose.begin_typing()

    def _lock_with(self) -> None:
        chosen = None if self.choose is None else self.choose.chosen()
        if chosen is None:
            return
        self._password = SecretText(chosen)
        name = self.tr("Sealed annex {day}.pdf").format(day=self._imprint().today.isoformat())
        ask_to_save(
            self,
            self.windowTitle(),
            self.save_to,
            suggested=self._folder / name,
            filters=self.tr("PDF (*.pdf)"),
        )

    # How it went.

    def _on_paper(self) -> None:
        self.made.emit(self._number)
        if not self.printing.lacking:
            self.accept()
            return
        for button in (self.go, self._to_file):
            button.hide()
        self._cancel.setText(self.tr("Close"))
        self.banner.say(
            self.tr("It is printed, but no font on this computer has some of its characters."),
            self.tr("A question mark stands for each. Write them in by hand before you seal it."),
            tone=Tone.WARNING,
        )
        self.fit_soon()

    def _in_file(self, _: Path) -> None:
        self.made.emit(self._number)
        self.accept()

    def _say_missing(self, words: str, where: QWidget) -> None:
        self.banner.say(words, tone=Tone.WARNING)
        where.setFocus()
        announce(where, words, urgent=True)
        self.fit_soon()

    def _say_busy(self, words: str) -> None:
        self._state.setText(words)
        for widget in (self._pages, self.go, self._to_file):
            widget.setEnabled(not words)
        if not words:
            # The line took room from what is above it.
            self.fit_soon()

    def _say_failed(self, words: str) -> None:
        if self._number:
            kept = self.tr("What was opened stays on record as {number}.")
            words = f"{words} {kept.format(number=self._number)}"
        self.banner.say(words, tone=Tone.DANGER)
        self.fit_soon()

    def _first_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choice)
        label = Label(self.tr("Your &passphrase"), page, type=Type.HEADING)
        label.setBuddy(self.entry.edit)
        column.addWidget(label)
        column.addWidget(self.entry)
        column.addWidget(CapsLockHint(self.entry.edit, page))
        column.addWidget(self.key_file)
        return page

    @override
    def reject(self) -> None:
        self.forget()
        super().reject()
