"""The first page of the policy: all documents, the concerns people have, and lists beside them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.domain.policy.documents import PolicyVersion, VersionState
from smdesk.domain.policy.remarks import RemarkKind, RemarkState
from smdesk.domain.policy.sheets import DocumentLine, RemarkLine
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.label import line
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.listing import CardList, Face
from smdesk.ui.kit.register import Register
from smdesk.ui.kit.tokens import Tone

DOCUMENTS, CONCERNS, OUTSIDE, WORDS = "documents", "concerns", "outside", "words"
FIELD = 260
SIDE = 24


Make = Callable[[], Register[Any]]


class DocumentsPane(QWidget):
    """Lists behind chips: documents by number, concerns with the open ones first, registers."""

    opened = Signal(object)
    """A DocumentLine is to be looked at."""
    concern_opened = Signal(object)
    """A RemarkLine is to be looked at."""
    turned = Signal()

    def __init__(
        self,
        begin: Callable[[], object],
        raise_concern: Callable[[], object],
        registers: Mapping[str, Make],
        parent: QWidget,
    ) -> None:
        """``registers`` make what stands behind the other chips, when somebody looks there."""
        super().__init__(parent)
        self._makers, self._made = registers, dict[str, Register[Any]]()
        self._lines: Sequence[DocumentLine] = ()
        self._concerns: Sequence[RemarkLine] = ()
        self.field = FindField(self.tr("Find a document or a concern"), self._fill, self)
        self.field.setFixedWidth(scaled(self, FIELD))
        # The row is as high without it.
        kept = self.field.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.field.setSizePolicy(kept)
        self.list: CardList[DocumentLine] = CardList(self.tr("Documents"), document_face, _id, self)
        self.concerns: CardList[RemarkLine] = CardList(
            self.tr("Concerns"), concern_face, _remark_id, self
        )
        self.chips = FilterChips(
            self.tr("What to look at"),
            (
                Filter(DOCUMENTS, self.tr("Documents")),
                Filter(CONCERNS, self.tr("Concerns")),
                Filter(OUTSIDE, self.tr("Outside rules")),
                Filter(WORDS, self.tr("Own words")),
            ),
            self,
            then=self._turn,
        )
        self._none = Empty(
            self.tr(
                "No policy yet. Begin from one of the starters: its clauses are there to be "
                "changed, and what they say is what the rest of this program goes by."
            ),
            self,
            action=self.tr("Begin a document"),
            then=begin,
            icon="file-text",
        )
        self._calm = Empty(
            self.tr(
                "No concern is written down. They may come before there is any text, from anybody "
                "inside or outside, and each ends in a clause or with a reason."
            ),
            self,
            action=self.tr("Write one down"),
            then=raise_concern,
            icon="message-square",
        )
        self._missed = Empty(self.tr("Nothing here has these words."), self)
        self._pages = QStackedWidget(self)
        for page in (self.list, self.concerns, self._none, self._calm, self._missed):
            self._pages.addWidget(page)
        self._lay_out()
        self.list.opened.connect(self._open)
        self.list.entered.connect(self._open)
        self.concerns.opened.connect(self._open_concern)
        self.concerns.entered.connect(self._open_concern)

    @property
    def looking_at(self) -> str:
        """Which list is looked at."""
        return str(self.chips.key)

    @property
    def register(self) -> Register[Any] | None:
        """The register that is looked at, if it is one."""
        key = self.looking_at
        if key in self._makers and key not in self._made:
            self._made[key] = self._makers[key]()
            self._pages.addWidget(self._made[key])
        return self._made.get(key)

    def focus_list(self) -> None:
        """Put the focus on the list that is looked at."""
        register = self.register
        if register is not None:
            register.table.setFocus()
        else:
            (self.concerns if self.looking_at == CONCERNS else self.list).setFocus()

    def find_it(self) -> None:
        """Let somebody type what to find in the list that is looked at."""
        register = self.register
        if register is not None:
            register.find_it()
        else:
            self.field.setFocus()

    def look_at(self, key: str) -> Register[Any] | None:
        """Turn to a list, and return it where it is a register."""
        self.chips.choose(key)
        return self.register

    def show_lines(
        self, lines: Sequence[DocumentLine], concerns: Sequence[RemarkLine], due: int = 0
    ) -> None:
        """Show these documents and concerns; so many outside rules are ``due``."""
        self._lines = lines
        self._concerns = [one for one in concerns if one.remark.what is RemarkKind.CONCERN]
        waiting = sum(not one.remark.settled for one in self._concerns)
        self.chips.count({DOCUMENTS: len(lines), CONCERNS: waiting, OUTSIDE: due})
        self._fill()
        for register in self._made.values():
            register.refresh()

    def _fill(self) -> None:
        find = self.field.matches
        documents = [one for one in self._lines if find((one.document.title, one.document.note))]
        concerns = [
            one
            for one in self._concerns
            if find((one.remark.text, one.remark.who, one.by, one.document, one.remark.reply))
        ]
        self.list.show_records(documents)
        self.concerns.show_records(concerns)
        self._turn()

    def _turn(self) -> None:
        if not hasattr(self, "_pages"):
            return
        register, on_concerns = self.register, self.looking_at == CONCERNS
        shown, all_of = (self.concerns, self._concerns) if on_concerns else (self.list, self._lines)
        self.field.setVisible(register is None)
        if register is not None:
            self._pages.setCurrentWidget(register)
        elif shown.records:
            self._pages.setCurrentWidget(shown)
        elif all_of:
            self._pages.setCurrentWidget(self._missed)
        else:
            self._pages.setCurrentWidget(self._calm if on_concerns else self._none)
        self.turned.emit()

    def _open(self) -> None:
        chosen = self.list.selected()
        if chosen is not None:
            self.opened.emit(chosen)

    def _open_concern(self) -> None:
        chosen = self.concerns.selected()
        if chosen is not None:
            self.concern_opened.emit(chosen)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(SIDE, 2, SIDE, 10)
        bar.setSpacing(12)
        bar.addWidget(self.chips, 1)
        bar.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(line(self))
        column.addWidget(self._pages, 1)


def document_face(one: DocumentLine) -> Face:
    """Return how a document looks in the list: its chip says what most asks to be done."""
    said = [one.document.number]
    if one.published is not None:
        said.append(_tr("v{n} in force").format(n=one.published.n))
    if one.document.owner:
        said.append(one.document.owner)
    if one.review_due is not None:
        said.append(_tr("next review {day}").format(day=wording.day(one.review_due)))
    if one.readers and one.published is not None:
        read, readers = wording.number(one.read), wording.number(one.readers)
        said.append(_tr("{read} of {readers} have read it").format(read=read, readers=readers))
    return Face(title=one.document.name, second=" · ".join(said), chip=_chip(one))


def _chip(one: DocumentLine) -> tuple[str, Tone]:
    if one.overdue:
        return _tr("Review overdue"), Tone.DANGER
    if one.accepted:
        words = _tr("1 concern to take up") if one.accepted == 1 else _tr("{n} concerns to take up")
        return words.format(n=wording.number(one.accepted)), Tone.WARNING
    if one.working is not None:
        return _writing(one.working)
    if one.published is None:
        return _tr("Not in force"), Tone.NEUTRAL
    to_read = bool(one.readers) and one.read < one.readers
    return (_tr("To be read"), Tone.INFO) if to_read else (_tr("In force"), Tone.SUCCESS)


def _writing(version: PolicyVersion) -> tuple[str, Tone]:
    if version.state is VersionState.DRAFT:
        return _tr("Draft {n}").format(n=version.n), Tone.INFO
    return wording.name(version.state), Tone.WARNING


def concern_face(one: RemarkLine) -> Face:
    """Return how a concern looks in the list."""
    remark = one.remark
    who = remark.who or one.by
    where = " ".join((one.document, *one.numbers)).strip() or _tr("no text yet")
    return Face(
        title=remark.title,
        second=" · ".join(filter(None, (who, wording.day(remark.at.date()), where))),
        chip=(wording.name(remark.state), remark_tone(remark.state)),
    )


def remark_tone(state: RemarkState) -> Tone:
    """Return the tone of a remark's chip."""
    return {
        RemarkState.OPEN: Tone.WARNING,
        RemarkState.ACCEPTED: Tone.WARNING,
        RemarkState.ANSWERED: Tone.NEUTRAL,
        RemarkState.ADOPTED: Tone.SUCCESS,
        RemarkState.DECLINED: Tone.NEUTRAL,
    }[state]


def _id(one: DocumentLine) -> RecordId:
    return one.document.id


def _remark_id(one: RemarkLine) -> RecordId:
    return one.remark.id


def _tr(text: str) -> str:
    return QCoreApplication.translate("Policy", text)
