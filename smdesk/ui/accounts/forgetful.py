"""A dialog that may hold something secret, and lets go of it when it is closed or locked."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from smdesk.ui.kit.dialog import Dialog


class ForgetfulDialog(Dialog):
    """Calls ``forget`` whenever it is done with; the screen calls it before the cabinet locks."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.finished.connect(self.forget)

    def forget(self) -> None:
        """Drop every secret, with no way back."""

    @override
    def reject(self) -> None:
        self.forget()
        super().reject()
