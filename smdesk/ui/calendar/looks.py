"""How a post looks in the calendar: its state by a drawing and a colour, all of it in words."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from smdesk.domain.calendar import State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import RecordId
from smdesk.domain.routes import Link
from smdesk.ui.kit import wording
from smdesk.ui.kit.tiles import letters
from smdesk.ui.kit.tokens import Tone

MARKS: Mapping[State, tuple[str, Tone]] = {
    State.IDEA: ("lightbulb", Tone.NEUTRAL),
    State.DRAFT: ("pencil", Tone.NEUTRAL),
    State.IN_REVIEW: ("circle-question-mark", Tone.WARNING),
    State.CHANGES_REQUESTED: ("message-square", Tone.WARNING),
    State.APPROVED: ("check", Tone.SUCCESS),
    State.SCHEDULED: ("clock", Tone.INFO),
    State.POSTED: ("check-check", Tone.SUCCESS),
    State.ARCHIVED: ("archive", Tone.NEUTRAL),
    State.REJECTED: ("x", Tone.DANGER),
    State.WITHDRAWN: ("undo-2", Tone.NEUTRAL),
    State.MISSED: ("circle-alert", Tone.DANGER),
    State.TAKEN_DOWN: ("eye-off", Tone.NEUTRAL),
    State.WENT_OUT_UNAPPROVED: ("triangle-alert", Tone.DANGER),
}
"""The drawing and the colour of each state; no two states have the same drawing."""


def clock_words(clock: time | None) -> str:
    """Return the time of day as the person's language writes it; nothing for none."""
    if clock is None:
        return ""
    return QLocale().toString(QTime(clock.hour, clock.minute), QLocale.FormatType.ShortFormat)


def tile(line: CalendarLine) -> str:
    """Return the letters that stand for the channel."""
    return letters(line.platform, line.channel_name)


def said(line: CalendarLine, after: str = "") -> str:
    """Return everything a chip shows, in words; ``after`` says which other post it follows."""
    state = wording.name(line.state)
    parts = (clock_words(line.clock), line.channel_name, after, line.title, state)
    return ", ".join(part for part in parts if part)


def followed(links: Iterable[Link]) -> dict[RecordId, str]:
    """Return of each follower, in words, which channel it comes after, or before against the rule.

    A post that follows several names the one that it is out of order with, if there is one.
    """
    translate, found = QCoreApplication.translate, dict[RecordId, str]()
    for link in sorted(links, key=lambda one: one.early):
        words = translate("Calendar", "after {channel}")
        if link.early:
            words = translate("Calendar", "before {channel}, which is to lead")
        found[link.follower.id] = words.format(channel=link.leader.channel_name)
    return found


def day_said(day: date, lines: int, notes: tuple[str, ...], *, today: bool) -> str:
    """Return what a day holds, in words."""
    translate = QCoreApplication.translate
    if lines == 0:
        count = translate("Calendar", "no posts")
    elif lines == 1:
        count = translate("Calendar", "1 post")
    else:
        count = translate("Calendar", "%n posts", "", lines)
    named = f"{wording.weekday(day)} {wording.long_day(day)}"
    if today:
        named = translate("Calendar", "Today, {day}").format(day=named)
    return ", ".join((named, count, *notes))
