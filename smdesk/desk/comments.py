"""What the team says to each other about a draft, kept beside it (C4)."""

from dataclasses import dataclass

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.domain.publications import DraftComment
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member


@dataclass(frozen=True, slots=True)
class Talk:
    """A comment and the answers to it, the first said first."""

    comment: DraftComment
    name: str
    """Of whoever said it."""
    answers: tuple["Talk", ...]


class CommentsDesk:
    """Comments, answers, and what is settled."""

    def __init__(self, keeper: Gatekeeper) -> None:
        self._keeper, self._office = keeper, keeper.office
        self._drawer = keeper.office.library.calendar.draft_comments

    def of(self, variant: RecordId) -> list[Talk]:
        """Return what was said about the variant, the first said first."""
        said = self._drawer.where("at", variant=variant)
        known = {one.id for one in said}
        under: dict[RecordId | None, list[DraftComment]] = {}
        for one in said:
            top = one.answers if one.answers in known else None
            under.setdefault(top, []).append(one)
        people = {person: who.name for person, who in self._office.people().items()}

        def talks(of: RecordId | None) -> tuple[Talk, ...]:
            return tuple(
                Talk(one, people.get(one.by, ""), talks(one.id)) for one in under.get(of, ())
            )

        return list(talks(None))

    def say(
        self, variant: RecordId, text: str, *, answers: RecordId | None = None, by: Member
    ) -> DraftComment:
        """Say something about the variant as it now reads; raises GoneError, InvalidError."""
        one = self._keeper.one(variant)
        if answers is not None:
            answers = self._drawer.one(answers).id
        comment = DraftComment(
            variant=variant,
            by=by.person,
            at=self._office.now(),
            text=text.strip(),
            answers=answers,
            version=one.version,
        )
        with self._keeper.task("draft_comment.add", variant, by=by):
            return self._drawer.save(comment)

    def settle(self, comment: RecordId, *, by: Member) -> DraftComment:
        """Note that nothing is asked for any more; raises GoneError."""
        one = self._drawer.one(comment)
        if one.settled_at is not None:
            return one
        with self._keeper.task("draft_comment.settle", one.variant, by=by):
            return self._drawer.save(one.settled(self._office.now()))
