"""Policies compared, kept, read and printed, beside difflib on the whole text and plain floors."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from difflib import SequenceMatcher
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from smdesk.desk.session import Session
from smdesk.domain.imprint import Imprint
from smdesk.domain.organisation import Organisation
from smdesk.domain.policy import editing
from smdesk.domain.policy.blocks import plain
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.documents import PolicyDocument, PolicyVersion
from smdesk.domain.policy.numbering import Scheme, numbers, references
from smdesk.domain.policy.redline import changed, redline
from smdesk.domain.policy.sheets import PolicySheet
from smdesk.domain.records import new_id
from smdesk.exporters.policy import docx
from smdesk.exporters.policy.document import PolicyText
from smdesk.printing.policy import policy_sheet
from smdesk.printing.press import Press
from tests.bench.cabinet import enter, front_desk
from tests.bench.measure import Figure, median_ms

WORDS, PAGES, WORDS_A_PAGE, WORDS_A_CLAUSE = 400, 30, 420, 95
EDITED = 0.08
"""How many of the words are others in the next version."""
REDLINE_MS = 50.0
CLAUSES = 1000
TENTH_MS, FRAME_MS = 100.0, 16.7
PDF_MS = 1000.0
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
RESOURCES = Path(__file__).parents[2] / "resources"


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
    """Measure the redline, its pages and files, and drafts of 1,000 clauses at the desk."""
    yield from _redline()
    yield from _fifty_pages()
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
    anew = session.policy.with_clock
    now, today = session.calendar.now, date.today
    read = median_ms(lambda: anew(now, today).content(version.id), 9)
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


def _fifty_pages() -> Iterator[Figure]:
    """Measure what goes out: fifty pages as PDF, and the same text as a Word file beside it."""
    old, _ = thirty_pages()
    more = tuple(replace(one, id=new_id()) for one in old.clauses[: len(old) * 2 // 3])
    content = Content((*old.clauses, *more))
    document = PolicyDocument(number="B 50", name="Fifty pages", created_on=NOW.date())
    version = PolicyVersion(document=document.id, n=1, changed_at=NOW, changed_by=new_id())
    sheet = PolicySheet(
        document=document, version=version, content=content,
        numbers=numbers(content, document.scheme), references=references(content, document.scheme),
        values={}, signoffs=(), remarks=(), readings=(), reviews=(), versions=(version,), holes=(),
        review_due=None, overdue=None, names={},
    )  # fmt: skip
    imprint = Imprint(
        organisation=Organisation(name="Bench"), today=NOW.date(), printed_at=NOW,
        printed_by="Bench", log_entries=1, check_words="one two three",
    )  # fmt: skip
    press = Press(RESOURCES)
    text = PolicyText(content=content, scheme=document.scheme, name=document.name)
    word = median_ms(lambda: docx.write(text), 3)
    ready = count()

    def print_it() -> None:
        # Another name each time: what was set once is set from memory.
        named = replace(sheet, document=replace(document, name=f"Fifty pages {next(ready)}"))
        press.pdf(policy_sheet(named, imprint))

    measured = median_ms(print_it, 3)
    yield Figure("policy: fifty pages as PDF", measured, "1 s", PDF_MS, 1.0)
    yield Figure("policy: the same as a Word file", word, "the PDF", measured, None)
