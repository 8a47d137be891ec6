"""Series: posts that come again, and what is done with them from a day on."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from smdesk.domain.records import RecordId
from smdesk.domain.series import PostSeries
from smdesk.ui.kit import wording
from smdesk.ui.kit.asking import ask_day
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Day, Field, Line, Lines, OptionalDay, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.kit.saying import saying
from smdesk.ui.kit.ticks import Ticks
from smdesk.ui.plan.fields import FOLLOWS, channel_names, gaps_help, objective_names, person
from smdesk.ui.plan.make_drafts import MakeDrafts
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.register import PlanRegister


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
            (_tr("Channels"), channel_names(planning, one.channels)),
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
                Column(_tr("Channels"), lambda s: channel_names(planning, s.channels), width=170),
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
            Column(_tr("Channels"), lambda s: channel_names(planning, s.channels), width=110),
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


def _objective(planning: Planning, objective: RecordId | None) -> str:
    return "" if objective is None else objective_names(planning).get(objective, "")


def _first(planning: Planning) -> RecordId:
    return next(iter(planning.channels()), RecordId("?"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
