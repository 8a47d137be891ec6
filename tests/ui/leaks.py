"""Looks, after each test of the screens, whether a secret stands where none may.

Every secret that passes through the program during a test is a marker: those of the sample library
that are opened in it, and all that it types, shows, copies and generates. None of them may be in a
title, a tip, what a screen reader is told, the log, the settings, the folder for temporary files, a
crash report or what the program prints.
"""

import os
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit

from smdesk.domain.secret_text import SecretText
from smdesk.ui.kit.secret import SecretDisplay
from smdesk.ui.kit.secret_entry import SecretLineEdit

SHORTEST = 8
"""Shorter secrets, as codes of six digits are, may stand anywhere by chance; so may single words,
of which shares and kits are made."""
OURS = (".log", ".ini", ".json", ".txt", ".db", ".part", ".new", ".db-journal", ".crash")
"""What smdesk writes by itself. What a test lays down to be read, or has saved, is the test's."""
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse
LARGEST = 4 * 1024 * 1024


WATCH = pytest.StashKey()


class Watch:
    """Knows every secret of the run, and where to look for them."""

    def __init__(self, folders):
        self.folders = folders
        self.secrets = set()
        self.listening = True
        self._seen = {}

    def note(self, text):
        """Take the text for a secret from now on."""
        if self.listening and len(text) >= SHORTEST and not text.isalpha():
            self.secrets.add(text)

    def found_in(self, text):
        """Return the secrets that are in the text."""
        return [secret for secret in self.secrets if secret in text]

    def in_widgets(self):
        """Return the widgets that tell a secret to a tip, a title or a screen reader."""
        said = {}
        for widget in QApplication.allWidgets():
            if isinstance(widget, SecretDisplay) and widget.shown:
                continue
            words = "\n".join(
                (
                    widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis(),
                    widget.accessibleName(), widget.accessibleDescription(), widget.objectName(),
                )
            )  # fmt: skip
            said.setdefault(words, _named(widget))
        return sorted(said[words] for words in said if self.found_in(words))

    def by_hand(self):
        """Return the widgets from which a secret could be copied, cut or dragged by hand.

        What such a widget puts on the clipboard has no mark for histories and is never cleared.
        """
        return sorted(
            _named(widget)
            for widget in QApplication.allWidgets()
            if (words := _selectable(widget)) and self.found_in(words)
        )

    def in_files(self, *more):
        """Return the files in which a secret stands."""
        needles = [
            encoded
            for secret in self.secrets
            for encoded in (secret.encode(), secret.encode("utf-16-le"))
        ]
        bad = []
        for folder in (*self.folders, *more):
            for file in filter(Path.is_file, Path(folder).rglob("*")):
                mine = folder in self.folders or file.name.endswith(OURS)
                stamp = (file.stat().st_mtime_ns, file.stat().st_size)
                if not mine or stamp[1] > LARGEST or self._seen.get(file) == stamp:
                    continue
                content = file.read_bytes()
                if any(needle in content for needle in needles):
                    bad.append(file.name)
                self._seen[file] = stamp
        return bad


def _named(widget):
    """Return where in the window the widget is, without a word of what it says."""
    names = []
    while widget is not None:
        names.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(names)


def _selectable(widget):
    """Return the words in the widget that can be selected by mouse or keys."""
    if isinstance(widget, QLineEdit):
        hidden = widget.echoMode() is not QLineEdit.EchoMode.Normal
        return "" if hidden or isinstance(widget, SecretLineEdit) else widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLabel) and widget.textInteractionFlags() & SELECTABLE:
        return widget.text()
    return ""


@pytest.fixture(scope="session", autouse=True)
def leak_watch(request, tmp_path_factory, _nobody_home):
    """Give the run a folder for temporary files of its own, and hear of every secret."""
    temporary = tmp_path_factory.mktemp("temporary")
    watch = request.config.stash[WATCH] = Watch((temporary, Path(os.environ["HOME"])))
    begin = SecretText.__init__

    def noted(self, text):
        watch.note(text)
        begin(self, text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        patch.setattr(tempfile, "tempdir", str(temporary))
        patch.setattr(SecretText, "__init__", noted)
        yield watch


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Begin anew: what was a secret in one test may be an ordinary word in another."""
    watch = item.config.stash.get(WATCH, None)
    if watch is not None:
        watch.secrets.clear()
        watch.listening = True


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item):
    """Keep no secret beyond the test: others than those of the screens look for their own."""
    watch = item.config.stash.get(WATCH, None)
    if watch is not None:
        watch.listening = False
        watch.secrets.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Look before anything of the test is taken away, and fail it for what is found."""
    outcome = yield
    watch = item.funcargs.get("leak_watch")
    if watch is not None:
        place = item.funcargs.get("tmp_path")
        found = {
            "a secret in a title, a tip or for a screen reader": watch.in_widgets(),
            "a secret that can be copied by hand": watch.by_hand(),
            "a secret in a file": watch.in_files(*([place] if place else [])),
        }
        told = [f"{what}: {', '.join(where)}" for what, where in found.items() if where]
        if told:
            pytest.fail("; ".join(told), pytrace=False)
    return outcome


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail a test that let a secret be printed or logged."""
    report = yield
    watch = item.funcargs.get("leak_watch") if hasattr(item, "funcargs") else None
    printed = report.capstdout + report.capstderr + report.caplog
    if watch is not None and report.passed and watch.found_in(printed):
        report.outcome, report.longrepr = "failed", "a secret was printed"
    return report
