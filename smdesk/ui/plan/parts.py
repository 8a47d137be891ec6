"""What a register of the plan is declared with: its list, what else one can do, how it prints.

Another register is another ``Part``: a ``Declared``, a desk, an icon, and a line in the screen's
list. All the rest, findings and paper included, comes with it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.media_files import MediaFiles
from smdesk.desk.occasions import OccasionsDesk
from smdesk.desk.plan import PlanDesk
from smdesk.desk.plans import PlansDesk
from smdesk.desk.undo import UndoDesk
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import Record, RecordId
from smdesk.domain.roster import Member, Person
from smdesk.printing.plan import Listing, plan_sheet
from smdesk.printing.press import Sheet
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, Shelf
from smdesk.ui.kit.view import View

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Known:
    """What was read at the last look, so that a list does not ask for it in every cell."""

    people: dict[RecordId, str] | None = None
    channels: Mapping[RecordId, str] | None = None
    lines: dict[RecordId, int] | None = None
    """The numbers of the lines of the communication flow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """What the registers of the plan work with."""

    desk: PlanDesk
    occasions: OccasionsDesk
    calendar: CalendarDesk
    files: MediaFiles
    plans: PlansDesk
    undo: UndoDesk
    me: Member
    people: Callable[[], list[Person]]
    accounts: Callable[[], Mapping[RecordId, str]]
    """The names of the accounts."""
    roles: Callable[[], list[str]]
    """The names of the roles, which are offered where somebody tells somebody."""
    output: Callable[[View], SheetOutput]
    """Makes what brings a screen's sheets to paper."""
    imprint: Callable[..., Imprint]
    background: Background
    is_there: Callable[[str], bool | None]
    """Says whether a file is where a path says; None where this computer cannot know."""
    today: Callable[[], date]
    now: Callable[[], datetime]
    known: Known = field(default_factory=Known)

    def look(self) -> None:
        """Read names anew when they are next asked for."""
        self.known.people = self.known.channels = self.known.lines = None

    def names(self) -> Mapping[RecordId, str]:
        """Return everybody's name."""
        if self.known.people is None:
            self.known.people = {person.id: person.name for person in self.people()}
        return self.known.people

    def channels(self) -> Mapping[RecordId, str]:
        """Return the names of the channels."""
        if self.known.channels is None:
            self.known.channels = self.accounts()
        return self.known.channels

    def lines(self) -> Mapping[RecordId, int]:
        """Return the numbers of the lines of the communication flow, from 1."""
        if self.known.lines is None:
            links = enumerate(self.desk.flow.all(), start=1)
            self.known.lines = {link.id: number for number, link in links}
        return self.known.lines

    def person(self, person: RecordId | None) -> str:
        """Return the person's name; nothing for nobody."""
        return self.names().get(person, "") if person is not None else ""

    def channel(self, channel: RecordId | None) -> str:
        """Return the channel's name; ``all channels`` for none in particular."""
        if channel is None:
            return _tr("All channels")
        return self.channels().get(channel, _tr("(a channel that is gone)"))

    def sheet(
        self,
        listings: Sequence[Listing],
        *,
        title: str = "",
        **more: Any,  # noqa: ANN401
    ) -> Sheet:
        """Return the listings as a sheet for the press; ``more`` is as for ``plan_sheet``."""
        imprint = self.imprint(by=self.me)
        return plan_sheet(listings, imprint, title=title, zone=OwnZone(), **more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Generic[R]):
    """Something that is done with the chosen record of a register."""

    words: str
    do: Callable[[Any, R], object]
    """Gets the register's screen and the record."""
    fits: Callable[[R], bool] = lambda _: True
    always: bool = False
    """Whether it is done without a chosen record too; ``do`` then gets None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[R]):
    """One register of the plan."""

    icon: str
    says: str
    """One line under the title: what it is for."""
    declared: Declared[R]
    desk: Shelf[R]
    acts: Sequence[Act[R]] = ()
    mends: Mapping[str, Callable[[Any, R], object]] = field(default_factory=dict)
    """What a finding's button does, by the code of its rule; without it the record is edited."""
    minds: frozenset[str] = frozenset()
    """Codes of rules whose findings belong here though they are about something else."""
    spare: Sequence[int] = (1,)
    """The columns that a narrow list leaves to the detail, in this order."""
    printed: Sequence[Column[R]] = ()
    """The columns on paper; without them, those of the list."""
    screen: Callable[..., Any] | None = None
    """Makes a screen of its own, of the kind PlanRegister; None for the usual one."""
    sheet: Callable[[Sequence[R]], Sheet] | None = None
    """Makes the whole sheet where a table alone is not enough."""

    @property
    def kind(self) -> str:
        """The kind of its records."""
        return self.declared.record.kind

    def listing(self, rows: Sequence[R]) -> Listing:
        """Return the rows as a table for the press."""
        columns = self.printed or self.declared.columns
        return Listing(
            title=self.declared.title,
            heads=tuple(column.heading for column in columns),
            shares=tuple(column.width or 220 for column in columns),
            rows=tuple(tuple(column.words(row) for column in columns) for row in rows),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
