"""The line over the calendar: how the plan of the shown days stands, and what comes next."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.desk.plan_standing import PlanStanding
from smdesk.domain.content_plans import AGREED, ContentPlan, PlanState
from smdesk.domain.dates import Span
from smdesk.domain.records import RecordId, Ref
from smdesk.overriding import override
from smdesk.ui.calendar.asked import Face
from smdesk.ui.calendar.looking import Looking
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.plan_deeds import PlanDeeds
from smdesk.ui.kit.tokens import Tone

SIDE = 24
WORDS_FIT, OPEN_FITS = 620, 480
"""Narrower than this, the facts and the way to the plan give their room to what comes next."""
TONES = {
    PlanState.DRAFT: Tone.WARNING,
    PlanState.SUBMITTED: Tone.INFO,
    PlanState.APPROVED: Tone.SUCCESS,
    PlanState.SHARED: Tone.SUCCESS,
}


class PlanStrip(QWidget):
    """Shows the plan of the month or the week, and the one thing that the member can do with it."""

    def __init__(
        self,
        view: Looking,
        does: PlanDeeds,
        *,
        say: Callable[[str], object],
        today: Callable[[], date],
    ) -> None:
        super().__init__(view)
        self._view, self._does, self._say, self._today = view, does, say, today
        self._plan: ContentPlan | None = None
        self.title = Label("", self, type=Type.META)
        self.title.setWordWrap(False)
        self.state = Chip("", parent=self)
        self.words = Label("", self, type=Type.META)
        self.act = Button("", self, then=self._act)
        self.open = Button(self.tr("Open the plan"), self, then=self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, SIDE, 10)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.state)
        row.addWidget(self.words, 1)
        row.addWidget(self.act)
        row.addWidget(self.open)
        for widget in (self.title, self.state, self.words):
            row.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
        self._deed: Callable[[], object] | None = None
        # What has no room is hidden, so that the line never holds a narrow window open.
        self.setMinimumWidth(1)
        view.add_above(self)
        view.looked.connect(self.look)
        self.look()

    def look(self) -> None:
        """Show how the plan of the days that are shown stands."""
        span, channel = self._asked()
        self.setVisible(span is not None)
        if span is None:
            return
        plan = self._does.plans.plan_of(span, channel)
        self._plan = plan
        if plan is None:
            self._show_none(span)
            self._fold()
            return
        standing = self._does.plans.contents.standing(plan)
        self.title.setText(self.tr("Plan for {plan}").format(plan=self._does.words(plan)))
        tone = Tone.DANGER if standing.forged else TONES[standing.state]
        self.state.say(wording.name(standing.state), tone)
        self.state.show()
        self.words.setText(self._facts(standing))
        self._offer(standing)
        self._fold()

    def _show_none(self, span: Span) -> None:
        over = span.last < self._today()
        self.setVisible(not over)
        blank = self._does.plans.blank_of(span)
        self.title.setText(self.tr("No plan for {plan} yet").format(plan=self._does.words(blank)))
        self.state.hide()
        late = blank.due_on < self._today()
        words = self.tr("it was due on {day}") if late else self.tr("due on {day}")
        self.words.setText(words.format(day=wording.day(blank.due_on)))
        self._will(self.tr("Begin the plan"), self._begin)

    def _fold(self) -> None:
        self.words.setVisible(self.width() >= scaled(self, WORDS_FIT))
        fits = self.width() >= scaled(self, OPEN_FITS)
        self.open.setVisible(self._plan is not None and fits)

    def _facts(self, standing: PlanStanding) -> str:
        plan = standing.plan
        if standing.forged:
            return self._does.standing_words(standing)
        parts = []
        if standing.posts == 1:
            parts.append(self.tr("one post"))
        else:
            parts.append(self.tr("{count} posts").format(count=wording.number(standing.posts)))
        if standing.state is PlanState.DRAFT:
            late = plan.due_on < self._today()
            words = self.tr("was due on {day}") if late else self.tr("due on {day}")
            parts.append(words.format(day=wording.day(plan.due_on)))
            if plan.words:
                parts.append(f"“{plan.words}”")
        elif standing.yes is not None:
            who = self._does.person(standing.yes.by)
            parts.append(self.tr("approved by {person}").format(person=who))
        elif plan.submitted_by is not None:
            who = self._does.person(plan.submitted_by)
            parts.append(self.tr("submitted by {person}").format(person=who))
        if standing.changed:
            count = wording.number(standing.changed)
            parts.append(self.tr("{count} changed since").format(count=count))
        return " · ".join(parts)

    def _offer(self, standing: PlanStanding) -> None:
        does, plan, view, say = self._does, standing.plan, self._view, self._say
        if standing.state is PlanState.DRAFT:
            self._will(self.tr("Submit the plan"), lambda: does.submit(view, plan, say))
        elif does.asked(plan):
            self._will(self.tr("Approve the plan…"), lambda: does.approve(view, plan, view.notice))
        elif standing.state in AGREED:
            self._will(self.tr("Share the plan…"), lambda: does.share(view, plan, say))
        else:
            self._deed = None
            self.act.hide()

    def _will(self, words: str, then: Callable[[], object]) -> None:
        self._deed = then
        self.act.set_words(words)
        self.act.show()

    def _act(self) -> None:
        if self._deed is not None:
            with self._view.polite():
                self._deed()

    def _begin(self) -> None:
        span, _ = self._asked()
        if span is None:
            return
        plan = self._does.plans.blank_of(span)
        self._does.plans.contents.add(plan, by=self._does.me)
        words = self.tr("The plan for {plan} is begun; submit it when it is ready.")
        self._say(words.format(plan=self._does.words(plan)))

    def _open(self) -> None:
        if self._plan is not None:
            self._view.want(Ref.to(self._plan))

    def _asked(self) -> tuple[Span | None, RecordId | None]:
        """Return the month or week that is shown, and the channel if only one is."""
        view = self._view
        if view.faces.face not in {Face.MONTH, Face.WEEK}:
            return None, None
        channels = view.filters.asked().wanted.channels
        channel = next(iter(channels)) if len(channels) == 1 else None
        if view.faces.face is Face.WEEK:
            return view.faces.week.span(view.shown_day), channel
        return view.shown_month, channel

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
