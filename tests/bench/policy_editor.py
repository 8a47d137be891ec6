"""The policy's editor: a keystroke until it is painted, and a long text until its first paint."""

import time
from collections.abc import Iterator
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from smdesk.domain.policy.blocks import Bullet, CrossReference, Paragraph, Term, Text
from smdesk.domain.policy.content import Clause, Content, settled
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.records import RecordId
from smdesk.ui.policy.editor import EditorPage
from smdesk.ui.policy.spelling import Speller, load
from smdesk.ui.policy.steps import Place
from tests.bench.measure import Figure

USUAL, LONG = 300, 1000
FRAME_MS = 16.0
OPENED_MS = 300.0
WINDOW = (1072, 778)
"""Px of the screen in a window of 1280 by 800."""
WORDS = "Each month the coordinator makes a plan of what goes out, and each week a short list. "
TYPED = "and nobody posts before the named approver has said yes to it"


def text(clauses: int) -> Content:
    """Return so many clauses on three levels, of sixty words each where they are not titles."""
    ids = [RecordId(f"{number:032x}") for number in range(clauses)]
    made = []
    for number, clause in enumerate(ids):
        if number % 10 in {0, 1}:
            made.append(Clause(clause, f"Part {number}", (), number % 10))
            continue
        said = (
            Text(WORDS * 2),
            Term("Approval"),
            Text(" is told in "),
            CrossReference(ids[number - number % 10]),
            Text(f", and again here: {WORDS}"),
        )
        points = (Bullet((Text("texts and pictures"),)), Bullet((Text("what links lead to"),)))
        made.append(Clause(clause, "", (Paragraph(said), *points[: number % 3]), 2))
    return settled(made)


def page(content: Content) -> EditorPage:
    """Return the page with the text, shown, with the dictionaries read."""
    speller = Speller()
    speller.take(load())
    made = EditorPage(lambda version, _content: version, speller, str, None)  # type: ignore[arg-type]
    made.resize(*WINDOW)
    made.show_text(content, Scheme.PARAGRAPH, writing=True)
    made.show()
    QApplication.processEvents()
    return made


def figures() -> Iterator[Figure]:
    """Measure typing, splitting and opening; peers are Qt's own editor over the same text."""
    there = QApplication.instance() or QApplication(["bench"])
    for clauses in (USUAL, LONG):
        made = page(text(clauses))
        yield Figure(
            f"policy: a keystroke until it is painted, {clauses} clauses",
            median(_typing(made)), "a frame", FRAME_MS, 1.0 if clauses == USUAL else None,
        )  # fmt: skip
        yield Figure(
            f"policy: Enter, and all is numbered anew, {clauses} clauses",
            median(_splitting(made)), "a frame", FRAME_MS, None,
        )  # fmt: skip
        made.close()
    content = text(LONG)
    peer = _plain_ms(content)
    yield Figure(
        f"policy: {LONG} clauses opened, until the first paint", _opened_ms(content), "300 ms",
        OPENED_MS, 1.0,
    )  # fmt: skip
    yield Figure(
        "policy: the same, against one QTextEdit with all of it", _opened_ms(content),
        "QTextEdit", peer, None,
    )  # fmt: skip
    there.processEvents()


def _typing(made: EditorPage) -> list[float]:
    clauses = made.draft.content.clauses
    row = made.list.go(Place(clauses[len(clauses) // 2 + 3].id, 20))
    QApplication.processEvents()
    taken = []
    for letter in TYPED if row is not None else "":
        start = time.perf_counter()
        QTest.keyClick(row.edit, letter)
        row.edit.viewport().repaint()
        taken.append((time.perf_counter() - start) * 1000)
        QApplication.processEvents()
    return taken


def _splitting(made: EditorPage) -> list[float]:
    taken = []
    for _ in range(10):
        edit = made.writing.edit
        if edit is None:
            break
        edit.put_cursor(10)
        start = time.perf_counter()
        QTest.keyClick(edit, Qt.Key.Key_Return)
        made.repaint()
        taken.append((time.perf_counter() - start) * 1000)
        QApplication.processEvents()
    return taken


def _opened_ms(content: Content) -> float:
    taken = []
    for _ in range(5):
        made = page(Content())
        start = time.perf_counter()
        made.show_text(content, Scheme.PARAGRAPH, writing=True)
        made.repaint()
        taken.append((time.perf_counter() - start) * 1000)
        made.close()
        made.deleteLater()
        QApplication.processEvents()
    return median(taken)


def _plain_ms(content: Content) -> float:
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        peer = QTextEdit()
        peer.resize(*WINDOW)
        peer.setPlainText(content.text())
        peer.show()
        peer.repaint()
        taken.append((time.perf_counter() - start) * 1000)
        peer.close()
    return median(taken)
