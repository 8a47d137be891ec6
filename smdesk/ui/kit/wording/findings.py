"""What to tell people about each finding: what, why, who can help, and what to press."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from smdesk.domain.checklists import Check
from smdesk.domain.limits import Matter
from smdesk.domain.rules import Fact, Finding, Severity
from smdesk.domain.voice import Bound
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.wording.days import (
    day,
    days_long,
    hours_long,
    left_long,
    listed,
    number,
    secrets_long,
    steps_long,
    things_long,
)
from smdesk.ui.kit.wording.names import name as enum_name
from smdesk.ui.kit.wording.planning_words import plan_name
from smdesk.ui.kit.wording.rules import WORDS
from smdesk.ui.kit.wording.said import Said

COUNTS = {"people": number, "days": days_long, "things": things_long, "secrets": secrets_long,
          "hours": hours_long, "left": left_long, "steps": steps_long}  # fmt: skip
"""How the numbers among the facts are written."""


def finding(found: Finding) -> Said:
    """Return what to tell about the finding. Facts that are missing are told in general words."""
    words = WORDS.get(found.rule.code)
    if words is None:
        return Said(what=found.rule.code, why=_source(found), mild=True)
    facts = _Facts(found.facts)
    what, why, who, action = (
        QCoreApplication.translate("Finding", text).format_map(facts)
        for text in (words.what, words.why, words.who, words.action)
    )
    return Said(
        what=_begin(what),
        why=" ".join(filter(None, (_begin(why), _source(found)))),
        who=_begin(who),
        action=action,
        mild=found.rule.severity is not Severity.BLOCK,
    )


def one_sentence(found: Finding) -> str:
    """Return the finding as one plain sentence, without the clause: for a row, or for print."""
    return finding(found).what


def rule_name(code: str) -> str:
    """Return what the rule of the code is about, in a word or two; the code of one unknown."""
    words = WORDS.get(code)
    return QCoreApplication.translate("Finding", words.chip) if words else code


def chip(found: Finding) -> tuple[str, Tone]:
    """Return the finding in one or two words, and the tone that underlines them."""
    words = WORDS.get(found.rule.code)
    text = QCoreApplication.translate("Finding", words.chip) if words else found.rule.code
    if found.rule.severity is Severity.BLOCK or found.rule.urgent:
        return text.format_map(_Facts(found.facts)), Tone.DANGER
    return text.format_map(_Facts(found.facts)), Tone.WARNING


def _source(found: Finding) -> str:
    clause = found.clause
    if clause is None:
        return QCoreApplication.translate("Finding", "(House rule.)")
    if not clause.words:
        words = QCoreApplication.translate("Finding", "(Policy {clause}.)")
    else:
        words = QCoreApplication.translate("Finding", "(Policy {clause}: “{words}”)")
    return words.format(clause=clause.title, words=clause.words)


def _begin(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


class _Facts(dict[str, str]):
    """The facts in words; what is missing is told in general."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        super().__init__({name: _said(name, fact) for name, fact in facts.items() if fact != ""})

    def __missing__(self, name: str) -> str:
        translate: Callable[[str, str], str] = QCoreApplication.translate
        general = {
            "account": translate("Fact", "this account"),
            "accounts": translate("Fact", "some accounts"),
            "person": translate("Fact", "somebody"),
            "number": translate("Fact", "a decision"),
            "numbers": translate("Fact", "some decisions"),
            "department": translate("Fact", "this department"),
            "day": translate("Fact", "a day"),
            "seat": translate("Fact", "this seat"),
            "unit": translate("Fact", "this unit"),
            "address": translate("Fact", "this address"),
            "secrets": translate("Fact", "some secrets"),
            "things": translate("Fact", "some things"),
            "days": translate("Fact", "a few days"),
            "first": translate("Fact", "its first day"),
            "last": translate("Fact", "its last day"),
            "people": translate("Fact", "some"),
            "count": translate("Fact", "some"),
            "role": translate("Fact", "this role"),
            "consequence": translate("Fact", "Something is left undone."),
            "musts": translate("Fact", "something"),
            "share": translate("Fact", "most"),
            "hours": translate("Fact", "some"),
            "name": translate("Fact", "this"),
            "names": translate("Fact", "some of them"),
            "group": translate("Fact", "this group"),
            "what": translate("Fact", "something."),
            "item": translate("Fact", "this post"),
            "checks": translate("Fact", "a few checks"),
            "reason": translate("Fact", "nobody said why."),
            "before": "v1",
            "after": "v2",
            "report": translate("Fact", "a report"),
            "body": translate("Fact", "whoever it is for"),
            "all": translate("Fact", "its"),
            "giver": translate("Fact", "the team"),
            "taker": translate("Fact", "somebody"),
            "project": translate("Fact", "this project"),
            "series": translate("Fact", "of this series"),
            "template": translate("Fact", "a template"),
            "path": translate("Fact", "where it was put"),
            "page": translate("Fact", "this page"),
            "plan": translate("Fact", "these days"),
            "objective": translate("Fact", "of the library"),
            "leader": translate("Fact", "the leading channel"),
            "follower": translate("Fact", "the channel that follows"),
            "event": translate("Fact", "an event"),
            "bounds": translate("Fact", "something is outside its bounds."),
            "missed": translate("Fact", "some"),
            "dropped": translate("Fact", "some"),
            "document": translate("Fact", "this document"),
            "version": translate("Fact", "this version"),
            "title": translate("Fact", "something"),
            "clauses": translate("Fact", "some clauses"),
        }
        return general.get(name, "…")


def _said(name: str, fact: Fact) -> str:
    if name == "matter" and isinstance(fact, str):
        return enum_name(Matter(fact))
    if isinstance(fact, tuple):
        return LISTS.get(name, listed)(fact)
    if isinstance(fact, date):
        return day(fact)
    return COUNTS.get(name, number)(fact) if isinstance(fact, int) else fact


def _checks(values: tuple[str, ...]) -> str:
    return listed([enum_name(Check(value)) for value in values])


def _bounds(values: tuple[str, ...]) -> str:
    return " ".join(enum_name(Bound(value)) for value in values)


def _plan(values: tuple[str, ...]) -> str:
    return plan_name(*values[:2])


LISTS = {"checks": _checks, "bounds": _bounds, "plan": _plan}
"""How the lists among the facts are written."""
