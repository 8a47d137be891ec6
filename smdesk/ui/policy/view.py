"""The policy's screen: the documents, and the page of the one that is open."""

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from smdesk.desk.topics import Topic
from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import (
    PolicyClause,
    PolicyDocument,
    PolicyVersion,
    VersionState,
)
from smdesk.domain.policy.numbering import referring
from smdesk.domain.policy.remarks import Remark
from smdesk.domain.policy.sheets import DocumentLine, PolicySheet, RemarkLine
from smdesk.domain.policy.starters import Starter
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.rules import Finding
from smdesk.ui.kit import wording
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.view import View
from smdesk.ui.policy import dialogs
from smdesk.ui.policy.badges import badges
from smdesk.ui.policy.compare import ComparePage
from smdesk.ui.policy.documents import DocumentsPane
from smdesk.ui.policy.editor import EditorPage
from smdesk.ui.policy.extras import missing, with_extras
from smdesk.ui.policy.means import PolicyMeans
from smdesk.ui.policy.offers import VersionOffers
from smdesk.ui.policy.remark_dialog import RemarkDialog
from smdesk.ui.policy.side import AboutClause
from smdesk.ui.policy.spelling import Speller
from smdesk.ui.policy.tasks import PolicyTasks


class PolicyView(View):
    """Lists documents and concerns, and opens one document at a time."""

    follows = frozenset({Topic.POLICY, Topic.ROSTER, Topic.ORGANISATION})
    shows = frozenset({PolicyDocument.kind, PolicyVersion.kind, PolicyClause.kind, Remark.kind})

    def __init__(self, means: PolicyMeans, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._means, self._desk, self._me = means, means.desk, means.me
        self.sheet: PolicySheet | None = None
        self.tasks = PolicyTasks(means, self, self.open_version)
        self.speller = Speller(parent=self)
        self.speller.came.connect(self._spelt)
        self._spelling = False
        self.documents = DocumentsPane(self.tasks.begin, self.raise_concern, self)
        self.editor = EditorPage(self._save, self.speller, self)
        self.compare = ComparePage(means.desk.redline, self)
        self._pages = QStackedWidget(self)
        for page in (self.documents, self.editor, self.compare):
            self._pages.addWidget(page)
        self._state, self._force = Chip("", parent=self), Chip("", parent=self)
        for chip in (self._state, self._force):
            chip.hide()
            self.header.add_button(chip)
        self.offers = VersionOffers(self)
        self.add_widget(self._pages, 1)
        self._listen()
        self.refresh()
        self.begin_at(self.documents.list)

    @override
    def refresh(self) -> None:
        if self.editor.keeper.saving:
            self._kept_now()
            return
        lines = self._desk.lines()
        self.documents.show_lines(lines, self._desk.remarks.all())
        if self.sheet is not None:
            self._read_again()
        if self.sheet is None:
            self._entitle_list(lines)

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.id == NONE_YET:
            self.show_documents()
            self.tasks.begin()
        elif ref.kind == PolicyVersion.kind:
            self.open_version(ref.id)
        elif ref.kind == PolicyClause.kind:
            self._reveal_clause(ref.id)
        elif ref.kind == Remark.kind:
            self._reveal_remark(ref.id)
        else:
            line = next((one for one in self._desk.lines() if one.document.id == ref.id), None)
            if line is None:
                self.tell(GoneError(ref.kind))
            else:
                self.open_document(line)

    @override
    def forget(self) -> None:
        """Keep what is written, and show nothing of it; called before the cabinet is locked."""
        self.editor.forget()
        super().forget()

    def unsaved(self) -> str:
        """Return what would be lost; it is kept by itself when this is left."""
        return self.sheet.document.name if self.sheet and self.editor.keeper.unsaved else ""

    # Going about.

    def show_documents(self) -> None:
        """Go back to the list."""
        self.editor.keeper.keep()
        self.editor.keeper.follow(None, Content())
        self.sheet = None
        self._pages.setCurrentWidget(self.documents)
        self.refresh()
        self.begin_at(self.documents.list)
        shown = self.documents.concerns if self.documents.on_concerns else self.documents.list
        shown.setFocus()

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
            self._look_at_sheet()
            self._spell()
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

    def show_text(self) -> None:
        """Go back from the comparison to the text."""
        self._pages.setCurrentWidget(self.editor)
        self.editor.focus_text()

    # What is asked for here.

    def new_here(self) -> None:
        """Begin a clause in an open text, or a document or a concern in the list."""
        if self.sheet is not None:
            self.editor.writing.begin_clause()
        elif self.documents.on_concerns:
            self.raise_concern()
        else:
            self.tasks.begin()

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

    # Behind the scenes.

    def _save(self, version: PolicyVersion, content: Content) -> PolicyVersion:
        return self._desk.save_draft(version.id, content, by=self._me)

    def _kept_now(self) -> None:
        """Look at what our own saving changed: the day of the last change, and no more."""
        if self.sheet is not None:
            self._entitle_sheet(self.sheet)

    def _read_again(self) -> None:
        """Read the open version again; what is being written stays."""
        sheet = self.sheet
        if sheet is None:
            return
        try:
            fresh = self._desk.sheet(sheet.version.id)
        except GoneError:
            self.show_documents()
            return
        moved = fresh.version.state is not sheet.version.state
        scheme = fresh.document.scheme is not sheet.document.scheme
        self.sheet = fresh
        keeper = self.editor.keeper
        if moved or scheme or (fresh.content != keeper.kept and not keeper.unsaved):
            self._show_text(fresh)
        self._look_at_sheet()

    def _show_text(self, sheet: PolicySheet) -> None:
        writing = sheet.version.state is VersionState.DRAFT
        self.editor.keeper.follow(sheet.version if writing else None, sheet.content)
        here = self.editor.list.current
        self.editor.show_text(sheet.content, sheet.document.scheme, writing=writing)
        if self.editor.draft.clause(here) is not None:
            self.editor.go(here)

    def _look_at_sheet(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        used = self._desk.bindings.used(sheet.document.id)
        self.editor.list.show_badges(badges(sheet, used, self._base(sheet)))
        self.editor.side.show_holes(sheet.holes)
        self._entitle_sheet(sheet)
        self.offers.look()
        self._show_clause(self.editor.list.current or None)

    def _base(self, sheet: PolicySheet) -> Content | None:
        base = sheet.version.based_on
        if base is None or sheet.version.state is not VersionState.DRAFT:
            return None
        try:
            return self._desk.content(base)
        except GoneError:
            return None

    def _show_clause(self, clause: RecordId | None) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        draft = self.editor.draft
        number = draft.reference(clause) if clause else ""
        about = AboutClause(name="")
        if clause is not None:
            name = self.tr("Clause {number}").format(number=number)
            about = AboutClause(
                name=name if draft.number(clause) else self.tr("This clause"),
                remarks=[one for one in sheet.remarks if clause in one.remark.clauses],
                story=self._desk.clause_history(sheet.document.id, clause),
                used=self._desk.bindings.used(sheet.document.id).get(clause, 0),
                quoted=tuple(draft.reference(one) for one in referring(draft.content, clause)),
            )
        self.editor.side.show_clause(about, self._means.now())

    def _settle(self, remark: Remark, what: str) -> None:
        self.editor.keeper.keep()
        self.tasks.settle(remark, what, self.sheet, self.editor.list.current or None)

    def _open_concern(self, line: RemarkLine) -> None:
        remark = line.remark
        if remark.document is not None and remark.clauses:
            self._reveal_remark(remark.id)
        else:
            RemarkDialog(line, self.tasks, self._desk.lines(), self).open()

    def _reveal_remark(self, remark: RecordId) -> None:
        found = next((one for one in self._desk.remarks.all() if one.remark.id == remark), None)
        if found is None:
            self.tell(GoneError(Remark.kind))
            return
        kept = found.remark
        line = next((x for x in self._desk.lines() if x.document.id == kept.document), None)
        if line is None or line.shown is None or not kept.clauses:
            RemarkDialog(found, self.tasks, self._desk.lines(), self).open()
        else:
            self.open_version(line.shown.id, kept.clauses[0])

    def _reveal_clause(self, row: RecordId) -> None:
        with self.polite():
            _, version, clause = self._desk.place_of(row)
            self.open_version(version, clause)

    @override
    def mend(self, finding: Finding) -> None:
        """Mend here what keeps a version from being approved; the rest where it belongs."""
        if self.sheet is not None and finding.about == Ref.to(self.sheet.version):
            self.offers.mend(finding)
        else:
            super().mend(finding)

    def _spell(self) -> None:
        """Fetch the dictionaries when a text is first written."""
        self.speller.learn_all(self._means.own_words())
        if not self._spelling and not self.editor.list.read_only:
            self._spelling = True
            self.speller.fetch(self._means.background, self._means.dictionaries)

    def _spelt(self) -> None:
        self.editor.permit(writing=not self.editor.list.read_only)

    def _entitle_list(self, lines: list[DocumentLine]) -> None:
        in_force = sum(one.published is not None for one in lines)
        said = self.tr("{n} in force").format(n=wording.number(in_force))
        if not in_force:
            said = self.tr("Nothing is in force yet") if lines else ""
        self.set_title(self.tr("Policy"), said)
        for chip in (self._state, self._force):
            chip.hide()
        self.offers.look()

    def _entitle_sheet(self, sheet: PolicySheet) -> None:
        document, version = sheet.document, sheet.version
        said = [
            self.tr("No. {number}").format(number=document.number),
            self.tr("created {day}").format(day=wording.day(document.created_on)),
            self.tr("last modified {day}").format(day=wording.day(version.changed_at.date())),
            document.owner,
        ]
        if sheet.overdue is not None:
            said.append(
                self.tr("review overdue since {day}").format(day=wording.day(sheet.overdue))
            )
        elif sheet.review_due is not None:
            said.append(self.tr("next review {day}").format(day=wording.day(sheet.review_due)))
        asked = [one for one in sheet.readings if one.asked]
        if asked and version.published_at is not None:
            read = sum(one.reading is not None for one in asked)
            words = self.tr("{read} of {readers} have read it")
            said.append(words.format(read=wording.number(read), readers=wording.number(len(asked))))
        self.set_title(document.name, " · ".join(filter(None, said)))
        self._state.say(f"{wording.name(version.state)} {version.n}", _tone(version.state))
        self._state.show()
        force = next((v for v in sheet.versions if v.state is VersionState.PUBLISHED), None)
        other = force is not None and force.id != version.id
        self._force.setVisible(other)
        if force is not None:
            self._force.say(self.tr("v{n} in force").format(n=force.n), Tone.SUCCESS)

    def _listen(self) -> None:
        self.documents.opened.connect(self.open_document)
        self.documents.concern_opened.connect(self._open_concern)
        self.documents.turned.connect(self._turned)
        self.editor.arrived.connect(self._show_clause)
        self.editor.remarking.connect(self.remark)
        self.editor.side.asked.connect(self._settle)
        self.editor.side.mending.connect(self.mend)
        self.editor.keeper.failed.connect(self.tell)
        self.compare.closed.connect(self.show_text)

    def _turned(self) -> None:
        if hasattr(self, "offers"):
            self.offers.look()


def _tone(state: VersionState) -> Tone:
    return {
        VersionState.DRAFT: Tone.WARNING,
        VersionState.IN_REVIEW: Tone.INFO,
        VersionState.APPROVED: Tone.INFO,
        VersionState.PUBLISHED: Tone.SUCCESS,
        VersionState.SUPERSEDED: Tone.NEUTRAL,
        VersionState.RETIRED: Tone.NEUTRAL,
    }[state]
