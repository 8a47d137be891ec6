"""Asks what posts are to be begun about, from which templates and where, and begins them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.desk.templates import PostTemplatesDesk, Subject, TemplateLine
from smdesk.domain.calendar import Variant
from smdesk.domain.occasions import Event
from smdesk.domain.records import Fault, RecordId, faults_of, filled
from smdesk.domain.roster import Member
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog, Tell
from smdesk.ui.kit.fields import Choice, Day, Line
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.saying import saying
from smdesk.ui.kit.ticks import Ticks

Then = Callable[[Sequence[Variant], str], object]
"""Hears what was begun, and what to say about it."""


@dataclass(frozen=True, slots=True)
class About:
    """What posts are to be about; an event says all of it by itself."""

    event: RecordId | None
    name: str
    day: date
    clock: str = ""
    place: str = ""
    link: str = ""

    def __post_init__(self) -> None:
        faults_of(name=None if self.event is not None else filled(self.name))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which templates, and where those go that have no channels of their own."""

    templates: tuple[RecordId, ...]
    channels: tuple[RecordId, ...] = ()
    wanting: frozenset[RecordId] = frozenset()
    """Templates without channels of their own."""

    def __post_init__(self) -> None:
        lacking = self.wanting.intersection(self.templates) and not self.channels
        faults_of(
            templates=None if self.templates else Fault.EMPTY,
            channels=Fault.EMPTY if lacking else None,
        )


class FromTemplates:
    """Two questions: about what, and which of the templates."""

    def __init__(
        self,
        desk: PostTemplatesDesk,
        me: Member,
        *,
        channels: Callable[[], Mapping[RecordId, str]],
        events: Callable[[], Sequence[Event]],
        today: Callable[[], date],
    ) -> None:
        """``events`` gives those that are still to come."""
        self._desk, self._me, self._channels = desk, me, channels
        self._events, self._today = events, today

    def ask(self, over: QWidget, then: Then) -> None:
        """Ask what the posts are about, and then which."""
        if self._none(over):
            return
        events = {one.id: one for one in self._events()}
        names = {id_: f"{wording.day(one.first)}: {one.name}" for id_, one in events.items()}
        form = Form(
            About,
            (
                Choice("event", _tr("&Event"), names, nobody=_tr("(something else)")),
                Line("name", _tr("&What it is about"), help=_tr("An event fills in the rest.")),
                Day("day", _tr("&Day")),
                Line("clock", _tr("&Time"), example="18:30"),
                Line("place", _tr("&Place")),
                Line("link", _tr("&Link"), example="https://"),
            ),
        )
        event = next(iter(events), None)
        form.fill(About(event, "" if event else "?", self._today()), empty={"name"})

        def go_on(about: About, _reason: str) -> None:
            about_event = events.get(about.event) if about.event is not None else None
            subject = (
                Subject.of(about_event)
                if about_event is not None
                else Subject(
                    name=about.name.strip(),
                    day=about.day,
                    clock=about.clock.strip(),
                    place=about.place.strip(),
                    link=about.link.strip(),
                )
            )
            self.ask_which(subject, over, then)

        title = _tr("New posts from templates")
        FormDialog(title, form, go_on, over, verb=_tr("&Go on")).open()

    def ask_about(self, event: Event, over: QWidget, then: Then) -> None:
        """Ask which templates are wanted for the event."""
        if not self._none(over):
            self.ask_which(Subject.of(event), over, then)

    def ask_which(self, subject: Subject, over: QWidget, then: Then) -> None:
        """Ask which templates are wanted, those that nobody used for it yet being ticked."""
        lines = self._desk.preview(subject, saying=saying)
        names = self._channels()
        templates = {line.template.id: line.template for line in lines}
        wanted = tuple(
            line.template.id
            for line in lines
            if not line.begun and line.at is not None and _fits(line, subject)
        )
        bare = frozenset(id_ for id_, one in templates.items() if not _there(one.channels, names))
        some = bare != templates.keys()
        label = _tr("Channels of those that name none") if some else _tr("Channels")
        channels = Ticks("channels", label, names)
        words = {line.template.id: self._words(line, subject, names) for line in lines}
        ticks = Ticks("templates", _tr("Templates"), words)
        form = Form(Chosen, (ticks, *([channels] if bare else [])))
        first = tuple(names)[:1] if bare else ()
        form.fill(Chosen(wanted or tuple(templates)[:1], first, bare))

        def begin(chosen: Chosen, _reason: str) -> None:
            each = {
                id_: _there(templates[id_].channels, names) or chosen.channels
                for id_ in chosen.templates
            }
            made = self._desk.begin(each, subject, saying=saying, by=self._me)
            told = _tr("One draft is begun.")
            if len(made) != 1:
                told = _tr("{count} drafts are begun.").format(count=wording.number(len(made)))
            then(made, told)

        title = _tr("Posts about {name}").format(name=subject.name)
        FormDialog(title, form, begin, over, verb=_tr("&Begin drafts")).open()

    def _none(self, over: QWidget) -> bool:
        """Say where templates come from while there are none."""
        if self._desk.all() and self._channels():
            return False
        words = _tr("Put in a template in Plan, Post templates; there are some to begin with.")
        Tell(_tr("There is no template yet"), words, over).open()
        return True

    def _words(self, line: TemplateLine, subject: Subject, names: Mapping[RecordId, str]) -> str:
        when = _tr("no time, as it has gone by")
        if line.at is not None:
            day = line.template.day(subject.day)
            when = f"{wording.weekday(day)} {wording.day(day)}, {line.template.clock}"
        parts = [f"{line.template.name} ({when})"]
        where = [names[one] for one in _there(line.template.channels, names)]
        if where:
            parts.append(wording.listed(where))
        if line.begun:
            parts.append(_tr("begun already"))
        if line.open:
            gaps = wording.listed([f"{{{gap}}}" for gap in line.open])
            parts.append(_tr("nothing for {gaps}").format(gaps=gaps))
        return " · ".join(parts)


def _there(channels: Sequence[RecordId], names: Mapping[RecordId, str]) -> tuple[RecordId, ...]:
    return tuple(one for one in channels if one in names)


def _fits(line: TemplateLine, subject: Subject) -> bool:
    about_event = line.template.matter.value == "event"
    return about_event == (subject.event is not None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FromTemplates", text)
