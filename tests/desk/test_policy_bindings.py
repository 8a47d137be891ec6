"""Rules follow from clauses: to new numbers by themselves, to new words when somebody says so."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from smdesk.desk.sample import IDRIS
from smdesk.domain.dates import DAY, Span
from smdesk.domain.policy import editing
from smdesk.domain.policy.bindings import CLAUSE_GONE, CONFIRM_AGAIN, ClauseLink
from smdesk.domain.policy.documents import DocumentKind
from smdesk.domain.policy.remarks import Remark, RemarkKind
from smdesk.domain.records import GoneError, Ref, new_id
from smdesk.domain.series import SeriesDraft
from tests.desk.policies import CARE, HOURS, WATCH, begun, next_published, published, saying

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


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
    one = nora.policy.bindings.clause_for("T1.short_term")
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
    assert nora.policy.bindings.used(version.document) == {HOURS: 1}
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


def tied(desk, kind=DocumentKind.POLICY):
    nora, version = published(desk)
    document = nora.policy.document(version.document)
    nora.policy.change_document(replace(document, what=kind), by=nora.me)
    return nora, version.document, nora.policy.links


def codes(nora, number="LT-14"):
    return [
        (one.rule.code, one.facts.get("clauses", one.facts.get("names")))
        for one in nora.policy.links.findings()
        if number in nora.policy.document(one.about.id).number
    ]


def test_a_clause_is_tied_to_what_it_speaks_of_and_told_when_it_says_something_else(desk):
    nora, document, links = tied(desk)
    channel = nora.accounts.lines()[0]
    offered = links.offered(HOURS)
    kinds = {one.target.kind for one in offered}
    assert {"account", "item", "campaign", "objective", "remark"} <= kinds
    links.tie(document, HOURS, Ref("account", channel.id), by=nora.me)
    (line,) = links.of(HOURS)
    assert (line.name, line.suspect) == (channel.name, False)
    assert Ref("account", channel.id) not in {one.target for one in links.offered(HOURS)}
    nora, _ = next_published(desk, saying(HOURS, "Within one day."))
    links = nora.policy.links
    assert links.of(HOURS)[0].suspect
    links.confirm(line.link.id, by=nora.me)
    assert not links.of(HOURS)[0].suspect
    links.untie(line.link.id, by=nora.me)
    assert links.of(HOURS) == []
    nora.undo.undo(by=nora.me)
    assert [one.name for one in links.of(HOURS)] == [channel.name]


def test_a_clause_is_not_tied_to_what_is_gone(desk):
    nora, document, links = tied(desk)
    with pytest.raises(GoneError):
        links.tie(document, HOURS, Ref("account", new_id()), by=nora.me)


def test_a_concern_is_tied_by_being_about_the_clause(desk):
    nora, document, links = tied(desk)
    remark = nora.policy.remarks.add(
        Remark(text="Too slow.", what=RemarkKind.CONCERN, by=nora.me.person, at=NOW), by=nora.me
    )
    links.tie(document, HOURS, Ref.to(remark), by=nora.me)
    links.tie(document, CARE, Ref.to(remark), by=nora.me)
    kept = nora.policy.remarks.one(remark.id)
    assert (kept.document, kept.clauses) == (document, (HOURS, CARE))
    assert Ref.to(remark) not in {one.target for one in links.offered(HOURS)}


def test_channels_without_a_guide_are_told_once_one_has_one(desk):
    nora, document, links = tied(desk, DocumentKind.GUIDELINE)
    channels = nora.accounts.lines()
    assert "D6.no_guide" not in dict(codes(nora))
    links.tie(document, HOURS, Ref("account", channels[0].id), by=nora.me)
    names = dict(codes(nora))["D6.no_guide"]
    assert set(names) == {one.name for one in channels[1:]}
    for one in channels[1:]:
        links.tie(document, CARE, Ref("account", one.id), by=nora.me)
    assert "D6.no_guide" not in dict(codes(nora))


def test_parts_that_serve_no_objective_are_told_once_one_does(desk):
    nora, document, links = tied(desk)
    objective = nora.plans.objectives.all()[0]
    assert codes(nora) == []
    links.tie(document, WATCH, Ref.to(objective), by=nora.me)
    # What is above the one that serves is served by it; the other part is not.
    assert codes(nora) == [("D9.no_objective", ("Paragraph 2",))]
    links.tie(document, HOURS, Ref.to(objective), by=nora.me)
    assert codes(nora) == []


def test_beside_a_post_stands_what_its_channel_and_its_series_are_tied_to(desk):
    nora, document, links = tied(desk)
    today, planning = desk.clock.today(), nora.library.planning
    lines = nora.calendar.lines(Span(today - 90 * DAY, today + 90 * DAY))
    series = planning.series.all()[0]
    line = next(one for one in lines if one.channel)
    with nora.library.transaction("series.add", by=nora.me):
        planning.series_drafts.save(SeriesDraft(series=series.id, day=today, item=line.item))

    def beside():
        return {one.title for one in links.for_post(line) if "LT-14" in one.title}

    assert beside() == set()
    links.tie(document, HOURS, Ref("post_series", series.id), by=nora.me)
    assert beside() == {"LT-14 Paragraph 2"}
    links.tie(document, CARE, Ref("account", line.channel), by=nora.me)
    assert beside() == {"LT-14 Paragraph 2", "LT-14 Paragraph 1"}


def test_the_packet_says_which_clauses_speak_of_a_channel_and_serve_an_objective(desk):
    nora, document, links = tied(desk)
    channel, objective = nora.accounts.lines()[0], nora.plans.objectives.all()[0]
    for clause in (CARE, HOURS):
        links.tie(document, clause, Ref("account", channel.id), by=nora.me)
    links.tie(document, WATCH, Ref.to(objective), by=nora.me)
    sections = {one.number: one for one in nora.handoff.preview(by=nora.me).sections}
    (written,) = (one.rows for one in sections["7"].blocks if one.key == "written")
    (serving,) = (one.rows for one in sections["9"].blocks if one.key == "serving")
    assert {row[0] for row in written} == {line.name for line in nora.accounts.lines()}
    said = dict(written)[channel.name]
    assert [one for one in said if "LT-14" in one] == ["LT-14 Paragraph 1", "LT-14 Paragraph 2"]
    (mine,) = (row for row in serving if row[0] == objective.code)
    assert "LT-14 1.1" in mine[2]
