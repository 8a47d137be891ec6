"""The first screen of the day: what needs whom, and how the team stands."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.today import Glance, Standing, TodayDesk
from smdesk.desk.topics import Topic
from smdesk.domain.accounts import NO_PASSWORD, Account
from smdesk.domain.custody import NO_CUSTODIAN, SOLE_CUSTODIAN
from smdesk.domain.handoff import Packet
from smdesk.domain.organisation import Organisation
from smdesk.domain.records import Ref
from smdesk.domain.roster import Member, Term
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.page import FOLDS_BELOW, Page
from smdesk.ui.kit.places import NONE_YET, place
from smdesk.ui.kit.view import View
from smdesk.ui.today.checklist import ChecklistCard, Step
from smdesk.ui.today.week import WeekStrip

NOON, EVENING = 12, 18
"""Hours of the day at which one greets otherwise."""
WIDE, SLIM = 614, 396
"""The shares of the two columns."""


class TodayView(View):
    """Greets, and lists what needs you and what needs somebody else."""

    follows = frozenset(
        {
            Topic.ORGANISATION,
            Topic.ROSTER,
            Topic.ACCOUNTS,
            Topic.HANDOFF,
            Topic.LEAVING,
            Topic.VAULT,
            Topic.CALENDAR,
            Topic.ROTA,
            Topic.PLAN,
            Topic.POLICY,
        }
    )

    def __init__(
        self,
        desk: TodayDesk,
        handoff: HandoffDesk,
        me: Member,
        *,
        today: Callable[[], date],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._handoff, self._me = desk, handoff, me
        self._today, self._now = today, now
        self._standing_shown: Standing | None = None
        self.set_title(self.tr("Today"))
        self.add_task(self.tr("&Print the packet"), self.go_to_packet, icon="printer")
        self._build()
        self.refresh()

    @override
    def refresh(self) -> None:
        glance = self._desk.glance(by=self._me)
        self.header.set_words(self._greeting(), self._line(glance))
        self.week.show_days(glance.week)
        self.mine.show_findings(glance.needs_me)
        self.others.show_findings(glance.needs_someone)
        self.others.setVisible(bool(glance.needs_someone))
        self._stand(glance.standing)
        self.steps.show_steps(self._steps(glance))

    @override
    def mend(self, finding: Finding) -> None:
        self.want(place(finding))

    def go_to_packet(self) -> None:
        """Go to where the packet is made."""
        self.want(Ref(Packet.kind, NONE_YET))

    def search(self) -> None:
        """Search everything."""
        self.searching.emit()

    def _greeting(self) -> str:
        hour = self._now().astimezone().hour
        if hour < NOON:
            words = self.tr("Good morning, {name}")
        elif hour < EVENING:
            words = self.tr("Good afternoon, {name}")
        else:
            words = self.tr("Good evening, {name}")
        return words.format(name=self._me.name.split()[0])

    def _line(self, glance: Glance) -> str:
        count = len(glance.needs_me)
        if count == 0:
            said = [self.tr("Nothing needs you today.")]
        elif count == 1:
            said = [self.tr("One thing needs you.")]
        else:
            words = self.tr("{count} things need you.")
            if 0 < glance.pressing < count:
                words = self.tr("{count} things need you, {some} of them soon.")
            some = wording.number(glance.pressing)
            said = [words.format(count=wording.number(count), some=some)]
        end = glance.standing.next_end
        if end is not None:
            words = self.tr("The term of {person} ends {when}.")
            when = wording.until(end.term.last, self._today())
            said.append(words.format(person=end.person, when=when))
        return " ".join(said)

    def _stand(self, standing: Standing) -> None:
        if standing == self._standing_shown:
            return
        self._standing_shown = standing
        self.stand.clear()
        of = self.tr("{some} of {all}")
        never = self.tr("not yet")
        healthy = of.format(some=standing.healthy, all=standing.accounts)
        self.stand.add_row(
            self.tr("Accounts well"), healthy if standing.accounts else self.tr("none yet")
        )
        self.stand.add_row(self.tr("On the team"), self._people(standing.serving))
        self.stand.add_row(self.tr("Hold keys"), self._people(standing.custodians))
        packet = standing.last_packet
        when = "" if packet is None else wording.ago(packet.printed_at, self._now())
        self.stand.add_row(
            self.tr("Last packet"), never if packet is None else f"{packet.number}, {when}"
        )
        copy = standing.last_copy
        self.stand.add_row(
            self.tr("Last copy"), never if copy is None else wording.ago(copy, self._now())
        )

    def _people(self, count: int) -> str:
        if count == 1:
            return self.tr("1 person")
        return self.tr("{count} people").format(count=wording.number(count))

    def _steps(self, glance: Glance) -> Sequence[Step]:
        standing = glance.standing
        found = (*glance.needs_me, *glance.needs_someone)
        codes = {finding.rule.code for finding in found}
        written = self._handoff.letter()
        settings = Ref(Organisation.kind, NONE_YET)
        accounts = Ref(Account.kind, NONE_YET)
        kept = standing.accounts > 0 and NO_PASSWORD.code not in codes
        shared = kept and not codes & {SOLE_CUSTODIAN.code, NO_CUSTODIAN.code}
        first = next(
            (
                f.about
                for f in (*glance.needs_me, *glance.needs_someone)
                if f.about.kind == Account.kind
            ),
            accounts,
        )
        return (
            Step(
                self.tr("Enter who is on the team, and until when"),
                standing.serving > 0,
                self.tr("Enter"),
                Ref(Term.kind, NONE_YET),
            ),
            Step(
                self.tr("Put in the accounts and their passwords"),
                kept,
                self.tr("Put in"),
                accounts if standing.accounts == 0 else first,
            ),
            Step(self.tr("Give every account a second custodian"), shared, self.tr("Name"), first),
            Step(
                self.tr("Write a letter to the next team"),
                written is not None and bool(written.text.strip()),
                self.tr("Write"),
                Ref("letter", NONE_YET),
            ),
            Step(
                self.tr("Save a copy of the cabinet elsewhere"),
                standing.last_copy is not None,
                self.tr("Save"),
                settings,
            ),
            Step(
                self.tr("Print the packet once, and see what it says"),
                standing.last_packet is not None,
                self.tr("Look"),
                Ref(Packet.kind, NONE_YET),
            ),
        )

    def _build(self) -> None:
        self.week = WeekStrip(self)
        self.mine = FindingsCard(
            self.tr("Needs you"),
            self.mend,
            self,
            first_is_primary=True,
            none=self.tr("Nothing. Enjoy the day."),
        )
        self.others = FindingsCard(self.tr("Needs someone"), self.mend, self)
        self.stand = Card(self.tr("How we stand"), self)
        self.quick = Card(self.tr("Quick look-up"), self)
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        words = self.tr(
            "Press {keys}, type the first letters of an account, and Enter copies its password. "
            "It works with no network."
        )
        self.quick.add_text(words.format(keys=keys))
        self._search = Button(self.tr("Search"), self, then=self.search, icon="search")
        self.quick.add_to_heading(self._search)
        self.steps = ChecklistCard(self.want, self)
        page = Page(self)
        page.add_widget(self.week)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(14)
        for share, cards in (
            (WIDE, (self.mine, self.others)),
            (SLIM, (self.steps, self.stand, self.quick)),
        ):
            side = QWidget(self)
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(14)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._halves.addWidget(side, share)
        holder = QWidget(self)
        holder.setLayout(self._halves)
        self._halves.setContentsMargins(0, 0, 0, 0)
        page.add_widget(holder)
        self.page = page
        self.add_widget(page, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < FOLDS_BELOW
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
