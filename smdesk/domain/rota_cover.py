"""Who is there for a duty on a day, and on which days nobody is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from smdesk.domain.dates import Span
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Term
from smdesk.domain.rota import Absence, Duty, Need, Shift, weeks_in


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Days on which nobody does what a channel asks for, within one week."""

    need: Need
    days: tuple[date, ...]


class Cover:
    """Answers who is on duty; made once for any number of questions about the same weeks.

    Where ``terms`` are given, whoever has none on a day is not there on it, whatever the rota says.
    """

    def __init__(
        self,
        shifts: Iterable[Shift],
        absences: Iterable[Absence],
        terms: Iterable[Term] | None = None,
    ) -> None:
        self._shifts: dict[tuple[RecordId, Duty], list[Shift]] = {}
        for shift in shifts:
            self._shifts.setdefault((shift.account, shift.duty), []).append(shift)
        self._absences: dict[RecordId, list[Span]] = {}
        for absence in absences:
            self._absences.setdefault(absence.person, []).append(absence.span)
        self._terms: dict[RecordId, list[Span]] | None = None if terms is None else {}
        for term in terms or ():
            if self._terms is not None:
                self._terms.setdefault(term.person, []).append(term.span)

    def away(self, person: RecordId, day: date) -> bool:
        """Whether the person is away on the day."""
        return any(day in span for span in self._absences.get(person, ()))

    def serves(self, person: RecordId, day: date) -> bool:
        """Whether a term of the person holds the day."""
        return self._terms is None or any(day in span for span in self._terms.get(person, ()))

    def there(self, person: RecordId, day: date) -> bool:
        """Whether the person serves and is not away on the day."""
        return self.serves(person, day) and not self.away(person, day)

    def on_duty(self, account: RecordId, duty: Duty, day: date) -> list[Shift]:
        """Return the shifts that hold the day."""
        return [s for s in self._shifts.get((account, duty), ()) if day in s.span]

    def doing(self, account: RecordId, duty: Duty, day: date) -> RecordId | None:
        """Return who does it on the day: the first who is there, or their backup."""
        for shift in self.on_duty(account, duty, day):
            for person in (shift.person, shift.backup):
                if person is not None and self.there(person, day):
                    return person
        return None

    def uncovered(self, needs: Iterable[Need], span: Span) -> list[Uncovered]:
        """Return what nobody does within the days, need by need and week by week."""
        found = []
        for need in needs:
            for week in weeks_in(span):
                days = tuple(
                    day
                    for day in need.days_in(week)
                    if day in span and self.doing(need.account, need.duty, day) is None
                )
                if days:
                    found.append(Uncovered(need, days))
        return found

    def hours(self, needs: Iterable[Need], span: Span, duty: Duty) -> dict[RecordId, int]:
        """Return the hours of the duty that each person does within the days."""
        done: dict[RecordId, int] = {}
        for need in needs:
            if need.duty is not duty:
                continue
            for week in weeks_in(span):
                for day in need.days_in(week):
                    person = self.doing(need.account, duty, day) if day in span else None
                    if person is not None:
                        done[person] = done.get(person, 0) + need.hours
        return done
