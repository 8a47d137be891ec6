"""Every rule, error, field and value has words; none of them ever fails to be said."""

import ast
import importlib
import pkgutil
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

import smdesk
from smdesk.domain.records import Fault, GoneError, InvalidError, Record, Ref, SmdeskError
from smdesk.domain.roster import SHORT_TERM
from smdesk.domain.rules import BoundClause, Finding, RefusedError, Rule, Severity
from smdesk.ui.kit import wording
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.wording import calendar_words, field_name, plan_words, value_words
from smdesk.ui.kit.wording.cabinet_words import CABINET
from smdesk.ui.kit.wording.error_words import ERRORS
from smdesk.ui.kit.wording.field_words import FIELDS, KINDS
from smdesk.ui.kit.wording.fields import RECORDS
from smdesk.ui.kit.wording.names import NAMES
from smdesk.ui.kit.wording.rules import WORDS
from smdesk.ui.kit.wording.tasks import TASKS, VERBS

REF = Ref("account", "a")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(autouse=True, scope="module")
def _british():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def modules(package):
    path = Path(smdesk.__file__).parent / package
    for found in pkgutil.walk_packages([str(path)], f"smdesk.{package}."):
        yield importlib.import_module(found.name)


RULES = {
    rule.code: rule
    for module in modules("domain")
    for rule in [
        *getattr(module, "RULES", ()),
        *(value for value in vars(module).values() if isinstance(value, Rule)),
    ]
}
TYPES = {
    value
    for package in ("domain", "vault", "store", "desk")
    if (Path(smdesk.__file__).parent / package).is_dir()
    for module in modules(package)
    if module.__name__.endswith((".errors", ".records", ".rules")) or package == "domain"
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, SmdeskError)
}
ENUMS = {
    value
    for module in modules("domain")
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, Enum) and value is not Enum
}


def subclasses(kind):
    for child in kind.__subclasses__():
        yield child
        yield from subclasses(child)


def test_the_rules_of_every_area_are_seen():
    assert len(RULES) >= 25


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_says_what_why_who_helps_and_what_to_press(code):
    said = wording.finding(Finding(rule=RULES[code], about=REF))
    assert said.what.endswith((".", "?"))
    assert said.why
    assert said.who.endswith(".")
    assert said.action
    assert not any("{" in part for part in (said.what, said.why, said.who, said.action))
    assert wording.chip(Finding(rule=RULES[code], about=REF))[0]


@pytest.mark.parametrize("code", sorted(WORDS))
def test_no_words_are_kept_for_a_rule_that_is_gone(code):
    assert code in RULES


def test_a_finding_names_its_facts_in_words():
    facts = {"days": 90, "account": "YouTube"}
    said = wording.finding(Finding(rule=SHORT_TERM, about=REF, facts=facts))
    assert said.what == "A term of 90 days is shorter than a year."


def test_braces_in_a_name_are_only_braces():
    rule = RULES["A3.sole_custodian"]
    facts = {"account": "{person}", "person": "{0!r}"}
    said = wording.one_sentence(Finding(rule=rule, about=REF, facts=facts))
    assert said == "Only {0!r} can open {person}."


def test_a_bound_rule_quotes_its_clause_and_others_are_house_rules():
    bound = BoundClause(rule="T1.short_term", document="LPPC619", number="1.2", words="One year.")
    found = Finding(rule=SHORT_TERM, about=REF)
    assert wording.finding(found).why.endswith("(House rule.)")
    why = wording.finding(found.under({bound.rule: bound})).why
    assert why.endswith("(Policy LPPC619 1.2: “One year.”)")


def test_blocks_and_urgent_findings_are_told_in_the_tone_of_danger():
    assert wording.chip(Finding(rule=RULES["A3.last_custodian"], about=REF))[1] is Tone.DANGER
    assert wording.chip(Finding(rule=RULES["A5.private_phone"], about=REF))[1] is Tone.DANGER
    assert wording.chip(Finding(rule=RULES["T2.team_size"], about=REF))[1] is Tone.WARNING


def test_a_rule_of_a_later_version_is_still_told_by_its_code():
    later = Finding(rule=Rule("Z9.later", Severity.NUDGE), about=REF)
    assert wording.one_sentence(later) == "Z9.later"


@pytest.mark.parametrize("kind", sorted(TYPES, key=lambda kind: kind.__name__))
def test_every_error_has_words_of_its_own(kind):
    if issubclass(kind, RefusedError | InvalidError):
        return
    assert kind.__name__ in ERRORS | CABINET


def test_an_error_is_told_whatever_it_carries():
    for kind in {SmdeskError, *subclasses(SmdeskError)}:
        if issubclass(kind, RefusedError | InvalidError):
            continue
        said = wording.error(kind.__new__(kind))
        assert said.what.endswith(".")
        assert "{" not in said.what + said.why + said.who


def test_an_error_nobody_wrote_words_for_falls_back_on_its_kin():
    class NewerGoneError(GoneError):
        pass

    said = wording.error(NewerGoneError("account"))
    assert said.what == "This account is not in the cabinet any more."


def test_faults_without_a_form_are_told_with_the_names_of_the_fields():
    said = wording.error(InvalidError(name=Fault.EMPTY, url=Fault.NOT_A_LINK))
    assert "Name" in said.what
    assert "Web address" in said.what
    assert "empty" in said.why


def test_a_refusal_is_told_as_its_finding():
    found = Finding(rule=SHORT_TERM, about=REF, facts={"days": 3})
    assert wording.error(RefusedError(found)) == wording.finding(found)


@pytest.mark.parametrize("kind", sorted(ENUMS, key=lambda kind: kind.__name__))
def test_every_value_that_people_choose_has_a_name(kind):
    for value in kind:
        assert value in NAMES, value
        assert wording.name(value)


def test_every_kind_of_record_and_every_field_has_a_name():
    kinds = {kind for kind in subclasses(Record) if kind.__module__.startswith("smdesk.")}
    assert {kind.__name__ for kind in kinds} == {kind.__name__ for kind in RECORDS}
    for kind in kinds:
        assert kind.kind in KINDS
        for field in fields(kind):
            known = FIELDS.get(f"{kind.kind}.{field.name}") or FIELDS.get(field.name)
            assert known, (kind, field.name)


@pytest.mark.parametrize(
    ("kind", "field", "value", "words"),
    [
        ("account", "platform", "youtube", "YouTube"),
        ("account", "second_factor_private", True, "yes"),
        ("account", "second_factor_private", 0, "no"),
        ("account", "opened_on", "2024-03-01", "1 Mar 2024"),
        ("account", "connected_apps", ["Later", "Canva"], "Later and Canva"),
        ("account", "notes", "plain", "plain"),
        ("account", "opened_on", None, ""),
        ("account", "platform", "orkut", "orkut"),
        ("packet", "holes", 1200, "1,200"),
        ("later", "thing", "kept", "kept"),
    ],
)
def test_values_in_a_history_read_as_people_write_them(kind, field, value, words):
    assert wording.value_words(kind, field, value) == words


def test_days_and_times_are_written_as_here():
    assert wording.day(date(2028, 8, 31)) == "31 Aug 2028"
    assert wording.long_day(date(2028, 8, 31)) == "31 August 2028"
    assert wording.span(date(2026, 9, 1), date(2027, 8, 31)) == "1 Sept 2026 – 31 Aug 2027"
    assert wording.number(10_000) == "10,000"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (41, "in 41 days"), (-3, "3 days ago")],
)
def test_a_day_is_told_from_today(days, words):
    today = date(2026, 11, 20)
    assert wording.until(today + timedelta(days=days), today) == words


@pytest.mark.parametrize(
    ("back", "begins"), [(0, "today "), (1, "yesterday "), (5, "5 days ago"), (90, "22 Aug 2026,")]
)
def test_an_instant_is_told_from_now(back, begins):
    assert wording.ago(NOON - timedelta(days=back), NOON).startswith(begins)


def test_every_task_that_a_desk_does_has_words():
    desk = Path(smdesk.__file__).parent / "desk"
    told = set()
    for file in desk.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {
                "task",
                "transaction",
            }:
                told |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    names = {name for name in told if isinstance(name, str)}
    for name in names:
        assert name in TASKS or name.rpartition(".")[2] in VERBS, name
        area, dot, _ = name.partition(".")
        assert not dot or area in KINDS or wording.about(name), f"{name}: about what?"


def test_no_word_for_a_field_is_said_otherwise_in_another_area():
    areas = {"calendar": calendar_words.FIELDS, "plan": plan_words.PLAN_FIELDS}
    for one, words in areas.items():
        for field, said in words.items():
            assert FIELDS[field] == said, f"{one}: {field} is said otherwise elsewhere"


def test_a_rule_by_which_days_come_again_is_told_in_words_in_a_history():
    assert value_words("occasion", "rule", "FREQ=YEARLY") == "the same day each year"
    assert "FREQ" not in value_words("occasion", "rule", "FREQ=MONTHLY;BYDAY=1MO")
    assert field_name("bound_clause", "rule") != field_name("occasion", "rule")


def test_no_name_that_is_fetched_is_hidden_by_a_module_of_its_name():
    # Python puts a module into its package under its own name as soon as anybody imports it.
    modules = {one.name for one in pkgutil.iter_modules(wording.__path__)}
    assert modules.isdisjoint(wording.__all__)
