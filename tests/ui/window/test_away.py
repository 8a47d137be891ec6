"""Whether smdesk hears from the computer that somebody locked the screen."""

import os
import shutil
import subprocess
import sys

import pytest

from smdesk.ui.window.away import AwayWatch

LISTENER = """
import os, subprocess, sys
from PySide6.QtCore import SLOT, QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QWidget
from smdesk.ui.window.away import AwayWatch

app = QCoreApplication([])
watch = AwayWatch(app)
watch.listen(None, "linux", os.environ)
heard = []

def hear():
    heard.append(1)
    print("left", flush=True)

watch.left.connect(hear)

def send():
    for words in (sys.argv[1], "/over smdesk.Test.Over"):
        subprocess.run(["dbus-send", "--session", "--type=signal", *words.split()], check=True)

# Signals come in the order in which they were sent.
QDBusConnection.sessionBus().connect("", "/over", "smdesk.Test", "Over", app, SLOT("quit()"))
QTimer.singleShot(0, send)
print("hears", watch.hears, flush=True)
app.exec()
"""
SCREENSAVER = "/org/freedesktop/ScreenSaver org.freedesktop.ScreenSaver.ActiveChanged boolean:"


def listened_to(signals):
    command = ["dbus-run-session", "--", sys.executable, "-c", LISTENER, signals]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env={**os.environ}, timeout=60
    )
    return done.stdout.split("\n")


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a D-Bus to talk on")
@pytest.mark.parametrize(
    ("signals", "times"),
    [
        pytest.param(f"{SCREENSAVER}true", 1, id="the screen was locked"),
        pytest.param(f"{SCREENSAVER}false", 0, id="somebody came back"),
        pytest.param(
            "/org/gnome/ScreenSaver org.gnome.ScreenSaver.ActiveChanged boolean:true", 1, id="GNOME"
        ),
    ],
)
def test_it_hears_the_bus(signals, times):
    told = listened_to(signals)
    assert "hears True" in told
    assert told.count("left") == times


def test_where_there_is_no_bus_it_hears_nothing_and_says_so(qapp, monkeypatch, tmp_path):
    monkeypatch.setattr("smdesk.ui.window.away.SYSTEM_BUS", tmp_path / "none")
    watch = AwayWatch(qapp)
    watch.listen(None, "linux", {})
    assert not watch.hears
    watch.deleteLater()


def test_on_macos_it_does_not_pretend_to_hear(qapp):
    watch = AwayWatch(qapp)
    watch.listen(None, "darwin", {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    assert not watch.hears
    watch.deleteLater()
