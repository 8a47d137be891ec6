"""What the sample library plans: reports, word that travels, projects, a voice, conventions."""

from collections.abc import Mapping
from datetime import date, timedelta

from smdesk.desk.plan import PlanDesk
from smdesk.domain.communication import FlowLink, InternalUpdate
from smdesk.domain.conventions import About, Convention, TemplateFile, WebProperty
from smdesk.domain.projects import Project, Status
from smdesk.domain.records import RecordId
from smdesk.domain.reporting import ReportDuty
from smdesk.domain.roster import Member
from smdesk.domain.voice import Envelope, Media, Varied, VoiceNote


class SamplePlan:
    """Fills the plan's registers, with true-to-life holes."""

    def __init__(
        self,
        desk: PlanDesk,
        accounts: Mapping[str, RecordId],
        today: date,
        *,
        idris: RecordId,
        me: Member,
    ) -> None:
        self._desk, self._accounts, self._today = desk, accounts, today
        self._nora, self._idris, self._me = me.person, idris, me

    def fill(self) -> None:
        """Put everything in."""
        self._reports()
        self._flow()
        self._projects()
        self._voice()
        self._conventions()

    def _in(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _reports(self) -> None:
        duties, me = self._desk.duties, self._me
        board = ReportDuty(
            what="Half-yearly report",
            body="Library Board",
            every=6,
            next_due=self._in(-172),
            owner=self._nora,
            parts=("Figures", "What worked", "What did not", "People", "Money", "What comes next"),
            template="Two pages. Begin with the story that says it best; figures come after it.",
        )
        duties.add(board, by=me)
        duties.deliver(board.id, self._in(-175), minute="Minutes of June, item 7", by=me)
        moved = duties.one(board.id)
        duties.tick(board.id, ("Figures", "What worked"), by=me)
        friends = ReportDuty(
            what="Letter to the Friends",
            body="Friends of the Library",
            every=3,
            next_due=moved.next_due - timedelta(days=16),
            owner=self._idris,
            parts=("Three pictures", "A thank-you"),
        )
        duties.add(friends, by=me)

    def _flow(self) -> None:
        me, flow, updates = self._me, self._desk.flow, self._desk.updates
        lines = (
            ("Coordinator", "Community manager", "What is brewing in comments", "chat", 0, -200),
            ("Departments", "Coordinator", "Events and pictures", "shared calendar", 14, -9),
            ("Community manager", "Sponsor", "How it goes, and what is needed", "mail", 45, -200),
            ("Sponsor", "Library Board", "Decisions to take", "board papers", 180, -120),
            ("Community manager", "All staff", "What went out, and why", "staff news", 30, -60),
            ("All staff", "Departments", "Who to send ideas to", "pin board", 0, -60),
        )
        kept = []
        for giver, taker, about, medium, every, since in lines:
            link = FlowLink(
                giver=giver,
                taker=taker,
                about=about,
                medium=medium,
                every_days=every,
                since=self._in(since),
                sponsors=taker == "Sponsor",
            )
            kept.append(flow.add(link, by=me))
        for at, days, text in (
            (
                2,
                -51,
                "Summer reading reached more families; we need a second camera.",
            ),
            (4, -12, "The opening of the reading room went out with five pictures of yours."),
            (1, -6, "Story hour moves to Thursdays from December."),
        ):
            updates.add(
                InternalUpdate(
                    to=kept[at].taker,
                    on=self._in(days),
                    text=text,
                    by=self._nora,
                    link=kept[at].id,
                ),
                by=me,
            )

    def _projects(self) -> None:
        projects, me = self._desk.projects, self._me
        films = Project(
            name="Story hour on film",
            goal="Families who cannot come can listen at home",
            objective="Reach people beyond the building",
            sponsor=self._nora,
            lead=self._idris,
            scope="Six films of ten minutes, with captions",
            resources="Blue camera, four hours a week of Idris",
            status=Status.RUNNING,
            begun=self._in(-80),
            due=self._in(60),
            measure="Families who watch more than one film",
        )
        projects.add(films, by=me)
        projects.rescope(
            films.id,
            "Eight films of ten minutes, with captions in two languages",
            "Eight films instead of six, captions in two languages",
            "The language school offered to translate",
            "Two more weeks; no money",
            by=me,
        )
        pages = Project(
            name="Opening hours the same everywhere",
            goal="Nobody stands before a closed door because a profile said otherwise",
            sponsor=self._nora,
            scope="Profiles of all five channels, and the county's page",
            status=Status.RUNNING,
            begun=self._in(-30),
            due=self._in(-4),
        )
        projects.add(pages, by=me)
        projects.add(
            Project(
                name="A podcast from the archive",
                goal="Old recordings find listeners",
                status=Status.IDEA,
                scope="One season of four, if the rights allow it",
            ),
            by=me,
        )
        projects.add(
            Project(
                name="Short films on TikTok",
                goal="Find out whether students look there",
                lead=self._idris,
                sponsor=self._nora,
                scope="Ten films in one term",
                status=Status.CLOSED,
                begun=self._in(-330),
                due=self._in(-200),
                measure="Students who asked at the desk about something they saw",
                outcome="Nothing: two asked in a term. The account was never opened again.",
                closed_on=self._in(-196),
            ),
            by=me,
        )

    def _voice(self) -> None:
        voice, envelopes, me = self._desk.voice, self._desk.envelopes, self._me
        voice.add(
            VoiceNote(
                sounds="Like the front desk on a good day",
                do=("Say we", "Answer the question first", "Name the room and the hour"),
                dont=("Joke about somebody's question", "Use words that need a catalogue"),
                samples=("The reading room is warm and half empty. Come in.",),
            ),
            by=me,
        )
        voice.add(
            VoiceNote(
                channel=self._accounts["Instagram"],
                sounds="One picture, one thing to know",
                do=(
                    "Ask before a face is seen",
                    "Write the alt text first",
                ),
                dont=("More than three hashtags",),
                samples=("Shelf 12, and somebody had just put it right.",),
            ),
            by=me,
        )
        book = Envelope(
            series="Book of the week",
            channels=(self._accounts["Facebook page"], self._accounts["Instagram"]),
            may_vary=(Varied.TEXT, Varied.PICTURE, Varied.LINK),
            most_letters=400,
            media=(Media.PICTURE,),
            written_by=self._idris,
            expires_on=self._in(70),
            most_posts=10,
            note="Cover, two sentences, link to the catalogue. No prices.",
        )
        envelopes.add(book, by=me)
        envelopes.approve(book.id, by=me)
        for _ in range(4):
            envelopes.use(book.id, by=me)
        envelopes.add(
            Envelope(
                series="Closures and weather",
                channels=(self._accounts["X"], self._accounts["Facebook page"]),
                may_vary=(Varied.TEXT, Varied.TIME),
                most_letters=280,
                most_links=1,
                media=(),
                written_by=self._idris,
                expires_on=self._in(160),
            ),
            by=me,
        )

    def _conventions(self) -> None:
        desk, me = self._desk, self._me
        for about, what, example, channel in (
            (About.SIZES, "Pictures are 1080 by 1350", "portrait, never cut", "Instagram"),
            (About.SIZES, "Posters are A3 and A5 from one file", "", ""),
            (About.FILE_NAMES, "Day, what, who made it", "2026-11-21 story hour IO.jpg", ""),
            (About.FONTS, "Inter on pictures, nothing below 40 points", "", ""),
            (About.COLOURS, "Lantern yellow on dark blue", "#F4C542 on #12304A, 9 to 1", ""),
            (About.OTHER, "The logo stands at the lower left, or not at all", "", ""),
        ):
            where = self._accounts.get(channel)
            desk.conventions.add(
                Convention(about=about, what=what, example=example, channel=where), by=me
            )
        for name, url, owner, keeper, note in (
            ("Library website", "https://lanternbay.example", "County web office",
             "County web office", "News boxes change on Mondays only."),
            ("Catalogue", "https://catalogue.lanternbay.example", "Cataloguing",
             "Aytən Səfərli", "Cover pictures may be used in posts."),
            ("Reading room blog", "https://blog.lanternbay.example", "Reference", "", ""),
        ):  # fmt: skip
            page = WebProperty(name=name, url=url, owner=owner, looks_after=keeper, note=note)
            desk.properties.add(page, by=me)
        for name, path, what_for, seen in (
            ("Poster", "S:/lantern/templates/poster-a3.ott", "Events", -40),
            ("Picture frame", "S:/lantern/templates/frame-1080.xcf", "Instagram", -410),
            ("Captions", "S:/lantern/templates/captions.ass", "Films", -90),
        ):
            desk.templates.add(
                TemplateFile(name=name, path=path, what_for=what_for, checked_on=self._in(seen)),
                by=me,
            )
