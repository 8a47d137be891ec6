"""The desk of series: drafts made ahead, days left out, changes from a day on, and the end."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.drafting import Begun, Saying, begun, instant, plainly
from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain import series as rules
from smdesk.domain.calendar import Item, State, Variant
from smdesk.domain.dates import DAY, Span
from smdesk.domain.records import RecordId, new_id
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.domain.series import Made, PostSeries, SeriesDraft, standing_of


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One day of a series, as the preview shows it."""

    day: date
    at: datetime
    made: Made
    draft: SeriesDraft | None = None


class SeriesDesk(RegisterDesk[PostSeries]):
    """Everything the team does with its series."""

    def __init__(self, office: Office, calendar: CalendarDesk) -> None:
        super().__init__(office, office.library.planning.series, PostSeries, order="name")
        self._calendar, self._drawers = calendar, office.library.planning

    def drafts(self, series: RecordId) -> list[SeriesDraft]:
        """Return the days that became drafts, in order."""
        return self._drawers.series_drafts.where("day", series=series)

    def preview(self, series: PostSeries, until: date) -> list[SeriesLine]:
        """Return the days from today to the last, that day too, and what each would become."""
        first = max(series.begins, self._office.today())
        if until < first:
            return []
        made = {draft.day: draft for draft in self.drafts(series.id)}
        bare = replace(series, skipped=())
        now, zone = self._office.now(), self._calendar.zone()
        found = []
        for day in bare.days(Span(first, until)):
            at = instant(day, series.clock, zone)
            standing = standing_of(series, day, made.keys(), past=at <= now)
            found.append(SeriesLine(day, at, standing, made.get(day)))
        return found

    def make(
        self, series: RecordId, until: date, *, saying: Saying = plainly, by: Member
    ) -> list[Variant]:
        """Make a draft for each day to the last that has none yet; one task.

        A day that was ever made is not made again, whatever became of its draft. Raises GoneError.
        """
        one = self.one(series)
        new = self._begun(one, until, saying, by)
        with self._office.task("post_series.make", Topic.CALENDAR, by=by):
            self._keep(one, new)
        return [variant for _, made in new for variant in made.variants]

    def skip(self, series: RecordId, day: date, *, by: Member) -> PostSeries:
        """Leave a day out; its draft goes into the bin unless somebody has worked on it.

        Raises GoneError.
        """
        after = self.one(series).without(day)
        drafts = [one for one in self.drafts(series) if one.day == day]
        with self._office.task("post_series.skip", Topic.CALENDAR, by=by):
            self._take_back(drafts)
            return self._table.save(after)

    def end(self, series: RecordId, last: date, *, by: Member) -> PostSeries:
        """Let it come for the last time by the day; later drafts go, unless they were worked on.

        Raises GoneError.
        """
        after = self.one(series).ended(last)
        later = [one for one in self.drafts(series) if one.day > last]
        with self._office.task("post_series.end", Topic.CALENDAR, by=by):
            self._take_back(later)
            return self._table.save(after)

    def change_following(
        self, changed: PostSeries, first: date, *, saying: Saying = plainly, by: Member
    ) -> PostSeries:
        """Let the series be another one from the day on; return that.

        Drafts of these days that nobody worked on are made anew; the others stay as they are, and
        their days are not made twice. Raises GoneError.
        """
        before = self.one(changed.id)
        if first <= before.begins:
            after = replace(changed, begins=max(changed.begins, first))
        else:
            after = replace(changed, id=new_id(), begins=first)
        later = [one for one in self.drafts(before.id) if one.day >= first]
        fresh = [one for one in later if self._untouched(one)]
        kept = [one for one in later if one not in fresh]
        until = max((one.day for one in later), default=None)
        made = [one.day for one in kept]
        new = [] if until is None else self._begun(after, until, saying, by, made)
        with self._office.task("post_series.follow", Topic.CALENDAR, by=by):
            if after.id != before.id:
                self._table.save(before.ended(first - DAY))
            self._table.save(after)
            self._take_back(fresh)
            for one in kept:
                self._drawers.series_drafts.save(replace(one, series=after.id))
            self._keep(after, new)
        return after

    def findings(self) -> list[Finding]:
        """Return what the rules say about series today, each with its clause."""
        found = rules.findings(
            self._table.all(), self._drawers.series_drafts.all(), self._office.today()
        )
        return [self._office.bound(one) for one in found]

    # What these share.

    def _begun(
        self,
        series: PostSeries,
        until: date,
        saying: Saying,
        by: Member,
        made: list[date] | None = None,
    ) -> list[tuple[date, Begun]]:
        lines = self.preview(series, until)
        days = [
            line
            for line in lines
            if line.made in {Made.NEW, Made.THERE}
            and (line.made is Made.NEW if made is None else line.day not in made)
        ]
        routes = self._drawers.routes.where(active=True)
        names = self._office.library.organisations.all()
        library = names[0].name if names else ""
        found = []
        for line in days:
            values = {
                **saying(line.day),
                "time": series.clock,
                "library": library,
                "number": str(series.number(line.day)),
            }
            headline = rules.title_of(series, values)
            item = Item(
                name=headline,
                owner=series.owner or by.person,
                campaign=series.campaign,
                objective=series.objective,
            )
            channels = series.channels
            found.append(
                (
                    line.day,
                    begun(item, series, channels, line.at, values, routes=routes, by=by.person),
                )
            )
        return found

    def _keep(self, series: PostSeries, new: list[tuple[date, Begun]]) -> None:
        calendar = self._office.library.calendar
        calendar.items.save_all([made.item for _, made in new])
        calendar.variants.save_all([one for _, made in new for one in made.variants])
        self._drawers.series_drafts.save_all(
            [SeriesDraft(series=series.id, day=day, item=made.item.id) for day, made in new]
        )

    def _untouched(self, draft: SeriesDraft) -> bool:
        """Whether the draft is as the series made it; what was removed or moved was touched."""
        calendar = self._office.library.calendar
        variants = calendar.variants.where(item=draft.item)
        at = instant(draft.day, self.one(draft.series).clock, self._calendar.zone())
        in_time = any(one.at == at for one in variants)
        return in_time and all(
            one.state is State.DRAFT
            and one.version == 1
            and not calendar.media_uses.count(variant=one.id)
            and not calendar.draft_comments.count(variant=one.id)
            and not calendar.approvals.count(variant=one.id)
            for one in variants
        )

    def _take_back(self, drafts: list[SeriesDraft]) -> None:
        calendar = self._office.library.calendar
        for draft in drafts:
            if self._untouched(draft):
                for variant in calendar.variants.where(item=draft.item):
                    for mark in calendar.check_marks.where(variant=variant.id):
                        calendar.check_marks.remove(mark.id)
                    calendar.variants.remove(variant.id)
                calendar.items.remove(draft.item)
                self._drawers.series_drafts.remove(draft.id)
