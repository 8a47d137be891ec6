"""Swaps of duty: somebody asks another to take a shift, who agrees or declines."""

from dataclasses import dataclass
from datetime import timedelta

from smdesk.desk.errors import AlreadyAnsweredError, NotAskedError
from smdesk.desk.office import Office
from smdesk.desk.read_first import check_read
from smdesk.desk.topics import Topic
from smdesk.domain.records import Fault, InvalidError, RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rota import MONTH_DAYS, Shift, Swap, SwapState


@dataclass(frozen=True, slots=True)
class SwapLine:
    """A swap as a list shows it."""

    swap: Swap
    shift: Shift | None
    """None once the shift is gone."""
    account: str
    asked_by: str
    asked_of: str
    mine_to_answer: bool


class SwapsDesk:
    """Lets people swap."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def lines(self, *, by: Member) -> list[SwapLine]:
        """Return the swaps that are open, and those answered in the past weeks, newest first."""
        library, people = self._office.library, self._office.people()
        names = dict(library.accounts.pick("id, name"))
        since = self._office.today() - timedelta(days=MONTH_DAYS)
        lines = []
        for swap in library.swaps.all("-asked_on"):
            if swap.state is not SwapState.ASKED and (swap.answered_on or since) < since:
                continue
            shift = library.shifts.get(swap.shift)
            lines.append(
                SwapLine(
                    swap=swap,
                    shift=shift,
                    account=names.get(shift.account, "") if shift else "",
                    asked_by=people[swap.asked_by].name if swap.asked_by in people else "",
                    asked_of=people[swap.asked_of].name if swap.asked_of in people else "",
                    mine_to_answer=swap.state is SwapState.ASKED
                    and shift is not None
                    and (swap.asked_of == by.person or by.coordinator),
                )
            )
        return lines

    def ask(self, shift: RecordId, of: RecordId, *, why: str = "", by: Member) -> Swap:
        """Ask somebody to take a shift; raises GoneError, InvalidError for its own holder."""
        library = self._office.library
        asked = library.shifts.one(shift)
        if asked.person == of:
            raise InvalidError(asked_of=Fault.TAKEN)
        swap = Swap(
            shift=shift,
            asked_by=asked.person,
            asked_of=of,
            asked_on=self._office.today(),
            why=why.strip(),
        )
        with self._office.task("swap.ask", Topic.ROTA, by=by):
            return library.swaps.save(swap)

    def answer(self, swap: RecordId, *, agreed: bool, reason: str = "", by: Member) -> Swap:
        """Let the one who was asked agree, which gives them the shift, or decline.

        A coordinator may answer for them, as when they said so by telephone. Raises GoneError,
        AlreadyAnsweredError, NotAskedError, ReasonNeededError (NOT_READ).
        """
        library = self._office.library
        asked = library.swaps.one(swap)
        if asked.state is not SwapState.ASKED:
            raise AlreadyAnsweredError
        if by.person != asked.asked_of and not by.coordinator:
            raise NotAskedError
        shift = library.shifts.one(asked.shift)
        state = SwapState.AGREED if agreed else SwapState.DECLINED
        if agreed:
            check_read(self._office, [asked.asked_of], reason)
        with self._office.task("swap.answer", Topic.ROTA, by=by, reason=reason.strip()):
            if agreed:
                library.shifts.save(shift.taken_by(asked.asked_of))
            return library.swaps.save(asked.answered(state, self._office.today()))
