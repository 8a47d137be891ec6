"""Asks what goes out, in which words it is locked, and where to; then writes the file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.exporting import ExportLine, Form, Outgoing
from smdesk.desk.session import Session
from smdesk.domain.records import SmdeskError
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.system.outside import PRIVATE, prove_writable, written_whole
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Confirm, Dialog
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.meter import Meter
from smdesk.ui.kit.passphrase import ChoosePassphrase
from smdesk.ui.kit.printing import why_not_written
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.typed import printable
from smdesk.ui.settings.exporting_choice import ExportChoice
from smdesk.ui.settings.exporting_words import called, form_words, pattern

WIDTH = 560
ROOM = 256 * 1024
"""Bytes: more than accounts take without files, and enough to notice that a disk is full."""
AROUND = 240
"""Pixels of the screen that are left for what is above and below a page."""


class ExportDialog(Dialog):
    """Goes through an export page by page. It holds the password until it is closed."""

    def __init__(
        self,
        session: Session,
        form: Form,
        lines: Sequence[ExportLine],
        background: Background,
        *,
        folder: Path,
        parent: QWidget,
    ) -> None:
        super().__init__("", parent)
        self._session, self._form, self._background = session, form, background
        self.folder = folder
        """Where the last file went, to be offered the next time."""
        self._password: SecretText | None = None
        self._entitle(self.tr("Export: {form}").format(form=form_words(form).name))
        self._pages = QStackedWidget(self)
        self.choice = ExportChoice(form, lines, self)
        self.choose: ChoosePassphrase | None = None
        self._add_page(self.choice)
        self.meter = Meter(self.tr("How far it has come"), self)
        self.meter.hide()
        self._doing = Label("", self, tone="muted")
        self._doing.hide()
        for widget in (self._pages, self._doing, self.meter):
            self.body.addWidget(widget)
        self._cancel = self.add_button(self.tr("Cancel"), self.reject)
        self._back = self.add_button(self.tr("&Back"), self.go_back)
        self._back.hide()
        words = self.tr("&Go on") if form.locked else self.tr("&Write the file…")
        self.go = self.add_button(words, self.go_on, primary=True)
        self.choice.grown.connect(self._fit_page)
        self.resize(scaled(self, WIDTH), self.height())
        self._fit_page()
        self.choice.reason.setFocus()

    def go_on(self) -> None:
        """Go to the next page, or ask where the file is to be written."""
        self.banner.close_it()
        if self._pages.currentIndex() == 0:
            missing = self.choice.missing()
            if missing is not None:
                self._say_missing(*missing)
            elif self._form.locked:
                self._ask_password()
            else:
                self._ask_twice()
        elif self.choose is not None:
            chosen = self.choose.chosen()
            if chosen is not None:
                self._password = SecretText(chosen)
                self._ask_where()

    def go_back(self) -> None:
        """Go to the first page again."""
        self._pages.setCurrentIndex(0)
        self._back.hide()
        self.go.set_words(self.tr("&Go on"))
        self._fit_page()
        self.choice.reason.setFocus()

    def write_to(self, path: Path) -> None:
        """Note what goes out, then write it there."""
        self.banner.close_it()
        self.folder = path.parent
        try:
            # Before anything is noted: a place that takes no file would make the note untrue.
            prove_writable(path, room=ROOM)
            going = self._opened()
        except SmdeskError as error:
            self._set_busy("")
            self.tell(error)
            return
        except OSError as error:
            self._not_there(error)
            return
        self._set_busy(self.tr("Locking and writing it…") if self._form.locked
                       else self.tr("Writing it…"))  # fmt: skip
        work = partial(_write, going, path)
        self._background.run(work, self._written, self._failed)

    def forget(self) -> None:
        """Drop the password and go away."""
        self._password = None
        if self.choose is not None:
            self.choose.forget()
        self.done(0)

    def _opened(self) -> Outgoing:
        self._set_busy(self.tr("Opening the accounts…"))
        self.meter.show()
        return self._session.exporting.open(
            self.choice.accounts(),
            self._form,
            reason=printable(self.choice.reason.text()),
            called=called,
            password=self._password,
            earlier=self.choice.earlier.isChecked(),
            confirmed=not self._form.locked,
            progress=self._on_account,
            by=self._session.me,
        )

    def _ask_password(self) -> None:
        if self.choose is None:
            desk = self._session
            self.choose = ChoosePassphrase(
                desk.members.suggest_passphrase, desk.exporting.strong_enough, self
            )
            self._add_page(self.choose, self.tr(
                "These words lock the file. Hand them over on another way than the file itself; "
                "nobody can open it without them, and smdesk does not keep them."
            ))  # fmt: skip
        self._pages.setCurrentIndex(1)
        self._back.show()
        self.go.set_words(self.tr("&Write the file…"))
        self._fit_page()
        self.choose.begin_typing()

    def _say_missing(self, words: str, where: QWidget) -> None:
        self.banner.say(words, tone=Tone.WARNING)
        where.setFocus()
        announce(where, words, urgent=True)
        self.fit_soon()

    def _ask_twice(self) -> None:
        count = wording.number(len(self.choice.accounts()))
        ask = Confirm(
            self.tr("Write it without a lock?"),
            self.tr(
                "Accounts: {count}. Every password will stand in the file in plain letters: for "
                "whoever uses this computer, for its backups, and for any service that copies the "
                "folder elsewhere."
            ).format(count=count),
            self.tr("Write it without a lock"),
            self,
        )
        ask.confirmed.connect(self._ask_where)
        ask.open()

    def _ask_where(self) -> None:
        today = self._session.exporting.today().isoformat()
        name = f"{self._session.organisation.get().name} {today}{self._form.ending}"
        ask_to_save(
            self,
            self.windowTitle(),
            self.write_to,
            suggested=self.folder / name.replace("/", "-"),
            filters=pattern(self._form),
        )

    def _on_account(self, done: int, of: int) -> None:
        self.meter.show_part(done / of)
        # The accounts are opened here, on the window's own thread, so it must paint now.
        self.meter.repaint()

    def _written(self, told: tuple[Outgoing, Path]) -> None:
        going, path = told
        self._set_busy("")
        self._password = None
        if self.choose is not None:
            self.choose.forget()
        self._pages.hide()
        self._back.hide()
        self.go.hide()
        self._cancel.set_words(self.tr("Close"))
        self._cancel.setFocus()
        what = self.tr("Accounts written: {count}").format(count=wording.number(going.accounts))
        self.banner.say(what, tone=Tone.SUCCESS)
        for words in self._advice(going, path):
            self.body.addWidget(Label(words, self, selectable=True))
        announce(self, what)
        self.fit_soon()

    def _advice(self, going: Outgoing, path: Path) -> list[str]:
        told = [self.tr("The file lies here: {path}").format(path=path)]
        if going.files_left:
            left = self.tr("Files that stayed behind: {count}. Take them out one by one.")
            told.append(left.format(count=wording.number(going.files_left)))
        if going.form.locked:
            told.append(
                self.tr(
                    "Keep its password apart from it. Whoever has both keeps them: after somebody "
                    "leaves, what went out is changed on the platforms, not in the file."
                )
            )
        else:
            told.append(
                self.tr(
                    "Read it into the other program now. Then delete it and empty the bin; on a "
                    "stick or a shared drive deleting does not erase. Change what may have been "
                    "seen on the way."
                )
            )
        return told

    def _failed(self, error: Exception) -> None:
        self._set_busy("")
        if isinstance(error, OSError):
            self._not_there(error)
        elif isinstance(error, SmdeskError):
            self.tell(error)
        else:
            raise error

    def _not_there(self, error: OSError) -> None:
        self._set_busy("")
        self.banner.say(
            self.tr("It could not be written there."), why_not_written(error), tone=Tone.DANGER
        )
        self.fit_soon()

    def _set_busy(self, words: str) -> None:
        for widget in (self._pages, self._cancel, self._back, self.go):
            widget.setEnabled(not words)
        self._doing.setText(words)
        self._doing.setVisible(bool(words))
        self.meter.hide()
        self._doing.repaint()

    def _add_page(self, widget: QWidget, words: str = "") -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(scroll)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        if words:
            column.addWidget(Label(words, inside))
        column.addWidget(widget)
        column.addStretch(1)
        scroll.setWidget(inside)
        self._pages.addWidget(scroll)

    def _fit_page(self) -> None:
        """Give the page the height it needs, as far as the screen has it; the rest scrolls."""
        for place in range(self._pages.count()):
            page = self._pages.widget(place)
            if not isinstance(page, QScrollArea):
                continue
            inside, screen = page.widget(), self.screen()
            layout = None if inside is None else inside.layout()
            wanted = 0
            if place == self._pages.currentIndex() and layout is not None:
                layout.activate()
                wanted = layout.totalHeightForWidth(scaled(self, WIDTH) - 56)
            room = screen.availableGeometry().height() - AROUND if screen is not None else wanted
            page.setMinimumHeight(min(wanted, room))
        self.fit_soon()

    def _entitle(self, title: str) -> None:
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)

    @override
    def reject(self) -> None:
        if self._cancel.isEnabled():
            super().reject()


def _write(going: Outgoing, path: Path) -> tuple[Outgoing, Path]:
    """Make the file and put it in its place, for its owner alone; then forget what was in it."""
    try:
        data = going.made()
        with written_whole(path, mode=PRIVATE) as file:
            file.write(data)
    finally:
        going.forget()
    return going, path
