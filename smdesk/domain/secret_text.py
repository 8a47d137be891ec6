"""A secret on its way from the cabinet to a person, which no log or message can print."""

from typing import NoReturn

from smdesk.overriding import override


class SecretText:
    """Text that shows as dots wherever it is printed by accident.

    Only ``reveal`` gives the text. It cannot be pickled or compared by accident; Python cannot
    wipe it from memory, which docs/threat-model.md says plainly.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Return the secret itself."""
        return self._text

    @override
    def __repr__(self) -> str:
        return "SecretText(••••)"

    __str__ = __repr__

    @override
    def __format__(self, spec: str) -> str:
        return repr(self)

    def __bool__(self) -> bool:
        return bool(self._text)

    @override
    def __reduce__(self) -> NoReturn:
        message = "A secret is not to be pickled."
        raise TypeError(message)
