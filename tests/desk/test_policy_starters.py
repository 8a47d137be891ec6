"""The documents to begin from are whole, and rules follow from their clauses once in force."""

from pathlib import Path

import pytest

from smdesk.desk.policy_starters import Starters
from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.policy.blocks import CrossReference, Term
from smdesk.domain.policy.documents import Significance
from smdesk.domain.policy.numbering import Scheme, dangling, definitions, numbers
from smdesk.domain.policy.publishing import variables
from smdesk.domain.policy.starters import StarterError, clause_id, parse
from smdesk.domain.records import GoneError, new_id
from tests.domain.test_rules import all_rules

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "data" / "policies"
STARTERS = {one.key: one for one in Starters(FOLDER).all()}


def test_there_is_a_starter_for_every_document_that_teams_write():
    assert list(STARTERS) == [
        *("social_media", "officers", "charter", "purpose", "roles", "concerns")
    ]


@pytest.mark.parametrize("key", STARTERS)
def test_a_starter_is_whole_with_and_without_its_extras(key):
    starter, document = STARTERS[key], new_id()
    bare = starter.content(document)
    full = starter.content(document, [extra.key for extra in starter.extras])
    assert len(full) == len(bare) + sum(len(extra.clauses) for extra in starter.extras)
    for content in (bare, full):
        assert dangling(content) == ()
        assert not any(clause.empty for clause in content)
    rules = {rule.code for rule in all_rules()}
    there = {clause.id for clause in bare}
    for rule, bound in starter.binds.items():
        assert rule in rules
        assert clause_id(document, bound) in there
    assert starter.summary.endswith(".")


def test_the_policy_has_the_shape_of_a_policy_of_a_library():
    content = STARTERS["social_media"].content(new_id())
    number = list(numbers(content, Scheme.PARAGRAPH).values())
    assert number[0] == "Paragraph 1."
    assert {"1.1.2.", "1.2.4.", "1.3.6.", "2.1.", "2.2.", "3.1.", "3.2."} <= set(number)
    assert len(definitions(content)) == 4
    assert {"org.name", "approver_role", "plan_cadence"} <= set(variables(content))


def test_extras_are_off_and_are_put_where_they_belong():
    starter, document = STARTERS["social_media"], new_id()
    assert len(starter.extras) == 9
    content = starter.content(document, ["press", "crisis"])
    ids = [clause.id for clause in content]
    press, final = (clause_id(document, key) for key in ("press", "final"))
    assert ids.index(clause_id(document, "crisis")) < ids.index(press) == ids.index(final) - 1


def test_a_starter_in_another_form_is_refused():
    for text in ("name Policy\n\n# [a] A", "name: x\n\nWords first", "name: x\nwhat: song\n\n"):
        with pytest.raises(StarterError):
            parse("x", text)


def test_spans_are_read_from_their_signs():
    head = "name: x\nwhat: sheet\nscheme: none\nsummary: y.\n\n"
    starter = parse("x", head + "# [a] A\n<<Post>> of {{org.name}}, see [[a]]: **now**")
    (clause,) = starter.content("d").clauses
    assert [type(span).__name__ for span in clause.spans] == [
        *("Term", "Text", "Variable", "Text", "CrossReference", "Text", "Text")
    ]
    assert CrossReference(clause.id) in set(clause.spans)
    assert Term("Post") in set(clause.spans)


def test_rules_without_a_clause_follow_from_the_starter_once_it_is_in_force(desk):
    idris = desk.enter(IDRIS)
    with pytest.raises(GoneError):
        idris.policy.begin("song", number="X", by=idris.me)
    version = idris.policy.begin("social_media", number="LB-9", extras=["press"], by=idris.me)
    sheet = idris.policy.sheet(version.id)
    gaps = set(variables(sheet.content)) - set(sheet.values)
    idris.policy.set_values(version.id, {name: f"some {name}" for name in gaps}, by=idris.me)
    idris.policy.describe(version.id, summary="First", significance=Significance.MAJOR, by=idris.me)
    idris.policy.gate.ask(version.id, by=idris.me)
    nora = desk.enter(NORA)
    before = nora.policy.bindings.clause_for("T10.no_appointment")
    nora.policy.gate.sign(version.id, by=nora.me)
    nora.policy.gate.publish(version.id, by=nora.me)
    assert nora.policy.bindings.clause_for("T10.no_appointment") == before
    bound = nora.policy.bindings.clause_for("C4.not_approved")
    assert (bound.document, bound.number) == ("LB-9", "1.3.3")
    assert "some approver_role has approved it" in bound.words
    used = nora.policy.bindings.used(version.document)
    assert used[clause_id(version.document, "pages")] == 1
