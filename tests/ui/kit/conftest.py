"""What the tests of the kit share."""

import pytest
from PySide6.QtCore import QLocale


@pytest.fixture
def british(qapp):
    """Write dates as in Britain, whatever the computer is set to."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)
