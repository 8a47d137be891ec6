"""What a policy says: clauses in reading order, each with a name of its own that never changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from smdesk.domain.policy.blocks import Block, BrokenContentError, Span, Text, block_text, runs
from smdesk.domain.policy.kept_blocks import block_said, sha256
from smdesk.domain.records import RecordId, new_id

DEEPEST = 5
"""How deep clauses may lie within each other: word processors number nine levels, people six."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; those that follow and lie deeper belong to it."""

    id: RecordId = field(default_factory=new_id)
    title: str = ""
    blocks: tuple[Block, ...] = ()
    depth: int = 0

    @property
    def spans(self) -> Iterator[Span]:
        """Everything that is said in the clause, in reading order, without the title."""
        for block in self.blocks:
            for run in runs(block):
                yield from run

    @property
    def empty(self) -> bool:
        """Whether it says nothing at all."""
        return not self.title.strip() and not any(
            not isinstance(span, Text) or span.text.strip() for span in self.spans
        )

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of what it says, wherever it stands: 64 hexadecimal digits."""
        return sha256({"title": self.title, "blocks": [block_said(one) for one in self.blocks]})


def clause_text(
    clause: Clause,
    numbers: Mapping[RecordId, str] | None = None,
    values: Mapping[str, str] | None = None,
) -> str:
    """Return how a clause reads without its title: a line for each block."""
    return "\n".join(block_text(block, numbers, values) for block in clause.blocks)


@dataclass(frozen=True, slots=True)
class Content:
    """All that a version says.

    Raises BrokenContentError when two clauses have one id, or when a clause lies more than one
    level below the one before it; ``settled`` mends the levels instead.
    """

    clauses: tuple[Clause, ...] = ()

    def __post_init__(self) -> None:
        if len({clause.id for clause in self.clauses}) != len(self.clauses):
            raise BrokenContentError("twice")
        above = -1
        for clause in self.clauses:
            if not 0 <= clause.depth <= min(above + 1, DEEPEST):
                raise BrokenContentError("depth")
            above = clause.depth

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.clauses)

    def __len__(self) -> int:
        return len(self.clauses)

    def at(self, clause: RecordId) -> int:
        """Return the place of a clause, 0 for the first; raises KeyError for one not there."""
        for place, one in enumerate(self.clauses):
            if one.id == clause:
                return place
        raise KeyError(clause)

    def get(self, clause: RecordId) -> Clause | None:
        """Return the clause, or None when it is not there."""
        return next((one for one in self.clauses if one.id == clause), None)

    def end(self, place: int) -> int:
        """Return where the clauses that belong to the one at ``place`` end."""
        depth = self.clauses[place].depth
        after = place + 1
        while after < len(self.clauses) and self.clauses[after].depth > depth:
            after += 1
        return after

    def text(
        self,
        numbers: Mapping[RecordId, str] | None = None,
        values: Mapping[str, str] | None = None,
    ) -> str:
        """Return it as plain text: number and title on a line, then what the clause says."""
        lines: list[str] = []
        for clause in self.clauses:
            head = " ".join(filter(None, ((numbers or {}).get(clause.id, ""), clause.title)))
            lines += [line for line in (head, clause_text(clause, numbers, values)) if line]
        return "\n".join(lines)

    @property
    def words(self) -> int:
        """How many words it has, titles included, numbers not."""
        return len(self.text().split())

    @property
    def digest(self) -> str:
        """The SHA-256 of its canonical JSON: 64 hexadecimal digits."""
        return sha256(self._said())

    def _said(self) -> object:
        return {
            "clauses": [
                {
                    "id": clause.id,
                    "title": clause.title,
                    "depth": clause.depth,
                    "blocks": [block_said(block) for block in clause.blocks],
                }
                for clause in self.clauses
            ]
        }


def settled(clauses: Iterable[Clause]) -> Content:
    """Return a content of these clauses, each raised as far as it must be to lie under another."""
    kept: list[Clause] = []
    above = -1
    for clause in clauses:
        above = max(0, min(clause.depth, above + 1, DEEPEST))
        kept.append(clause if clause.depth == above else replace(clause, depth=above))
    return Content(tuple(kept))
