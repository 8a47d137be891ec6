"""What Enter, Backspace and Delete do to clauses, and where the cursor stands afterwards."""

from dataclasses import dataclass, replace

from smdesk.domain.policy import editing
from smdesk.domain.policy.blocks import Block, Bullet, Paragraph, Text
from smdesk.domain.policy.content import Clause, Content, settled
from smdesk.domain.records import RecordId, new_id

Said = tuple[str, tuple[Block, ...]]
"""A title and blocks, as they stand in an editor."""
START, END = 0, -1
OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor stands: a clause, and a place in its text as Qt counts.

    Below 0 it is counted from the end of the text, which is END itself.
    """

    clause: RecordId
    at: int = START


def split(
    content: Content, clause: RecordId, before: Said, after: Said, *, below: bool
) -> tuple[Content, Place]:
    """Cut a clause in two, or begin an empty one before or after it.

    Remarks and links stay where the text is: with nothing before the cursor, it is the new clause
    that is empty. After a title that stands alone the new clause lies one level ``below``.
    """
    one = content.clauses[content.at(clause)]
    if before == ("", ()):
        place = content.at(clause)
        new = Clause(new_id(), "", (), one.depth)
        clauses = (*content.clauses[:place], new, *content.clauses[place:])
        return Content(clauses), Place(clause)
    kept = replace(one, title=before[0], blocks=trimmed(before[1]))
    new = Clause(new_id(), after[0], trimmed(after[1]), one.depth + (1 if below else 0))
    made = editing.add(_put(content, kept), new, after=clause)
    return made, Place(new.id)


def join(content: Content, clause: RecordId) -> tuple[Content, Place] | None:
    """Join a clause to the end of the one before it; None for the first.

    A clause that says nothing simply goes, and so does an empty one before it, so that what was
    remarked on the words stays with them.
    """
    place = content.at(clause)
    if place == 0:
        return None
    above, one = content.clauses[place - 1], content.clauses[place]
    if one.empty:
        return editing.remove(content, clause, whole=False), Place(above.id, END)
    if above.empty:
        kept = replace(one, depth=above.depth)
        rest = editing.repoint(content, above.id, clause).clauses
        return settled((*rest[: place - 1], kept, *rest[place + 1 :])), Place(clause)
    made = editing.merge(content, clause)
    title = (Paragraph((Text(one.title),)),) if one.title.strip() else ()
    gone = (*title, *one.blocks)
    seam = Place(above.id, END + 1 - sum(_places(block) + 1 for block in gone))
    if title or not above.blocks or not one.blocks:
        return made, seam
    joined = _joined(above.blocks[-1], one.blocks[0])
    if joined is None:
        return made, seam
    now = made.clauses[made.at(above.id)]
    last = len(above.blocks) - 1
    blocks = (*now.blocks[:last], joined, *now.blocks[last + 2 :])
    return editing.set_blocks(made, above.id, blocks), seam


def put_clauses(content: Content, after: RecordId, new: Content) -> tuple[Content, Place]:
    """Put clauses in after another, on its level; in its place where it says nothing."""
    here = content.get(after)
    last = Place(new.clauses[-1].id, END)
    if here is None:
        return editing.append(content, new.clauses), last
    moved = [replace(one, depth=one.depth + here.depth) for one in new.clauses]
    place = content.at(after)
    kept = () if here.empty else (here,)
    return settled((*content.clauses[:place], *kept, *moved, *content.clauses[place + 1 :])), last


def trimmed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Leave out empty paragraphs at both ends, and white space at the seam."""
    first, last = 0, len(blocks)
    while first < last and _nothing(blocks[first]):
        first += 1
    while last > first and _nothing(blocks[last - 1]):
        last -= 1
    kept = list(blocks[first:last])
    if kept:
        kept[0] = _without_lead(kept[0])
    return tuple(kept)


def _put(content: Content, clause: Clause) -> Content:
    place = content.at(clause.id)
    return Content((*content.clauses[:place], clause, *content.clauses[place + 1 :]))


def _nothing(block: Block) -> bool:
    if not isinstance(block, Paragraph | Bullet):
        return False
    return all(isinstance(span, Text) and not span.text.strip() for span in block.spans)


def _without_lead(block: Block) -> Block:
    if not isinstance(block, Paragraph) or not block.spans:
        return block
    first = block.spans[0]
    if not isinstance(first, Text):
        return block
    return replace(block, spans=(replace(first, text=first.text.lstrip()), *block.spans[1:]))


def _joined(before: Block, after: Block) -> Block | None:
    if isinstance(before, Paragraph | Bullet) and isinstance(after, Paragraph | Bullet):
        spans = before.spans
        match spans, after.spans:
            case (*head, Text(one, bold, italic)), (Text(other, b, i), *tail) if (bold, italic) == (
                b,
                i,
            ):
                return replace(before, spans=(*head, Text(one + other, bold, italic), *tail))
        return replace(before, spans=(*spans, *after.spans))
    return None


def _places(block: Block) -> int:
    """Return how many places Qt counts in a block: units of UTF-16, and one for what is drawn."""
    if not isinstance(block, Paragraph | Bullet):
        return 1
    texts = [getattr(span, "text", OBJECT) for span in block.spans]
    return sum(len(text.encode("utf-16-le", "surrogatepass")) // 2 for text in texts)
