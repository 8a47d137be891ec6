"""Findings, their clauses, and their weight."""

import importlib
import pkgutil

import pytest

import smdesk.domain
from smdesk.domain.records import Ref, new_id
from smdesk.domain.rules import BoundClause, Finding, Rule, Severity, weight

ABOUT = Ref("account", new_id())


def all_rules():
    for module in pkgutil.walk_packages(smdesk.domain.__path__, "smdesk.domain."):
        loaded = importlib.import_module(module.name)
        yield from getattr(loaded, "RULES", ())


def test_every_rule_has_a_code_of_its_own_that_begins_with_its_capability():
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))
    assert all(code.partition(".")[0][1:].isdigit() for code in codes)
    assert len(codes) > 20


def test_every_rule_that_a_module_names_is_in_its_list():
    for module in pkgutil.walk_packages(smdesk.domain.__path__, "smdesk.domain."):
        loaded = importlib.import_module(module.name)
        for value in vars(loaded).values():
            if isinstance(value, Rule):
                assert value in set(all_rules()), value


def test_a_finding_quotes_the_clause_its_rule_is_bound_to():
    rule = Rule("A3.sole_custodian", Severity.NUDGE)
    clause = BoundClause(rule=rule.code, document="LPPC619", number="1.3.3")
    finding = Finding(rule=rule, about=ABOUT)
    assert finding.under({clause.rule: clause}).clause == clause
    assert finding.under({}).clause is None


def test_a_clause_is_known_by_its_document_and_number():
    assert BoundClause(rule="x", document="LPPC619", number="1.3.3").title == "LPPC619 1.3.3"


@pytest.mark.parametrize(
    ("lighter", "heavier"),
    [
        (Rule("a", Severity.NUDGE), Rule("b", Severity.REASON)),
        (Rule("a", Severity.REASON), Rule("b", Severity.NUDGE, urgent=True)),
        (Rule("a", Severity.NUDGE, urgent=True), Rule("b", Severity.BLOCK)),
    ],
)
def test_a_block_outweighs_what_is_urgent_and_that_a_reason_and_that_a_nudge(lighter, heavier):
    found = [Finding(rule=lighter, about=ABOUT), Finding(rule=heavier, about=ABOUT)]
    assert min(found, key=weight).rule is heavier
