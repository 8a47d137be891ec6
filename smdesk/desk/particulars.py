"""What else belongs to an account: its passkeys, and fields of the library's own."""

from smdesk.desk.registers import R, RegisterDesk
from smdesk.domain.records import RecordId


class OfAccount(RegisterDesk[R]):
    """A register in which each line belongs to one account."""

    def of(self, account: RecordId) -> list[R]:
        """Return the account's lines, in the register's order."""
        return self._table.where(self._order, account=account)
