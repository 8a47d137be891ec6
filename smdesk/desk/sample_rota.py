"""The rota of the sample library: three weeks shared by two, one gap, one absence, one swap."""

from collections.abc import Mapping
from datetime import date, timedelta

from smdesk.desk.rota import RotaDesk
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rota import Absence, Duty, Need, Shift, week_of

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


class SampleRota:
    """Puts people on duty for this week and the two that follow."""

    def __init__(
        self, desk: RotaDesk, accounts: Mapping[str, RecordId], today: date, me: Member
    ) -> None:
        """``accounts`` gives the ids of the sample's accounts by their names."""
        self._desk, self._me = desk, me
        self._page, self._instagram = accounts["Facebook page"], accounts["Instagram"]
        self._monday = week_of(today)

    def fill(self, nora: RecordId, idris: RecordId) -> None:
        """Write everything."""
        me, desk = self._me, self._desk
        for need in (
            Need(account=self._page, weekdays=EVERY_DAY, respond=True),
            Need(account=self._instagram, weekdays=EVERY_DAY, respond=True),
            Need(account=self._page, duty=Duty.POST, weekdays=(0, 2, 4), hours=2),
            Need(account=self._page, duty=Duty.APPROVE),
        ):
            desk.needs.add(need, by=me)
        for week, (watches, other) in enumerate(((nora, idris), (idris, nora), (nora, idris))):
            self._on(self._page, Duty.MONITOR, week, watches, backup=other)
            self._on(self._page, Duty.POST, week, other)
            self._on(self._page, Duty.APPROVE, week, nora)
            # Nobody has promised the weekend of the second week yet.
            self._on(self._instagram, Duty.MONITOR, week, idris, days=5 if week == 1 else 7)
        away = self._monday + timedelta(weeks=1, days=3)
        desk.absences.add(
            Absence(person=nora, first=away, last=away + timedelta(days=1), why="Conference"),
            by=me,
        )
        asked = self._on(self._page, Duty.MONITOR, 2, nora, backup=idris)
        desk.swaps.ask(asked.id, idris, why="Stocktaking that week", by=me)

    def _on(
        self,
        account: RecordId,
        duty: Duty,
        week: int,
        person: RecordId,
        *,
        days: int = 7,
        backup: RecordId | None = None,
    ) -> Shift:
        first = self._monday + timedelta(weeks=week)
        shift = Shift(
            account=account,
            duty=duty,
            first=first,
            last=first + timedelta(days=days - 1),
            person=person,
            backup=backup,
        )
        return self._desk.assign(shift, by=self._me)
