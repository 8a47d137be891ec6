"""Tests of the way of a clause into an editor and back: nothing is lost, nothing else comes in."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument

from smdesk.domain.policy.blocks import (
    Bullet,
    CrossReference,
    Link,
    Paragraph,
    TableBlock,
    Term,
    Text,
    Variable,
)
from smdesk.domain.policy.content import Clause
from smdesk.domain.records import RecordId
from smdesk.ui.policy.ink import Ink
from smdesk.ui.policy.rich import read, write
from tests.ui.policy.conftest import PLAN, policy

WORDS = st.text(
    st.characters(
        blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffc\u2028\u2029\ufdd0\ufdd1"
    ),
    min_size=1,
    max_size=12,
)
IDS = st.integers(0, 2**128 - 1).map(lambda number: RecordId(f"{number:032x}"))
PIECES = st.one_of(
    st.builds(Text, WORDS, st.booleans(), st.booleans()),
    st.builds(Link, WORDS, st.just("https://example.org/a")),
    st.builds(Link, WORDS, st.just("mailto:desk@example.org")),
    st.builds(CrossReference, IDS),
    st.builds(Term, WORDS),
    st.builds(Variable, st.sampled_from(["org.name", "contact"])),
)


def _joined(pieces):
    """Leave out pieces that would flow into the one before them: they are one piece."""
    kept = []
    for piece in pieces:
        alike = kept and type(piece) is type(kept[-1]) and hasattr(piece, "text")
        if not alike:
            kept.append(piece)
    return tuple(kept)


SPANS = st.lists(PIECES, max_size=5).map(_joined)
FILLED = st.lists(PIECES, min_size=1, max_size=5).map(_joined)
TABLES = st.lists(st.lists(SPANS, min_size=2, max_size=2).map(tuple), min_size=1, max_size=3).map(
    lambda rows: TableBlock(tuple(rows))
)
BLOCKS = st.one_of(
    st.builds(Paragraph, FILLED), st.builds(Bullet, SPANS, st.integers(0, 2)), TABLES
)
CLAUSES = st.builds(
    Clause,
    IDS,
    st.one_of(st.just(""), WORDS.map(str.strip)),
    st.lists(BLOCKS, max_size=4).map(tuple),
    st.integers(0, 3),
)


@given(CLAUSES)
@settings(max_examples=150, deadline=None)
def test_every_clause_comes_back_as_it_went_in(qapp, clause):
    document = QTextDocument()
    write(document, clause, Ink.of(QGuiApplication.font(), QGuiApplication.palette()))
    assert read(document) == (clause.title, clause.blocks)


@given(CLAUSES, st.integers(0, 60))
@settings(max_examples=100, deadline=None)
def test_the_two_sides_of_a_cut_say_together_what_the_whole_says(qapp, clause, at):
    document = QTextDocument()
    write(document, clause, Ink.of(QGuiApplication.font(), QGuiApplication.palette()))
    at = min(at, document.characterCount() - 1)
    # No cursor stands between the two halves of one sign.
    assume(not 0xDC00 <= _unit(document, at) < 0xE000)
    before, after = read(document, 0, at), read(document, at)
    whole = document.toPlainText().replace("\n", "")
    assert _length(before) + _length(after) <= len(whole) * 2 + 2
    said = _said(before) + _said(after)
    assert said.replace(" ", "") == _said(read(document)).replace(" ", "")


def _unit(document, at):
    units = read_all(document).encode("utf-16-le", "surrogatepass")[2 * at : 2 * at + 2]
    return int.from_bytes(units, "little")


def read_all(document):
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    return cursor.selectedText()


def _said(part):
    title, blocks = part
    return title + "".join(
        "".join(getattr(span, "text", "*") for span in getattr(block, "spans", ()))
        for block in blocks
        if not isinstance(block, TableBlock)
    )


def _length(part):
    return len(_said(part))


def test_a_reference_takes_one_place_and_cannot_be_entered(written):
    desk = written()
    edit = desk.edit(PLAN)
    text = edit.document().toPlainText()
    assert text.count("\ufffc") == 3, "a reference, a name to be filled in, a table"
    assert "6" not in text
    assert edit.words().startswith("Nothing is posted before a yes; see 2 and")


def test_the_sample_shows_and_reads_back_whole(qapp):
    document = QTextDocument()
    for clause in policy():
        write(document, clause, Ink.of(QGuiApplication.font(), QGuiApplication.palette()))
        assert read(document) == (clause.title, clause.blocks)
