"""What posts are made by: series that come again, templates with gaps, routes between channels."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from smdesk.desk.topics import Topic
from smdesk.domain.occasions import Event
from smdesk.domain.records import RecordId
from smdesk.domain.routes import MOST_MINUTES, Carry, CrossRoute
from smdesk.domain.series import PostSeries
from smdesk.domain.templates import FARTHEST, VARIABLES, Matter, PostTemplate
from smdesk.ui.kit import wording
from smdesk.ui.kit.asking import ask_day
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Day, Field, Line, Lines, Number, OptionalDay, Text, Tick
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.from_templates import FromTemplates
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.kit.saying import saying
from smdesk.ui.kit.ticks import Ticks
from smdesk.ui.plan.fields import person
from smdesk.ui.plan.make_drafts import MakeDrafts
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.register import PlanRegister
from smdesk.ui.plan.starters import starters

FOLLOWS = frozenset({Topic.CALENDAR, Topic.ACCOUNTS, Topic.ROSTER})


def series(planning: Planning) -> Part[PostSeries]:
    """Declare the posts that come again."""

    def stands(one: PostSeries) -> str:
        if one.over(planning.today()):
            return _tr("ended on {day}").format(day=wording.day(one.until or planning.today()))
        made = [draft.day for draft in planning.plans.series.drafts(one.id)]
        if not made:
            return _tr("no drafts yet")
        return _tr("drafts until {day}").format(day=wording.day(max(made)))

    def detail(one: PostSeries) -> Sequence[tuple[str, str]]:
        skipped = wording.listed([wording.day(day) for day in one.skipped])
        return (
            (_tr("Comes"), f"{wording.rule_words(one.rule)}, {one.clock}"),
            (_tr("From"), wording.day(one.begins)),
            (_tr("Last day"), wording.day(one.until) if one.until else ""),
            (_tr("Stands"), stands(one)),
            (_tr("Channels"), _channels(planning, one.channels)),
            (_tr("Text"), one.text),
            (_tr("Link"), one.link),
            (_tr("Hashtags"), " ".join(f"#{tag}" for tag in one.hashtags)),
            (_tr("First comment"), one.first_comment),
            (_tr("Left out"), skipped),
            (_tr("Owner"), planning.person(one.owner)),
            (_tr("Objective"), _objective(planning, one.objective)),
            (_tr("Note"), one.note),
        )

    return Part(
        icon="history",
        says=_tr("Posts that come again: each day becomes a draft once, never twice."),
        declared=Declared(
            title=_tr("Series"),
            add=_tr("&New series"),
            none=_tr("Begin a series, as Book of the week, and have its drafts made ahead."),
            record=PostSeries,
            columns=(
                Column(_tr("Series"), lambda s: s.name),
                Column(_tr("Comes"), lambda s: wording.rule_words(s.rule), width=190),
                Column(_tr("Channels"), lambda s: _channels(planning, s.channels), width=170),
                Column(_tr("Stands"), stands, width=170),
            ),
            fields=lambda: series_fields(planning),
            blank=lambda: PostSeries(
                name="?",
                channels=(_first(planning),),
                begins=planning.today() + timedelta(days=1),
                owner=planning.me.person,
            ),
            asked=("name",),
            detail=detail,
            follows=FOLLOWS,
        ),
        desk=planning.plans.series,
        spare=(2, 1),
        acts=(
            Act(words=_tr("Ma&ke drafts…"), do=make_drafts,
                fits=lambda s: not s.over(planning.today())),
            Act(words=_tr("C&hange from a day on…"), do=change_following,
                fits=lambda s: not s.over(planning.today())),
            Act(words=_tr("En&d…"), do=end, fits=lambda s: not s.over(planning.today())),
        ),
        mends={"C9.runs_dry": make_drafts},
        printed=(
            Column(_tr("Series"), lambda s: s.name, width=120),
            Column(_tr("Comes"), lambda s: f"{wording.rule_words(s.rule)}, {s.clock}", width=130),
            Column(_tr("Channels"), lambda s: _channels(planning, s.channels), width=110),
            Column(_tr("Text"), lambda s: s.text, width=230),
            Column(_tr("Stands"), stands, width=110),
        ),
    )  # fmt: skip


def series_fields(planning: Planning) -> tuple[Field, ...]:  # type: ignore[type-arg]
    """Return the fields of a series."""
    return (
        Line("name", _tr("&Series"), example=_tr("Book of the week")),
        Ticks("channels", _tr("Channels"), planning.channels()),
        Choice("rule", _tr("&Comes"), wording.series_rules(), unknown=wording.rule_words("?")),
        Day("begins", _tr("&From")),
        OptionalDay("until", _tr("&Last day"), help=_tr("Leave it empty for no end.")),
        Line("clock", _tr("&Time"), example="10:00"),
        Line("headline", _tr("T&itle of its posts"), help=_tr("Without one, the series' name.")),
        Text("text", _tr("Te&xt"), lines=4, help=gaps_help()),
        Line("link", _tr("Lin&k"), example="https://"),
        Lines("hashtags", _tr("&Hashtags"), help=_tr("One on each line.")),
        Text("first_comment", _tr("First co&mment"), lines=2),
        person("owner", _tr("O&wner"), planning),
        Choice("objective", _tr("O&bjective"), lambda: objective_names(planning),
               nobody=_tr("(none)")),
        Text("note", _tr("N&ote"), lines=2),
    )  # fmt: skip


def templates(planning: Planning) -> Part[PostTemplate]:
    """Declare the templates of posts."""

    def when(one: PostTemplate) -> str:
        if one.days == 0:
            return _tr("on the day, {clock}").format(clock=one.clock)
        words = wording.days_long(abs(one.days))
        text = _tr("{days} before, {clock}") if one.days < 0 else _tr("{days} after, {clock}")
        return text.format(days=words, clock=one.clock)

    return Part(
        icon="copy",
        says=_tr("Posts with gaps, for events, services, collections and closures."),
        declared=Declared(
            title=_tr("Post templates"),
            add=_tr("&New template"),
            none=_tr("Put in the starters, and make them sound like your library."),
            record=PostTemplate,
            columns=(
                Column(_tr("Template"), lambda t: t.name),
                Column(_tr("For"), lambda t: wording.name(t.matter), width=120),
                Column(_tr("Goes out"), lambda t: t.days, when, width=180),
                Column(_tr("Channels"), lambda t: _channels(planning, t.channels), width=170),
            ),
            fields=lambda: (
                Line("name", _tr("&Template"), example=_tr("Event: remind")),
                Choice("matter", _tr("&For"), {one: wording.name(one) for one in Matter}),
                Line("headline", _tr("T&itle of the post")),
                Text("text", _tr("Te&xt"), lines=6, help=gaps_help()),
                Line("link", _tr("Lin&k"), help=_tr("A web address, or {link}.")),
                Lines("hashtags", _tr("&Hashtags"), help=_tr("One on each line.")),
                Text("first_comment", _tr("First co&mment"), lines=2),
                Ticks("channels", _tr("Channels"), planning.channels()),
                Number("days", _tr("&Days after what it is about"), -FARTHEST, FARTHEST,
                       help=_tr("Less than nothing for before: -14 is two weeks before.")),
                Line("clock", _tr("T&ime"), example="10:00"),
                Tick("wanted", _tr("&Every event should have it")),
            ),
            blank=lambda: PostTemplate(name="?", text="?"),
            asked=("name", "text"),
            detail=lambda t: (
                (_tr("For"), wording.name(t.matter)),
                (_tr("Goes out"), when(t)),
                (_tr("Channels"), _channels(planning, t.channels)),
                (_tr("Title"), t.headline),
                (_tr("Text"), t.text),
                (_tr("Link"), t.link),
                (_tr("Hashtags"), " ".join(f"#{tag}" for tag in t.hashtags)),
                (_tr("First comment"), t.first_comment),
                (_tr("Every event"), _tr("should have it") if t.wanted else ""),
            ),
            follows=FOLLOWS,
        ),
        desk=planning.plans.templates,
        spare=(3,),
        acts=(
            Act(words=_tr("New p&osts…"), do=_new_posts, always=True),
            Act(words=_tr("Put in the s&tarters"), do=plant, always=True),
        ),
        printed=(
            Column(_tr("Template"), lambda t: t.name, width=120),
            Column(_tr("Goes out"), lambda t: t.days, when, width=120),
            Column(_tr("Title"), lambda t: t.headline, width=120),
            Column(_tr("Text"), lambda t: t.text, width=280),
        ),
    )  # fmt: skip


def routes(planning: Planning) -> Part[CrossRoute]:
    """Declare which channel follows which."""

    def words(one: CrossRoute) -> str:
        return _tr("{follower} after {leader}").format(
            follower=planning.channel(one.follower), leader=planning.channel(one.leader)
        )

    return Part(
        icon="upload",
        says=_tr("Which channel speaks first, and which follow; none goes before its leader."),
        declared=Declared(
            title=_tr("Routes"),
            add=_tr("&New route"),
            none=_tr("Let one channel lead, and others follow with drafts of their own."),
            record=CrossRoute,
            columns=(
                Column(_tr("Route"), words),
                Column(_tr("After"), lambda r: r.delay, _delay, width=120),
                Column(_tr("Begins with"), lambda r: wording.name(r.carry), width=190),
                Column(_tr("Stands"), _stands, width=110),
            ),
            fields=lambda: (
                _channel_choice("leader", _tr("&Speaks first"), planning),
                _channel_choice("follower", _tr("&Follows"), planning),
                Number("delay", _tr("&Later by"), 0, MOST_MINUTES, unit=_tr(" minutes")),
                Choice("carry", _tr("&Begins with"), {one: wording.name(one) for one in Carry}),
                Tick("active", _tr("In &use")),
                Text("why", _tr("Wh&y"), lines=2),
            ),
            blank=lambda: _blank_route(planning),
            detail=lambda r: (
                (_tr("After"), _delay(r)),
                (_tr("Begins with"), wording.name(r.carry)),
                (_tr("Stands"), _stands(r)),
                (_tr("Why"), r.why),
            ),
            follows=FOLLOWS,
            called=words,
        ),
        desk=planning.plans.routes,
        acts=(Act(words=_tr("&Instagram, then Facebook"), do=_offered, always=True),),
    )


# What is done with a series.


def make_drafts(view: PlanRegister[PostSeries], one: PostSeries | None) -> None:
    """Show the coming days, and make their drafts."""
    if one is not None:
        MakeDrafts(view.planning, one, view.say, view).open()


def change_following(view: PlanRegister[PostSeries], one: PostSeries) -> None:
    """Ask from which day on, and what is to be different."""
    planning = view.planning

    def ask(first: date) -> None:
        form = Form(PostSeries, series_fields(planning))
        form.fill(one)

        def save(changed: PostSeries, _reason: str) -> None:
            planning.plans.series.change_following(changed, first, saying=saying, by=planning.me)
            view.say(_tr("{series} is another one from {day} on.").format(
                series=changed.name, day=wording.day(first)))  # fmt: skip

        title = _tr("{series} from {day} on").format(series=one.name, day=wording.day(first))
        FormDialog(title, form, save, view).open()

    title = _tr("Change {series} from a day on").format(series=one.name)
    help_ = _tr("Drafts of later days that nobody worked on are made anew.")
    day = max(planning.today(), one.begins)
    ask_day(title, _tr("&From"), day, verb=_tr("&Go on"), save=ask, over=view, help=help_)


def end(view: PlanRegister[PostSeries], one: PostSeries) -> None:
    """Ask for the last day."""
    planning = view.planning

    def save(last: date) -> None:
        planning.plans.series.end(one.id, last, by=planning.me)
        view.say(_tr("{series} comes for the last time by {day}.").format(
            series=one.name, day=wording.day(last)))  # fmt: skip

    title = _tr("End {series}").format(series=one.name)
    help_ = _tr("Later drafts that nobody worked on go into the bin.")
    today = planning.today()
    ask_day(title, _tr("&Last day"), today, verb=_tr("&End"), save=save, over=view, help=help_)


# The rest.


def from_templates(planning: Planning) -> FromTemplates:
    """Return what begins posts from templates."""

    def events() -> list[Event]:
        return [one for one in planning.occasions.events.all() if one.first >= planning.today()]

    return FromTemplates(
        planning.plans.templates,
        planning.me,
        channels=planning.channels,
        events=events,
        today=planning.today,
    )


def gaps_help() -> str:
    """Return which gaps a text can have."""
    gaps = " ".join(f"{{{one}}}" for one in VARIABLES)
    return _tr("Filled in by itself: {gaps}").format(gaps=gaps)


def objective_names(planning: Planning) -> dict[RecordId | None, str]:
    """Return the objectives by their ids."""
    return {one.id: one.title for one in planning.plans.objectives.all()}


def plant(view: PlanRegister[PostTemplate], _: object) -> None:
    """Put in the templates to begin with."""
    new = view.planning.plans.templates.plant(starters(), by=view.planning.me)
    words = _tr("They are all there already.")
    if new:
        words = _tr("{count} templates are put in.").format(count=wording.number(len(new)))
    view.refresh()
    view.say(words) if new else view.notice(words)


def _new_posts(view: PlanRegister[PostTemplate], _: object) -> None:
    from_templates(view.planning).ask(view, lambda _made, words: view.say(words))


def _offered(view: PlanRegister[CrossRoute], _: object) -> None:
    route = view.planning.plans.routes.offered()
    if route is None:
        view.notice(_tr("That route is there already, or the library is not on both."))
        return
    view.planning.plans.routes.add(route, by=view.planning.me)
    view.refresh()
    view.table.select(route.id)
    view.say(_tr("The route is put in, and not in use yet. Edit it to switch it on."))


def _blank_route(planning: Planning) -> CrossRoute:
    channels = [*planning.channels(), RecordId("?"), RecordId("??")]
    return CrossRoute(leader=channels[0], follower=channels[1])


def _channel_choice(name: str, label: str, planning: Planning) -> Choice[RecordId]:
    return Choice(name, label, lambda: dict(planning.channels()))


def _channels(planning: Planning, channels: Sequence[RecordId]) -> str:
    return wording.listed([planning.channel(one) for one in channels])


def _objective(planning: Planning, objective: RecordId | None) -> str:
    return "" if objective is None else objective_names(planning).get(objective, "")


def _delay(route: CrossRoute) -> str:
    return _tr("{count} minutes").format(count=wording.number(route.delay))


def _stands(route: CrossRoute) -> str:
    return _tr("in use") if route.active else _tr("not in use")


def _first(planning: Planning) -> RecordId:
    return next(iter(planning.channels()), RecordId("?"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
