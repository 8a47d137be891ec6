"""Plans, objectives, series, templates and a route of the sample library, around today."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from smdesk.desk.drafting import instant
from smdesk.desk.session import Session
from smdesk.domain.checklists import Check
from smdesk.domain.content_plans import Period, period_of
from smdesk.domain.objectives import Aim, Objective
from smdesk.domain.plan_duties import PlanDuty
from smdesk.domain.records import RecordId
from smdesk.domain.routes import CrossRoute
from smdesk.domain.series import PostSeries
from smdesk.domain.templates import Matter, PostTemplate

OBJECTIVES = (
    # Number, text, kind, its whole, measure, where it began, where it is to be.
    ("1", "More people use what the library offers", Aim.OUTCOME, "", "Visits a month", "8,100",
     "9,000"),
    ("1.1", "Readers hear of events in time", Aim.OUTCOME, "1", "Guests who saw a post", "12 %",
     "30 %"),
    ("1.2", "The collection is found", Aim.OUTCOME, "1", "Loans of books we posted", "140 a month",
     "200 a month"),
    ("2", "Posts are made with care and in time", Aim.OPERATIONAL, "", "Plans kept", "55 %",
     "80 %"),
)  # fmt: skip
TEMPLATES = (
    ("Event: announce", Matter.EVENT, "{event}", -14, "10:00",
     "{event}\n\n{weekday}, {day}, at {time}. {place}.\n\nCome as you are.", False),
    ("Event: remind", Matter.EVENT, "Tomorrow: {event}", -1, "16:00",
     "Tomorrow at {time}: {event}. {place}.", True),
    ("Event: thank you", Matter.EVENT, "Thank you: {event}", 1, "12:00",
     "Thank you for coming to {event}. What comes next is up to you: tell us.", False),
    ("Closure", Matter.CLOSURE, "Closed: {event}", -3, "09:00",
     "We are closed on {weekday}, {day}: {event}. The book drop stays open.", False),
)  # fmt: skip


SERVES = (("Story hour", "1.1"), ("Repair", "1.1"), ("What is on", "1.1"), ("Book of", "1.2"))
"""Words of a title, and the number of the objective that such posts serve."""


class SamplePlans:
    """Puts in what is agreed on before posts are made, with true-to-life holes."""

    def __init__(
        self, session: Session, accounts: Mapping[str, RecordId], today: date, idris: RecordId
    ) -> None:
        self._plans, self._me = session.plans, session.me
        self._accounts, self._today, self._idris = accounts, today, idris

    def fill(self) -> None:
        """Put everything in that the founder puts in."""
        self._objectives()
        self._templates()
        self._series()
        self._duties()
        route = CrossRoute(
            leader=self._accounts["Instagram"],
            follower=self._accounts["Facebook page"],
            delay=60,
            why="Pictures bring people to Instagram; the page tells those who are not there.",
        )
        self._plans.routes.add(route, by=self._me)

    def _objectives(self) -> None:
        ids: dict[str, RecordId] = {}
        for code, text, aim, whole, measure, began, target in OBJECTIVES:
            one = Objective(
                code=code,
                text=text,
                aim=aim,
                parent=ids.get(whole),
                owner=self._me.person,
                measure=measure,
                baseline=began,
                target=target,
                due=self._today + timedelta(days=220),
            )
            ids[code] = self._plans.objectives.add(one, by=self._me).id

    def _templates(self) -> None:
        for name, matter, headline, days, clock, text, wanted in TEMPLATES:
            one = PostTemplate(
                name=name,
                matter=matter,
                headline=headline,
                days=days,
                clock=clock,
                text=text,
                channels=(self._accounts["Facebook page"],),
                wanted=wanted,
            )
            self._plans.templates.add(one, by=self._me)

    def _series(self) -> None:
        quiz = PostSeries(
            name="Riddle of the week",
            text="Riddle {number}: which book begins like this? Answers in the comments.",
            channels=(self._accounts["Facebook page"],),
            begins=self._today - timedelta(days=15),
            clock="17:00",
            owner=self._idris,
            objective=self._plans.objectives.all()[2].id,
        )
        self._plans.series.add(quiz, by=self._me)

    def _duties(self) -> None:
        month = period_of(self._today, Period.MONTH)
        for period, days, owner, since in (
            (Period.MONTH, 7, self._idris, month.first),
            (Period.WEEK, 2, self._idris, self._today),
        ):
            duty = PlanDuty(period=period, due_days=days, owner=owner, since=since)
            self._plans.duties.add(duty, by=self._me)


def drafts_and_plans(session: Session, today: date) -> None:
    """Make drafts, put one inside an envelope, and put plans forward.

    Done once the calendar has its posts, by the member who prepares plans.
    """
    plans, calendar, me = session.plans, session.calendar, session.me
    aims = {one.code: one.id for one in plans.objectives.all()}
    for line in calendar.lines(None):
        code = next((aims[c] for word, c in SERVES if word in line.title), None)
        if code is not None:
            item = replace(calendar.item(line.item), objective=code)
            calendar.change_item(item, by=me)
    for series in plans.series.all():
        plans.series.make(series.id, today + timedelta(days=21), by=me)
    _inside(session, today)
    for day, period in ((today, Period.MONTH), (today, Period.WEEK)):
        plan = plans.contents.add(plans.contents.blank(day, period), by=me)
        plans.contents.submit(plan.id, by=me)


def _inside(session: Session, today: date) -> None:
    """Let the book of the week go out on its envelope, on the page too."""
    calendar, me = session.calendar, session.me
    accounts = {line.name: line.id for line in session.accounts.lines()}
    at = instant(today + timedelta(days=4), "12:00", calendar.zone())
    draft = calendar.begin(accounts["Facebook page"], at, "Book of the week", by=me)
    text = "The year the harbour froze. Told by those who walked across it."
    calendar.write(replace(draft, text=text), by=me)
    for check in (Check.FACTS, Check.NAMES):
        calendar.checks.tick(draft.id, check, "The book itself", by=me)
    envelope = next(one for one in session.plan.envelopes.all() if one.series == "Book of the week")
    calendar.enveloping.put(draft.id, envelope.id, by=me)


def answers(session: Session, today: date) -> None:
    """Agree to this month's plan and share it; the week's waits for its answer."""
    plans = session.plans
    plan = plans.contents.of(today, Period.MONTH)
    if plan is not None:
        plans.contents.approve(plan.id, "More for children next time.", by=session.me)
        plans.contents.share(plan.id, ("Library Board", "All staff"), by=session.me)
