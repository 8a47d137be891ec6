"""The clauses of the library's policy that smdesk's rules follow from, and so quote."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.desk.organisation import ClausesDesk
from smdesk.desk.policy_bindings import BindingsDesk
from smdesk.desk.topics import Topic
from smdesk.domain import (
    accounts,
    appointments,
    approvals,
    audits,
    cadence,
    calendar,
    candidates,
    checklists,
    communication,
    content_plans,
    conventions,
    custody,
    departments,
    handing_over,
    handoff,
    health,
    learning,
    leaving,
    media,
    objectives,
    occasions,
    organisation,
    plan_duties,
    projects,
    publications,
    pulse,
    recovery,
    reporting,
    roles,
    roster,
    rota_rules,
    routes,
    series,
    templates,
    terms,
    voice,
    workflow,
)
from smdesk.domain.policy import alignment, outside_rules, readings, remarks, reviews, signoffs
from smdesk.domain.policy.bindings import Bound
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import BoundClause, Finding, Rule
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.form import Choice, Form, Line, Text
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, Register
from smdesk.ui.kit.tokens import Tone

ALL_RULES: tuple[Rule, ...] = (
    *custody.RULES, *accounts.RULES, *roster.RULES, *terms.RULES, *handoff.RULES,
    *organisation.RULES, *appointments.RULES, *approvals.RULES, *workflow.RULES, *audits.RULES,
    *roles.RULES, *signoffs.RULES, *reviews.RULES, *remarks.RULES, *readings.RULES,
    *outside_rules.RULES, *alignment.RULES,
    *cadence.RULES, *calendar.RULES, *candidates.RULES, *checklists.RULES, *communication.RULES,
    *content_plans.RULES, *conventions.RULES, *departments.RULES, *handing_over.RULES,
    *health.RULES, *learning.RULES, *leaving.RULES, *media.RULES, *objectives.RULES,
    *occasions.RULES, *plan_duties.RULES, *projects.RULES, *publications.RULES, *pulse.RULES,
    *recovery.RULES, *reporting.RULES, *rota_rules.RULES, *routes.RULES, *series.RULES,
    *templates.RULES, *voice.RULES,
)  # fmt: skip
STAND_IN = "…"


def rule_words(code: str) -> str:
    """Return what the rule of the code is about, in a word or two."""
    rule = next((rule for rule in ALL_RULES if rule.code == code), None)
    if rule is None:
        return code
    words, _ = wording.chip(Finding(rule=rule, about=Ref(BoundClause.kind, NONE_YET)))
    return f"{words} ({code})"


class RulesRegister(Register[BoundClause]):
    """The rules that follow from clauses: of documents kept here, or typed by hand."""

    def __init__(
        self,
        desk: ClausesDesk,
        bindings: BindingsDesk,
        me: Member,
        now: Callable[[], datetime],
        parent: QWidget,
        *,
        undo: Callable[[], object],
    ) -> None:
        self._bindings = bindings
        self._stands: dict[RecordId, Bound] = {}
        super().__init__(_declared(self._how), desk, me, now, parent, undo=undo)
        self._kept = self.add_task(
            _tr("Bind to a clause &kept here"), self.bind_kept, icon="list-checks"
        )
        self._confirm = self._key(_tr("Confirm that it still follows"), "F8", self.confirm_chosen)
        self.add_more(_tr("&Confirm that the chosen rule still follows"), self.confirm_chosen)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Read the bindings again, and how each stands to its clause."""
        with self.polite():
            self._stands = self._bindings.standing()
        super().refresh()

    def bind_kept(self) -> None:
        """Ask for a rule and for a clause of a document in force."""
        if not self._bindings.offered():
            said = _tr("No document is in force yet. Publish one, or type the clause by hand.")
            self.banner.say(said, tone=Tone.WARNING)
            return
        blank = replace(_blank(), clause=next(iter(self._bindings.offered())))
        self._open_kept(_tr("Bind a rule to a clause kept here"), blank, self._add)

    @override
    def edit_chosen(self) -> None:
        """Change the chosen binding: its clause where that is kept here, or what was typed."""
        record = self.chosen()
        if record is None or record.clause is None:
            super().edit_chosen()
        else:
            self._open_kept(_tr("Edit {what}").format(what=record.title), record, self._change)

    def confirm_chosen(self) -> None:
        """Say that the chosen rule still follows from what its clause says now."""
        record = self.chosen()
        if record is None:
            return
        if self._how(record) is not Bound.CHANGED:
            said = _tr("{what}: {stands}. There is nothing to confirm.")
            self.notice(said.format(what=record.title, stands=wording.name(self._how(record))))
            return
        with self.polite():
            kept = self._bindings.confirm(record.id, by=self._me)
            self._saved(kept)

    def _open_kept(
        self, title: str, record: BoundClause, save: Callable[[BoundClause, str], object]
    ) -> None:
        fields: list[Choice[Any]] = [
            Choice("rule", _tr("&Rule"), _rules()),
            Choice(
                "clause",
                _tr("&Clause"),
                self._bindings.offered,
                unknown=_tr("A clause that is no longer in force"),
            ),
        ]
        form: Form[BoundClause] = Form(BoundClause, fields)
        form.fill(record)
        dialog = FormDialog(title, form, save, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _how(self, clause: BoundClause) -> Bound:
        return self._stands.get(clause.id, Bound.TYPED)


def _declared(how: Callable[[BoundClause], Bound]) -> Declared[BoundClause]:
    return Declared(
        title=_tr("Rules and clauses"),
        add=_tr("&Bind a rule"),
        none=_tr("Bind a rule to a clause of your policy, and smdesk quotes it when it speaks up."),
        record=BoundClause,
        columns=[
            Column(_tr("Rule"), _rule),
            Column(_tr("Clause"), lambda one: _short(one, how(one)), width=150),
            Column(_tr("It says"), _says),
        ],
        detail=lambda one: [
            (_tr("Rule"), _rule(one)),
            (_tr("Clause"), _title(one)),
            (_tr("Stands"), wording.name(how(one))),
            (_tr("It says"), _says(one)),
        ],
        fields=_fields,
        blank=_blank,
        asked=("document", "number"),
        follows=frozenset({Topic.ORGANISATION, Topic.POLICY}),
    )


def _short(clause: BoundClause, how: Bound) -> str:
    """Return the clause for the list, with a word on it where somebody has to look."""
    if how in {Bound.TYPED, Bound.HOLDS}:
        return clause.title
    return f"{clause.title} · {wording.name(how)}"


def _rules() -> dict[str, str]:
    return {rule.code: rule_words(rule.code) for rule in ALL_RULES}


def _fields() -> list[Choice[str] | Line | Text]:
    return [
        Choice("rule", _tr("&Rule"), _rules()),
        Line("document", _tr("Number of the &document"), example="LPPC619"),
        Line("number", _tr("Number of the &clause"), example="1.3.3"),
        Text("words", _tr("&What the clause says")),
    ]


def _blank() -> BoundClause:
    return BoundClause(rule=ALL_RULES[0].code, document=STAND_IN, number=STAND_IN)


def _rule(clause: BoundClause) -> str:
    return rule_words(clause.rule)


def _title(clause: BoundClause) -> str:
    return clause.title


def _says(clause: BoundClause) -> str:
    return clause.words


def _tr(text: str) -> str:
    return QCoreApplication.translate("RulesSection", text)
