"""Thirty pages of policy compared with their next version, beside difflib on the whole text."""

import random
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from smdesk.desk.session import Session
from smdesk.domain.policy import editing
from smdesk.domain.policy.content import Clause, Content, plain
from smdesk.domain.policy.numbering import Scheme, numbers
from smdesk.domain.policy.redline import changed, redline
from smdesk.domain.records import new_id
from tests.bench.cabinet import enter, front_desk
from tests.bench.measure import Figure, median_ms

WORDS, PAGES, WORDS_A_PAGE, WORDS_A_CLAUSE = 400, 30, 420, 95
EDITED = 0.08
"""How many of the words are others in the next version."""
REDLINE_MS = 50.0
CLAUSES = 1000
TENTH_MS, FRAME_MS = 100.0, 16.7


def thirty_pages() -> tuple[Content, Content]:
    """Return 30 pages and their next version: one clause moved, one new, one gone, all edited."""
    dice = random.Random(30)
    letters = "abcdefghiklmnoprstu"
    stock = ["".join(dice.choices(letters, k=dice.randint(2, 9))) for _ in range(WORDS)]
    # As in any language, the second word is half as frequent as the first, and so on.
    often = [1 / rank for rank in range(1, WORDS + 1)]
    clauses = []
    for n in range(PAGES * WORDS_A_PAGE // WORDS_A_CLAUSE):
        said = " ".join(dice.choices(stock, often, k=WORDS_A_CLAUSE))
        clauses.append(Clause(f"{n:032x}", f"Clause about {stock[n]}", plain(said), min(n % 5, 2)))
    old = Content(tuple(clauses))
    new = editing.move_down(old, clauses[10].id)
    new = editing.remove(new, clauses[24].id)
    new = editing.add(new, Clause("f" * 32, "New", plain(" ".join(stock[:80])), 1), clauses[40].id)
    return old, Content(tuple(_edited(clause, dice, stock) for clause in new))


def _edited(clause: Clause, dice: random.Random, stock: list[str]) -> Clause:
    said = clause.blocks[0].spans[0].text.split()
    words = [dice.choice(stock) if dice.random() < EDITED else word for word in said]
    return replace(clause, blocks=plain(" ".join(words)))


def figures() -> Iterator[Figure]:
    """Measure the redline, and drafts of 1,000 clauses at the desk."""
    yield from _redline()
    with TemporaryDirectory() as place:
        front = front_desk(Path(place))
        session = enter(front, front.create_sample(Path(place) / "policy.smvault"))
        yield from _drafts(session)
        session.lock()


def _drafts(session: Session) -> Iterator[Figure]:
    """Measure what the desk does while somebody types in one clause of very many."""
    said = plain("Some words of a clause that is neither long nor short. " * 5)
    clauses = (Clause(new_id(), f"Clause {n}", said, n % 3) for n in range(CLAUSES))
    content = Content(tuple(clauses))
    version = session.policy.begin_with(
        content, number="BENCH", name="A very long policy", by=session.me
    )
    middle, typed = content.clauses[CLAUSES // 2].id, count()

    def save() -> None:
        words = plain(f"Typed {next(typed)} times")
        session.policy.save_draft(
            version.id, editing.set_blocks(content, middle, words), by=session.me
        )

    kept = median_ms(save, 9)
    read = median_ms(lambda: session.policy.content(version.id), 9)
    numbered = median_ms(lambda: numbers(content, Scheme.PARAGRAPH), 9)
    yield Figure(f"a draft of {CLAUSES:,} clauses kept", kept, "a tenth of a second", TENTH_MS, 1.0)
    yield Figure(f"{CLAUSES:,} clauses read", read, "a tenth of a second", TENTH_MS, 1.0)
    yield Figure(f"{CLAUSES:,} clauses numbered", numbered, "a frame", FRAME_MS, 1.0)


def _redline() -> Iterator[Figure]:
    """Measure the redline; its peer is given the same words in one piece."""
    old, new = thirty_pages()
    was, now = numbers(old, Scheme.DECIMAL), numbers(new, Scheme.DECIMAL)
    found = changed(redline(old, new, was, now))
    assert len(found) > len(new) * 0.9
    ours = median_ms(lambda: redline(old, new, was, now), 15)
    before, after = old.text(was).split(), new.text(now).split()
    peer = median_ms(lambda: SequenceMatcher(None, before, after, autojunk=False).get_opcodes(), 1)
    yield Figure("redline of 30 pages", ours, "the time it may take", REDLINE_MS, 1.0)
    yield Figure("redline of 30 pages", ours, "difflib on the whole text", peer, 0.2)
