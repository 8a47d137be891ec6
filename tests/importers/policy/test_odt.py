"""OpenDocument texts are read as the office shows them; hostile ones do nothing and are told."""

from datetime import date

import pytest

from smdesk.domain.policy.blocks import Bullet, Link, Text
from smdesk.domain.policy.numbering import numbers
from smdesk.importers.errors import DamagedError, NotThisFormatError
from smdesk.importers.policy import odt
from smdesk.importers.policy.assembling import assembled
from smdesk.importers.policy.found import Notice
from tests.importers.policy.word_files import zipped

PREFIXES = ("office", "text", "style", "fo", "table", "dc", "draw", "xlink", "script")
NAMES = " ".join(f'xmlns:{name}="urn:{name}"' for name in PREFIXES)
STYLES = (
    "<office:automatic-styles>"
    '<style:style style:name="B" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="H" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="N">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." '
    'text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="D"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="•"/></text:list-style></office:automatic-styles>'
)


def text(body):
    content = (
        f"<office:document-content {NAMES}>{STYLES}<office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return zipped(content_xml=content)


def item(words, inner=""):
    return f"<text:list-item><text:p>{words}</text:p>{inner}</text:list-item>"


def numbered(*items):
    return f'<text:list text:style-name="N">{"".join(items)}</text:list>'


def test_numbers_points_and_looks_are_taken():
    within = f"<text:list>{item('Aims of it.')}{item('More aims.')}</text:list>"
    body = numbered(item("Purpose", within), item("Scope"))
    body += (
        '<text:p>A <text:span text:style-name="B">bold</text:span><text:s text:c="2"/>word</text:p>'
    )
    body += f'<text:list text:style-name="D">{item("a point")}</text:list>'
    policy = assembled(odt.read(text(body)))
    now = numbers(policy.content, policy.scheme)
    assert [now[one.id] for one in policy.content] == ["1", "1.1", "1.2", "2"]
    assert policy.mismatches == ()
    assert policy.content.clauses[-1].blocks[1:] == (Bullet((Text("a point"),)),)
    assert Text("bold", bold=True) in list(policy.content.clauses[-1].spans)


def test_headings_without_numbers_and_remarks_are_taken():
    body = (
        '<text:h text:outline-level="1">Purpose<office:annotation><dc:creator>Ana</dc:creator>'
        "<dc:date>2026-03-04T10:00:00</dc:date><text:p>Why?</text:p></office:annotation></text:h>"
        '<text:h text:outline-level="2">Aims</text:h><text:p>To tell.</text:p>'
    )
    policy = assembled(odt.read(text(body)))
    assert [(one.title, one.depth) for one in policy.content] == [("Purpose", 0), ("Aims", 1)]
    ((_, remark),) = policy.remarks
    assert (remark.who, remark.on, remark.text) == ("Ana", date(2026, 3, 4), "Why?")


def test_what_would_run_be_fetched_or_is_hidden_stays_behind_and_is_told():
    body = numbered(item("One")) + (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>Seen<text:span text:style-name="H">unseen</text:span>'
        '<draw:frame><draw:image xlink:href="http://example.org/spy.png"/></draw:frame>'
        '<text:a xlink:href="file:///etc/passwd">here</text:a>'
        '<text:a xlink:href="https://example.org/">there</text:a></text:p>'
        "<office:scripts><script:event-listener/></office:scripts>"
        '<text:section text:display="none"><text:p>unseen</text:p></text:section>'
    )
    found = odt.read(text(body))
    assert dict(found.notices) == {
        Notice.SCRIPT: 1, Notice.REMOTE: 1, Notice.LOCAL_FILE: 1, Notice.HIDDEN: 2,
        Notice.DELETED: 1,
    }  # fmt: skip
    said = repr(assembled(found).content)
    for word in ("gone", "unseen", "passwd", "spy"):
        assert word not in said
    assert Link("there", "https://example.org/") in found.lines[1].spans


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("<a/>", NotThisFormatError),
        ("<a>", DamagedError),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', NotThisFormatError),
    ],
)
def test_hostile_and_broken_files_are_refused_by_name(content, error):
    with pytest.raises(error):
        odt.read(zipped(content_xml=content))
