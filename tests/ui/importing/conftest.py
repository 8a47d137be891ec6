"""The import's window over a copy of the sample library."""

import pytest

from smdesk.ui.importing import ImportDialog
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.view import View
from tests.ui.conftest import appointer


@pytest.fixture
def opened(nora, desk, qtbot):
    """Give the import's window over an empty screen."""
    view = View()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    background = Background(view)
    dialog = ImportDialog(
        nora.importing,
        nora.roster,
        nora.undo,
        nora.me,
        background=background,
        parent=view,
        appointer=appointer(nora, desk.clock.today),
    )
    dialog.open()
    yield dialog
    dialog.done(0)
    background.close()
