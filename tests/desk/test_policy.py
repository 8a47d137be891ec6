"""Writing policy: drafts saved as people type, versions that stay, undo, and who reads what."""

import time
from dataclasses import replace

import pytest

from smdesk.desk.errors import CannotUndoError, StandsError
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.desk.topics import Topic
from smdesk.domain.policy import editing
from smdesk.domain.policy.blocks import CrossReference, Paragraph, Variable, plain
from smdesk.domain.policy.content import Clause, Content, clause_text
from smdesk.domain.policy.documents import (
    DocumentKind,
    ReadingRule,
    Significance,
    VersionState,
    WrongVersionStateError,
)
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.policy.publishing import WAS_PUBLISHED
from smdesk.domain.policy.redline import Change, changed
from smdesk.domain.policy.version_texts import row_id
from smdesk.domain.records import InvalidError, new_id
from smdesk.domain.rules import RefusedError
from tests.desk.policies import (
    CARE,
    HOURS,
    NUMBER,
    TEXT,
    WATCH,
    begun,
    findings,
    next_published,
    published,
    saying,
)


def entries(session):
    return session.library.journal.head().entries


def test_a_draft_says_what_was_written_and_its_numbers_follow(nora):
    version = begun(nora)
    assert nora.policy.content(version.id) == TEXT
    assert list(nora.policy.sheet(version.id).numbers.values()) == [
        "Paragraph 1.",
        "1.1.",
        "Paragraph 2.",
    ]
    moved = editing.move_up(TEXT, HOURS)
    nora.policy.save_draft(version.id, moved, by=nora.me)
    assert nora.policy.sheet(version.id).numbers[CARE] == "Paragraph 2."
    assert nora.policy.content(version.id) == moved


def test_only_the_clause_that_changed_is_written(nora):
    version = begun(nora)
    saved = saying(HOURS, "Within a day.")(TEXT)
    nora.policy.save_draft(version.id, saved, by=nora.me)
    (entry,) = nora.library.journal.entries(limit=1)
    touched = {(c.kind, c.record) for c in nora.library.journal.changes(entry)}
    assert touched == {
        ("policy_clause", row_id(version.id, HOURS)),
        ("policy_version", version.id),
    }
    before = entries(nora)
    nora.policy.save_draft(version.id, saved, by=nora.me)
    assert entries(nora) == before


def test_a_clause_that_is_gone_and_comes_back_says_what_it_said(nora):
    version = begun(nora)
    nora.policy.save_draft(version.id, editing.remove(TEXT, HOURS), by=nora.me)
    assert nora.policy.content(version.id).get(HOURS) is None
    nora.policy.save_draft(version.id, TEXT, by=nora.me)
    assert nora.policy.content(version.id) == TEXT


def test_undo_goes_back_to_exactly_the_earlier_text(nora):
    version = begun(nora)
    states = [TEXT]
    for content in (
        saying(HOURS, "Within a day.")(TEXT),
        editing.move_up(TEXT, HOURS),
        editing.remove(TEXT, CARE),
    ):
        nora.policy.save_draft(version.id, content, by=nora.me)
        states.append(content)
    for earlier in states[-2::-1]:
        nora.undo.undo(by=nora.me)
        assert nora.policy.content(version.id) == earlier
    for later in states[1:]:
        nora.undo.redo(by=nora.me)
        assert nora.policy.content(version.id) == later
    nora.policy.save_draft(version.id, TEXT, by=nora.me)
    assert nora.policy.content(version.id) == TEXT


def test_a_thousand_clauses_are_saved_as_one_is_typed_in(nora):
    content = Content(
        tuple(
            Clause(new_id(), f"Clause {n}", plain("Some words that are not many. " * 3), n % 3)
            for n in range(1000)
        )
    )
    version = begun(nora, content)
    clause = content.clauses[500].id
    nora.policy.save_draft(version.id, saying(clause, "a")(content), by=nora.me)
    start = time.process_time()
    nora.policy.save_draft(version.id, saying(clause, "ab")(content), by=nora.me)
    assert time.process_time() - start < 0.5
    assert clause_text(nora.policy.content(version.id).get(clause)) == "ab"


def test_no_two_documents_have_one_number(nora):
    begun(nora)
    with pytest.raises(InvalidError):
        begun(nora, number="lt - 14")
    other = begun(nora, number="LT-15")
    document = nora.policy.document(other.document)
    with pytest.raises(InvalidError):
        nora.policy.change_document(replace(document, number=NUMBER), by=nora.me)


def test_what_was_published_is_never_changed(desk):
    nora, version = published(desk)
    assert version.state is VersionState.PUBLISHED
    with pytest.raises(WrongVersionStateError):
        nora.policy.save_draft(version.id, saying(HOURS, "Never.")(TEXT), by=nora.me)
    with pytest.raises(WrongVersionStateError):
        nora.policy.set_values(version.id, {"phone": "1"}, by=nora.me)
    with pytest.raises(WrongVersionStateError):
        nora.policy.describe(version.id, summary="x", significance=None, by=nora.me)
    with pytest.raises(WrongVersionStateError):
        nora.policy.discard(version.id, by=nora.me)
    with pytest.raises(RefusedError) as error:
        nora.policy.remove(version.document, reason="Mistake", by=nora.me)
    assert error.value.finding.rule is WAS_PUBLISHED
    assert nora.policy.content(version.id) == TEXT


def test_numbers_are_frozen_when_a_version_is_published(desk):
    nora, version = published(desk)
    document = nora.policy.document(version.document)
    nora.policy.change_document(replace(document, scheme=Scheme.DECIMAL), by=nora.me)
    assert nora.policy.sheet(version.id).numbers[WATCH] == "1.1."
    assert nora.policy.sheet(version.id).references[CARE] == "Paragraph 1"
    draft = nora.policy.next_draft(version.document, by=nora.me)
    assert nora.policy.sheet(draft.id).numbers[WATCH] == "1.1"


def test_undo_does_not_go_back_behind_what_was_asked_about(desk):
    idris = desk.enter(IDRIS)
    version = begun(idris)
    idris.policy.save_draft(version.id, saying(HOURS, "Soon.")(TEXT), by=idris.me)
    (entry,) = idris.library.journal.entries(limit=1)
    idris.policy.describe(version.id, summary="First", significance=Significance.MAJOR, by=idris.me)
    idris.policy.gate.ask(version.id, by=idris.me)
    (asking,) = idris.library.journal.entries(limit=1)
    with pytest.raises(CannotUndoError):
        idris.undo.take_back(entry, by=idris.me)
    with pytest.raises(StandsError):
        idris.undo.take_back(asking, by=idris.me)


def test_the_next_version_begins_where_the_last_one_ended(desk):
    nora, version = published(desk)
    draft = nora.policy.next_draft(version.document, by=nora.me)
    assert (draft.n, draft.based_on) == (2, version.id)
    assert nora.policy.next_draft(version.document, by=nora.me) == draft
    assert nora.policy.content(draft.id) == TEXT
    assert changed(nora.policy.redline(version.id, draft.id)) == ()
    nora.policy.save_draft(draft.id, editing.move_up(TEXT, HOURS), by=nora.me)
    found = {one.clause: one for one in changed(nora.policy.redline(version.id, draft.id))}
    assert found[CARE].what == {Change.RENUMBERED} or Change.MOVED in found[CARE].what
    assert found[WATCH].number_before == "1.1."
    assert found[WATCH].number_after == "2.1."
    line = next(one for one in nora.policy.lines() if one.document.number == NUMBER)
    assert (line.published, line.shown.id) == (version, draft.id)
    nora.policy.discard(draft.id, by=nora.me)
    assert nora.policy.content(version.id) == TEXT
    assert [one.n for one in nora.policy.versions(version.document)] == [1]


def test_the_history_of_a_clause_tells_each_version_in_which_it_changed(desk):
    published(desk)
    next_published(desk, saying(CARE, "Three people."))
    nora, version = next_published(desk, saying(HOURS, "Within one day."))
    said = nora.policy.clause_history(version.document, HOURS)
    assert [(one.version, one.words) for one in said] == [
        (3, "Within one day."),
        (1, "We answer within two working days."),
    ]
    assert said[0].by == IDRIS.name


def test_variables_say_what_the_cabinet_knows_and_stay_as_they_were_published(desk):
    place = Clause(new_id(), "", (Paragraph((Variable("org.name"), Variable("phone"))),))
    content = Content((*TEXT.clauses, place))
    idris = desk.enter(IDRIS)
    version = begun(idris, content)
    assert idris.policy.sheet(version.id).values["org.name"].startswith("Lantern Bay")
    assert idris.policy.sheet(version.id).values["doc.number"] == NUMBER
    idris.policy.set_values(version.id, {"phone": " +1 555\n010 ", "empty": " "}, by=idris.me)
    idris.policy.describe(version.id, summary="First", significance=Significance.MAJOR, by=idris.me)
    idris.policy.gate.ask(version.id, by=idris.me)
    nora = desk.enter(NORA)
    nora.policy.gate.sign(version.id, by=nora.me)
    nora.policy.gate.publish(version.id, by=nora.me)
    named = nora.policy.sheet(version.id).values["org.name"]
    nora.organisation.change(replace(nora.organisation.get(), name="Another name"), by=nora.me)
    assert nora.policy.sheet(version.id).values == {"org.name": named, "phone": "+1 555 010"}
    draft = nora.policy.next_draft(version.document, by=nora.me)
    assert nora.policy.sheet(draft.id).values["org.name"] == "Another name"
    assert nora.policy.sheet(draft.id).values["phone"] == "+1 555 010"


def test_a_document_that_was_never_published_can_be_thrown_away(nora):
    version = begun(nora)
    with pytest.raises(InvalidError):
        nora.policy.remove(version.document, reason=" ", by=nora.me)
    nora.policy.remove(version.document, reason="Twice", by=nora.me)
    assert NUMBER not in {line.document.number for line in nora.policy.lines()}
    nora.undo.undo(by=nora.me)
    assert nora.policy.content(version.id) == TEXT


def test_writing_announces_the_policy(desk):
    nora = desk.enter(NORA)
    desk.heard.clear()
    begun(nora)
    assert Topic.POLICY in desk.heard


def test_a_sheet_holds_everything_about_a_version(desk):
    nora, version = published(desk)
    sheet = nora.policy.sheet(version.id)
    assert sheet.content == TEXT
    assert sheet.references[WATCH] == "1.1"
    assert [line.name for line in sheet.signoffs] == [NORA.name]
    assert sheet.signoffs[0].genuine
    assert sheet.signoffs[0].fits
    assert sheet.holes == ()
    assert sheet.overdue is None
    assert sheet.document.what is DocumentKind.POLICY


def test_clauses_are_found_by_their_words_in_the_version_in_force_alone(desk):
    published(desk)
    nora, version = next_published(desk, saying(HOURS, "Within three weeks, rhubarb permitting."))
    hits = nora.search.find("rhubarb")
    assert [hit.ref.id for hit in hits] == [row_id(version.id, HOURS)]
    assert NUMBER in hits[0].title
    assert not [hit for hit in nora.search.find("working days") if hit.ref.kind == "policy_clause"]
    nora.policy.next_draft(version.document, by=nora.me)
    assert len(nora.search.find("rhubarb")) == 1


def test_who_serves_is_asked_to_read_and_asked_again_only_after_a_major_change(desk):
    nora, version = published(desk)
    assert not [one for one in findings(nora) if one.rule.code.startswith("D5")]
    document = nora.policy.document(version.document)
    nora.policy.change_document(replace(document, reading=ReadingRule.ASKED), by=nora.me)
    asked = [one for one in findings(nora) if one.rule.code == "D5.to_read"]
    assert nora.me.person in {one.whom for one in asked}
    assert nora.policy.readings.to_read(nora.me.person)[0].clauses == 3
    assert nora.policy.readings.unread(nora.me.person) is None
    nora.policy.readings.acknowledge(version.id, by=nora.me)
    assert nora.policy.readings.to_read(nora.me.person) == []
    with pytest.raises(StandsError):
        nora.undo.take_back(nora.library.journal.entries(limit=1)[0], by=nora.me)
    nora, small = next_published(desk, saying(HOURS, "Within two days."))
    assert nora.policy.readings.to_read(nora.me.person) == []
    line = next(o for o in nora.policy.readings.of(small.id) if o.person == nora.me.person)
    assert line.version == 1
    nora, _ = next_published(desk, saying(CARE, "Five people."), Significance.MAJOR)
    (again,) = nora.policy.readings.to_read(nora.me.person)
    assert again.clauses == 2
    assert again.version.n == 3


def test_only_what_is_in_force_can_be_read_and_agreed_to(desk):
    aytan = desk.enter(AYTAN)
    version = begun(aytan)
    with pytest.raises(WrongVersionStateError):
        aytan.policy.readings.acknowledge(version.id, by=aytan.me)


def test_references_of_a_draft_show_what_leads_nowhere(nora):
    version = begun(nora)
    nora.policy.save_draft(version.id, editing.remove(TEXT, CARE, whole=False), by=nora.me)
    codes = [one.rule.code for one in nora.policy.gate.holes(version.id)]
    assert "D2.broken_reference" in codes
    assert CrossReference(CARE) in set(nora.policy.content(version.id).get(WATCH).spans)
