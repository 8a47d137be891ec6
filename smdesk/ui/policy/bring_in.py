"""Brings a policy in from a file, after a look at what each of its lines is taken as."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from smdesk.desk.policy_files import PolicyFiles
from smdesk.desk.policy_reading import (
    ENDINGS,
    AssembledPolicy,
    FoundLine,
    FoundPolicy,
    Kind,
    assembled,
    read,
)
from smdesk.domain.policy.content import DEEPEST
from smdesk.domain.policy.documents import PolicyDocument, PolicyVersion
from smdesk.domain.records import InvalidError, SmdeskError
from smdesk.domain.roster import Member
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.files import ask_to_open
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.reading import read_whole, tell_unread
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable
from smdesk.ui.kit.typed import printable
from smdesk.ui.policy.bring_words import (
    KINDS,
    SCHEMES,
    Row,
    kind_words,
    number_here,
    rows_of,
    summary,
    words_of,
)

WIDTH = 920


class BringPolicy(Dialog):
    """Shows what a file would come to; nothing is kept before the button is pressed."""

    def __init__(
        self,
        files: PolicyFiles,
        me: Member,
        background: Background,
        parent: QWidget,
        *,
        then: Callable[[PolicyVersion], object],
    ) -> None:
        """``then`` gets the draft that was made."""
        super().__init__(self.tr("Bring in a document"), parent)
        self._files, self._me, self._over = files, me, parent
        self._background, self._then = background, then
        self._file = ""
        self._found: FoundPolicy | None = None
        self._policy: AssembledPolicy | None = None
        self._filled = False
        self.setMinimumWidth(scaled(self, WIDTH))
        self.words = Label("", self, type=Type.META)
        self.words.setWordWrap(True)
        self.number, self.name = QLineEdit(self), QLineEdit(self)
        self.becomes = QuietComboBox(self)
        self.becomes.addItem(self.tr("A new document"), None)
        version_of = self.tr("A version of {document}")
        for document in files.documents():
            self.becomes.addItem(version_of.format(document=document.title), document)
        self.becomes.currentIndexChanged.connect(self._become)
        self.scheme = QuietComboBox(self)
        for one, words in SCHEMES.items():
            self.scheme.addItem(_tr(words), one)
        self.scheme.currentIndexChanged.connect(self._look)
        self.only = QCheckBox(self.tr("Only &lines whose number differs"), self)
        self.only.toggled.connect(self._show)
        self.table: DataTable[Row] = DataTable(
            self.tr("Lines of the file"),
            (
                Column(self.tr("Line"), lambda one: one.line.place, width=64, numeric=True),
                Column(self.tr("Taken as"), kind_words, width=190),
                Column(self.tr("In the file"), lambda one: one.line.said, width=110),
                Column(self.tr("Here"), lambda one: one.now, number_here, width=150),
                Column(self.tr("Words"), words_of),
            ),
            key=lambda one: one.line.place,
            parent=self,
        )
        self.table.setMinimumHeight(scaled(self, 320))
        self.table.chosen.connect(self._on_chosen)
        self.kind = QuietComboBox(self)
        for kind, words in KINDS.items():
            self.kind.addItem(_tr(words), kind)
        self.kind.activated.connect(self._take_as)
        self.raised = Button(self.tr("Less deep"), self, then=partial(self._deepen, -1))
        self.lowered = Button(self.tr("Deeper"), self, then=partial(self._deepen, 1))
        self._lay_out()
        self.add_button(self.tr("Cancel"), self.reject)
        self.take = self.add_button(self.tr("Bring in as a draft"), self.bring_in, primary=True)
        self._ready(shown=False)

    def ask(self) -> None:
        """Ask for the file; what it holds is shown then."""
        kinds = " ".join(f"*.{ending}" for ending in ENDINGS)
        filters = self.tr("Documents ({kinds});;All files (*)").format(kinds=kinds)
        ask_to_open(self._over, self.tr("Choose a document"), self.show_file, filters=filters)

    def show_file(self, path: Path) -> None:
        """Read the file, and show what it holds or why it cannot be read."""
        self._file = path.name
        self._ready(shown=False)
        self.words.setText(self.tr("Reading {file}…").format(file=path.name))
        self.open()
        self._background.run(partial(_read, path), self.show_found, self._failed)

    def show_found(self, found: FoundPolicy) -> None:
        """Show the lines, with what each seems to be."""
        self._found = found
        self._ready(shown=True)
        self.scheme.setCurrentIndex(max(0, self.scheme.findData(found.scheme)))
        self._look()
        policy = self._policy
        if policy is not None and not self._filled:
            self._filled = True
            self.number.setText(policy.number)
            self.name.setText(policy.name)
            self.becomes.setCurrentIndex(self._known(policy))
        if found.lines:
            self.table.selectRow(0)
        self.fit_soon()

    def bring_in(self) -> None:
        """Keep it as a draft, of a new document or of the one it is a version of."""
        if self._policy is None:
            return
        try:
            version = self._kept(self._policy)
        except InvalidError as error:
            self.tell(error)
            missing = self.number if not self.number.text().strip() else self.name
            missing.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except SmdeskError as error:
            self.tell(error)
            return
        self._then(version)
        self.accept()

    # Behind the scenes.

    def _kept(self, policy: AssembledPolicy) -> PolicyVersion:
        document = self.becomes.currentData()
        if document is not None:
            return self._files.bring_into(policy, document.id, by=self._me)
        number, name = printable(self.number.text()), printable(self.name.text())
        return self._files.bring_in(policy, number=number, name=name, by=self._me)

    def _known(self, policy: AssembledPolicy) -> int:
        """Return where the document stands that has the file's number, or its name without one."""
        for at in range(1, self.becomes.count()):
            document = self.becomes.itemData(at)
            mine, its = document.name, policy.name
            if policy.number.strip():
                mine, its = document.number, policy.number
            if "".join(mine.split()).casefold() == "".join(its.split()).casefold():
                return at
        return 0

    def _become(self) -> None:
        """Offer a number and a name for a new document alone; a version is numbered as its own."""
        document: PolicyDocument | None = self.becomes.currentData()
        for editor in (self.number, self.name, self.scheme):
            editor.setEnabled(document is None and self._found is not None)
        if document is not None:
            self.scheme.setCurrentIndex(max(0, self.scheme.findData(document.scheme)))

    def _lay_out(self) -> None:
        about = QGridLayout()
        for column, (words, editor) in enumerate(
            (
                (self.tr("T&his is"), self.becomes),
                (self.tr("&Number"), self.number),
                (self.tr("N&ame"), self.name),
                (self.tr("Num&bered as"), self.scheme),
            )
        ):
            label = Label(words, self, type=Type.META)
            label.setBuddy(editor)
            editor.setAccessibleName(words.replace("&", ""))
            about.addWidget(label, 0, column)
            about.addWidget(editor, 1, column)
            about.setColumnStretch(column, (2, 1, 2, 1)[column])
        change = QHBoxLayout()
        label = Label(self.tr("Take the &chosen line as"), self, type=Type.META)
        label.setBuddy(self.kind)
        self.kind.setAccessibleName(self.tr("Take the chosen line as"))
        for widget in (label, self.kind, self.raised, self.lowered):
            change.addWidget(widget)
        change.addStretch(1)
        change.addWidget(self.only)
        for keys, button in (("Alt+Left", self.raised), ("Alt+Right", self.lowered)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)
        self.raised.setToolTip(self.tr("Alt+Left"))
        self.lowered.setToolTip(self.tr("Alt+Right"))
        self.body.addLayout(about)
        self.body.addWidget(self.words)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(change)

    def _ready(self, *, shown: bool) -> None:
        for widget in (self.table, self.kind, self.raised, self.lowered, self.only, self.becomes):
            widget.setEnabled(shown)
        self.take.setEnabled(shown)
        self._become()

    def _look(self) -> None:
        """Put the lines together anew, and show what became of their numbers."""
        if self._found is None:
            return
        scheme = self.scheme.currentData()
        self._policy = assembled(self._found, scheme)
        self._show()

    def _show(self) -> None:
        if self._found is None or self._policy is None:
            return
        rows = rows_of(self._found, self._policy)
        if self.only.isChecked():
            rows = [one for one in rows if one.differs]
        self.table.show_records(rows)
        self.take.setEnabled(len(self._policy.content) > 0)
        self.words.setText(summary(self._found, self._policy, self._file))

    def _on_chosen(self) -> None:
        row = self.table.selected()
        if row is None:
            return
        self.kind.setCurrentIndex(self.kind.findData(row.line.kind))
        deep = row.line.kind.opens or row.line.kind is Kind.BULLET
        self.raised.setEnabled(deep and row.line.depth > 0)
        self.lowered.setEnabled(deep and row.line.depth < DEEPEST)

    def _take_as(self) -> None:
        row = self.table.selected()
        if row is not None:
            self._replace(row.line.taken_as(self.kind.currentData()))

    def _deepen(self, step: int) -> None:
        row = self.table.selected()
        if row is not None and 0 <= row.line.depth + step <= DEEPEST:
            self._replace(row.line.taken_as(row.line.kind, row.line.depth + step))

    def _replace(self, changed: FoundLine) -> None:
        if self._found is None:
            return
        lines = tuple(changed if one.place == changed.place else one for one in self._found.lines)
        self._found = replace(self._found, lines=lines)
        self._look()
        self.table.select(changed.place)

    def _failed(self, error: Exception) -> None:
        self.words.setText("")
        tell_unread(self, self._file, error)


def _read(path: Path) -> FoundPolicy:
    """Return what the file holds; raises OSError and ImporterError."""
    return read(path.name, read_whole(path))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Policy", words)
