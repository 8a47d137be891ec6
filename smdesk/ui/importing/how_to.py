"""How one gets a file of logins out of each program, shown until a file is chosen."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smdesk.ui.kit.cards import Card


class HowTo(QScrollArea):
    """One row a program. It scrolls where the window is small, with the arrow keys too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("How to get the file"))
        held = QWidget(self)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        self.card = Card(self.tr("How to get the file"), held)
        for program, way in self._ways():
            self.card.add_row(program, way)
        column.addWidget(self.card)
        column.addStretch(1)
        self.setWidget(held)

    def _ways(self) -> list[tuple[str, str]]:
        """Return where each program lets its logins out, as its menus were called in 2026."""
        return [
            (
                "Bitwarden",
                self.tr(
                    "Tools, Export vault. JSON brings more than CSV, and may have a password of "
                    "its own."
                ),
            ),
            (
                "1Password",
                self.tr("File, Export. 1PUX brings everything along, CSV the logins alone."),
            ),
            (
                "KeePass, KeePassXC",
                self.tr("Choose the database itself; there is nothing to export."),
            ),
            ("Chrome, Edge, Brave", self.tr("The password manager's settings, Export passwords.")),
            (
                "Firefox",
                self.tr("The menu of the page about:logins. Each password keeps its age."),
            ),
            ("Apple Passwords", self.tr("File, Export all passwords.")),
            ("LastPass", self.tr("Advanced options, Export.")),
            ("Proton Pass", self.tr("Settings, Export, as ZIP or CSV, without a passphrase.")),
            ("Keeper", self.tr("Settings, Export, as CSV.")),
            (
                self.tr("A list of your own"),
                self.tr("Save the sheet as CSV. You then say what each column is."),
            ),
        ]
