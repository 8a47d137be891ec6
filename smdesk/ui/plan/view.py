"""The plan's screen: a list of registers at the left, and the one that is looked at."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.topics import Topic
from smdesk.domain.communication import InternalUpdate
from smdesk.domain.records import Ref
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.ui.kit import shown, wording
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.label import Label, Type, upright
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.nav import NavList, Place
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.view import View
from smdesk.ui.plan import (
    communication,
    content_plans,
    conventions,
    objectives,
    occasions,
    pictures,
    projects,
    reporting,
    routes,
    series,
    sorting,
    templates,
    voice,
)
from smdesk.ui.plan.parts import Part, Planning
from smdesk.ui.plan.register import PlanRegister

CARE = "care"
"""The first entry of the list: what the rules say about all of it."""
LIST_WIDTH = 238
FOLDS_BELOW = 820
NEW, FIND = QKeySequence("Ctrl+N"), QKeySequence("Ctrl+F")

PARTS: Sequence[Callable[[Planning], Part[Any]]] = (
    content_plans.content_plans,
    content_plans.duties,
    objectives.objectives,
    series.series,
    templates.templates,
    routes.routes,
    projects.projects,
    projects.scope_changes,
    reporting.duties,
    reporting.deliveries,
    communication.flow,
    communication.updates,
    voice.voice,
    voice.envelopes,
    conventions.conventions,
    conventions.properties,
    conventions.templates,
    pictures.pictures,
    sorting.campaigns,
    sorting.labels,
    sorting.hashtag_sets,
    occasions.events,
    occasions.occasions,
    occasions.rhythms,
    occasions.times,
)
"""The registers in the order of the list. Another one is another line here."""


class PlanView(View):
    """Shows one register at a time; each is made when it is first looked at."""

    follows = frozenset({Topic.PLAN, Topic.CALENDAR, Topic.ROSTER, Topic.ACCOUNTS})
    shows = shown.PLAN

    def __init__(self, planning: Planning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.planning = planning
        self.header.hide()
        self.setWindowTitle(self.tr("Plan"))
        self.setAccessibleName(self.tr("Plan"))
        self.parts: dict[str, Part[Any]] = {
            part.kind: part for part in (p(planning) for p in PARTS)
        }
        self._made: dict[str, PlanRegister[Any]] = {}
        self._findings: Sequence[Finding] = ()
        self._lay_out()
        self._new = QAction(self.tr("New"), self)
        self._new.setShortcut(NEW)
        self._new.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._new.triggered.connect(self.new_here)
        self.addAction(self._new)
        self.begin_at(self.nav)
        self.refresh()
        self.nav.went.connect(self.turn_to)
        self.folded.activated.connect(self._turn_folded)
        self.turn_to(CARE if self._findings else next(iter(self.parts)))

    @override
    def refresh(self) -> None:
        self.planning.look()
        with self.polite():
            self._findings = [
                *self.planning.desk.findings(),
                *self.planning.occasions.findings(),
                *self.planning.plans.findings(),
                *self.planning.calendar.media.findings(),
            ]
        self.care.show_findings(self._findings)
        self.nav.set_count(CARE, _count(len(self._findings)))
        for place, (kind, part) in enumerate(self.parts.items(), start=1):
            count = _count(len(part.desk.all()))
            self.nav.set_count(kind, count)
            self.folded.setItemText(place, " ".join((part.declared.title, count)).strip())
        for register in self._made.values():
            register.refresh()
            register.show_findings(self._about(register.part))

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.kind not in self.parts:
            return
        self.turn_to(ref.kind)
        register = self.register(ref.kind)
        if ref.id != NONE_YET:
            register.seek(ref.id)
        elif ref.kind == InternalUpdate.kind:
            communication.tell_sponsors(register, None)
        else:
            register.add_one()

    @override
    def mend(self, finding: Finding) -> None:
        part = self._part_of(finding)
        if part is None:
            super().mend(finding)
            return
        self.turn_to(part.kind)
        register = self.register(part.kind)
        found = register.seek(finding.about.id)
        record, do = register.chosen() if found else None, part.mends.get(finding.rule.code)
        if do is not None and (found or finding.rule.code in part.minds):
            do(register, record)
        elif record is not None:
            register.edit_record(record)

    @override
    def forget(self) -> None:
        super().forget()
        for register in self._made.values():
            register.forget()

    def register(self, kind: str) -> PlanRegister[Any]:
        """Return the register of the kind, made now if nobody has looked at it yet."""
        if kind not in self._made:
            make = self.parts[kind].screen or PlanRegister
            register = make(self.parts[kind], self.planning, self.mend, self)
            register.noticed.connect(self.noticed)
            register.wanted.connect(self.wanted)
            for action in register.actions():
                if action.shortcut() == NEW:
                    # The screen answers to the key, wherever in it the focus is.
                    action.setShortcut(QKeySequence())
            register.show_findings(self._about(register.part))
            self._made[kind] = register
            self._pages.addWidget(register)
        return self._made[kind]

    def turn_to(self, key: object) -> None:
        """Show a register, or what is to look at."""
        if self.nav.key != key:
            self.nav.go(key)
        keys = [CARE, *self.parts]
        self.folded.setCurrentIndex(keys.index(str(key)))
        shown = self._overview if key == CARE else self.register(str(key))
        if isinstance(shown, PlanRegister):
            shown.choose_one()
        self._pages.setCurrentWidget(shown)
        self._new.setEnabled(key != CARE)
        for kind, register in self._made.items():
            for action in register.actions():
                if action.shortcut() == FIND:
                    action.setEnabled(kind == key)

    @override
    def turn_to_part(self, part: str) -> None:
        self.turn_to(part)

    def new_here(self) -> None:
        """Begin a new record in the register that is looked at."""
        shown = self._pages.currentWidget()
        if isinstance(shown, PlanRegister):
            shown.add_one()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < scaled(self, FOLDS_BELOW)
        self._left.setVisible(not narrow)
        self._line.setVisible(not narrow)
        self._above.setVisible(narrow)
        self.begin_at(self.folded if narrow else self.nav)

    def _turn_folded(self, place: int) -> None:
        self.turn_to([CARE, *self.parts][place])

    def _about(self, part: Part[Any]) -> list[Finding]:
        return [one for one in self._findings if self._part_of(one) is part]

    def _part_of(self, finding: Finding) -> Part[Any] | None:
        for part in self.parts.values():
            if finding.rule.code in part.minds or finding.about.kind == part.kind:
                return part
        return None

    def _lay_out(self) -> None:
        places = [
            Place(CARE, self.tr("To look at"), "triangle-alert"),
            *(Place(k, part.declared.title, part.icon) for k, part in self.parts.items()),
        ]
        self._left = QWidget(self)
        self._left.setFixedWidth(scaled(self, LIST_WIDTH))
        column = QVBoxLayout(self._left)
        column.setContentsMargins(16, 18, 8, 12)
        column.setSpacing(12)
        column.addWidget(Label(self.tr("Plan"), self._left, type=Type.TITLE))
        self.nav = NavList(self.tr("Registers of the plan"), places, self._left)
        column.addWidget(self.nav, 1)
        self._line = upright(self)
        self._above = QWidget(self)
        above = QHBoxLayout(self._above)
        above.setContentsMargins(24, 12, 24, 0)
        self.folded = QuietComboBox(self._above)
        self.folded.setAccessibleName(self.tr("Registers of the plan"))
        self.folded.addItems([place.text for place in places])
        above.addWidget(self.folded, 1)
        self.care = FindingsCard(
            self.tr("To look at"),
            self.mend,
            self,
            none=self.tr("Nothing: reports are in time, and everybody has heard."),
        )
        self._overview = Page(self)
        self._overview.add_widget(self.care)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._overview)
        right = QWidget(self)
        stacked = QVBoxLayout(right)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.setSpacing(0)
        stacked.addWidget(self._above)
        stacked.addWidget(self._pages, 1)
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._line)
        row.addWidget(right, 1)
        self.add_widget(whole, 1)
        self._fold()


def _count(count: int) -> str:
    return wording.number(count) if count else ""
