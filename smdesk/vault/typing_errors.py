"""Which single place of something typed can be why its checksum fails."""

from collections.abc import Iterable


def explains(wrong: int, effects: Iterable[int]) -> bool:
    """Whether changing some of a place's bits would make the checksum right.

    ``effects`` is what each bit changes in the checksum; together they change it by XOR.
    """
    basis: list[int] = []
    for effect in effects:
        left = reduced(effect, basis)
        if left:
            basis.append(left)
    return not reduced(wrong, basis)


def reduced(number: int, basis: Iterable[int]) -> int:
    """Return what is left of the number when all that the basis can make is taken out."""
    for one in basis:
        number = min(number, number ^ one)
    return number
