"""What is owed to the board and others: reports that come again, and those that were given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.desk.topics import Topic
from smdesk.domain import reporting
from smdesk.domain.dates import months_after
from smdesk.domain.records import RecordId
from smdesk.domain.reporting import MOST_MONTHS, Delivered, ReportDuty
from smdesk.printing.press import Sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Day, Field, Line, Lines, Number, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.kit.ticks import Ticks
from smdesk.ui.plan.fields import Suggested, person
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.register import PlanRegister

FOLLOWS = frozenset({Topic.PLAN, Topic.ROSTER})


@dataclass(frozen=True, slots=True)
class Given:
    """What is asked when a report was given."""

    on: date
    by: RecordId | None
    minute: str = ""


@dataclass(frozen=True, slots=True)
class PartsWritten:
    """Which parts of a report are written."""

    written: tuple[str, ...] = ()


def duties(planning: Planning) -> Part[ReportDuty]:
    """Declare the reports that are owed."""
    today = planning.today

    def written(one: ReportDuty) -> str:
        if not one.parts:
            return ""
        done, all_ = wording.number(len(one.done)), wording.number(len(one.parts))
        return _tr("{done} of {all}").format(done=done, all=all_)

    def due(one: ReportDuty) -> str:
        return f"{wording.day(one.next_due)}, {wording.until(one.next_due, today())}"

    def detail(one: ReportDuty) -> Sequence[tuple[str, str]]:
        given = [d for d in planning.desk.deliveries.all() if d.report == one.id]
        last = given[0] if given else None
        seen = "" if last is None else f"{wording.day(last.on)} · {last.minute}".strip(" ·")
        open_ = [part for part in one.parts if part not in one.written]
        return (
            (_tr("For whom"), one.body),
            (_tr("Next due"), due(one)),
            (_tr("How often"), every_words(one.every)),
            (_tr("Who writes it"), planning.person(one.owner)),
            (_tr("Written"), wording.listed(list(one.done))),
            (_tr("Still to write"), wording.listed(open_)),
            (_tr("Last delivered"), seen),
            (_tr("How it is written"), one.template),
        )

    return Part(
        icon="file-text",
        says=_tr("What is owed to whom, and by when."),
        declared=Declared(
            title=_tr("Reports due"),
            add=_tr("&New report"),
            none=_tr("Write down what the board expects, and how often; you are told in time."),
            record=ReportDuty,
            columns=(
                Column(_tr("Report"), lambda d: d.what),
                Column(_tr("For whom"), lambda d: d.body, width=180),
                Column(
                    _tr("Next due"), lambda d: d.next_due, lambda d: wording.day(d.next_due), 120
                ),
                Column(_tr("Written"), lambda d: len(d.done), written, 90),
            ),
            fields=lambda: _duty_fields(planning),
            blank=lambda: ReportDuty(
                what="?", body="?", next_due=months_after(today(), 6), owner=planning.me.person
            ),
            asked=("what", "body"),
            detail=detail,
            follows=FOLLOWS,
        ),
        desk=planning.desk.duties,
        acts=(
            Act(words=_tr("&Delivered…"), do=deliver),
            Act(words=_tr("Parts &written…"), do=tick, fits=lambda d: bool(d.parts)),
        ),
        mends={
            reporting.REPORT_OVERDUE.code: deliver,
            reporting.REPORT_DUE.code: tick,
        },
        sheet=lambda rows: _sheet(planning, rows),
    )


def deliveries(planning: Planning) -> Part[Delivered]:
    """Declare the reports that were given."""
    day = planning.today
    return Part(
        icon="circle-check",
        says=_tr("What was given, when, and where that can be seen."),
        declared=Declared(
            title=_tr("Reports delivered"),
            add=_tr("&Note an earlier one"),
            none=_tr("Nothing was delivered yet. A report that is due says so here once it was."),
            record=Delivered,
            columns=(
                Column(_tr("Report"), lambda d: d.what),
                Column(_tr("For whom"), lambda d: d.body, width=170),
                Column(_tr("Delivered"), lambda d: d.on, lambda d: wording.day(d.on), 120),
                Column(_tr("Late"), lambda d: d.late, _late, 90),
                Column(_tr("Minutes or number"), lambda d: d.minute, width=170),
            ),
            fields=lambda: (
                Line("what", _tr("&Report")),
                Line("body", _tr("&For whom")),
                Day("due", _tr("&Due on")),
                Day("on", _tr("Deli&vered on")),
                person("by", _tr("&By whom"), planning),
                Line("minute", _tr("&Minutes or number"), example=_tr("Minutes of June, item 7")),
            ),
            blank=lambda: Delivered(
                report=RecordId(""), what="?", body="?", due=day(), on=day(), by=planning.me.person
            ),
            asked=("what", "body"),
            follows=FOLLOWS,
        ),
        desk=planning.desk.deliveries,
        spare=(4, 1, 3),
    )


def deliver(view: PlanRegister[ReportDuty], duty: ReportDuty) -> None:
    """Ask when the report was given, and move on to the next one."""
    planning = view.planning
    form = Form(
        Given,
        (
            Day("on", _tr("Delivered &on")),
            person("by", _tr("&By whom"), planning),
            Line("minute", _tr("&Minutes or number"), example=_tr("Minutes of June, item 7")),
        ),
    )
    form.fill(Given(planning.today(), planning.me.person))
    title = _tr("{report} for {body}").format(report=duty.what, body=duty.body)
    FormDialog(title, form, partial(_keep, view, duty), view, verb=_tr("&Delivered")).open()


def tick(view: PlanRegister[ReportDuty], duty: ReportDuty) -> None:
    """Ask which parts are written."""
    options = {part: part for part in duty.parts}
    form = Form(PartsWritten, (Ticks("written", _tr("What is written"), options),))
    form.fill(PartsWritten(duty.done))
    FormDialog(duty.what, form, partial(_keep_parts, view, duty), view).open()


def every_words(months: int) -> str:
    """Return how often something comes, as in ``every 6 months``."""
    if months == 1:
        return _tr("every month")
    return _tr("every {months} months").format(months=wording.number(months))


def _keep(view: PlanRegister[ReportDuty], duty: ReportDuty, given: Given, _reason: str) -> None:
    planning = view.planning
    desk = planning.desk.duties
    desk.deliver(duty.id, given.on, minute=given.minute, who=given.by, by=planning.me)
    words = _tr("{report}: delivered. The next one is due on {day}.")
    view.say(words.format(report=duty.what, day=wording.day(desk.one(duty.id).next_due)))


def _keep_parts(
    view: PlanRegister[ReportDuty], duty: ReportDuty, parts: PartsWritten, _reason: str
) -> None:
    view.planning.desk.duties.tick(duty.id, parts.written, by=view.planning.me)
    done, all_ = wording.number(len(parts.written)), wording.number(len(duty.parts))
    view.say(_tr("{done} of {all} parts are written.").format(done=done, all=all_))


def _duty_fields(planning: Planning) -> tuple[Field, ...]:  # type: ignore[type-arg]
    def bodies() -> list[str]:
        return [duty.body for duty in planning.desk.duties.all()]

    return (
        Line("what", _tr("&Report"), example=_tr("Half-yearly report")),
        Suggested("body", _tr("&For whom"), bodies, example=_tr("Library Board")),
        Number("every", _tr("&Every so many months"), 1, MOST_MONTHS),
        Day("next_due", _tr("Next &due"), help=_tr("Later days are counted from this one.")),
        person("owner", _tr("Who wr&ites it"), planning),
        Lines("parts", _tr("&Parts"), help=_tr("One on each line; they are ticked off later.")),
        Text("template", _tr("&How it is written"), lines=3),
    )


def _sheet(planning: Planning, rows: Sequence[ReportDuty]) -> Sheet:
    given = deliveries(planning)
    part = duties(planning)
    return planning.sheet(
        [part.listing(rows), given.listing(planning.desk.deliveries.all())],
        title=_tr("Reporting"),
    )


def _late(one: Delivered) -> str:
    return wording.days_long(one.late) if one.late else _tr("in time")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
