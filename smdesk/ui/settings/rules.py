"""The clauses of the library's policy that smdesk's rules follow from, and so quote."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.desk.organisation import ClausesDesk
from smdesk.desk.topics import Topic
from smdesk.domain import (
    accounts,
    appointments,
    approvals,
    audits,
    custody,
    handoff,
    organisation,
    roles,
    roster,
    terms,
    workflow,
)
from smdesk.domain.policy import readings, remarks, reviews, signoffs
from smdesk.domain.records import Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import BoundClause, Finding, Rule
from smdesk.ui.kit import wording
from smdesk.ui.kit.form import Choice, Line, Text
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, Register

ALL_RULES: tuple[Rule, ...] = (
    *custody.RULES, *accounts.RULES, *roster.RULES, *terms.RULES, *handoff.RULES,
    *organisation.RULES, *appointments.RULES, *approvals.RULES, *workflow.RULES, *audits.RULES,
    *roles.RULES, *signoffs.RULES, *reviews.RULES, *remarks.RULES, *readings.RULES,
)  # fmt: skip
STAND_IN = "…"


def rule_words(code: str) -> str:
    """Return what the rule of the code is about, in a word or two."""
    rule = next((rule for rule in ALL_RULES if rule.code == code), None)
    if rule is None:
        return code
    words, _ = wording.chip(Finding(rule=rule, about=Ref(BoundClause.kind, NONE_YET)))
    return f"{words} ({code})"


def clauses_register(
    desk: ClausesDesk,
    me: Member,
    now: Callable[[], datetime],
    undo: Callable[[], object],
    parent: QWidget,
) -> Register[BoundClause]:
    """Return the register of clauses."""
    declared = Declared(
        title=_tr("Rules and clauses"),
        add=_tr("&Bind a rule"),
        none=_tr("Bind a rule to a clause of your policy, and smdesk quotes it when it speaks up."),
        record=BoundClause,
        columns=[
            Column(_tr("Rule"), _rule),
            Column(_tr("Clause"), _title, width=150),
            Column(_tr("It says"), _says),
        ],
        fields=_fields,
        blank=_blank,
        asked=("document", "number"),
        follows=frozenset({Topic.ORGANISATION}),
    )
    return Register(declared, desk, me, now, parent, undo=undo)


def _fields() -> list[Choice[str] | Line | Text]:
    rules = {rule.code: rule_words(rule.code) for rule in ALL_RULES}
    return [
        Choice("rule", _tr("&Rule"), rules),
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
