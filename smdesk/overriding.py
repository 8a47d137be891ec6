"""The mark ``override``: this method stands in for one of the same name in the class above it.

Type checkers know the mark from ``typing_extensions`` (``typing`` has it from Python 3.12 on).
While the program runs it does nothing, so nothing is imported for it before the first window.
"""

from typing import TYPE_CHECKING, TypeVar

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:
    _Method = TypeVar("_Method")

    def override(method: _Method) -> _Method:
        """Return the method as it is."""
        return method
