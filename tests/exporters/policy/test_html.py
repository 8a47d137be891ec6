"""The web page says what the policy says, with real headings, and needs nothing else."""

import re
from datetime import date
from html.parser import HTMLParser

from hypothesis import given, settings

from smdesk.domain.policy.blocks import Link, Paragraph, Text
from smdesk.domain.policy.content import Clause, settled
from smdesk.domain.policy.numbering import Scheme
from smdesk.exporters.policy import html as exporter
from smdesk.importers.policy import html as importer
from smdesk.importers.policy.assembling import assembled
from tests.exporters.policy.wholes import contents, policy, read_out, schemes

EMPTY = {"meta", "br"}


class Checked(HTMLParser):
    """Every tag that opens closes, in order."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@given(contents(), schemes)
def test_every_tag_is_closed_in_its_turn(content, scheme):
    checked = Checked()
    checked.feed(exporter.write(policy(content, scheme)).decode())
    checked.close()
    assert checked.open == []


@settings(max_examples=50)
@given(contents(), schemes.filter(lambda scheme: scheme is not Scheme.NONE))
def test_what_is_written_reads_the_same_when_it_comes_back(content, scheme):
    back = assembled(importer.read(exporter.write(policy(content, scheme))), scheme)
    assert ["".join(map(str, one)) for one in read_out(back.content, scheme)] == [
        "".join(map(str, one)) for one in read_out(content, scheme)
    ]
    assert back.mismatches == ()


def test_the_page_fetches_nothing_and_words_are_never_tags():
    content = settled(
        [
            Clause(title="<script>alert(1)</script>"),
            Clause(blocks=(Paragraph((Text('"a" & <b>'), Link("x", 'https://e.org/"onx="'))),)),
        ]
    )
    page = exporter.write(policy(content, mark="DRAFT")).decode()
    assert "<script" not in page
    assert not re.search(r"<(link|img|iframe|object)|url\(|@import", page)
    assert 'href="https://e.org/&quot;onx=&quot;"' in page


def test_what_stands_above_the_text_is_none_of_it_when_it_comes_back():
    content = settled([Clause(title="One"), Clause(title="Two", depth=1)])
    page = exporter.write(
        policy(content, number="HR 9", created=date(2026, 3, 1), mark="DRAFT",
               head=(("Created", "1 March 2026"), ("Owner", "Desk")))
    )  # fmt: skip
    back = assembled(importer.read(page))
    assert (back.name, back.number, back.created) == ("House rules", "HR 9", date(2026, 3, 1))
    assert (back.before, back.mismatches) == (0, ())
    assert [(one.title, one.depth) for one in back.content] == [("One", 0), ("Two", 1)]
