"""What is done with a content plan wherever it is shown, and how it stands, in words."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.desk.plan_standing import PlanStanding
from smdesk.desk.plans import PlansDesk
from smdesk.domain.content_plans import ContentPlan, PlanState
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.kit import wording
from smdesk.ui.kit.asking import ask_names, ask_words
from smdesk.ui.kit.view import View

Say = Callable[[str], object]


class PlanDeeds:
    """Asks the desk of plans in a member's name."""

    def __init__(
        self,
        plans: PlansDesk,
        me: Member,
        *,
        people: Callable[[], Mapping[RecordId, str]],
        channels: Callable[[], Mapping[RecordId, str]],
        today: Callable[[], date],
    ) -> None:
        self.plans, self.me, self._today = plans, me, today
        self._people, self._channels = people, channels

    # In words.

    def words(self, plan: ContentPlan) -> str:
        """Return what people call the plan, as in ``December 2026 on Instagram``."""
        if plan.channel is None:
            return wording.plan_name(plan.title)
        gone = _tr("(a channel that is gone)")
        return wording.plan_name(plan.title, self._channels().get(plan.channel, gone))

    def person(self, person: RecordId | None) -> str:
        """Return the person's name; nothing for nobody."""
        return self._people().get(person, "") if person is not None else ""

    def standing_words(self, standing: PlanStanding) -> str:
        """Return how the plan stands, as in ``Approved, Nora said yes; one post changed since``."""
        plan, state = standing.plan, wording.name(standing.state)
        if standing.forged:
            return _tr("Its approval is not genuine")
        parts = [state]
        if standing.yes is not None:
            who = self.person(standing.yes.by)
            parts = [_tr("{state}, {person} said yes").format(state=state, person=who)]
        elif plan.submitted_by is not None:
            who = self.person(plan.submitted_by)
            parts = [_tr("{state} by {person}").format(state=state, person=who)]
        elif plan.due_on < self._today():
            parts.append(_tr("overdue since {day}").format(day=wording.day(plan.due_on)))
        if standing.changed == 1:
            parts.append(_tr("one post changed since"))
        elif standing.changed:
            count = wording.number(standing.changed)
            parts.append(_tr("{count} posts changed since").format(count=count))
        return "; ".join(parts)

    # What is done.

    def asked(self, plan: ContentPlan) -> bool:
        """Whether the member is one of those who can answer."""
        waits = plan.state is PlanState.SUBMITTED
        return waits and self.plans.contents.may_approve(plan, by=self.me) is None

    def submit(self, view: View, plan: ContentPlan, say: Say) -> None:
        """Put the plan before the approvers; a plan without posts is asked about."""
        words = _tr("The plan for {plan} waits for an approval.").format(plan=self.words(plan))
        desk = self.plans.contents
        view.attempt(
            lambda reason: desk.submit(plan.id, reason=reason, by=self.me), partial(say, words)
        )

    def approve(self, over: QWidget, plan: ContentPlan, say: Say) -> None:
        """Ask for words, if there are any, and say yes."""
        words = self.words(plan)

        def save(said: str) -> None:
            self.plans.contents.approve(plan.id, said, by=self.me)
            say(_tr("The plan for {plan} is approved.").format(plan=words))

        title = _tr("Approve the plan for {plan}").format(plan=words)
        ask_words(
            title, _tr("In a few &words"), verb=_tr("&Approve"), save=save, over=over, needed=False
        )

    def send_back(self, over: QWidget, plan: ContentPlan, say: Say) -> None:
        """Ask what is to be changed; whoever cannot answer takes the plan back."""
        words, desk = self.words(plan), self.plans.contents
        task = desk.send_back if self.asked(plan) else desk.reopen

        def save(said: str) -> None:
            task(plan.id, said, by=self.me)
            say(_tr("The plan for {plan} is a draft again.").format(plan=words))

        title = _tr("What is to change in the plan for {plan}").format(plan=words)
        ask_words(
            title, _tr("In a few &words"), verb=_tr("&Send back"), save=save, over=over, needed=True
        )

    def share(self, over: QWidget, plan: ContentPlan, say: Say) -> None:
        """Ask with whom the plan was shared."""
        words = self.words(plan)

        def save(names: tuple[str, ...]) -> None:
            self.plans.contents.share(plan.id, names, by=self.me)
            say(_tr("The plan for {plan} is shared.").format(plan=words))

        title = _tr("Share the plan for {plan}").format(plan=words)
        help_ = _tr("People or places, one on each line. The calendar prints and saves it.")
        names = plan.shared_with
        ask_names(
            title, _tr("&With whom"), names, verb=_tr("&Share"), save=save, over=over, help=help_
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanDeeds", text)
