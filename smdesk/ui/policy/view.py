"""The policy's screen: the documents, and the page of the one that is open."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from smdesk.desk.topics import Topic
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.documents import PolicyVersion, VersionState
from smdesk.domain.policy.numbering import referring
from smdesk.domain.policy.outside_rules import OutsideRule
from smdesk.domain.policy.own_words import OwnWord
from smdesk.domain.policy.remarks import Remark
from smdesk.domain.policy.sheets import DocumentLine, PolicySheet, RemarkLine
from smdesk.domain.policy.version_texts import PolicyClause
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.ui.kit import shown, wording
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.policy.at_work import Work
from smdesk.ui.policy.badges import badges
from smdesk.ui.policy.clause_past import ClausePast, put_back
from smdesk.ui.policy.documents import OUTSIDE, WORDS
from smdesk.ui.policy.means import PolicyMeans
from smdesk.ui.policy.offers import VersionOffers
from smdesk.ui.policy.remark_dialog import RemarkDialog
from smdesk.ui.policy.screen import PolicyScreen
from smdesk.ui.policy.side import AboutClause
from smdesk.ui.policy.ties import Ties
from smdesk.ui.policy.versions import TONES

_LISTS = {OutsideRule.kind: OUTSIDE, OwnWord.kind: WORDS}


class PolicyView(PolicyScreen):
    """Lists documents and concerns, and opens one document at a time."""

    follows = frozenset({Topic.POLICY, Topic.ROSTER, Topic.ORGANISATION})
    shows = shown.POLICY

    def __init__(self, means: PolicyMeans, parent: QWidget | None = None) -> None:
        super().__init__(means, parent)
        self._base: tuple[RecordId, Content] | None = None
        self.offers = VersionOffers(self)
        self.ties = Ties(self, means)
        self._listen()
        self.refresh()
        self.begin_at(self.documents.list)

    @override
    def refresh(self) -> None:
        if self.editor.keeper.saving:
            # Looked at once it is kept, and no more of it than can have changed.
            return
        lines = self._desk.lines()
        due = self._desk.outside.due()
        self.documents.show_lines(lines, self._desk.remarks.all(), due)
        self.spell()
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
        elif ref.kind in _LISTS:
            self._reveal_in(_LISTS[ref.kind], ref.id)
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

    # Behind the scenes.

    def _kept_now(self) -> None:
        """Look at what our own saving changed: chips, what is still missing, the last change."""
        sheet = self.sheet
        if sheet is None or self.editor.keeper.unsaved:
            return
        self._show_badges(sheet)
        if sheet.version.state is VersionState.DRAFT:
            self.sheet = replace(sheet, holes=tuple(self._desk.gate.holes(sheet.version.id)))
            self.editor.side.show_holes(self.sheet.holes)
        self._entitle_sheet(sheet)

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
        self.look_at_sheet()

    @override
    def look_at_sheet(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        self._show_badges(sheet)
        self.editor.side.show_holes(sheet.holes)
        self._entitle_sheet(sheet)
        self.offers.look()
        self.editor.look_again()

    def _show_badges(self, sheet: PolicySheet) -> None:
        used = self._desk.bindings.used(sheet.document.id)
        self.editor.list.show_badges(badges(sheet, used, self._base_of(sheet.version)))

    def _base_of(self, version: PolicyVersion) -> Content | None:
        """Return the text from which the draft was begun; it never changes, so it is kept."""
        base = version.based_on
        if base is None or version.state is not VersionState.DRAFT:
            return None
        if self._base is None or self._base[0] != base:
            try:
                self._base = (base, self._desk.content(base))
            except GoneError:
                return None
        return self._base[1]

    def _show_clause(self, clause: RecordId | None) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        draft = self.editor.draft
        about = AboutClause(name="")
        if clause is not None:
            about = AboutClause(
                name=self.spoken(clause),
                remarks=[one for one in sheet.remarks if clause in one.remark.clauses],
                story=self._desk.clause_history(sheet.document.id, clause),
                work=Work(
                    rules=self._desk.links.rules(clause),
                    links=self._desk.links.of(clause),
                    quoted=tuple(draft.reference(one) for one in referring(draft.content, clause)),
                ),
            )
        self.editor.side.show_clause(about, self._means.now())

    def show_past(self) -> None:
        """Show everything that the current clause ever said."""
        sheet, clause = self.sheet, self.editor.list.current
        if sheet is None or not clause:
            return
        self.editor.keeper.keep()
        story = self._desk.clause_history(sheet.document.id, clause)
        writing = not self.editor.list.read_only
        ClausePast(
            self.spoken(clause),
            story,
            self,
            put_back=self._put_back if writing else None,
        ).open()

    def _put_back(self, said: Clause) -> None:
        put_back(self.editor.draft, self.tr("Put back"), said)

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

    def _reveal_in(self, register: str, record: RecordId) -> None:
        self.show_documents()
        found = self.documents.look_at(register)
        if found is not None:
            found.table.select(record)
            found.table.setFocus()

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
        self._state.say(f"{wording.name(version.state)} {version.n}", TONES[version.state])
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
        self.editor.side.past_asked.connect(self.show_past)
        self.editor.keeper.failed.connect(self.tell)
        self.editor.keeper.kept_it.connect(self._kept_now)
        self.compare.closed.connect(self.show_text)

    def _turned(self) -> None:
        if hasattr(self, "offers"):
            self.offers.look()
