"""How each channel sounds, and envelopes: what may go out without asking again."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from smdesk.desk.topics import Topic
from smdesk.domain.records import RecordId
from smdesk.domain.voice import Envelope, Media, Varied, VoiceNote
from smdesk.printing.plan import Card
from smdesk.ui.kit import wording
from smdesk.ui.kit.fields import Choice, Field, Line, Lines, Number, OptionalDay, Text
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.kit.ticks import Ticks
from smdesk.ui.plan.fields import channel
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.register import PlanRegister

FOLLOWS = frozenset({Topic.PLAN, Topic.ACCOUNTS, Topic.ROSTER})
MOST_LETTERS, MOST_LINKS, MOST_POSTS = 100_000, 20, 999


def voice(planning: Planning) -> Part[VoiceNote]:
    """Declare how the library sounds."""
    return Part(
        icon="users",
        says=_tr("How the library sounds, so that everybody can be themselves within it."),
        declared=Declared(
            title=_tr("Voice"),
            add=_tr("&New voice note"),
            none=_tr("Say in a few words how the library sounds, and what it never says."),
            record=VoiceNote,
            columns=(
                Column(_tr("Channel"), lambda v: planning.channel(v.channel), width=180),
                Column(_tr("How it sounds"), lambda v: v.sounds),
            ),
            fields=lambda: (
                channel("channel", _tr("&Channel"), planning),
                Line("sounds", _tr("&How it sounds"), example=_tr("like the front desk")),
                Lines("do", _tr("We &do"), help=_tr("One on each line.")),
                Lines("dont", _tr("We do &not"), help=_tr("One on each line.")),
                Lines("samples", _tr("&Posts that sound right"), help=_tr("One on each line.")),
            ),
            blank=lambda: VoiceNote(sounds="?"),
            asked=("sounds",),
            detail=lambda v: (
                (_tr("Channel"), planning.channel(v.channel)),
                (_tr("We do"), "\n".join(v.do)),
                (_tr("We do not"), "\n".join(v.dont)),
                (_tr("Posts that sound right"), "\n".join(v.samples)),
            ),
            follows=FOLLOWS,
        ),
        desk=planning.desk.voice,
        sheet=lambda rows: planning.sheet(
            (), title=_tr("How we sound"), cards=_cards(planning, rows)
        ),
    )


def envelopes(planning: Planning) -> Part[Envelope]:
    """Declare what may go out without asking again."""

    def stands(one: Envelope) -> str:
        return standing(planning, one)

    def detail(one: Envelope) -> Sequence[tuple[str, str]]:
        by = planning.person(one.approved_by)
        on = wording.day(one.approved_on) if one.approved_on else ""
        return (
            (_tr("Stands"), stands(one)),
            (_tr("Channels"), wording.listed([planning.channel(c) for c in one.channels])),
            (_tr("Compared with"), _series(planning).get(one.pattern, "")),
            *bounds(one),
            (_tr("Written by"), planning.person(one.written_by)),
            (_tr("Approved"), _tr("by {person} on {day}").format(person=by, day=on) if by else ""),
            (_tr("Note"), one.note),
        )

    return Part(
        icon="archive",
        says=_tr(
            "What may differ in a series, how often, until when; approved once for all of it."
        ),
        declared=Declared(
            title=_tr("Envelopes"),
            add=_tr("&New envelope"),
            none=_tr("An envelope says what may differ in a series, how often, and until when."),
            record=Envelope,
            columns=(
                Column(_tr("Series"), lambda e: e.series),
                Column(
                    _tr("Channels"),
                    lambda e: wording.listed([planning.channel(c) for c in e.channels]),
                    width=210,
                ),
                Column(_tr("Stands"), stands, width=240),
            ),
            fields=lambda: _envelope_fields(planning),
            blank=lambda: _blank(planning),
            asked=("series",),
            detail=detail,
            follows=FOLLOWS,
        ),
        desk=planning.desk.envelopes,
        acts=(Act(words=_tr("&Approve"), do=approve, fits=lambda e: _unsigned(planning, e)),),
        printed=(
            Column(_tr("Series"), lambda e: e.series, width=120),
            Column(
                _tr("Channels"),
                lambda e: wording.listed([planning.channel(c) for c in e.channels]),
                width=110,
            ),
            Column(
                _tr("Bounds"),
                lambda e: "\n".join(f"{key}: {value}" for key, value in bounds(e) if value),
                width=190,
            ),
            Column(_tr("Stands"), stands, width=110),
            Column(_tr("Approved by"), lambda e: planning.person(e.approved_by), width=100),
        ),
    )


def approve(view: PlanRegister[Envelope], envelope: Envelope) -> None:
    """Approve the envelope as it now is."""
    view.planning.desk.envelopes.approve(envelope.id, by=view.planning.me)
    # An answer stands: what follows undo would take back something else.
    view.notice(_tr("The envelope {series} is approved.").format(series=envelope.series))


def standing(planning: Planning, one: Envelope) -> str:
    """Return where an envelope stands, as in ``6 left, until 30 Jan 2027``."""
    if one.expired(planning.today()):
        return _tr("expired")
    if one.left == 0:
        return _tr("used up")
    parts = [] if one.approved else [_tr("not approved")]
    if one.approved and not planning.desk.envelopes.yeses(one):
        parts = [_tr("approved, but not signed")]
    if one.left is not None:
        parts.append(_tr("{count} left").format(count=wording.number(one.left)))
    if one.expires_on is not None:
        parts.append(_tr("until {day}").format(day=wording.day(one.expires_on)))
    return ", ".join(parts)


def bounds(one: Envelope) -> tuple[tuple[str, str], ...]:
    """Return what an envelope allows, in words."""
    longest = (
        _tr("{count} characters").format(count=wording.number(one.most_letters))
        if one.most_letters
        else _tr("as long as the platform takes")
    )
    return (
        (_tr("What may differ"), wording.listed([wording.name(v) for v in one.may_vary])),
        (_tr("Longest text"), longest),
        (_tr("Most links"), wording.number(one.most_links)),
        (_tr("May carry"), wording.listed([wording.name(m) for m in one.media]) or _tr("nothing")),
    )


def _envelope_fields(planning: Planning) -> tuple[Field, ...]:  # type: ignore[type-arg]
    return (
        Line("series", _tr("Ser&ies"), example=_tr("Book of the week")),
        Ticks("channels", _tr("Channels"), planning.channels()),
        Ticks("may_vary", _tr("What may differ"), {v: wording.name(v) for v in Varied}),
        Ticks("media", _tr("What it may carry"), {m: wording.name(m) for m in Media}),
        Number(
            "most_letters",
            _tr("&Longest text, in characters"),
            0,
            MOST_LETTERS,
            help=_tr("0 for as long as the platform takes."),
        ),
        Number("most_links", _tr("Most lin&ks"), 0, MOST_LINKS),
        Choice(
            "pattern",
            _tr("Com&pared with"),
            lambda: _series(planning),
            nobody=_tr("(nothing)"),
            help=_tr("A series: what may not differ has to be as in it."),
        ),
        OptionalDay("expires_on", _tr("Last &day")),
        Number(
            "most_posts",
            _tr("&Good for so many posts"),
            0,
            MOST_POSTS,
            help=_tr("0 for any number, until its last day. One of the two must end it."),
        ),
        Text(
            "note",
            _tr("N&ote"),
            lines=2,
            help=_tr("Whatever else changes here is to be approved anew."),
        ),
    )


def _unsigned(planning: Planning, one: Envelope) -> bool:
    """Whether the member has not signed for it as it now is; a second yes may be asked for."""
    return all(yes.by != planning.me.person for yes in planning.desk.envelopes.yeses(one))


def _series(planning: Planning) -> dict[RecordId | None, str]:
    return {one.id: one.name for one in planning.plans.series.all()}


def _blank(planning: Planning) -> Envelope:
    first = next(iter(planning.channels()), RecordId("?"))
    return Envelope(series="?", channels=(first,), most_posts=10, written_by=planning.me.person)


def _cards(planning: Planning, notes: Sequence[VoiceNote]) -> list[Card]:
    """Return a card for each channel that has a voice note, with its envelopes that live."""
    every = planning.desk.envelopes.all()
    today = planning.today()
    cards = []
    for one in sorted(notes, key=lambda v: (v.channel is not None, planning.channel(v.channel))):
        live = [
            f"{e.series}: {standing(planning, e)}"
            for e in every
            if e.live(today) and one.channel in e.channels
        ]
        cards.append(
            Card(
                title=planning.channel(one.channel),
                line=one.sounds,
                blocks=(
                    (_tr("We do"), one.do),
                    (_tr("We do not"), one.dont),
                    (_tr("Posts that sound right"), one.samples),
                    (_tr("May go out without asking again"), tuple(live)),
                ),
            )
        )
    return cards


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
