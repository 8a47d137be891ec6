"""What the policy's screen is made of, and how one goes about in it."""

from dataclasses import replace

from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import PolicyVersion, VersionState
from smdesk.domain.policy.numbering import definitions
from smdesk.domain.policy.outside_rules import OutsideRule
from smdesk.domain.policy.own_words import OwnWord
from smdesk.domain.policy.sheets import DocumentLine, PolicySheet
from smdesk.domain.policy.starters import Starter
from smdesk.domain.records import RecordId
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.register import Register
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View
from smdesk.ui.policy import dialogs, registers
from smdesk.ui.policy.compare import ComparePage
from smdesk.ui.policy.documents import CONCERNS, OUTSIDE, WORDS, DocumentsPane
from smdesk.ui.policy.editor import EditorPage
from smdesk.ui.policy.extras import missing, with_extras
from smdesk.ui.policy.means import PolicyMeans
from smdesk.ui.policy.spelling import Speller
from smdesk.ui.policy.tasks import PolicyTasks
from smdesk.ui.policy.versions import VersionsDialog


class PolicyScreen(View):
    """Three pages, of which one is seen: the documents, the text of one, two versions compared."""

    def __init__(self, means: PolicyMeans, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._means, self._desk, self._me = means, means.desk, means.me
        self.sheet: PolicySheet | None = None
        """What is known of the version that is open."""
        self.tasks = PolicyTasks(means, self, self.open_version)
        self.speller = Speller(parent=self)
        self.speller.came.connect(self._spelt)
        self._spelling = False
        self.documents = DocumentsPane(
            self.tasks.begin,
            self.raise_concern,
            {OUTSIDE: self._outside, WORDS: self._words},
            self,
        )
        self.editor = EditorPage(self._save, self.speller, self.learn, self)
        self.compare = ComparePage(means.desk.redline, self)
        self._pages = QStackedWidget(self)
        for page in (self.documents, self.editor, self.compare):
            self._pages.addWidget(page)
        self._state, self._force = Chip("", parent=self), Chip("", parent=self)
        for chip in (self._state, self._force):
            chip.hide()
            self.header.add_button(chip)
        self.add_widget(self._pages, 1)

    def look_at_sheet(self) -> None:
        """Show what is known of the open version, besides its text."""
        raise NotImplementedError

    @property
    def compared(self) -> tuple[RecordId, RecordId] | None:
        """The earlier and the later version that are compared, or would be; None without two."""
        if self._pages.currentWidget() is self.compare:
            return self.compare.chosen
        sheet = self.sheet
        if sheet is None:
            return None
        newer = sheet.version
        older = next((one for one in sheet.versions if one.id == newer.based_on), None)
        older = older or next((one for one in sheet.versions if one.n < newer.n), None)
        return (older.id, newer.id) if older is not None else None

    # Going about.

    def show_documents(self) -> None:
        """Go back to the list."""
        self.editor.keeper.keep()
        self.editor.keeper.follow(None, Content())
        self.sheet = None
        self._pages.setCurrentWidget(self.documents)
        self.refresh()
        self.begin_at(self.documents.list)
        self.documents.focus_list()

    def open_document(self, line: DocumentLine) -> None:
        """Open the version of a document that is worked on, or the one in force."""
        version = line.shown
        if version is None:
            versions = self._desk.versions(line.document.id)
            version = versions[0] if versions else None
        if version is not None:
            self.open_version(version.id)

    def open_version(self, version: RecordId, clause: RecordId | None = None) -> None:
        """Open a version, at a clause if one is named."""
        self.editor.keeper.keep()
        with self.polite():
            self.sheet = self._desk.sheet(version)
            self._show_text(self.sheet)
            self._pages.setCurrentWidget(self.editor)
            self.look_at_sheet()
            self.spell()
            if clause is not None:
                self.editor.go(clause)
            else:
                self.editor.focus_text()
            self.begin_at(self.editor)

    def show_redline(self) -> None:
        """Compare the open version with the one before it."""
        if self.sheet is None:
            return
        self.editor.keeper.keep()
        versions = self.sheet.versions
        newer = self.sheet.version
        older = next((one for one in versions if one.id == newer.based_on), None)
        older = older or next((one for one in versions if one.n < newer.n), newer)
        self._pages.setCurrentWidget(self.compare)
        with self.polite():
            self.compare.show_versions(versions, older.id, newer.id)
        self.compare.text.setFocus()

    def choose_version(self) -> None:
        """Ask which version of the open document to look at."""
        if self.sheet is not None:
            VersionsDialog(self.sheet, self.open_version, self).open()

    def show_text(self) -> None:
        """Go back from the comparison to the text."""
        self._pages.setCurrentWidget(self.editor)
        self.editor.focus_text()

    # What is asked for here.

    def new_here(self) -> None:
        """Begin a clause in an open text, or a document or a concern in the list."""
        if self.sheet is not None:
            self.editor.writing.begin_clause()
        elif self.documents.register is not None:
            self.documents.register.add_one()
        elif self.documents.looking_at == CONCERNS:
            self.raise_concern()
        else:
            self.tasks.begin()

    def learn(self, word: str) -> None:
        """Let a word pass from now on, on every computer and for everybody."""
        with self.polite():
            self._desk.words.learn(word, by=self._me)
            self.spell()
            said = self.tr("“{word}” is one of the library's own words now.").format(word=word)
            self.notice(said, TakeBack(self._means.undo, self._me, self))

    def raise_concern(self) -> None:
        """Write down a concern that is about no text yet."""
        self.tasks.remark(None, None, "")

    def remark(self) -> None:
        """Write a remark on the current clause."""
        clause = self.editor.list.current or None
        number = self.editor.draft.reference(clause) if clause else ""
        self.editor.keeper.keep()
        self.tasks.remark(self.sheet, clause, number)

    def add_extras(self) -> None:
        """Ask which extra clauses of the document's starter are to be put in."""
        starter, sheet = self.starter(), self.sheet
        if starter is None or sheet is None:
            return
        document, draft = sheet.document.id, self.editor.draft

        def take(wanted: tuple[str, ...]) -> None:
            made = with_extras(starter, document, draft.content, wanted)
            draft.do(self.tr("Extra clauses"), made)

        offered = missing(starter, document, draft.content)
        dialogs.extras_dialog(offered, take, self).open()

    def starter(self) -> Starter | None:
        """Return the starter from which the open document was begun, if there is one."""
        key = self.sheet.document.starter if self.sheet is not None else ""
        return next((one for one in self._desk.starters() if key and one.key == key), None)

    def spoken(self, clause: RecordId) -> str:
        """Return how people call a clause of the open text."""
        draft = self.editor.draft
        number = draft.reference(clause)
        if not draft.number(clause):
            return self.tr("This clause")
        # "Paragraph 1" says by itself what it is.
        spoken = number if number[:1].isalpha() else self.tr("Clause {number}")
        return spoken.format(number=number)

    # Behind the scenes.

    def _save(self, version: PolicyVersion, content: Content) -> PolicyVersion:
        kept = self._desk.save_draft(version.id, content, by=self._me)
        if self.sheet is not None and self.sheet.version.id == kept.id:
            self.sheet = replace(self.sheet, version=kept, content=content)
        return kept

    def _show_text(self, sheet: PolicySheet) -> None:
        writing = sheet.version.state is VersionState.DRAFT
        self.editor.keeper.follow(sheet.version if writing else None, sheet.content)
        here = self.editor.list.current
        self.editor.show_text(sheet.content, sheet.document.scheme, writing=writing)
        if self.editor.draft.clause(here) is not None:
            self.editor.go(here)

    def spell(self) -> None:
        """Go by the words of today; fetch the dictionaries when a text is first written."""
        own = (*self._means.own_words(), *definitions(self.editor.draft.content))
        if self.speller.know(own):
            self.editor.marks.renew()
        writing = self.sheet is not None and not self.editor.list.read_only
        if writing and not self._spelling:
            self._spelling = True
            self.speller.fetch(self._means.background, self._means.dictionaries)

    def _outside(self) -> Register[OutsideRule]:
        return registers.outside(self._means, self)

    def _words(self) -> Register[OwnWord]:
        return registers.words(self._means, self)

    def _spelt(self) -> None:
        self.editor.permit(writing=not self.editor.list.read_only)
