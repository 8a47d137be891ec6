"""A look at all rows of a large table, on another thread than the window's."""

from collections.abc import Callable, Mapping

from smdesk.desk.plan_import import Field, Ground, PlanLine, PlanTable, looked_at


class NotWantedError(Exception):
    """Nobody waits any more for what is being looked at."""


class Looking:
    """One look, which both threads see: how far it has come, and whether anybody waits for it."""

    def __init__(
        self,
        table: PlanTable,
        places: Mapping[Field, int],
        ground: Ground,
        then: Callable[[list[PlanLine]], object],
    ) -> None:
        """``then`` is for the window to call with the lines."""
        self._asked = (table, places, ground)
        self.then = then
        self.rows = 0
        self.wanted = True
        self.lines: list[PlanLine] = []

    def look(self) -> "Looking":
        """Look at every row; raises NotWantedError once nobody waits."""
        self.lines = looked_at(*self._asked, self._come)
        return self

    def _come(self, rows: int, _of: int) -> None:
        if not self.wanted:
            raise NotWantedError
        self.rows = rows
