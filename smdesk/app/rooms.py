"""The screens of the open cabinet, in the order of the side bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from smdesk.desk.front import FrontDesk
from smdesk.desk.session import Session
from smdesk.domain.calendar import Variant
from smdesk.domain.calendar_lines import CalendarLine, Wanted
from smdesk.domain.clock_times import on_clock
from smdesk.domain.dates import Span
from smdesk.domain.policy.sheets import Quote
from smdesk.domain.records import RecordId
from smdesk.printing.press import Press
from smdesk.system.files import is_there
from smdesk.ui.accounts import AccountsView, ClockMemory
from smdesk.ui.accounts.health_paper import HealthPaper
from smdesk.ui.audits import AuditsView
from smdesk.ui.calendar import CalendarView, Composing, Memory, Source
from smdesk.ui.calendar.composer_rules import CalendarRules
from smdesk.ui.calendar.groups import Group
from smdesk.ui.calendar.paper import CalendarPaper
from smdesk.ui.calendar.plan_strip import PlanStrip
from smdesk.ui.calendar.saving import SavePosts
from smdesk.ui.calendar.year_paper import YearPaper
from smdesk.ui.duty import DutyView
from smdesk.ui.handoff import HandoffView
from smdesk.ui.handoff.annex import AnnexDialog
from smdesk.ui.handoff.print_centre import PrintCentre
from smdesk.ui.handoff.wall_prints import WallPrints
from smdesk.ui.kit import wording
from smdesk.ui.kit.appointing import Appointer
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.plan_deeds import PlanDeeds
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.kit.sealed_printing import SealedPrinting
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View
from smdesk.ui.plan import Planning, PlanView
from smdesk.ui.policy import PolicyMeans, PolicyView
from smdesk.ui.policy.papers import PolicyPapers
from smdesk.ui.settings import SettingsView, ThisComputer
from smdesk.ui.settings.section import Section
from smdesk.ui.team import TeamMeans, TeamView
from smdesk.ui.today import TodayView
from smdesk.ui.window.preferences import Preferences
from smdesk.ui.window.room import Room

AROUND = timedelta(days=45)
"""How far from today posts count that need somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the screens need besides the desks."""

    front: FrontDesk
    clipboard: SecretClipboard
    background: Background
    resources: Path
    documents: Path
    """The folder that is offered for what is saved for people."""
    computer: ThisComputer
    copy_text: Callable[[str], object]
    preferences: Preferences
    now: Callable[[], datetime]
    today: Callable[[], date]


class Rooms:
    """Makes each screen when it is first entered."""

    def __init__(self, session: Session, means: Means) -> None:
        self._session, self._means = session, means

    def all(self) -> list[Room]:
        """Return the screens; only those that there are."""
        return [
            Room("today", _tr("Today"), "house", self._today, TodayView.shows, self._waiting),
            Room("accounts", _tr("Accounts"), "key-round", self._accounts, AccountsView.shows),
            Room("calendar", _tr("Calendar"), "calendar", self._calendar, CalendarView.shows,
                 self._posts_for_me),
            Room("audits", _tr("Audits"), "shield", self._audits, AuditsView.shows),
            Room("duty", _tr("Duty"), "calendar-days", self._duty, DutyView.shows),
            Room("team", _tr("Team"), "users", self._team, TeamView.shows),
            Room("policy", _tr("Policy"), "file-text", self._policy, PolicyView.shows,
                 self._to_read),
            Room("plan", _tr("Plan"), "list-checks", self._plan, PlanView.shows),
            Room("handoff", _tr("Handoff"), "handshake", self._handoff, HandoffView.shows,
                 self._holes),
            Room("settings", _tr("Settings"), "settings", self._settings, SettingsView.shows),
        ]  # fmt: skip

    def _today(self) -> View:
        session, means = self._session, self._means
        return TodayView(
            session.today, session.handoff, session.me, today=means.today, now=means.now
        )

    def _waiting(self) -> str:
        waiting = len(self._session.today.glance(by=self._session.me).needs_me)
        return wording.number(waiting) if waiting else ""

    def _accounts(self) -> View:
        session, means = self._session, self._means
        return AccountsView(
            session.accounts,
            session.secrets,
            session.roster,
            session.undo,
            session.me,
            clipboard=means.clipboard,
            copy_text=means.copy_text,
            clock=ClockMemory(means.preferences.clock, means.preferences.keep_clock, means.now),
            background=means.background,
            documents=means.documents,
            open_site=open_site,
            handoff=session.handoff,
            now=means.now,
            bring_in=self._import,
            appointer=self._appointer(),
            paper=HealthPaper(self._output, partial(session.imprint, by=session.me), means.now),
        )

    def _import(self, over: QWidget) -> None:
        from smdesk.ui.importing import ImportDialog  # noqa: PLC0415 - seldom asked for

        session = self._session
        ImportDialog(
            session.importing,
            session.roster,
            session.undo,
            session.me,
            background=self._means.background,
            parent=over,
            appointer=self._appointer(),
        ).open()

    def _appointer(self) -> Appointer:
        """Return what asks for an appointment wherever one is missing."""
        session = self._session
        people = session.roster.people
        return Appointer(session.appointments, people, session.accounts, self._book())

    def _book(self) -> DecisionBook:
        return DecisionBook(self._session.decisions, self._session.me, self._means.today)

    def _calendar(self) -> View:
        session, means = self._session, self._means
        habits, person = means.preferences, session.me.person
        source = Source(
            session.calendar,
            session.overlays,
            {
                "channels": self._channel_names,
                "owners": self._people_names,
                "campaigns": self._campaign_names,
                "labels": self._label_names,
                "objectives": self._objective_names,
            },
            Memory(
                partial(habits.habit, "calendar", person),
                partial(habits.keep_habit, "calendar", person),
            ),
            means.now,
        )
        composing = Composing(
            channels=self._channel_names,
            people=self._people_names,
            files=session.media_files,
            background=means.background,
            documents=means.documents,
            open_site=open_site,
            quotes=self._quotes,
        )
        view = CalendarView(source, session.undo, session.me, composing)
        everything = partial(session.calendar.lines, None)
        for group, words, then in (
            (Group.TEXTS, _tr("New from &template…"), self._from_templates),
            (Group.TEXTS, _tr("Use an &earlier post again…"), self._use_again),
            (Group.FILES, _tr("&Bring in posts…"), self._bring_posts),
        ):
            view.add_more(words, partial(then, view), group=str(group))
        SavePosts(session.calendar_files, view, everything, means.documents)
        PlanStrip(view, self._plan_deeds(), say=partial(self._told, view), today=means.today)
        imprint = partial(session.imprint, by=session.me)
        CalendarPaper(view, self._output(view), imprint, means.now, session.plans.state_of)
        YearPaper(
            view,
            self._output(view),
            session.calendar,
            session.overlays,
            imprint=imprint,
            now=means.now,
        )
        words = _tr("&Approval on paper…")
        view.add_more(words, partial(self._approval_sheets, view), group=str(Group.PAPER))
        CalendarRules(view, session.calendar, session.me, self._channel_names, self._book())
        return view

    def _approval_sheets(self, view: View) -> None:
        from smdesk.ui.calendar.sheets import PaperMeans, Sheets  # noqa: PLC0415 - seldom asked for

        session, program = self._session, self._means
        means = PaperMeans(
            session.calendar.sheets,
            session.me,
            lambda over: SheetOutput(
                Press(program.resources), program.background, over, over,
                documents=program.documents,
            ),
            partial(session.imprint, by=session.me),
            lambda instant: on_clock(instant, session.calendar.zone()),
        )  # fmt: skip
        Sheets(means, view).open()

    def _bring_posts(self, view: View) -> None:
        from smdesk.ui.calendar.bring_posts import BringPosts  # noqa: PLC0415 - seldom asked for

        session = self._session
        BringPosts(
            session.plan_import,
            session.me,
            self._channel_names(),
            self._means.background,
            view,
            then=lambda words: view.notice(words, TakeBack(session.undo, session.me, view)),
        ).ask()

    def _plan_deeds(self) -> PlanDeeds:
        return PlanDeeds(
            self._session.plans,
            self._session.me,
            people=self._people_names,
            channels=self._channel_names,
            today=self._means.today,
        )

    def _told(self, view: View, words: str) -> None:
        """Say what was done, with the way back."""
        view.notice(words, TakeBack(self._session.undo, self._session.me, view))

    def _from_templates(self, view: CalendarView) -> None:
        from smdesk.ui.kit.from_templates import FromTemplates  # noqa: PLC0415 - seldom asked for

        session, today = self._session, self._means.today

        def then(made: Sequence[Variant], words: str) -> None:
            self._told(view, words)
            line = session.calendar.line(made[0].id) if made else None
            if line is not None:
                view.show_post(line.id, line.day)

        FromTemplates(
            session.plans.templates,
            session.me,
            channels=self._channel_names,
            events=lambda: [e for e in session.occasions.events.all() if e.first >= today()],
            today=today,
        ).ask(view, then)

    def _use_again(self, view: CalendarView) -> None:
        from smdesk.ui.calendar.use_again import UseAgain  # noqa: PLC0415 - seldom asked for

        session = self._session

        def then(variant: Variant, words: str) -> None:
            self._told(view, words)
            view.show_post(variant.id, None)

        UseAgain(session.calendar, session.me, self._channel_names(), then, view).open()

    def _objective_names(self) -> dict[RecordId, str]:
        return {one.id: one.title for one in self._session.plans.objectives.all()}

    def _posts_for_me(self) -> str:
        """Count what needs the member around now; the rest of ten years is not read for it."""
        today = self._means.today()
        span = Span(today - AROUND, today + AROUND)
        count = len(self._session.calendar.lines(span, Wanted(needs_me=True)))
        return wording.number(count) if count else ""

    def _quotes(self, line: CalendarLine) -> Sequence[Quote]:
        """Return the clauses that apply to a post: to posting, its channel, its item or itself."""
        return self._session.policy.bindings.applying("C", line.channel, line.item, line.id)

    def _channel_names(self) -> dict[RecordId, str]:
        return {line.id: line.name for line in self._session.accounts.lines()}

    def _people_names(self) -> dict[RecordId, str]:
        return {person.id: person.name for person in self._session.roster.people.all()}

    def _campaign_names(self) -> dict[RecordId, str]:
        return {campaign.id: campaign.name for campaign in self._session.calendar.campaigns.all()}

    def _label_names(self) -> dict[RecordId, str]:
        return {label.id: label.name for label in self._session.calendar.labels.all()}

    def _audits(self) -> View:
        session, means = self._session, self._means
        return AuditsView(
            session.audits,
            session.accounts,
            session.roster,
            session.undo,
            session.me,
            output=self._output,
            imprint=session.imprint,
            book=self._book(),
            today=means.today,
            now=means.now,
        )

    def _duty(self) -> View:
        session, means = self._session, self._means
        return DutyView(
            session.rota,
            session.accounts,
            session.roster,
            session.undo,
            session.me,
            output=self._output,
            imprint=session.imprint,
            documents=means.documents,
            today=means.today,
            now=means.now,
        )

    def _output(self, screen: View | Section) -> SheetOutput:
        """Return what brings the sheets of a screen, or of a section of one, to paper."""
        means = self._means
        return SheetOutput(
            Press(means.resources), means.background, screen, screen, documents=means.documents
        )

    def _team(self) -> View:
        means = self._means
        return TeamView(
            TeamMeans(
                session=self._session,
                output=self._output,
                background=means.background,
                documents=means.documents,
                today=means.today,
                now=means.now,
            )
        )

    def _policy(self) -> View:
        session, means = self._session, self._means
        policy = PolicyMeans(
            desk=session.policy,
            undo=session.undo,
            me=session.me,
            people=self._people_names,
            roles=self._role_names,
            own_words=self._own_words,
            background=means.background,
            today=means.today,
            now=means.now,
        )
        view = PolicyView(policy)
        PolicyPapers(
            view,
            policy,
            session.policy_files,
            self._output(view),
            imprint=partial(session.imprint, by=session.me),
            documents=means.documents,
        )
        return view

    def _own_words(self) -> list[str]:
        """Return the names of the library, its people and its channels, which are spelt right."""
        library = self._session.organisation.get()
        people, channels = self._people_names().values(), self._channel_names().values()
        return [library.name, library.team, *people, *channels, *self._role_names()]

    def _to_read(self) -> str:
        waiting = len(self._session.policy.readings.to_read(self._session.me.person))
        return wording.number(waiting) if waiting else ""

    def _plan(self) -> View:
        session, means = self._session, self._means
        return PlanView(
            Planning(
                desk=session.plan,
                occasions=session.occasions,
                calendar=session.calendar,
                files=session.media_files,
                plans=session.plans,
                undo=session.undo,
                me=session.me,
                people=session.roster.people.all,
                accounts=self._channels,
                roles=self._role_names,
                output=self._output,
                imprint=session.imprint,
                background=means.background,
                is_there=is_there,
                today=means.today,
                now=means.now,
            )
        )

    def _channels(self) -> dict[RecordId, str]:
        return {line.id: line.name for line in self._session.accounts.lines()}

    def _role_names(self) -> list[str]:
        return [sheet.role.name for sheet in self._session.roles.sheets()]

    def _handoff(self) -> View:
        session, means = self._session, self._means
        return HandoffView(
            session.handoff,
            session.organisation,
            session.roster,
            session.undo,
            session.me,
            annex=session.annex,
            annex_dialog=self._annex_dialog,
            print_centre=self._print_centre,
            press=Press(means.resources),
            background=means.background,
            documents=means.documents,
            now=means.now,
        )

    def _print_centre(self, window: QWidget) -> PrintCentre:
        means = self._means
        press = Press(means.resources)
        return PrintCentre(
            WallPrints(self._session, means.now).all(),
            press,
            means.background,
            lambda over: SheetOutput(
                press, means.background, over, over, documents=means.documents
            ),
            window,
        )

    def _annex_dialog(self, window: QWidget) -> AnnexDialog:
        session, means = self._session, self._means
        return AnnexDialog(
            session.annex,
            session.me,
            people=sorted(person.name for person in session.roster.people.all()),
            suggest=session.members.suggest_passphrase,
            imprint=partial(session.imprint, by=session.me),
            needs_key_file=any(line.me and line.key_file for line in session.members.lines()),
            make_printing=self._sealed,
            background=means.background,
            folder=means.documents,
            parent=window,
        )

    def _holes(self) -> str:
        holes = len(self._session.handoff.holes())
        return wording.number(holes) if holes else ""

    def _settings(self) -> View:
        means = self._means
        return SettingsView(
            self._session,
            means.front,
            means.background,
            means.computer,
            output=self._output,
            sealed=self._sealed,
            now=means.now,
        )

    def _sealed(self, window: QWidget) -> SealedPrinting:
        """Return what brings pages to a printer that may lie in no file; its press forgets them."""
        means = self._means
        return SealedPrinting(Press(means.resources), means.background, window)


def open_site(address: str) -> None:
    """Open a web address in the person's own browser."""
    QDesktopServices.openUrl(QUrl(address))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rooms", text)
