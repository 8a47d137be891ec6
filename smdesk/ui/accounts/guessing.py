"""While a new account is written down, its platform follows from its name and its address."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit

from smdesk.domain.accounts import Account, Platform
from smdesk.domain.hosts import host_of, platform_called, platform_of
from smdesk.ui.kit.form import Form


class PlatformGuess(QObject):
    """Chooses the platform as one types, until somebody chooses it by hand."""

    def __init__(self, form: Form[Account]) -> None:
        super().__init__(form)
        name, address, box = (form.editor(field) for field in ("name", "url", "platform"))
        if not isinstance(name, QLineEdit) or not isinstance(address, QLineEdit):
            raise TypeError
        if not isinstance(box, QComboBox):
            raise TypeError
        self._form, self._name, self._address = form, name, address
        self._by_hand = False
        for line in (name, address):
            line.textEdited.connect(self._look)
        box.activated.connect(self._leave)

    def _look(self) -> None:
        if self._by_hand:
            return
        found = platform_of(host_of(self._address.text()))
        if found is Platform.OTHER:
            found = platform_called(self._name.text())
        self._form.put("platform", found)

    def _leave(self) -> None:
        self._by_hand = True
