"""The part of the team's screen with the decisions: what was decided, and what rests on it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.appointments import (
    QUOTED_ONLY,
    REVIEW_DUE,
    TO_CONFIRM,
    Body,
    Decision,
    DecisionLine,
)
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.printing.appointments import decisions_sheet
from smdesk.printing.press import Sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.fields import Field
from smdesk.ui.kit.quoting import DecisionBook, decision_fields
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, Register
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.team.parts import RegisterPart, TeamMeans, TeamScreen

MOST_NAMED = 12
"""So many of the things that rest on a decision are named; the rest is counted."""


class DecisionsPart(RegisterPart):
    """What those in charge decided about the team and its accounts."""

    kinds = frozenset({Decision.kind})
    follows = frozenset({Topic.ROSTER, Topic.ACCOUNTS, Topic.AUDITS})
    mends = frozenset({TO_CONFIRM.code, REVIEW_DUE.code, QUOTED_ONLY.code})

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        self._desk = means.session.decisions
        self._rests: Mapping[RecordId, tuple[Ref, ...]] = {}
        self.book = DecisionBook(self._desk, self.me, means.today)
        declared = self._declared()
        self.output = means.output(team)
        self.hold(
            Register(declared, self._desk, self.me, means.now, team, undo=self.take_back),
            declared.add,
        )
        self.banner = Banner(team)
        """Says which decision is quoted somewhere, and not on file."""
        above = QWidget(team)
        held = QVBoxLayout(above)
        held.setContentsMargins(24, 0, 12, 0)
        held.addWidget(self.banner)
        self.widget = QWidget(team)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self.register, 1)
        team.offer(self, _tr("&Print the list"), self.print, icon="printer")
        team.offer(self, _tr("Save as PD&F…"), self.save)

    @override
    @classmethod
    def name(cls) -> str:
        return _tr("Decisions")

    @override
    @classmethod
    def findings(cls, session: Session) -> Sequence[Finding]:
        return session.decisions.findings()

    @override
    def refresh(self) -> None:
        self._rests = {line.decision.id: line.rests for line in self._desk.lines()}
        super().refresh()

    @override
    def entered(self) -> None:
        quoted = self._desk.quoted_only()
        if not quoted:
            self.banner.close_it()
            return
        number, rests = next(iter(quoted.items()))
        self.banner.say(
            _tr("{number} is quoted here, and nobody kept what it says.").format(number=number),
            _tr("On it rests: {things}.").format(things=self._named(rests)),
            tone=Tone.INFO,
            action=_tr("Keep it"),
            then=partial(self.keep, number),
        )

    @override
    def reveal(self, ref: Ref) -> None:
        quoted = self._desk.quoted_only()
        if ref.id in self._rests or not quoted:
            super().reveal(ref)
        else:
            self.keep(next(iter(quoted)))

    @override
    def mend(self, finding: Finding) -> None:
        if finding.rule is QUOTED_ONLY:
            self.reveal(finding.about)
        else:
            self.register.table.select(finding.about.id)
            self.register.edit_chosen()

    def keep(self, number: str) -> None:
        """Ask what a decision that is only quoted says."""
        self.book.ask_to_keep(number, self.team, self._kept)

    def print(self) -> None:
        """Bring the rows that are shown to paper."""
        self.output.print(self._sheet, title=_tr("Decisions"), name=_tr("Decisions.pdf"))

    def save(self) -> None:
        """Save the rows that are shown as a PDF."""
        self.output.save(self._sheet, title=_tr("Decisions"), name=_tr("Decisions.pdf"))

    def _sheet(self) -> Sheet:
        shown = {record.id for record in self.register.table.records}
        lines = [line for line in self._desk.lines() if line.decision.id in shown]
        return decisions_sheet(
            lines,
            self.session.imprint(by=self.me),
            rests=self._told,
            body=wording.name,
            zone=OwnZone(),
        )

    def _told(self, line: DecisionLine) -> str:
        return self._named(line.rests)

    def _kept(self, _decision: object = None) -> None:
        self.refresh()
        self.entered()
        self.say(_tr("The decision is on file."))

    def _named(self, rests: Sequence[Ref]) -> str:
        """Return what rests on a decision, in words: a kind, and whose it is."""
        shown = rests[:MOST_NAMED]
        names = self.session.decisions.names_of(shown)
        told = [
            f"{wording.kind_name(ref.kind)}: {name}" if name else wording.kind_name(ref.kind)
            for ref, name in zip(shown, names, strict=True)
        ]
        if len(rests) > len(shown):
            more = _tr("{count} more").format(count=wording.number(len(rests) - len(shown)))
            told.append(more)
        return wording.listed(list(dict.fromkeys(told)))

    def _declared(self) -> Declared[Decision]:
        return Declared(
            title=_tr("Decisions"),
            add=_tr("&New decision"),
            none=_tr(
                "Put in what those in charge decided: who looks after the accounts, how long a"
                " term lasts, which channels there are. The number is enough to begin with."
            ),
            record=Decision,
            columns=(
                Column(_tr("Number"), lambda d: d.number, width=130),
                Column(_tr("Who decided"), lambda d: wording.name(d.body), width=150),
                Column(_tr("On"), lambda d: d.on, lambda d: wording.day(d.on), width=110),
                Column(_tr("What it says"), lambda d: d.says),
                Column(
                    _tr("Look again"),
                    lambda d: d.review_on,
                    lambda d: wording.day(d.review_on) if d.review_on else "",
                    width=110,
                ),
            ),
            fields=self._fields,
            blank=self._blank,
            asked=("number",),
            detail=self._rows,
            follows=self.follows,
        )

    def _fields(self) -> Sequence[Field]:  # type: ignore[type-arg]
        chosen = self.register.chosen()
        return decision_fields(founding=chosen is not None and chosen.body is Body.FOUNDER)

    def _blank(self) -> Decision:
        return Decision(number="?", on=self.means.today())

    def _rows(self, decision: Decision) -> tuple[tuple[str, str], ...]:
        review = wording.day(decision.review_on) if decision.review_on else ""
        told = (
            (_tr("Who decided"), wording.name(decision.body)),
            (_tr("Decided on"), wording.day(decision.on)),
            (_tr("What it says"), decision.says),
            (_tr("Where the paper lies"), decision.paper),
            (_tr("To be looked at again on"), review),
            (_tr("On it rests"), self._named(self._rests.get(decision.id, ()))),
        )
        return tuple((key, value) for key, value in told if value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DecisionsPart", text)
