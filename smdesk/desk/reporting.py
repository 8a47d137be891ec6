"""The reporting desk: what is owed to the board, what of it is written, and what was delivered."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain.records import RecordId
from smdesk.domain.reporting import Delivered, ReportDuty
from smdesk.domain.roster import Member
from smdesk.overriding import override


class DutiesDesk(RegisterDesk[ReportDuty]):
    """The reports that are owed."""

    def __init__(self, office: Office) -> None:
        table = office.library.plan.report_duties
        super().__init__(office, table, ReportDuty, order="next_due, what")

    def tick(self, report: RecordId, written: Collection[str], *, by: Member) -> ReportDuty:
        """Keep which parts are written for the next time; raises GoneError."""
        duty = self.one(report)
        ticked = replace(duty, written=tuple(part for part in duty.parts if part in written))
        with self._office.task("report_duty.write", Topic.PLAN, by=by):
            return self._table.save(ticked)

    def deliver(
        self,
        report: RecordId,
        on: date,
        *,
        minute: str = "",
        who: RecordId | None = None,
        by: Member,
    ) -> Delivered:
        """Note that the report was given on the day, and move on to the next one.

        ``minute`` says where that can be seen, ``who`` gave it. Raises GoneError.
        """
        duty = self.one(report)
        given = Delivered(
            report=duty.id,
            what=duty.what,
            body=duty.body,
            due=duty.next_due,
            on=on,
            by=who or by.person,
            minute=minute.strip(),
        )
        with self._office.task("report_duty.deliver", Topic.PLAN, by=by):
            self._table.save(duty.delivered(on))
            return self._office.library.plan.deliveries.save(given)

    @override
    def change(self, record: ReportDuty, *, by: Member, reason: str = "") -> ReportDuty:
        moved = record.moved(self.one(record.id))
        return super().change(moved, by=by, reason=reason)


class DeliveriesDesk(RegisterDesk[Delivered]):
    """The reports that were given."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.plan.deliveries, Delivered, order="-on, what")
