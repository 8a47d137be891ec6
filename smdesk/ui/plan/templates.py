"""Templates: posts with gaps, begun for events, services, collections and closures."""

from PySide6.QtCore import QCoreApplication

from smdesk.domain.occasions import Event
from smdesk.domain.templates import FARTHEST, Matter, PostTemplate
from smdesk.ui.kit import wording
from smdesk.ui.kit.fields import Choice, Line, Lines, Number, Text, Tick
from smdesk.ui.kit.from_templates import FromTemplates
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.kit.ticks import Ticks
from smdesk.ui.plan.fields import FOLLOWS, channel_names, gaps_help
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.register import PlanRegister
from smdesk.ui.plan.starters import starters


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
                Column(_tr("Channels"), lambda t: channel_names(planning, t.channels), width=170),
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
                (_tr("Channels"), channel_names(planning, t.channels)),
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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
