"""The team's screen over the sample library, with a printer that nobody asks."""

import pytest
from PySide6.QtCore import QObject

from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.team import TeamMeans, TeamView


@pytest.fixture
def team(desk, nora, qtbot, tmp_path):
    owner = QObject()
    background = Background(owner)
    press = Press(resources_folder())

    def output(view):
        return SheetOutput(press, background, view, view, documents=tmp_path)

    view = TeamView(
        TeamMeans(
            session=nora,
            output=output,
            background=background,
            documents=tmp_path,
            today=desk.clock.today,
            now=desk.clock.now,
        )
    )
    view.resize(1072, 800)
    qtbot.addWidget(view)
    view.told, view.went = [], []
    view.noticed.connect(view.told.append)
    view.wanted.connect(view.went.append)
    yield view
    background.close()
