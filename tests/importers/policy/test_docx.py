"""Word files are read as Word shows them; hostile ones do nothing and are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.policy.blocks import Bullet, CrossReference, Link, TableBlock, Text
from smdesk.domain.policy.numbering import Scheme, numbers
from smdesk.importers.errors import (
    DamagedError,
    ImporterError,
    NotThisFormatError,
    TooLargeError,
)
from smdesk.importers.policy import docx
from smdesk.importers.policy.assembling import assembled
from smdesk.importers.policy.found import Notice
from tests.importers.policy.word_files import (
    W,
    document,
    numbered,
    numbering,
    paragraph,
    word,
    zipped,
)

LEGAL = numbering(("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "(%3)"))


def read(body, **parts):
    return assembled(docx.read(word(body, **parts)))


def shown(policy):
    now = numbers(policy.content, policy.scheme)
    return [(now[one.id], one.title or one.blocks[0].spans[0].text) for one in policy.content]


def test_numbers_that_stand_nowhere_are_counted():
    body = (
        numbered("Purpose", 0)
        + numbered("Aims of all this", 1)
        + numbered("Scope", 0)
        + numbered("Channels", 1)
        + numbered("Pictures", 1)
    )
    policy = read(body, word__numbering_xml=LEGAL)
    assert policy.scheme is Scheme.DECIMAL
    assert policy.mismatches == ()
    assert shown(policy) == [
        ("1", "Purpose"), ("1.1", "Aims of all this"), ("2", "Scope"), ("2.1", "Channels"),
        ("2.2", "Pictures"),
    ]  # fmt: skip


def test_letters_lie_as_deep_as_their_list_says_even_after_h():
    lettered = numbering(("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))
    body = numbered("Rules", 0) + "".join(numbered(f"Rule {n}.", 1) for n in range(8))
    body += numbered("Deep one.", 2) + numbered("Deep two.", 2) + numbered("Ninth.", 1)
    policy = read(body, word__numbering_xml=lettered)
    assert [one.depth for one in policy.content] == [0, *[1] * 8, 2, 2, 1]
    assert policy.mismatches == ()


def test_a_list_that_begins_at_five_is_named_as_a_mismatch():
    policy = read(
        numbered("Purpose", 0), word__numbering_xml=numbering(("decimal", "%1."), start=5)
    )
    assert [(one.said, one.now) for one in policy.mismatches] == [("5.", "1")]


def test_insertions_are_kept_and_deletions_left_out_and_both_told():
    body = numbered("One", 0) + (
        "<w:p><w:r><w:t>Answer </w:t></w:r><w:ins><w:r><w:t>within a day</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>soon</w:delText></w:r></w:del></w:p>"
    )
    found = docx.read(word(body, word__numbering_xml=LEGAL))
    assert found.lines[-1].text == "Answer within a day"
    assert dict(found.notices) == {Notice.INSERTED: 1, Notice.DELETED: 1}


def test_comments_come_as_remarks_with_the_words_they_are_about():
    comments = (
        f'<w:comments {W}><w:comment w:id="3" w:author="Ana" w:date="2026-03-04T08:00:00Z">'
        "<w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    body = numbered("One", 0) + (
        '<w:p><w:commentRangeStart w:id="3"/><w:r><w:t>Always</w:t></w:r>'
        '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>'
    )
    policy = read(body, word__numbering_xml=LEGAL, word__comments_xml=comments)
    ((clause, remark),) = policy.remarks
    assert (remark.text, remark.who, remark.on, remark.quote) == (
        "Really?", "Ana", date(2026, 3, 4), "Always",
    )  # fmt: skip
    assert clause == policy.content.clauses[0].id


def test_a_field_that_names_a_clause_points_at_it():
    body = numbered("One", 0) + (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        '<w:bookmarkStart w:id="1" w:name="_Ref1"/><w:r><w:t>Two</w:t></w:r></w:p>'
    )
    body += paragraph("See ") + (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _Ref1 \\r \\h '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    policy = read(body, word__numbering_xml=LEGAL)
    two = policy.content.clauses[1]
    assert list(two.spans) == [Text("See"), CrossReference(two.id)]


def test_styles_give_headings_and_numbers_and_the_name():
    styles = (
        f'<w:styles {W}><w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="H1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:styleId="H1a"><w:name w:val="Ours"/><w:basedOn w:val="H1"/></w:style>'
        "</w:styles>"
    )
    body = paragraph("House rules", '<w:pStyle w:val="T"/>')
    body += paragraph("Purpose", '<w:pStyle w:val="H1a"/>') + paragraph("Text.")
    policy = read(body, word__numbering_xml=LEGAL, word__styles_xml=styles)
    assert policy.name == "House rules"
    assert shown(policy) == [("1", "Purpose")]


def test_points_and_tables_are_taken():
    bullets = numbering(("bullet", "•"), ("bullet", "–"))
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    body = paragraph("1. Rules") + numbered("One", 0) + numbered("Two", 1)
    body += f"<w:tbl><w:tr>{cell.format('a')}{cell.format('b')}</w:tr></w:tbl>"
    (clause,) = read(body, word__numbering_xml=bullets).content
    assert clause.blocks == (
        Bullet((Text("One"),)),
        Bullet((Text("Two"),), 1),
        TableBlock((((Text("a"),), (Text("b"),)),)),
    )


def test_what_would_run_or_be_fetched_stays_behind_and_is_told():
    links = (
        '<Relationships><Relationship Id="r1" Type="x/hyperlink" Target="file:///etc/passwd" '
        'TargetMode="External"/><Relationship Id="r2" Type="x/image" '
        'Target="http://example.org/spy.png" TargetMode="External"/>'
        '<Relationship Id="r3" Type="x/hyperlink" Target="https://example.org/" '
        'TargetMode="External"/></Relationships>'
    )
    body = paragraph("1. One") + (
        '<w:p><w:hyperlink r:id="r1"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="r3"><w:r><w:t> there</w:t></w:r></w:hyperlink>'
        "<w:r><w:drawing/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>"
        '<w:p><w:fldSimple w:instr="INCLUDETEXT c:/secret.txt"><w:r><w:t>x</w:t></w:r>'
        '</w:fldSimple></w:p><w:altChunk r:id="r9"/>'
    )
    rels = {"word/_rels/document.xml.rels": links}
    data = zipped(rels, word__document_xml=document(body), word__vbaProject_bin="x")
    found = docx.read(data)
    assert dict(found.notices) == {
        Notice.SCRIPT: 1, Notice.REMOTE: 2, Notice.LOCAL_FILE: 1, Notice.PICTURE: 1,
        Notice.EMBEDDED: 1, Notice.HIDDEN: 1,
    }  # fmt: skip
    text = repr(assembled(found).content)
    assert "passwd" not in text
    assert "unseen" not in text
    assert Link(" there", "https://example.org/") in found.lines[1].spans


ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", NotThisFormatError, id="nothing"),
        pytest.param(b"PK\x03\x04 and no more", NotThisFormatError, id="torn"),
        pytest.param(zipped(word__other_xml="<a/>"), NotThisFormatError, id="no text in it"),
        pytest.param(zipped(word__document_xml="<a>"), DamagedError, id="broken off"),
        pytest.param(zipped(word__document_xml=ENTITIES), NotThisFormatError, id="entities"),
        pytest.param(
            zipped(word__document_xml="<a/>" + " " * 70_000_000), TooLargeError, id="bomb"
        ),
    ],
)
def test_hostile_and_broken_files_are_refused_by_name(data, error):
    with pytest.raises(error):
        docx.read(data)


@given(st.binary(max_size=300), st.integers(0, 400))
def test_a_file_changed_anywhere_is_read_or_refused(noise, place):
    data = word(numbered("One", 0) + paragraph("Text."), word__numbering_xml=LEGAL)
    place %= len(data)
    try:
        docx.read(data[:place] + noise + data[place + len(noise) :])
    except ImporterError:
        return
