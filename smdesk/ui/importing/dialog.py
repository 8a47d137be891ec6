"""The import, step by step: the file, its columns, everything it would bring, and the result."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.desk.import_files import (
    HEAD_BYTES,
    MOST_PACKED,
    TooLargeError,
    layout_of,
    read_file,
    read_laid_out,
    sniff,
)
from smdesk.desk.importing import ImportDesk, Imported, Source
from smdesk.desk.roster import RosterDesk
from smdesk.desk.undo import UndoDesk
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.ui.importing.after import AfterImport
from smdesk.ui.importing.columns_step import ColumnsStep
from smdesk.ui.importing.file_step import FileStep
from smdesk.ui.importing.preview_step import PreviewStep
from smdesk.ui.importing.reading import Reading
from smdesk.ui.importing.result_step import ResultStep
from smdesk.ui.importing.words import labels
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.appointing import Appointer
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.meter import Meter
from smdesk.ui.kit.places import IMPORT
from smdesk.ui.kit.tokens import Tone

WIDTH, HEIGHT = 1140, 660
AROUND = 80
"""Pixels of the screen that are left free around it."""

STEP = 200
"""After so many rows the bar moves."""


class ImportDialog(Dialog):
    """Goes through an import. It holds the file in memory until it is closed."""

    def __init__(
        self,
        desk: ImportDesk,
        roster: RosterDesk,
        undo: UndoDesk,
        me: Member,
        *,
        background: Background,
        parent: QWidget,
        appointer: Appointer | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setObjectName(IMPORT)
        self.entitle(self.tr("Import from another program"))
        if appointer is not None:
            self.menders = appointer.menders
        self._desk, self._me = desk, me
        self._data = b""
        self.busy = False
        self.file = FileStep(self)
        self.columns = ColumnsStep(self)
        people = [person for person in roster.people.all() if person.id != me.person]
        self.preview = PreviewStep(people, self)
        self.outcome = ResultStep(self)
        self._reading = Reading(background, self._show, self._failed, self)
        self.after = AfterImport(desk, undo, me, self.outcome, self)
        self._pages = QStackedWidget(self)
        for page in (self.file, self.columns, self.preview, self.outcome):
            self._pages.addWidget(page)
        self._doing = Label("", self, tone="muted")
        self._doing.hide()
        self.meter = Meter(self.tr("How far it has come"), self)
        self.meter.hide()
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._doing)
        self.body.addWidget(self.meter)
        self.cancel = self.add_button(self.tr("Cancel"), self.reject)
        self.back = self.add_button(self.tr("&Back"), self.go_back)
        self.go = self.add_button("", self.go_on, primary=True)
        self._listen()
        self._turn_to(self.file)
        self._fit_screen()
        self.file.choose.setFocus()

    @property
    def page(self) -> QWidget | None:
        """The step that is shown."""
        return self._pages.currentWidget()

    def take_file(self, path: Path) -> None:
        """Read the file into memory and say what it is."""
        self.banner.close_it()
        try:
            if path.stat().st_size > MOST_PACKED:
                self.tell(TooLargeError(MOST_PACKED))
                return
            # A device or a pipe may have no end.
            data = path.read_bytes() if path.is_file() else None
        except (OSError, ValueError):
            data = None
        if data is None:
            self.banner.say(
                self.tr("{file} cannot be read.").format(file=path.name),
                self.tr("It may be open in another program, or not be yours to read."),
                tone=Tone.WARNING,
            )
            return
        if not data:
            self.banner.say(
                self.tr("{file} is empty.").format(file=path.name),
                self.tr("Let the other program export your logins once more."),
                tone=Tone.WARNING,
            )
            return
        self._data = data
        likely = sniff(path.name, data[:HEAD_BYTES])
        self.after.path = path
        self.file.show_file(path.name, likely)
        if not likely:
            self.banner.say(
                self.tr("smdesk does not know what kind of file this is."),
                self.tr("If you do, choose it below; otherwise export it as CSV or JSON."),
                tone=Tone.WARNING,
            )
        self._look()
        (self.file.kinds if likely else self.file.choose).setFocus()

    def go_on(self) -> None:
        """Do what the filled button says."""
        self.banner.close_it()
        if self.page is self.file:
            self._read()
        elif self.page is self.columns:
            self._read_columns()
        elif self.page is self.preview:
            self._keep()
        else:
            self.accept()

    def go_back(self) -> None:
        """Go one step back; nothing is lost by that."""
        self.banner.close_it()
        by_hand = self.page is self.preview and self.file.source is Source.OTHER_CSV
        self._turn_to(self.columns if by_hand else self.file)

    def forget(self) -> None:
        """Drop the file and everything that was read from it."""
        self._data = b""
        self.file.forget()
        self.preview.forget()

    # Reading.

    def _read(self) -> None:
        source = self.file.source
        if source is None or not self._data:
            return
        if source is Source.OTHER_CSV:
            self._lay_out(None)
            return
        work = partial(
            read_file, source, self._data, password=self.file.secret(), key_file=self.file.key_file
        )
        self._read_with(work)

    def _read_with(self, work: Callable[[], Imported]) -> None:
        self._set_busy(self.tr("Reading the file…"))
        self.cancel.setEnabled(True)
        self._reading.begin(work)

    def _lay_out(self, headed: bool | None) -> None:
        try:
            layout = layout_of(self._data, headed=headed)
        except SmdeskError as error:
            self.tell(error)
            return
        self.columns.headed.blockSignals(True)
        self.columns.show_layout(layout)
        self.columns.headed.blockSignals(False)
        self._turn_to(self.columns)

    def _headed(self, headed: bool) -> None:
        self._lay_out(headed)

    def _read_columns(self) -> None:
        layout = self.columns.layout_said()
        if layout is None:
            self.banner.say(
                self.tr("No column is said to hold a name, an address or a password."),
                self.tr("At least one is needed to make a login of a row."),
                tone=Tone.WARNING,
            )
            return
        self._read_with(partial(read_laid_out, self._data, layout))

    def _show(self, imported: Imported) -> None:
        self._set_busy("")
        if not imported.entries and not imported.problems:
            self.banner.say(self.tr("There is no login in this file."), tone=Tone.WARNING)
            return
        try:
            preview = self._desk.preview(imported, labels())
        except SmdeskError as error:
            self.tell(error)
            return
        self._turn_to(self.preview)
        self.preview.show_preview(preview)
        self.preview.table.setFocus()

    def _failed(self, error: Exception) -> None:
        self._set_busy("")
        if not isinstance(error, SmdeskError):
            raise error
        self.tell(error)
        if self.file.password.isVisible():
            self.file.password.setFocus()
            self.file.password.selectAll()

    # Keeping.

    def _keep(self) -> None:
        self._set_busy(self.tr("Putting everything into the cabinet…"))
        self.meter.show_part(0)
        self.meter.show()
        try:
            results = self._desk.apply(
                self.preview.rows(),
                self.preview.chosen,
                custodians=self.preview.custodians(),
                open_notes=self.preview.notes.isChecked(),
                by=self._me,
                progress=self._progress,
            )
        except SmdeskError as error:
            self.tell_or_mend(error, self._keep)
            return
        finally:
            self._set_busy("")
            self.meter.hide()
        name = self.after.path.name if self.after.path is not None else ""
        self.outcome.show_results(results, name)
        self.forget()
        self._turn_to(self.outcome)
        announce(self, self.outcome.summary.text())
        self.outcome.table.setFocus()

    def _progress(self, done: int, of: int) -> None:
        if done % STEP == 0:
            self.meter.show_part(done / of)
            self.meter.repaint()

    # Behind the scenes.

    def _listen(self) -> None:
        self.file.dropped.connect(self.take_file)
        self.file.edited.connect(self._look)
        self.columns.headed.toggled.connect(self._headed)
        self.preview.counted.connect(self._count)

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        last = page is self.outcome
        self.back.setVisible(page in (self.columns, self.preview))
        self.cancel.setVisible(not last)
        self.go.set_words(self.tr("&Close") if last else self.tr("&Go on"))
        self._look()

    def _look(self) -> None:
        ready = page_ready = not self.busy
        if self.page is self.file:
            page_ready = bool(self._data) and self.file.source is not None
        self.go.setEnabled(ready and page_ready)

    def _count(self, kept: int) -> None:
        if self.page is self.preview:
            said = self.tr("&Import ({count})")
            self.go.set_words(said.format(count=wording.number(kept)))
            self.go.setEnabled(kept > 0 and not self.busy)

    def _set_busy(self, words: str) -> None:
        self.busy = bool(words)
        self._doing.setText(words)
        self._doing.setVisible(self.busy)
        self._pages.setEnabled(not self.busy)
        for button in (self.back, self.go, self.cancel):
            button.setEnabled(not self.busy)
        if self.busy:
            announce(self, words)
            self._doing.repaint()
        elif self.page is not self.preview:
            self._look()

    def _fit_screen(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(
            min(scaled(self, WIDTH), room.width() - AROUND),
            min(scaled(self, HEIGHT), room.height() - AROUND),
        )

    @override
    def fit_soon(self) -> None:
        """Keep the size: what has no room scrolls."""

    @override
    def done(self, arg__1: int) -> None:
        self._reading.give_up()
        self.forget()
        super().done(arg__1)

    @override
    def reject(self) -> None:
        if self._reading.waiting:
            self._stop_reading()
        elif not self.busy:
            super().reject()

    def _stop_reading(self) -> None:
        self._reading.give_up()
        self._set_busy("")
        self.banner.say(
            self.tr("smdesk has stopped reading."),
            self.tr("Nothing was brought in. Go on to read the file once more, or choose another."),
            tone=Tone.INFO,
        )
