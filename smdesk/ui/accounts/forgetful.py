"""A dialog that may hold something secret, and lets go of it when it is closed or locked."""

from PySide6.QtWidgets import QWidget

from smdesk.overriding import override
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.letters import scaled

MARGIN = 40


class ForgetfulDialog(Dialog):
    """Calls ``forget`` whenever it is done with; the screen calls it before the cabinet locks."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.finished.connect(self.forget)

    def take_room(self, width: int, height: int = 0) -> None:
        """Take so many px at 100 %, more with larger letters, and never more than the screen has.

        Without a height it is what everything in the dialog needs.
        """
        screen = self.screen().availableSize()
        wide = min(scaled(self, width), screen.width() - MARGIN)
        if not height:
            self.resize(wide, self.sizeHint().height())
            self.fit_soon()
        else:
            self.resize(wide, min(scaled(self, height), screen.height() - MARGIN))

    def forget(self) -> None:
        """Drop every secret, with no way back."""

    @override
    def reject(self) -> None:
        self.forget()
        super().reject()
