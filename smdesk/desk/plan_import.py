"""Brings a table of posts into the calendar, as drafts and as nothing more."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import Enum
from functools import partial
from itertools import zip_longest

from smdesk.desk.calendar_lines import midnight, zone_of
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.calendar import Item, State, Variant
from smdesk.domain.campaigns import Campaign, Label
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.plan_rows import BETWEEN, PlanRow
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.importers import plan_calendar
from smdesk.importers.clock import is_skipped
from smdesk.importers.plan import Field, FoundRow, PlanTable, RowTrouble, read

Progress = Callable[[int, int], None]
"""Hears how many of how many rows are done."""
STEP = 250
"""So many rows are done between two times of telling how far it has come."""
LIKE = 40
"""Signs of the text by which a post is known again on the same channel and day."""
TITLE = 60
"""Signs of the text that make a title where the table gives none."""


class Why(Enum):
    """Why a row is left out, beyond what is wrong with the row itself."""

    NO_CHANNEL = "no_channel"
    UNKNOWN_CHANNEL = "unknown_channel"
    GONE_BY = "gone_by"
    """Its time lies in the past."""
    SKIPPED_HOUR = "skipped_hour"
    """The clocks jump over that time of the day."""
    THERE_ALREADY = "there_already"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row as the preview shows it, with the drafts that it would make."""

    number: int
    row: PlanRow
    title: str
    at: datetime | None
    channels: tuple[RecordId, ...]
    troubles: tuple[RowTrouble | Why, ...]
    unknown: tuple[str, ...] = ()
    """Names of channels that no account has."""

    @property
    def taken(self) -> bool:
        """Whether it becomes a draft."""
        return not self.troubles


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import came to."""

    drafts: int
    items: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What the cabinet knows that rows are looked at against, as it was at one moment."""

    names: Mapping[str, RecordId]
    """The accounts by their plain names."""
    there: frozenset[tuple[str, str, str]]
    """What posts are known again by: channel, instant, and how the text begins."""
    zone: tzinfo | None
    now: datetime


def _silently(_done: int, _of: int) -> None:
    """Tell nobody."""


def looked_at(
    table: PlanTable,
    places: Mapping[Field, int],
    ground: Ground,
    progress: Progress = _silently,
) -> list[PlanLine]:
    """Return what each row would become; any thread may do it.

    ``progress`` hears how many of how many rows are done; what it raises ends the looking.
    """
    there, found = set(ground.there), []
    rows = len(table.lines) - 1
    for row in table.each(places):
        line = _line(row, ground.names, there, ground.zone, ground.now)
        found.append(line)
        if line.taken:
            there.update(_likes(line))
        if len(found) % STEP == 0:
            progress(len(found), rows)
    return found


def table_of(data: bytes, zone: tzinfo | None = None, today: date | None = None) -> PlanTable:
    """Return the table in a file, or a calendar as one; any thread may do it.

    A calendar's times are told on the clock of the zone, None being that of the computer, and
    what comes again is followed from today on. Raises ImporterError.
    """
    if not plan_calendar.is_calendar(data):
        return read(data)
    own = zone or OwnZone()
    return plan_calendar.read(data, own, today or datetime.now(own).date())


class PlanImportDesk:
    """Looks at a table first, and brings in all of it that can be taken in one task."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def preview(
        self,
        table: PlanTable,
        places: Mapping[Field, int],
        *,
        known: Mapping[str, RecordId] | None = None,
    ) -> list[PlanLine]:
        """Return what each row would become, as ``looked_at`` does."""
        return looked_at(table, places, self.ground(known))

    def ground(self, known: Mapping[str, RecordId] | None = None) -> Ground:
        """Return what rows are looked at against.

        ``known`` says which account is meant by a name that the cabinet does not know.
        """
        names = self._channels() | {_plain(name): one for name, one in (known or {}).items()}
        zone = zone_of(next(iter(self._office.library.calendar.workflows.all()), None))
        return Ground(names, frozenset(self._there()), zone, self._office.now())

    def reader(self) -> Callable[[bytes], PlanTable]:
        """Return what reads a file as ``table_of`` does, on the library's clock."""
        zone = zone_of(next(iter(self._office.library.calendar.workflows.all()), None))
        return partial(table_of, zone=zone, today=self._office.today())

    def bring_in(
        self, lines: Sequence[PlanLine], *, by: Member, progress: Progress = _silently
    ) -> Brought:
        """Keep every row that can be taken as an item with a draft for each of its channels.

        All of it is one task, or nothing; ``progress`` hears how far it has come.
        """
        taken = [line for line in lines if line.taken]
        library = self._office.library.calendar
        campaigns = {_plain(one.name): one.id for one in library.campaigns.all()}
        labels = {_plain(one.name): one.id for one in library.labels.all()}
        new_campaigns = _new(campaigns, (line.row.campaign for line in taken))
        new_labels = _new(labels, (name for line in taken for name in line.row.label))
        made_campaigns = [Campaign(name=name) for name in new_campaigns]
        made_labels = [Label(name=name) for name in new_labels]
        campaigns |= {_plain(one.name): one.id for one in made_campaigns}
        labels |= {_plain(one.name): one.id for one in made_labels}
        items, variants = [], []
        for line in taken:
            item = Item(
                name=line.title,
                owner=by.person,
                campaign=campaigns.get(_plain(line.row.campaign)),
                labels=tuple(dict.fromkeys(labels[_plain(name)] for name in line.row.label)),
                notes=_pictures(line.row),
            )
            items.append(item)
            variants += [_draft(item, channel, line, by) for channel in line.channels]
        with self._office.task("calendar.import", Topic.CALENDAR, by=by):
            library.campaigns.save_all(made_campaigns)
            library.labels.save_all(made_labels)
            whole = len(items) + len(variants)
            for first in range(0, len(items), STEP):
                library.items.save_all(items[first : first + STEP])
                progress(first, whole)
            for first in range(0, len(variants), STEP):
                library.variants.save_all(variants[first : first + STEP])
                progress(len(items) + first, whole)
        return Brought(len(variants), len(items), len(lines) - len(taken))

    def _channels(self) -> dict[str, RecordId]:
        """Return the accounts by their names, and by their platforms' where one alone has it."""
        accounts = self._office.library.accounts.pick("id, name, platform")
        by_platform: dict[str, list[RecordId]] = {}
        for one, _, platform in accounts:
            by_platform.setdefault(_plain(platform.value), []).append(one)
        alone = {name: ids[0] for name, ids in by_platform.items() if len(ids) == 1}
        return alone | {_plain(name): one for one, name, _ in accounts}

    def _there(self) -> set[tuple[str, str, str]]:
        rows = self._office.library.calendar.variants.pick("channel, at, text")
        return {(channel, at.isoformat() if at else "", text[:LIKE]) for channel, at, text in rows}


def _line(
    found: FoundRow,
    names: Mapping[str, RecordId],
    there: set[tuple[str, str, str]],
    zone: tzinfo | None,
    now: datetime,
) -> PlanLine:
    row = found.row
    unknown = tuple(name for name in row.channels if _plain(name) not in names)
    channels = tuple(
        dict.fromkeys(names[_plain(name)] for name in row.channels if _plain(name) in names)
    )
    at, skipped = _instant(row, zone)
    title = row.title or row.text.strip().partition("\n")[0][:TITLE]
    line = PlanLine(found.number, row, title, at, channels, found.troubles, unknown)
    whys = (
        (Why.NO_CHANNEL, not row.channels),
        (Why.UNKNOWN_CHANNEL, bool(unknown)),
        (Why.SKIPPED_HOUR, skipped),
        (Why.GONE_BY, at is not None and at < now),
        (Why.THERE_ALREADY, bool(channels) and _likes(line) <= there),
    )
    more = tuple(why for why, holds in whys if holds)
    return replace(line, troubles=(*found.troubles, *more)) if more else line


def _instant(row: PlanRow, zone: tzinfo | None) -> tuple[datetime | None, bool]:
    """Return when the row says, in UTC, and whether there is no such time on that day."""
    if row.day is None or row.clock is None:
        return None, False
    local = datetime.combine(row.day, row.clock)
    try:
        return midnight(local, zone), zone is not None and is_skipped(local, zone)
    except (OverflowError, ValueError, OSError):
        return None, False


def _likes(line: PlanLine) -> set[tuple[str, str, str]]:
    """Return what the drafts of a row are known again by."""
    at = line.at.isoformat() if line.at else ""
    return {(channel, at, line.row.text[:LIKE]) for channel in line.channels}


def _draft(item: Item, channel: RecordId, line: PlanLine, by: Member) -> Variant:
    row = line.row
    return Variant(
        item=item.id,
        channel=channel,
        state=State.DRAFT,
        at=line.at,
        text=row.text,
        link=row.link,
        first_comment=row.first_comment,
        writers=(by.person,),
    )


def _pictures(row: PlanRow) -> str:
    """Return the names of the row's files, which are not brought in, with what they show."""
    pairs = zip_longest(row.media, row.alt, fillvalue="")
    return "\n".join(BETWEEN.join(filter(None, pair)) for pair in pairs)


def _new(known: Mapping[str, RecordId], names: Iterable[str]) -> list[str]:
    """Return the names that nothing has yet, each once."""
    found: dict[str, str] = {}
    for name in names:
        if name and _plain(name) not in known:
            found.setdefault(_plain(name), name)
    return list(found.values())


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


__all__ = [
    "Brought",
    "Field",
    "PlanImportDesk",
    "PlanLine",
    "PlanTable",
    "RowTrouble",
    "Why",
    "table_of",
]
