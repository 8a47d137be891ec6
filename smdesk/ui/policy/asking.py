"""A question before something is done, which knows what a yes and a no lead to."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.dialog import Confirm


class Ask(Confirm):
    """Asks, and then does one thing or the other."""

    def __init__(
        self,
        question: str,
        words: str,
        verb: str,
        parent: QWidget,
        *,
        then: Callable[[], object],
        back: str = "",
        otherwise: Callable[[], object] | None = None,
        harmless: bool = False,
    ) -> None:
        super().__init__(question, words, verb, parent, back=back, harmless=harmless)
        self._then, self._otherwise = then, otherwise
        self.confirmed.connect(self._go)
        self.rejected.connect(self._stay)

    def _go(self) -> None:
        self._then()

    def _stay(self) -> None:
        if self._otherwise is not None:
            self._otherwise()
