"""The desk of post templates: begins posts from them, about an event or anything else (C9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.drafting import Saying, begun, instant, plainly
from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain.calendar import Item, Variant
from smdesk.domain.dates import Span
from smdesk.domain.occasions import Event
from smdesk.domain.records import Fault, InvalidError, RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.domain.templates import (
    FARTHEST,
    PostTemplate,
    TemplateUse,
    filled_in,
    gaps_of,
    step_findings,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What posts are begun about: an event, or anything with a day."""

    name: str
    day: date
    clock: str = ""
    place: str = ""
    link: str = ""
    event: RecordId | None = None

    @classmethod
    def of(cls, event: Event) -> "Subject":
        """Return the event as a subject."""
        return cls(
            name=event.name,
            day=event.first,
            clock=event.clock,
            place=event.place,
            link=event.link,
            event=event.id,
        )


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One template as the preview shows it for a subject."""

    template: PostTemplate
    at: datetime | None
    """None where that time has gone by: the draft would have no time."""
    begun: bool
    """Whether the event has a post from it already."""
    open: tuple[str, ...]
    """Gaps for which there is nothing."""


class PostTemplatesDesk(RegisterDesk[PostTemplate]):
    """Everything the team does with its templates."""

    def __init__(self, office: Office, calendar: CalendarDesk) -> None:
        super().__init__(office, office.library.planning.templates, PostTemplate, order="name")
        self._calendar, self._drawers = calendar, office.library.planning

    def plant(self, starters: Sequence[PostTemplate], *, by: Member) -> list[PostTemplate]:
        """Put in those of the starters whose names are not on file yet; one task."""
        known = {one.name.casefold() for one in self._table.all()}
        new = [one for one in starters if one.name.casefold() not in known]
        with self._office.task("post_template.plant", Topic.CALENDAR, by=by):
            self._table.save_all(new)
        return new

    def preview(self, subject: Subject, *, saying: Saying = plainly) -> list[TemplateLine]:
        """Return what each template would become for the subject, by its day."""
        now = self._office.now()
        used = {
            one.template
            for one in self._drawers.template_uses.where(event=subject.event)
            if subject.event is not None
        }
        values = self._values(subject, saying)
        found = []
        for one in sorted(self._table.all(), key=lambda one: (one.days, one.name)):
            at = self._at(one, subject)
            gaps = dict.fromkeys((*gaps_of(one.headline), *gaps_of(one.text)))
            open_ = tuple(gap for gap in gaps if not values.get(gap))
            found.append(TemplateLine(one, at if at > now else None, one.id in used, open_))
        return found

    def begin(
        self,
        chosen: Mapping[RecordId, Sequence[RecordId]],
        subject: Subject,
        *,
        saying: Saying = plainly,
        by: Member,
    ) -> list[Variant]:
        """Begin a post from each template that is chosen, on its channels; one task.

        Raises GoneError, and InvalidError (channels) for a template without any.
        """
        values, now = self._values(subject, saying), self._office.now()
        routes = self._drawers.routes.where(active=True)
        every, uses = [], []
        for id_, channels in chosen.items():
            one = self.one(id_)
            if not channels:
                raise InvalidError(channels=Fault.EMPTY)
            at = self._at(one, subject)
            name = filled_in(one.headline, values).strip() or one.name
            item = Item(name=name, owner=by.person, event=subject.event)
            when = at if at > now else None
            made = begun(item, one, channels, when, values, routes=routes, by=by.person)
            every.append(made)
            uses.append(TemplateUse(template=id_, item=item.id, event=subject.event))
        calendar = self._office.library.calendar
        with self._office.task("post_template.begin", Topic.CALENDAR, by=by):
            calendar.items.save_all([one.item for one in every])
            calendar.variants.save_all([v for one in every for v in one.variants])
            self._drawers.template_uses.save_all(uses)
        return [variant for one in every for variant in one.variants]

    def findings(self) -> list[Finding]:
        """Return the coming events that lack a post every event should have."""
        if not self._table.count(wanted=True):
            return []
        today = self._office.today()
        ahead = Span(today, today + timedelta(days=FARTHEST))
        library = self._office.library.calendar
        events = [
            (one.id, one.name, one.first)
            for one in library.events.overlapping(ahead)
            if not one.unposted and one.first >= today
        ]
        begun_ = [one for one in self._drawers.template_uses.all() if one.event is not None]
        found = step_findings(self._table.all(), events, begun_, today)
        return [self._office.bound(one) for one in found]

    def _at(self, template: PostTemplate, subject: Subject) -> datetime:
        return instant(template.day(subject.day), template.clock, self._calendar.zone())

    def _values(self, subject: Subject, saying: Saying) -> dict[str, str]:
        named = self._office.library.organisations.all()
        return {
            **saying(subject.day),
            "event": subject.name,
            "time": subject.clock,
            "place": subject.place,
            "link": subject.link,
            "library": named[0].name if named else "",
        }
