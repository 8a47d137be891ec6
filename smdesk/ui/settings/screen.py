"""The part of the settings about screenshots and shared screens, for this computer alone."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.screen_guard import ScreenGuard


class ScreenPart(QWidget):
    """A switch where the computer can keep windows out of captures, and an honest word if not."""

    def __init__(self, guard: ScreenGuard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guard = guard
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("Shared screens"), self, type=Type.HEADING))
        self.words = Label("", self)
        column.addWidget(self.words)
        self.switch = QCheckBox(self.tr("Allow screen s&haring"), self)
        self.switch.clicked.connect(self._take)
        self.switch.setVisible(guard.possible)
        column.addWidget(self.switch)
        guard.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how it is now."""
        self.switch.setChecked(self._guard.sharing)
        self.words.setText(self._said())

    def _said(self) -> str:
        if not self._guard.possible:
            return self.tr(
                "This computer gives programs no way to keep their windows out of screenshots and "
                "shared screens. Before you share your screen, lock smdesk or share another "
                "window alone."
            )
        if self._guard.refused:
            return self.tr(
                "This computer did not take smdesk's wish to be left out of screenshots and "
                "shared screens. Before you share your screen, lock smdesk."
            )
        return self.tr(
            "smdesk asks this computer to leave its windows out of screenshots and shared "
            "screens. Not every program heeds that, and a camera sees all. For a training, allow "
            "it here; it is off again when smdesk starts next."
        )

    def _take(self) -> None:
        self._guard.allow(sharing=self.switch.isChecked())
