"""The Word file of changes tracks them as Word does; accepting or refusing them gives the texts."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings

from smdesk.domain.policy.blocks import Paragraph, Text
from smdesk.domain.policy.compared import RunKind
from smdesk.domain.policy.content import Clause, settled
from smdesk.domain.policy.numbering import Scheme, numbers
from smdesk.domain.policy.redline import redline
from smdesk.exporters.policy import redline_docx
from smdesk.importers import guarded_xml
from smdesk.importers.policy import docx as importer
from smdesk.importers.policy.found import Notice
from tests.domain.policy.contents import contents
from tests.exporters.policy.wholes import policy

BY = redline_docx.TrackedBy(who="Nora Vale", at=datetime(2026, 11, 2, 9, tzinfo=UTC))
W = "w:"


def written(old, new, scheme=Scheme.DECIMAL):
    changes = redline(old, new, numbers(old, scheme), numbers(new, scheme))
    return redline_docx.write(
        policy(new, scheme), changes, BY, moved=lambda change: f"Was {change.number_before}"
    )


def body(data):
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def read(data, left):
    """Return the words without those of one sort of change: ``del`` or ``ins``."""
    root = guarded_xml.parse(body(data).encode())
    words = []

    def walk(node):
        for one in node:
            if one.tag == W + left:
                continue
            if one.tag in (W + "t", W + "delText"):
                words.append(one.text or "")
            elif one.tag == W + "br":
                words.append(" ")
            walk(one)
        if node.tag == W + "p":
            words.append(" ")

    walk(root)
    return "".join(words).replace("\u200b", "").split()


CLAUSE = Clause(title="Duty", blocks=(Paragraph((Text("Answer within a day."),)),))


def test_words_that_came_and_went_are_tracked_with_who_and_when():
    new = settled([replace(CLAUSE, blocks=(Paragraph((Text("Answer within two days."),)),))])
    said = body(written(settled([CLAUSE]), new))
    assert '<w:ins w:id="' in said
    assert 'w:author="Nora Vale" w:date="2026-11-02T09:00:00Z"' in said
    assert re.search(r"<w:delText[^>]*>a day\.", said)
    found = importer.read(written(settled([CLAUSE]), new))
    assert found.lines[-1].text == "Answer within two days."
    assert {notice for notice, _ in found.notices} == {Notice.INSERTED, Notice.DELETED}


def test_a_clause_that_moved_says_where_it_stood():
    other = Clause(title="Other")
    third = Clause(title="Third")
    data = written(settled([CLAUSE, other, third]), settled([other, third, CLAUSE]))
    comments = zipfile.ZipFile(io.BytesIO(data)).read("word/comments.xml").decode()
    assert "Was 1" in comments


@settings(max_examples=40)
@given(contents(), contents())
def test_accepting_all_gives_the_later_words_and_refusing_all_the_earlier(old, new):
    data = written(old, new, Scheme.NONE)
    changes = redline(old, new, numbers(old, Scheme.NONE), numbers(new, Scheme.NONE))

    def said(gone):
        runs = (
            run
            for change in changes
            for run in (*change.title, *(run for block in change.blocks for run in block.runs))
        )
        return "".join("".join(run.text for run in runs if run.kind is not gone).split())

    name = "".join(policy(new).name.split())
    assert "".join(read(data, "del")) == name + said(RunKind.REMOVED)
    assert "".join(read(data, "ins")) == name + said(RunKind.ADDED)
