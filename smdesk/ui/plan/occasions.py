"""What posts are about and when: events, days that come again, rhythms and usual times."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from smdesk.desk.topics import Topic
from smdesk.domain.cadence import MOST_A_WEEK, Cadence, PostingTime
from smdesk.domain.dates import Span
from smdesk.domain.occasions import LONGEST, Event, Keeping, Occasion
from smdesk.domain.records import MOST_IN_TEXT, Fault, InvalidError, RecordId
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.fields import Choice, Day, Field, Line, Number, OptionalDay, Text, fitting
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.plan.bring_events import BringEvents
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.register import PlanRegister
from smdesk.ui.plan.templates import from_templates

FOLLOWS = frozenset({Topic.CALENDAR, Topic.ACCOUNTS})
LOOKED_AHEAD = timedelta(days=800)
"""So far ahead the next of the days is looked for: one that comes once a year is among them."""


class Days(Field[QPlainTextEdit, tuple[date, ...]]):
    """Some days, one on each line, as 2027-04-04 or as the person's language writes them."""

    @override
    def make(self, parent: QWidget) -> QPlainTextEdit:
        return Text(self.name, self.label).make(parent)

    @override
    def show(self, editor: QPlainTextEdit, value: tuple[date, ...]) -> None:
        editor.setPlainText("\n".join(day.isoformat() for day in value))

    @override
    def read(self, editor: QPlainTextEdit) -> tuple[date, ...]:
        typed = fitting(self.name, editor.toPlainText(), MOST_IN_TEXT)
        lines = (line.strip() for line in typed.splitlines())
        return tuple(sorted({self._day(line) for line in lines if line}))

    def _day(self, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            read = QLocale().toDate(text, QLocale.FormatType.ShortFormat)
            if not read.isValid():
                raise InvalidError(**{self.name: Fault.OUT_OF_RANGE}) from None
            return date(read.year(), read.month(), read.day())


def events(planning: Planning) -> Part[Event]:
    """Declare what happens at the library."""
    return Part(
        icon="calendar",
        says=_tr("What happens at the library, so that readers hear of it in time."),
        declared=Declared(
            title=_tr("Events"),
            add=_tr("&New event"),
            none=_tr("Put in what happens, or bring it in from the library's own calendar."),
            record=Event,
            columns=(
                Column(_tr("Day"), lambda e: e.first, lambda e: wording.day(e.first), width=112),
                Column(_tr("Event"), lambda e: e.name),
                Column(_tr("Time"), lambda e: e.clock, width=72),
                Column(_tr("Place"), lambda e: e.place, width=140),
            ),
            fields=lambda: (
                Line("name", _tr("&Event")),
                Day("first", _tr("&First day")),
                Day("last", _tr("&Last day")),
                Line("clock", _tr("&Time"), example="18:30"),
                Line("place", _tr("&Place")),
                Line("link", _tr("Lin&k"), example="https://"),
                Text("note", _tr("N&ote")),
                Line("unposted", _tr("&Why it needs no post"), help=_tr("Leave empty if it does.")),
            ),
            blank=lambda: Event(name="?", first=planning.today(), last=planning.today()),
            asked=("name",),
            detail=lambda e: (
                (_tr("When"), _days(e.first, e.last) + (f", {e.clock}" if e.clock else "")),
                (_tr("Place"), e.place),
                (_tr("Link"), e.link),
                (_tr("Note"), e.note),
                (_tr("Needs no post"), e.unposted),
                (_tr("Came from"), e.source),
            ),
            follows=FOLLOWS,
        ),
        desk=planning.occasions.events,
        acts=(
            Act(words=_tr("Be&gin posts…"), do=_begin_posts),
            Act(words=_tr("&Bring in…"), do=_bring_in, always=True),
        ),
        mends={"C9.step_missing": _begin_posts},
        printed=(
            Column(_tr("Day"), lambda e: e.first, lambda e: _days(e.first, e.last), width=190),
            Column(_tr("Time"), lambda e: e.clock, width=72),
            Column(_tr("Event"), lambda e: e.name),
            Column(_tr("Place"), lambda e: e.place, width=160),
        ),
    )


def occasions(planning: Planning) -> Part[Occasion]:
    """Declare the days that come again."""

    def known(one: Occasion) -> str:
        ahead = Span(planning.today(), planning.today() + LOOKED_AHEAD)
        coming = next(one.within(ahead), None)
        if coming is None:
            return _tr("Date not set yet")
        return f"{_days(coming.first, coming.last)}, {wording.rule_words(one.rule)}"

    words = {rule: wording.rule_words(rule) for rule in ("", *wording.RECURRENCES)}
    rules = {rule: said[:1].upper() + said[1:] for rule, said in words.items()}
    return Part(
        icon="history",
        says=_tr("Awareness days, holidays and days of our own. Days of others need a source."),
        declared=Declared(
            title=_tr("Days"),
            add=_tr("&New day"),
            none=_tr("A day that others set anew each year is never guessed: put in its dates."),
            record=Occasion,
            columns=(
                Column(_tr("Day"), lambda o: o.name),
                Column(_tr("Kind"), lambda o: wording.name(o.keeping), width=150),
                Column(_tr("Next"), known, width=290),
            ),
            fields=lambda: (
                Line("name", _tr("&Name")),
                Choice("keeping", _tr("&Kind"), {one: wording.name(one) for one in Keeping}),
                Choice("rule", _tr("&Comes again"), rules, unknown=wording.rule_words("?")),
                OptionalDay("begins", _tr("Counted &from"), help=_tr("For days with a rule.")),
                Days(
                    "dates",
                    _tr("First &days that are known"),
                    help=_tr("One on each line, as 2027-04-04."),
                ),
                Number("days", _tr("H&ow long"), 1, LONGEST, unit=_tr(" days")),
                Line("source", _tr("Where it was &looked up")),
                OptionalDay("checked_on", _tr("Looked &up on")),
                Text("note", _tr("No&te")),
            ),
            blank=lambda: Occasion(name="?", rule="FREQ=YEARLY", begins=planning.today()),
            asked=("name",),
            detail=lambda o: (
                (_tr("Kind"), wording.name(o.keeping)),
                (_tr("Next"), known(o)),
                (_tr("How long"), wording.days_long(o.days)),
                (_tr("Looked up"), o.source),
                (_tr("Looked up on"), wording.day(o.checked_on) if o.checked_on else ""),
                (_tr("Note"), o.note),
            ),
            follows=FOLLOWS,
        ),
        desk=planning.occasions.occasions,
    )


def rhythms(planning: Planning) -> Part[Cadence]:
    """Declare how often each channel speaks."""
    return Part(
        icon="list-checks",
        says=_tr("How many posts a week each channel is to have."),
        declared=Declared(
            title=_tr("Rhythm"),
            add=_tr("&New rhythm"),
            none=_tr("Say how often a channel is to speak, and the calendar shows the gaps."),
            record=Cadence,
            columns=(
                Column(_tr("Channel"), lambda c: planning.channel(c.channel)),
                Column(_tr("At least"), lambda c: c.least, width=100, numeric=True),
                Column(_tr("At most"), lambda c: c.most, width=100, numeric=True),
            ),
            fields=lambda: (
                _channel(planning),
                Number("least", _tr("At &least"), 0, MOST_A_WEEK, unit=_tr(" a week")),
                Number("most", _tr("At &most"), 0, MOST_A_WEEK, unit=_tr(" a week")),
                Text("note", _tr("N&ote")),
            ),
            blank=lambda: Cadence(channel=_first(planning)),
            follows=FOLLOWS,
        ),
        desk=planning.occasions.cadences,
    )


def times(planning: Planning) -> Part[PostingTime]:
    """Declare when each channel usually speaks."""
    days = dict(enumerate(wording.weekdays()))
    return Part(
        icon="clock",
        says=_tr("When each channel usually posts, and what."),
        declared=Declared(
            title=_tr("Usual times"),
            add=_tr("&New time"),
            none=_tr("Put in when a channel usually posts, as Book of the week, Wednesdays."),
            record=PostingTime,
            columns=(
                Column(_tr("Day"), lambda t: t.weekday, lambda t: days[t.weekday], width=90),
                Column(_tr("Time"), lambda t: t.clock, width=80),
                Column(_tr("Channel"), lambda t: planning.channel(t.channel), width=190),
                Column(_tr("What"), lambda t: t.label),
            ),
            fields=lambda: (
                _channel(planning),
                Choice("weekday", _tr("&Day"), days),
                Line("clock", _tr("&Time"), example="10:00"),
                Line("label", _tr("&What"), example=_tr("Book of the week")),
            ),
            blank=lambda: PostingTime(channel=_first(planning)),
            follows=FOLLOWS,
        ),
        desk=planning.occasions.times,
    )


def _bring_in(register: PlanRegister[Event], _: object) -> None:
    BringEvents(register.planning, register, then=register.say).ask()


def _begin_posts(register: PlanRegister[Event], event: Event | None) -> None:
    """Ask which templates are wanted for the event."""
    if event is not None:
        asking = from_templates(register.planning)
        asking.ask_about(event, register, lambda _made, words: register.say(words))


def _channel(planning: Planning) -> Choice[RecordId]:
    return Choice("channel", _tr("&Channel"), lambda: dict(planning.channels()))


def _first(planning: Planning) -> RecordId:
    return next(iter(planning.channels()), RecordId("?"))


def _days(first: date, last: date) -> str:
    return wording.day(first) if first == last else wording.span(first, last)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
