"""Rules that others make for the library: a list of them, and when each was last looked at (D7)."""

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain.policy import outside_rules
from smdesk.domain.policy.outside_rules import OutsideRule
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding


class OutsideRulesDesk(RegisterDesk[OutsideRule]):
    """Keeps the rules, and tells which of them nobody has looked at for long."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.policy.outside_rules, OutsideRule, order="name")

    def looked_at(self, rule: RecordId, change: str = "", *, by: Member) -> OutsideRule:
        """Note that somebody looked at it today, and what was different; raises GoneError."""
        after = self.one(rule).looked_at(self._office.today(), change)
        with self._office.task("outside_rule.look", Topic.POLICY, by=by):
            return self._table.save(after)

    def due(self) -> int:
        """Return how many are to be looked at."""
        today = self._office.today()
        return sum(one.due(today) for one in self.all())

    def findings(self) -> list[Finding]:
        """Return the rules that nobody has looked at for half a year, or ever."""
        return outside_rules.findings(self.all(), self._office.today())
