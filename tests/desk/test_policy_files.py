"""Policies come in as drafts with their remarks, in one task, and go out as any of the files."""

from dataclasses import replace

import pytest

from smdesk.desk.policy_files import PolicyForm, PolicyWords
from smdesk.desk.policy_reading import assembled, read
from smdesk.desk.topics import Topic
from smdesk.domain.policy.content import clause_text
from smdesk.domain.policy.documents import VersionState
from smdesk.domain.policy.remarks import RemarkState
from smdesk.domain.records import InvalidError
from tests.desk.policies import CARE, HOURS, TEXT, WATCH, begun, published
from tests.importers.policy.test_plain import RULES
from tests.importers.policy.word_files import W, numbered, numbering, word

COMMENTS = (
    f'<w:comments {W}><w:comment w:id="3" w:author="Board" w:date="2026-03-04T08:00:00Z">'
    "<w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment></w:comments>"
)


def commented():
    body = numbered("Answers", 0) + (
        '<w:p><w:r><w:t>Always.</w:t></w:r><w:r><w:commentReference w:id="3"/></w:r></w:p>'
    )
    return word(
        body,
        word__numbering_xml=numbering(("decimal", "%1.")),
        word__comments_xml=COMMENTS,
    )


def test_a_file_becomes_a_draft_with_its_dates_and_numbers(nora):
    found = assembled(read("rules.txt", RULES.encode()))
    version = nora.policy_files.bring_in(found, number=found.number, name="Rules", by=nora.me)
    sheet = nora.policy.sheet(version.id)
    assert sheet.version.state is VersionState.DRAFT
    assert (sheet.document.number, str(sheet.document.created_on)) == ("HR 7", "2021-03-05")
    assert sheet.content == found.content
    assert list(sheet.numbers.values())[:3] == ["Paragraph 1.", "1.1.", "1.1.1."]


def test_comments_become_open_remarks_of_whoever_made_them(nora):
    found = assembled(read("rules.docx", commented()))
    version = nora.policy_files.bring_in(found, number="HR 8", name="Rules", by=nora.me)
    (line,) = nora.policy.remarks.of(version.document)
    assert (line.remark.text, line.remark.who, line.remark.state) == (
        "Really?",
        "Board",
        RemarkState.OPEN,
    )
    assert line.remark.clauses == (found.content.clauses[0].id,)


def test_bringing_in_is_one_task_and_without_a_number_nothing_is_kept(desk, nora):
    found = assembled(read("rules.txt", RULES.encode()))
    before = nora.policy.lines()
    with pytest.raises(InvalidError):
        nora.policy_files.bring_in(found, number=" ", name="Rules", by=nora.me)
    assert nora.policy.lines() == before
    desk.heard.clear()
    nora.policy_files.bring_in(found, number="HR 7", name="Rules", by=nora.me)
    assert desk.heard.count(Topic.POLICY) == 1


def written_again(nora, version, old, new):
    """Return what another program made of a version in which it changed some words."""
    data = nora.policy_files.written(version.id, PolicyForm.MARKDOWN, PolicyWords())
    assert old in data.decode()
    return assembled(read("rules.md", data.decode().replace(old, new).encode()))


def test_a_file_of_a_published_document_becomes_its_next_draft_with_its_clauses_known_again(desk):
    nora, version = published(desk)
    found = written_again(nora, version, "two working days", "three working days")
    draft = nora.policy_files.bring_into(found, version.document, by=nora.me)
    content = nora.policy.content(draft.id)
    assert (draft.n, draft.state, draft.based_on) == (2, VersionState.DRAFT, version.id)
    assert draft.writers == (nora.me.person,)
    assert [clause.id for clause in content] == [CARE, WATCH, HOURS]
    assert clause_text(content.clauses[2]) == "We answer within three working days."
    # What refers to another clause refers to the same one as before.
    assert content.clauses[1].blocks == TEXT.clauses[1].blocks
    assert version in [line.published for line in nora.policy.lines()]


def test_a_file_changes_the_draft_that_is_being_written_and_one_undo_brings_it_back(desk, nora):
    version = begun(nora)
    found = written_again(nora, version, "We answer within two working days.", "")
    desk.heard.clear()
    after = nora.policy_files.bring_into(found, version.document, by=nora.me)
    assert desk.heard.count(Topic.POLICY) == 1
    assert after.id == version.id
    assert [clause.id for clause in nora.policy.content(version.id)] == [CARE, WATCH, HOURS]
    nora.undo.undo(by=nora.me)
    assert nora.policy.content(version.id) == TEXT


def test_comments_that_a_file_still_has_are_no_second_remarks(nora):
    found = assembled(read("rules.docx", commented()))
    version = nora.policy_files.bring_in(found, number="HR 8", name="Rules", by=nora.me)
    again = assembled(read("rules.docx", commented()))
    nora.policy_files.bring_into(again, version.document, by=nora.me)
    (line,) = nora.policy.remarks.of(version.document)
    assert line.remark.clauses == (found.content.clauses[0].id,)
    more = assembled(read("rules.docx", commented()))
    fresh = replace(more, remarks=[(at, replace(one, text="And why?")) for at, one in more.remarks])
    nora.policy_files.bring_into(fresh, version.document, by=nora.me)
    lines = nora.policy.remarks.of(version.document)
    assert {one.remark.text for one in lines} == {"Really?", "And why?"}
    assert {one.remark.clauses for one in lines} == {(found.content.clauses[0].id,)}


@pytest.mark.parametrize("form", list(PolicyForm))
def test_what_goes_out_comes_in_again_with_every_number(nora, form):
    version = begun(nora)
    data = nora.policy_files.written(version.id, form, PolicyWords(), remarks=True)
    back = assembled(read(f"rules{form.ending}", data))
    sheet = nora.policy.sheet(version.id)
    assert back.mismatches == ()
    assert len(back.content) == len(sheet.content)
    assert back.name == sheet.document.name
