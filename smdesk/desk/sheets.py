"""The desk of approval sheets: makes them, and takes in what was ticked on them (C4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.topics import Topic
from smdesk.domain import approvals
from smdesk.domain.approval_sheets import (
    MOST_POSTS,
    SHEET_CHANGED,
    SHEET_MOVED,
    TYPED_OWN_WORK,
    Answer,
    ApprovalSheet,
    CodeTrouble,
    SheetCodeError,
    SheetContents,
    SheetPost,
    check_day,
    code_for,
    read_code,
)
from smdesk.domain.calendar import State, Variant, WrongStateError
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import Fault, InvalidError, RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rules import BoundClause, RefusedError

_SENT_BACK = {Answer.CHANGE: State.CHANGES_REQUESTED, Answer.REJECT: State.REJECTED}
_QUOTED = (approvals.NOT_APPROVED.code, approvals.OWN_WORK.code)
"""Rules whose clauses the sheet quotes, if they are bound to any."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet as the register shows it."""

    sheet: ApprovalSheet
    asked: str
    """The name of whoever was asked."""
    made_by: str
    posts: int
    answered: int


@dataclass(frozen=True, slots=True)
class Ticked:
    """What stands on the sheet beside one post, and the day by the signature."""

    answer: Answer
    words: str
    on: date


class SheetsDesk:
    """Puts posts before somebody on paper, and lets nothing through that reads otherwise since."""

    def __init__(self, keeper: Gatekeeper) -> None:
        self._keeper, self._office = keeper, keeper.office
        self._drawers = keeper.office.library.calendar

    # What there is.

    def askable(self) -> dict[RecordId, str]:
        """Return who can be asked about something that waits: their names by person."""
        found: set[RecordId] = set()
        for one in self._waiting():
            found |= self._keeper.approvers(one.channel) - set(one.writers)
        names = {person: self._keeper.name(person) for person in found}
        return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))

    def waiting(self, asked: RecordId) -> list[CalendarLine]:
        """Return the posts in review that the person can answer, by time."""
        lines = (self._keeper.lines.one(one.id) for one in self._waiting() if self._may(one, asked))
        return [line for line in lines if line is not None]

    def lines(self) -> list[SheetLine]:
        """Return every sheet there ever was, the newest first."""
        people = self._office.people()
        counts: dict[RecordId, list[bool]] = {}
        for sheet, answer in self._drawers.sheet_posts.pick("sheet, answer"):
            counts.setdefault(sheet, []).append(answer is not None)
        return [
            SheetLine(
                sheet,
                people[sheet.asked].name if sheet.asked in people else "",
                people[sheet.by].name if sheet.by in people else "",
                len(counts.get(sheet.id, ())),
                sum(counts.get(sheet.id, ())),
            )
            for sheet in self._drawers.approval_sheets.where("-number")
        ]

    def posts(self, sheet: RecordId) -> list[SheetPost]:
        """Return what the sheet shows, in its order."""
        return self._drawers.sheet_posts.where("place", sheet=sheet)

    def contents(self, sheet: RecordId, imprint: Imprint) -> SheetContents:
        """Return everything that the sheet prints; raises GoneError."""
        one = self._drawers.approval_sheets.one(sheet)
        posts = tuple(self.posts(sheet))
        return SheetContents(
            sheet=one,
            asked=self._keeper.name(one.asked),
            posts=posts,
            clauses=tuple(self._clauses()),
            imprint=imprint,
            destroyed={
                (post.variant, asset.name): asset.destroyed_on
                for post in posts
                for _, asset in self._keeper.variants.shown(post.variant)
                if asset.destroyed_on is not None
            },
        )

    # Making one.

    def make(
        self, asked: RecordId, variants: Sequence[RecordId], note: str = "", *, by: Member
    ) -> ApprovalSheet:
        """Put these posts, as they read now, on a sheet for that person.

        Raises GoneError, InvalidError (posts) for none or more than MOST_POSTS, WrongStateError for
        a post that is not in review, RefusedError (OWN_WORK, NOT_APPROVER, SAME_APPROVER).
        """
        if not 1 <= len(variants) <= MOST_POSTS:
            raise InvalidError(posts=Fault.EMPTY if not variants else Fault.OUT_OF_RANGE)
        now = self._office.now()
        last = self._drawers.approval_sheets.pick("number", "-number")
        number = last[0][0] + 1 if last else 1
        sheet = ApprovalSheet(number=number, asked=asked, at=now, by=by.person, note=note.strip())
        posts = []
        for place, variant in enumerate(variants, start=1):
            one = self._keeper.one(variant)
            if one.standing(now) is not State.IN_REVIEW:
                raise WrongStateError(one.standing(now), State.APPROVED)
            refusal = self._keeper.approver(one, asked, self._keeper.gate(one, now).live)
            if refusal is not None:
                raise RefusedError(refusal)
            posts.append(self._shown(sheet.id, place, one))
        with self._office.task("sheet.make", Topic.CALENDAR, by=by):
            self._drawers.approval_sheets.save(sheet)
            self._drawers.sheet_posts.save_all(posts)
        return sheet

    def withdraw(self, sheet: RecordId, *, by: Member) -> ApprovalSheet:
        """Take none of its codes any more, as when it is lost; raises GoneError."""
        one = self._drawers.approval_sheets.one(sheet)
        if one.withdrawn_at is not None:
            return one
        with self._office.task("sheet.withdraw", Topic.CALENDAR, by=by):
            return self._drawers.approval_sheets.save(replace(one, withdrawn_at=self._office.now()))

    # What comes back.

    def find(self, typed: str) -> SheetPost:
        """Return the post that the code stands beside, and that still reads as it did.

        Raises SheetCodeError, GoneError for a post that is not there any more, and RefusedError
        (SHEET_CHANGED).
        """
        code = read_code(typed)
        drawers = self._drawers.sheet_posts
        rows = drawers.pick("id, sheet, variant, digest", "answer")
        found = [one for one, *shown in rows if code_for(*shown) == code]
        if not found:
            raise SheetCodeError(CodeTrouble.UNKNOWN)
        # What waits for an answer comes first.
        post = drawers.one(found[0])
        self._open(post)
        self._as_shown(post)
        return post

    def asked(self, post: SheetPost) -> str:
        """Return the name of whoever was asked about it."""
        return self._keeper.name(self._drawers.approval_sheets.one(post.sheet).asked)

    def today(self) -> date:
        """Return the day on the wall, which is likely the one by the signature."""
        return self._office.today()

    def answer(self, post: RecordId, ticked: Ticked, *, by: Member) -> Variant:
        """Take in what was ticked for the post, as the word of whoever was asked.

        A yes is signed with the member's key, who may have written none of it. Raises as ``find``;
        RefusedError (TYPED_OWN_WORK, SHEET_MOVED, OWN_WORK, NOT_APPROVER, SAME_APPROVER),
        WrongStateError, and InvalidError for a day that cannot be, or a no without words.
        """
        shown, now = self._drawers.sheet_posts.one(post), self._office.now()
        sheet = self._open(shown)
        variant = self._as_shown(shown)
        check_day(ticked.on, first=self._day(sheet.at), today=self._office.today())
        answered = shown.answered(ticked.answer, ticked.words, ticked.on, by=by.person, at=now)
        if ticked.answer is Answer.APPROVE:
            return self._approved(answered, variant, sheet.asked, now, by=by)
        refusal = self._keeper.approver(variant, sheet.asked, ())
        if refusal is not None:
            raise RefusedError(refusal)
        after = variant.sent_back(_SENT_BACK[ticked.answer], ticked.words, now)
        with self._keeper.task("gate.on_paper", variant.id, by=by):
            self._drawers.sheet_posts.save(answered)
            return self._drawers.variants.save(after)

    # What these share.

    def _approved(
        self, answered: SheetPost, variant: Variant, asked: RecordId, now: datetime, *, by: Member
    ) -> Variant:
        if by.person in variant.writers:
            raise self._keeper.refused(TYPED_OWN_WORK, variant, person=by.name)
        if variant.request is None or variant.standing(now) is not State.IN_REVIEW:
            raise WrongStateError(variant.standing(now), State.APPROVED)
        paper = (asked, answered)
        approval = self._keeper.signed(variant, answered.words, by, now, on_paper=paper)
        minutes = self._keeper.variants.workflow().move_minutes
        if variant.at != answered.planned and not approvals.keeps([approval], variant.at, minutes):
            raise self._keeper.refused(SHEET_MOVED, variant)
        with self._keeper.task("gate.on_paper", variant.id, by=by):
            self._drawers.sheet_posts.save(answered)
            self._drawers.approvals.save(approval)
            open_ = self._keeper.gate(variant, now).open
            return self._drawers.variants.save(variant.approved(now) if open_ else variant)

    def _waiting(self) -> list[Variant]:
        now = self._office.now()
        found = self._drawers.variants.where("at", state=State.IN_REVIEW)
        return [one for one in found if one.standing(now) is State.IN_REVIEW]

    def _may(self, variant: Variant, person: RecordId) -> bool:
        live = self._keeper.gate(variant, self._office.now()).live
        return self._keeper.approver(variant, person, live) is None

    def _open(self, post: SheetPost) -> ApprovalSheet:
        """Return the sheet of a post that still waits for its answer."""
        sheet = self._drawers.approval_sheets.one(post.sheet)
        if post.answer is not None:
            raise SheetCodeError(CodeTrouble.ANSWERED)
        if sheet.withdrawn_at is not None:
            raise SheetCodeError(CodeTrouble.WITHDRAWN)
        return sheet

    def _as_shown(self, post: SheetPost) -> Variant:
        """Return the variant, which says and shows exactly what the sheet does."""
        variant = self._keeper.one(post.variant)
        if self._keeper.variants.digest(variant) != post.digest:
            before, after = f"v{post.version}", f"v{variant.version}"
            raise self._keeper.refused(SHEET_CHANGED, variant, before=before, after=after)
        return variant

    def _shown(self, sheet: RecordId, place: int, variant: Variant) -> SheetPost:
        variants = self._keeper.variants
        media = variants.shown(variant.id)
        account = self._office.library.accounts.get(variant.channel)
        return SheetPost(
            sheet=sheet,
            variant=variant.id,
            place=place,
            digest=variants.digest(variant),
            version=variant.version,
            name=variants.name(variant),
            channel=account.name if account else "",
            planned=variant.at,
            text=variant.text,
            link=variant.tagged_link,
            first_comment=variant.first_comment,
            hashtags=variant.hashtags,
            media=tuple(asset.name for _, asset in media),
            alts=tuple(use.alt for use, _ in media),
            checks=tuple(one.check.value for one in variants.checks(variant) if one.done),
        )

    def _clauses(self) -> list[BoundClause]:
        bound = self._office.clauses()
        found = {bound[code].title: bound[code] for code in _QUOTED if code in bound}
        return list(found.values())

    def _day(self, instant: datetime) -> date:
        return instant.astimezone(self._keeper.lines.zone()).date()
