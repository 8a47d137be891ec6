"""The numbers of what is printed year by year, as in HP-2026-03."""

from collections.abc import Callable, Iterable


def after(numbers: Iterable[str], year: int, made: Callable[[int, int], str]) -> str:
    """Return the number after these; ``made`` makes one of the year and how many were before.

    What is no number of the year's series does not count, nor does a gap start anew.
    """
    series = made(year, 0).rpartition("-")[0] + "-"
    earlier = [
        int(tail)
        for number in numbers
        if number.startswith(series) and (tail := number.removeprefix(series)).isdecimal()
    ]
    return made(year, max(earlier, default=0))
