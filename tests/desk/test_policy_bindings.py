"""Rules follow from clauses: to new numbers by themselves, to new words when somebody says so."""

from dataclasses import replace

import pytest

from smdesk.desk.sample import IDRIS
from smdesk.domain.policy import editing
from smdesk.domain.policy.bindings import CLAUSE_GONE, CONFIRM_AGAIN, ClauseLink
from smdesk.domain.records import GoneError, Ref, new_id
from tests.desk.policies import CARE, HOURS, WATCH, begun, next_published, published, saying


def bound(desk, clause=HOURS):
    nora, version = published(desk)
    return (
        nora,
        version,
        nora.policy.bindings.bind("T1.short_term", version.document, clause, by=nora.me),
    )


def rules(session):
    return {one.rule: one for one in session.policy.findings()}


def test_a_rule_quotes_the_clause_that_it_is_bound_to(desk):
    nora, version, one = bound(desk, WATCH)
    assert (one.document, one.number, one.words) == ("LT-14", "1.1", "As in Paragraph 1, in pairs.")
    assert nora.policy.bindings.rules_of(WATCH) == [one]
    assert nora.policy.bindings.used(version.document) == {WATCH: 1}
    again = nora.policy.bindings.bind("T1.short_term", version.document, CARE, by=nora.me)
    assert again.id == one.id
    nora.policy.bindings.unbind(one.id, by=nora.me)
    assert nora.policy.bindings.clause_for("T1.short_term") is None


def test_only_a_clause_in_force_can_be_bound_to(nora):
    version = begun(nora)
    with pytest.raises(GoneError):
        nora.policy.bindings.bind("T1.short_term", version.document, CARE, by=nora.me)


def test_a_binding_follows_its_clause_to_its_new_number(desk):
    bound(desk)
    nora, _ = next_published(desk, lambda content: editing.move_up(content, HOURS))
    one = nora.policy.bindings.clause_for("T1.short_term")
    assert one.number == "Paragraph 1"
    assert CONFIRM_AGAIN not in rules(nora)


def test_a_clause_that_says_something_else_is_to_be_confirmed_again(desk):
    _, _, before = bound(desk)
    nora, _ = next_published(desk, saying(HOURS, "Within one day."))
    found = rules(nora)[CONFIRM_AGAIN]
    assert found.facts["count"] == 1
    (one,) = nora.policy.bindings.to_confirm()
    assert one.words == before.words
    confirmed = nora.policy.bindings.confirm(one.id, by=nora.me)
    assert confirmed.words == "Within one day."
    assert CONFIRM_AGAIN not in rules(nora)


def test_a_rule_whose_clause_is_gone_says_so(desk):
    bound(desk)
    nora, _ = next_published(desk, lambda content: editing.remove(content, HOURS))
    assert CLAUSE_GONE in rules(nora)
    with pytest.raises(GoneError):
        nora.policy.bindings.confirm(
            nora.policy.bindings.clause_for("T1.short_term").id, by=nora.me
        )


def test_a_link_is_told_when_its_clause_says_something_else(desk):
    nora, version = published(desk)
    link = ClauseLink(document=version.document, clause=HOURS, target_kind="item", target=new_id())
    kept = nora.policy.bindings.link(link, by=nora.me)
    assert nora.policy.bindings.link(link, by=nora.me) == kept
    assert nora.policy.bindings.links_of(Ref("item", link.target)) == [kept]
    assert nora.policy.bindings.suspect(version.document) == []
    nora, _ = next_published(desk, saying(HOURS, "Within one day."))
    assert nora.policy.bindings.suspect(version.document) == [kept]
    nora.policy.bindings.unlink(kept.id, by=nora.me)
    assert nora.policy.bindings.used(version.document) == {}


def test_the_clauses_that_apply_to_a_post_are_quoted_once_each(desk):
    nora, version = published(desk)
    nora.policy.bindings.bind("C4.waits", version.document, HOURS, by=nora.me)
    nora.policy.bindings.bind("C4.expired", version.document, HOURS, by=nora.me)
    channel = new_id()
    for clause in (HOURS, CARE):
        link = ClauseLink(
            document=version.document, clause=clause, target_kind="account", target=channel
        )
        nora.policy.bindings.link(link, by=nora.me)
    mine = [one for one in nora.policy.bindings.applying("C", channel) if "LT-14" in one.title]
    assert [one.title for one in mine] == ["LT-14 Paragraph 2", "LT-14 Paragraph 1"]
    assert mine[0].words == "We answer within two working days."
    assert [nora.policy.place_of(one.place.id)[2] for one in mine] == [HOURS, CARE]
    assert not [one for one in nora.policy.bindings.applying("T") if "LT-14" in one.title]


def test_rules_quote_a_document_by_its_new_number(desk):
    nora, version, _ = bound(desk)
    document = nora.policy.document(version.document)
    nora.policy.change_document(replace(document, number="LT-99"), by=nora.me)
    assert nora.policy.bindings.clause_for("T1.short_term").document == "LT-99"
    assert desk.enter(IDRIS).policy.bindings.clause_for("T1.short_term").title.startswith("LT-99")
