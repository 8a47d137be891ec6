"""The calendar of the sample library: some months of posts, good days and bad.

Idris and Nora each write with their own key, at times gone by: one asks, the other answers.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.media import Picture
from smdesk.desk.media_files import looked_at
from smdesk.desk.publishing import Out, Yes
from smdesk.desk.sample_pictures import HEIGHT, WIDTH, reading_room, story_hour
from smdesk.desk.session import Session
from smdesk.domain.calendar import State, Variant
from smdesk.domain.campaigns import Campaign, HashtagSet, Label
from smdesk.domain.checklists import Check
from smdesk.domain.media import Consent
from smdesk.domain.publications import Way
from smdesk.domain.records import RecordId


@dataclass(frozen=True, slots=True)
class Post:
    """One invented post: on which day from today, at which hour, where, what, and what became."""

    days: int
    hour: int
    channel: str
    title: str
    text: str
    state: State = State.POSTED
    words: str = ""
    political: bool = False


_WEEKLY = (
    "A lighthouse keeper, a storm, and forty letters home.",
    "Maps of islands that nobody ever found.",
    "A cookbook for one pan and one window.",
    "Three sisters, one boat, and a very long winter.",
    "Everything that is known about moss.",
    "A detective who is afraid of the dark.",
    "Poems that fit on a bus ticket.",
    "How bridges stand, told to a child of ten.",
    "The year the harbour froze.",
    "Letters of a seed collector.",
)
POSTS = (
    Post(-34, 10, "Facebook page", "Repair café", "Bring the toaster. We bring the screwdrivers."),
    Post(-31, 9, "Newsletter", "What is on this month", "Readings, repairs, a chess evening."),
    Post(-27, 17, "YouTube", "A walk through the stacks", "Four minutes where nobody goes."),
    Post(
        -25,
        7,
        "X",
        "Closed because of the storm",
        "The storm has the power. We are closed today.",
        State.WENT_OUT_UNAPPROVED,
        "The lines were down, and nobody could be reached.",
    ),
    Post(-19, 10, "Instagram", "Story hour", "Saturday at ten: Tomas reads to the smallest."),
    Post(
        -16,
        12,
        "Facebook page",
        "Wrong opening hours",
        "We are open on Sunday from nine.",
        State.TAKEN_DOWN,
        "The hours were those of last year.",
    ),
    Post(-12, 10, "Facebook page", "Games evening", "Boards are there. Bring a friend."),
    Post(-9, 12, "Instagram", "New shelves", "The carpenters are done. Come and smell the wood."),
    Post(-5, 9, "X", "Late opening", "Open until nine tonight, for whoever has an exam."),
    Post(-2, 10, "Instagram", "Lost mittens", "Eleven single mittens wait here.", State.APPROVED),
    Post(1, 10, "Instagram", "Story hour on Saturday", "At ten: Tomas reads.", State.SCHEDULED),
    Post(
        1, 11, "Facebook page", "Story hour on Saturday", "At ten, for under-fives.", State.APPROVED
    ),
    Post(1, 9, "X", "Closed for stocktaking", "We count every book on Monday.", State.IN_REVIEW),
    Post(
        6,
        9,
        "Newsletter",
        "What is on in the coming month",
        "Readings, repairs, and a chess evening.",
        State.CHANGES_REQUESTED,
        "The chess evening moved to Thursday.",
    ),
    Post(
        8, 17, "YouTube", "How the book press works", "Two minutes in the bindery.", State.IN_REVIEW
    ),
    Post(
        10,
        12,
        "Facebook page",
        "The vote on the levy",
        "When the council votes on the library's money, and where to read the papers.",
        State.IN_REVIEW,
        political=True,
    ),
    Post(11, 10, "Facebook page", "Repair café", "Bring the lamp this time.", State.DRAFT),
    Post(15, 12, "Facebook page", "Author visit", "Mirela Anders reads.", State.DRAFT),
    Post(
        16,
        12,
        "X",
        "A joke about fines",
        "We know where you live. Bring it back.",
        State.REJECTED,
        "It may frighten those who owe most.",
    ),
    Post(22, 10, "Newsletter", "Winter reading list", "Twelve books.", State.DRAFT),
    Post(29, 9, "X", "Holiday hours", "Open from ten to two.", State.DRAFT),
    Post(40, 10, "Instagram", "Winter reading begins", "Read five, keep one.", State.DRAFT),
)
_IDEAS = (
    ("Instagram", "Ask readers for their favourite seat"),
    ("Facebook page", "Old photographs of the harbour"),
)
_ASKED = frozenset(State) - {State.IDEA, State.DRAFT, State.WENT_OUT_UNAPPROVED}


def all_posts() -> list[Post]:
    """Return every post, those of the weekly series among them."""
    weekly = []
    for week, text in enumerate(_WEEKLY, start=-7):
        state = State.POSTED if week < 0 else (State.APPROVED, State.IN_REVIEW)[week % 2]
        post = Post(7 * week + 4, 15, "Instagram", "Book of the week", text, state)
        weekly.append(post)
    return sorted([*POSTS, *weekly], key=lambda post: post.days)


class SampleCalendar:
    """Puts posts on the calendar around today."""

    def __init__(self, session: Session, today: date) -> None:
        self._session, self._me, self._today = session, session.me, today
        self._accounts = {line.name: line.id for line in session.accounts.lines()}
        self._items: dict[tuple[int, str], RecordId] = {}
        """By day and title, those that go out on more than one channel."""

    def prepare(self) -> None:
        """Put in what posts are sorted by, and what they show."""
        desk, me = self._session.calendar, self._me
        desk.campaigns.add(
            Campaign(name="Winter reading", first=self._day(20), last=self._day(110)), by=me
        )
        desk.labels.add(Label(name="weekly"), by=me)
        tags = HashtagSet(name="Every post", tags=("LanternBay", "LibraryLife"))
        desk.hashtag_sets.add(tags, by=me)
        for name, data, alt, credit, consent in (
            (
                "reading-room.png",
                reading_room(),
                "The reading room at noon, all seats taken",
                "Aytən",
                "nobody",
            ),
            (
                "story-hour.png",
                story_hour(),
                "Tomas reads to nine children on a carpet",
                "",
                "given",
            ),
        ):
            file = looked_at(
                name, data, place="Pictures share, folder 2026", width=WIDTH, height=HEIGHT
            )
            asset = replace(
                self._session.media_files.bring(file, by=me),
                alt=alt,
                credit=credit,
                licence="CC BY 4.0" if credit else "",
                consent=Consent(consent),
                consent_note="Forms in binder 2" if consent == "given" else "",
                expires=self._day(200) if consent == "given" else None,
                added_on=self._day(-60),
            )
            desk.media.change(asset, by=me)

    def write(self, approver: RecordId) -> None:
        """Write and ask, as the member whose session it is; ``approver`` says yes by phone."""
        me, desk = self._me, self._session.calendar
        reading = desk.campaigns.all()[0].id
        weekly = desk.labels.all()[0].id
        for channel, title in _IDEAS:
            desk.begin(self._accounts[channel], None, title, idea=True, by=me)
        for post in all_posts():
            variant = self._written(post)
            item = desk.item(variant.item)
            if "reading" in post.title.lower():
                desk.change_item(replace(item, campaign=reading), by=me)
            elif post.title == "Book of the week":
                desk.change_item(replace(item, labels=(weekly,)), by=me)
            if post.state in _ASKED:
                self._asked(post, variant)
            elif post.state is State.WENT_OUT_UNAPPROVED:
                out = Out(permalink=_link(variant))
                self._at(post, 0).publishing.went_out(variant.id, post.words, out, by=me)
        self._talk()
        self._quick_step(approver)
        self._on_paper(approver)

    def answer(self) -> None:
        """Answer what was asked, and mark what went out, as the member whose session it is."""
        posts = {(post.title, post.days, post.channel): post for post in all_posts()}
        desk, me = self._session.calendar, self._me
        for line in desk.lines(None):
            days = (line.day - self._today).days if line.day else 0
            post = posts.get((line.title, days, line.channel_name))
            if post is not None and post.state in _ASKED - {State.IN_REVIEW}:
                self._answered(post, desk.variant(line.id))
            elif post is not None and post.political:
                self._at(post, 30).gate.approve(line.id, "The facts are right.", by=me)

    def _written(self, post: Post) -> Variant:
        desk, me = self._at(post, 72), self._me
        at = self._time(post)
        variant = self._begun(desk, post, at)
        tags = ("LanternBay",) if post.channel == "Instagram" else ()
        wanted = replace(variant, text=post.text, hashtags=tags, political=post.political)
        written = desk.write(wanted, by=me)
        if post.title in {"Book of the week", "New shelves"}:
            room = next(one for one in desk.media.all() if one.name == "reading-room.png")
            desk.media.arrange(variant.id, [Picture(room.id)], by=me)
        return written

    def _begun(self, desk: CalendarDesk, post: Post, at: datetime) -> Variant:
        """Begin the post; the second of a day under one title is another channel of the first."""
        channel, me = self._accounts[post.channel], self._me
        item = self._items.get((post.days, post.title))
        if item is not None:
            return desk.move(desk.add_channel(item, channel, by=me).id, at, by=me)
        variant = desk.begin(channel, at, post.title, by=me)
        self._items[post.days, post.title] = variant.item
        return variant

    def _talk(self) -> None:
        """Let the team speak about the newsletter, and note something for itself."""
        desk, me = self._session.calendar, self._me
        for line in desk.lines(None):
            if line.title == "What is on in the coming month":
                said = desk.comments.say(line.id, "Is the chess evening on Thursday?", by=me)
                answer = "It is: the porter has the keys until nine."
                desk.comments.say(line.id, answer, answers=said.id, by=me)
                noted = replace(desk.item(line.item), notes="Ask Mirela for her picture.")
                desk.items.describe(noted, by=me)

    def _asked(self, post: Post, variant: Variant) -> None:
        desk, me = self._at(post, 70), self._me
        for check in (Check.FACTS, Check.NAMES):
            desk.checks.tick(variant.id, check, "The events list", by=me)
        desk.gate.submit(variant.id, by=me)

    def _answered(self, post: Post, variant: Variant) -> None:
        me, gate = self._me, self._at(post, 48).gate
        if post.state is State.CHANGES_REQUESTED:
            gate.request_changes(variant.id, post.words, by=me)
        elif post.state is State.REJECTED:
            gate.reject(variant.id, post.words, by=me)
        else:
            gate.approve(variant.id, by=me)
        if post.state is State.SCHEDULED:
            gate.schedule(variant.id, by=me)
        if post.state in {State.POSTED, State.TAKEN_DOWN}:
            out = Out(permalink=_link(variant))
            self._at(post, -1).publishing.post(variant.id, out, by=me)
        if post.state is State.TAKEN_DOWN:
            self._at(post, -3).publishing.take_down(variant.id, post.words, by=me)

    def _quick_step(self, approver: RecordId) -> None:
        """The lights went out yesterday evening, and Nora said yes on the phone."""
        begun = self._session.calendar.now() - timedelta(hours=20)
        earlier = self._session.calendar.with_clock(lambda: begun)
        title = "The lights are out"
        variant = earlier.begin(self._accounts["X"], None, title, by=self._me)
        text = "The lights are out in the whole street. We close at once."
        earlier.write(replace(variant, text=text), by=self._me)
        yes = Yes(
            event="Power cut",
            why_now="Readers were on their way",
            approver=approver,
            way=Way.PHONE,
            words="Yes, close, and say so.",
            at=begun,
        )
        out = Out(permalink=_link(variant))
        earlier.publishing.quick_step(variant.id, yes, out, by=self._me)

    def _on_paper(self, approver: RecordId) -> None:
        """The approver is at a fair this week; what waits went to her on a sheet."""
        desk = self._session.calendar
        titles = {"Closed for stocktaking", "How the book press works"}
        lines = [line.id for line in desk.sheets.waiting(approver) if line.title in titles]
        note = "Please leave it at the desk, or read us the codes on the phone."
        desk.sheets.make(approver, lines, note, by=self._me)

    def _at(self, post: Post, hours_before: int) -> CalendarDesk:
        """Return the desk so many hours before the post, if that is not still to come."""
        at = min(self._time(post) - timedelta(hours=hours_before), self._session.calendar.now())
        return self._session.calendar.with_clock(lambda: at)

    def _time(self, post: Post) -> datetime:
        zone = self._session.calendar.zone()
        clock = datetime.combine(self._day(post.days), time(post.hour))
        return (clock.replace(tzinfo=zone) if zone else clock.astimezone()).astimezone(UTC)

    def _day(self, days: int) -> date:
        return self._today + timedelta(days=days)


def _link(variant: Variant) -> str:
    return f"https://social.example/{variant.id[:8]}"
