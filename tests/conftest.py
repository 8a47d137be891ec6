"""What all tests share: no window appears, and nobody's own folders are touched."""

import os

import pytest
from hypothesis import Phase, settings
from pytestqt.qtbot import QtBot

from smdesk.overriding import override

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# On a busy computer an example that took long says nothing about the code; and telling apart why
# each part of an example matters takes longer than reading it.
settings.register_profile(
    "smdesk",
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    print_blob=True,
    # Whoever works on the code tries new examples; the continuous check tries settled ones.
    derandomize="CI" in os.environ,
)
settings.load_profile("smdesk")


PATIENCE_MS = 60_000
"""What a test of the window waits for is there in no time, or after long on a busy computer."""


class PatientBot(QtBot):
    """Waits for as long as a busy computer may need, whatever limit a test names."""

    @override
    def waitUntil(self, callback, *, timeout=0):
        return super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    @override
    def waitSignal(self, signal, *, timeout=0, raising=None, **how):
        # What is not to come is not waited for: assertNotEmitted asks by this, too.
        limit = timeout if raising is False else max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=limit, raising=raising, **how)

    @override
    def waitSignals(self, signals, *, timeout=0, **how):
        return super().waitSignals(signals, timeout=max(timeout, PATIENCE_MS), **how)

    @override
    def waitExposed(self, widget, *, timeout=0):
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def _nobody_home(tmp_path_factory):
    """Let programs that look for a home find an empty one, in this process and those it starts."""
    home = tmp_path_factory.mktemp("home")
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "LOCALAPPDATA": home / "local",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, place in places.items():
            patch.setenv(name, str(place))
        yield
