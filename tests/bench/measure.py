"""What a measurement says: a figure, what it is compared with, and the target."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; ``ratio`` is to the peer or floor named beside it."""

    name: str
    value: float
    """In ms, or in ``unit``."""
    floor: str
    floor_value: float
    """In ms, measured in the same run."""
    most: float | None
    """The target: the ratio that must not be passed, or None for a figure that is only told."""
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.value / self.floor_value

    @property
    def met(self) -> bool:
        return self.most is None or self.ratio <= self.most

    def told(self) -> str:
        """Return the figure as a line of the table."""
        target = "" if self.most is None else f"at most {self.most:.2f}"
        verdict = "" if self.most is None else ("met" if self.met else "MISSED")
        return (
            f"{self.name:<52}{self.value:>9.1f} {self.unit} {self.floor_value:>9.1f} {self.unit}  "
            f"{self.ratio:>6.2f}  {target:<14}{verdict:<7}{self.floor}"
        )


def times_ms(task: Callable[[], object], times: int) -> list[float]:
    """Return how long each of so many runs of the task took, in ms, after one that warms up."""
    task()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        task()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def median_ms(task: Callable[[], object], times: int) -> float:
    """Return the median of so many runs of the task, in ms."""
    return median(times_ms(task, times))
