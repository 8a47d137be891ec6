"""Tests of what is pasted: words come in, everything that could do harm stays out."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from smdesk.desk.policy_paste import allowed, blocks_of_html, blocks_of_text
from smdesk.domain.policy.blocks import Bullet, Link, Paragraph, TableBlock, Text
from smdesk.ui.policy.clause_edit import pasted
from tests.ui.policy.conftest import CUSTODY, PLAN

HOSTILE = """
<html><head><title>Bad</title><style>body { background: url(http://evil.example/x.png) }</style>
<script>alert(document.cookie)</script><link rel=stylesheet href="file:///etc/passwd"></head>
<body onload="steal()">
<p style="font-size:40pt;color:#fff">Big <b>bold</b> and <i>slanted</i></p>
<img src="http://evil.example/track.gif"><img src="file:///etc/passwd">
<iframe src="http://evil.example"><p>within</p></iframe>
<object data="x.swf"><p>object</p></object>
<a href="javascript:alert(1)">a script</a> <a href="file:///etc/passwd">a file</a>
<a href="https://example.org/rules">a page</a>
<ul><li>first</li><li>second<ul><li>deeper</li></ul></li></ul>
<svg><script>alert(2)</script><text>drawn</text></svg>
<table><tr><th>When</th><th>Who</th></tr><tr><td>May</td><td>Nora</td></tr></table>
</body></html>
"""


def test_hostile_html_leaves_its_words_and_nothing_else():
    blocks = blocks_of_html(HOSTILE)
    spans = [span for block in blocks for span in getattr(block, "spans", ())]
    said = "".join(span.text for span in spans)
    for bad in ("alert", "steal", "cookie", "evil", "within", "object", "drawn", "Bad", "passwd"):
        assert bad not in said
    assert [span.url for span in spans if isinstance(span, Link)] == ["https://example.org/rules"]
    assert (
        Paragraph(
            (Text("Big "), Text("bold", bold=True), Text(" and "), Text("slanted", italic=True))
        )
        in blocks
    )
    assert "a script a file " in said
    assert Bullet((Text("deeper"),), 1) in blocks
    table = next(block for block in blocks if isinstance(block, TableBlock))
    assert table.header
    assert table.rows[1] == ((Text("May"),), (Text("Nora"),))


def test_an_editor_takes_the_words_of_hostile_html_and_reads_no_file(written, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text("never to be read")
    desk = written()
    edit = desk.edit(CUSTODY, -1)
    source = QMimeData()
    source.setHtml(HOSTILE)
    edit.insertFromMimeData(source)
    assert "Big" in edit.words()
    html = edit.document().toHtml()
    assert "img" not in html
    assert "evil" not in html
    for kind in (1, 2, 3):
        found = edit.document().resource(kind, QUrl.fromLocalFile(str(kept)))
        assert b"never" not in bytes(found.data() if found is not None else b"")


def test_a_picture_alone_brings_nothing(written):
    desk = written()
    before = desk.content
    source = QMimeData()
    source.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    edit = desk.edit(CUSTODY)
    assert not edit.canInsertFromMimeData(source)
    edit.insertFromMimeData(source)
    assert desk.content == before


def test_what_is_copied_here_keeps_its_references(written):
    desk = written()
    edit = desk.edit(PLAN)
    edit.selectAll()
    made = edit.createMimeDataFromSelection()
    assert pasted(made) == desk.draft.clause(PLAN).blocks
    assert "see 2 and the guide" in made.text()


def test_spoiled_data_of_our_own_kind_brings_nothing():
    source = QMimeData()
    source.setData("application/x-smdesk-clauses", b'[{"k":"p","spans":[{"t":"evil"}]}]')
    assert pasted(source) == ()
    source.setData("application/x-smdesk-clauses", b"\xff\xfe")
    assert pasted(source) == ()


def test_plain_text_becomes_paragraphs_and_points():
    assert blocks_of_text("One\n\n• two\n  three  \x07\n") == (
        Paragraph((Text("One"),)),
        Bullet((Text("two"),)),
        Paragraph((Text("three"),)),
    )


def test_only_the_web_mail_and_telephones_may_be_linked_to():
    assert allowed("https://example.org")
    assert allowed("mailto:desk@example.org")
    assert allowed("tel:+994123456789")
    for bad in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "//host/x"):
        assert not allowed(bad)


@given(st.text(max_size=400))
def test_no_html_whatever_breaks_the_reader(html):
    for block in blocks_of_html(html):
        assert isinstance(block, Paragraph | Bullet | TableBlock)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</td>", "</table>",
             "<script>", "</script>", "<b>", "</b>", "words ", "<a href='https://x.y'>", "</a>"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_tags_in_any_order_break_nothing(parts):
    for block in blocks_of_html("".join(parts)):
        assert isinstance(block, Paragraph | Bullet | TableBlock)


def test_a_page_that_is_pasted_is_read_as_one_from_a_file():
    blocks = blocks_of_html(
        "<p>One<br>two</p><ol><li>first<li>second</ol><p style='display:none'>unseen</p>"
        "<table><tr><td>a letter in a frame</td></tr></table><p>See <a href='#here'>below</a>.</p>"
    )
    assert blocks == (
        Paragraph((Text("One"),)),
        Paragraph((Text("two"),)),
        Bullet((Text("first"),)),
        Bullet((Text("second"),)),
        Paragraph((Text("a letter in a frame"),)),
        Paragraph((Text("See below."),)),
    )
