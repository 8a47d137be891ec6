"""A plan of posts from a table that somebody filled in, or that another calendar wrote."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from smdesk.domain.plan_rows import BETWEEN, PlanRow
from smdesk.importers.clock import clock_of, day_of
from smdesk.importers.errors import NotThisFormatError, TooLargeError
from smdesk.importers.passwords.smdesk_csv import GUARD
from smdesk.importers.table import MOST_BYTES, Line, heads_of, lines_of, overflows, plain, text_of

MOST_ROWS = 50_000
LONGEST = 100_000
"""Letters that a post may have; no platform takes as many."""


class Field(Enum):
    """What a column of the table can hold."""

    DATE = "date"
    TIME = "time"
    WHEN = "when"
    """Day and time in one cell."""
    CHANNELS = "channels"
    TITLE = "title"
    TEXT = "text"
    MEDIA = "media"
    ALT = "alt"
    LINK = "link"
    LABEL = "label"
    CAMPAIGN = "campaign"
    FIRST_COMMENT = "first_comment"


NAMES: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        Field.DATE: ("date", "day", "postdate", "scheduleddate"),
        Field.TIME: ("time", "posttime", "scheduledtimeofday", "hour"),
        Field.WHEN: ("postatspecifictime", "scheduledtime", "scheduledat", "datetime", "when"),
        Field.CHANNELS: ("channels", "channel", "account", "accounts", "network", "profile"),
        Field.TITLE: ("title", "name", "subject", "headline"),
        Field.TEXT: ("text", "content", "message", "caption", "post", "body", "copy"),
        Field.MEDIA: ("media", "imageurls", "image", "images", "picture", "file"),
        Field.ALT: ("alt", "alttext", "imagedescription", "description"),
        Field.LINK: ("link", "url", "linkurl"),
        Field.LABEL: ("label", "labels", "tags", "category"),
        Field.CAMPAIGN: ("campaign", "series"),
        Field.FIRST_COMMENT: ("firstcomment", "comment"),
    }
)
"""Names that columns go by, without case and signs."""


class RowTrouble(Enum):
    """Why a row is not taken."""

    NOTHING = "nothing"
    """It has neither a title nor a text."""
    NOT_A_DAY = "not_a_day"
    NOT_A_TIME = "not_a_time"
    TIME_ALONE = "time_alone"
    NOT_A_LINK = "not_a_link"
    TOO_LONG = "too_long"
    SHIFTED = "shifted"
    """The row has more cells than the table has columns."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row of the table; ``number`` is the line of the file on which it begins."""

    number: int
    row: PlanRow
    troubles: tuple[RowTrouble, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table that can be read, once it is said which column holds what."""

    lines: tuple[Line, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.lines[0].cells

    def guess(self) -> dict[Field, int]:
        """Return which columns seem to hold what, by their names."""
        heads = heads_of(self.lines[0])
        found = {
            field: next((heads[name] for name in names if name in heads), -1)
            for field, names in NAMES.items()
        }
        return {field: place for field, place in found.items() if place >= 0}

    def rows(self, places: Mapping[Field, int]) -> list[FoundRow]:
        """Return what the rows say, each with what is wrong with it."""
        return list(self.each(places))

    def each(self, places: Mapping[Field, int]) -> Iterator[FoundRow]:
        """Yield what the rows say, as ``rows`` does."""
        width = len(self.heads)
        return (_found(line, places, width) for line in self.lines[1:])


def read(data: bytes) -> PlanTable:
    """Return the table of a file.

    Raises TooLargeError, NotThisFormatError, DamagedError or UnsupportedError, and nothing else.
    """
    lines = lines_of(text_of(data))
    if len(lines) > MOST_ROWS:
        raise TooLargeError(MOST_BYTES)
    if len(lines[0].cells) < 2 or not any(plain(cell) for cell in lines[0].cells):  # noqa: PLR2004
        raise NotThisFormatError
    return PlanTable(tuple(lines))


def _found(line: Line, places: Mapping[Field, int], width: int) -> FoundRow:
    def said(field: Field) -> str:
        place = places.get(field, -1)
        if not 0 <= place < len(line.cells):
            return ""
        cell = line.cells[place]
        # Written so by ourselves, against programs that would calculate with it.
        return (cell[1:] if cell.startswith(GUARD) else cell).replace("\0", " ").strip()

    day, clock = said(Field.DATE), said(Field.TIME)
    if said(Field.WHEN):
        day, _, rest = said(Field.WHEN).replace("T", " ").partition(" ")
        clock = rest.strip() or clock
    row = PlanRow(
        day=day_of(day),
        clock=clock_of(clock),
        channels=_several(said(Field.CHANNELS), commas=True),
        title=said(Field.TITLE),
        text=said(Field.TEXT),
        media=_several(said(Field.MEDIA)),
        alt=_several(said(Field.ALT)),
        link=said(Field.LINK),
        label=_several(said(Field.LABEL), commas=True),
        campaign=said(Field.CAMPAIGN),
        first_comment=said(Field.FIRST_COMMENT),
    )
    troubles = (
        (RowTrouble.NOTHING, not row.title and not row.text),
        (RowTrouble.NOT_A_DAY, bool(day) and row.day is None),
        (RowTrouble.NOT_A_TIME, bool(clock) and row.clock is None),
        (RowTrouble.TIME_ALONE, row.clock is not None and not day),
        (RowTrouble.NOT_A_LINK, bool(row.link) and not _is_link(row.link)),
        (RowTrouble.TOO_LONG, max(len(row.text), len(row.title)) > LONGEST),
        (RowTrouble.SHIFTED, overflows(line, width)),
    )
    return FoundRow(line.number, row, tuple(trouble for trouble, there in troubles if there))


def _several(cell: str, *, commas: bool = False) -> tuple[str, ...]:
    parts: Sequence[str] = cell.split(BETWEEN.strip())
    if commas and len(parts) == 1:
        parts = cell.replace(";", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())


def _is_link(text: str) -> bool:
    return text.startswith(("http://", "https://")) and not any(sign.isspace() for sign in text)
