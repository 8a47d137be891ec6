"""Web pages become clauses; what would run or be fetched stays behind."""

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.policy.blocks import Bullet, CrossReference, TableBlock, Text
from smdesk.domain.policy.numbering import numbers
from smdesk.importers.policy import html
from smdesk.importers.policy.assembling import assembled
from smdesk.importers.policy.found import Notice

PAGE = """<!DOCTYPE html><title>x</title><h1>House rules</h1><p>Created: 01.02.2024</p>
<h2 id="a">1. Answers</h2><p>Within a <b>day</b>; see <a href="#p">pictures</a>.
<ul><li>questions<ul><li>small</li></ul></li><li><p>complaints</p></li></ul>
<h2 id="p">2. Pictures</h2><ol><li>Ask.</li><li>Write down.</li></ol>
<table><tr><th>Who</th><th>What</th></tr><tr><td>Desk</td><td>Forms</td></tr></table>"""


def read(text):
    return assembled(html.of_text(text))


def test_headings_lists_tables_and_pointers_are_taken():
    policy = read(PAGE)
    now = numbers(policy.content, policy.scheme)
    assert (policy.name, str(policy.created)) == ("House rules", "2024-02-01")
    assert [now[one.id] for one in policy.content] == ["1", "2", "2.1", "2.2"]
    assert [one.title for one in policy.content][:2] == ["Answers", "Pictures"]
    answers, pictures, _, written = policy.content.clauses
    assert CrossReference(pictures.id) in list(answers.spans)
    assert Text("day", bold=True) in list(answers.spans)
    assert answers.blocks[1:] == (
        Bullet((Text("questions"),)), Bullet((Text("small"),), 1), Bullet((Text("complaints"),)),
    )  # fmt: skip
    assert written.blocks[-1] == TableBlock(
        (((Text("Who"),), (Text("What"),)), ((Text("Desk"),), (Text("Forms"),))), header=True
    )


def test_what_would_run_be_fetched_or_is_hidden_stays_behind_and_is_told():
    found = html.of_text(
        "<h1>A</h1><script>steal()</script><p onclick='x()'>Seen<span style='display: none'>un"
        "seen</span><img src='https://e.org/spy.gif'><img src=a.png>"
        "<a href='javascript:steal()'>a</a><a href='file:///etc/passwd'>b</a>"
        "<iframe src='https://e.org'></iframe></p>"
    )
    assert dict(found.notices) == {
        Notice.SCRIPT: 4, Notice.REMOTE: 1, Notice.LOCAL_FILE: 1, Notice.PICTURE: 1,
        Notice.HIDDEN: 1,
    }  # fmt: skip
    said = repr(assembled(found).content)
    for word in ("steal", "unseen", "passwd", "spy"):
        assert word not in said


@given(st.text("<>/!abhlioutdrp1. =\"'&;#", max_size=200))
def test_any_page_is_read(text):
    read(text)
