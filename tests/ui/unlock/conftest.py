"""An unlock screen over the sample library, with the front desk of the tests behind it."""

import pytest

from smdesk.ui.kit.background import Background
from smdesk.ui.unlock import UnlockPage


@pytest.fixture
def background(qapp):
    made = Background(qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def page(qtbot, desk, background):
    """The door of the sample, as somebody who has opened it here before finds it."""
    made = UnlockPage(desk.front, background, desk.clock.today)
    made.stand_before(desk.path)
    qtbot.addWidget(made)
    made.entered.connect(desk.keep)
    made.resize(1180, 760)
    made.show()
    yield made
    # As the window does when it closes: what paper has opened half-way is closed again.
    made.forget()
