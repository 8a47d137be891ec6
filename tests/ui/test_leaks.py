"""The watch over the whole run finds a secret wherever one was put on purpose."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from smdesk.domain.secret_text import SecretText
from smdesk.ui.kit.secret import SecretDisplay
from smdesk.ui.kit.secret_entry import SecretLineEdit
from tests.ui.leaks import Watch

MARKER = "mauve-Pelican-71"


@pytest.fixture
def watch(leak_watch):
    """One that knows this secret alone; the watch over the run is not told of it."""
    one = Watch(leak_watch.folders)
    one.note(MARKER)
    return one


def test_every_secret_of_a_test_is_a_marker(leak_watch):
    SecretText("amber-Narwhal-38")
    assert "amber-Narwhal-38" in leak_watch.secrets
    SecretText("123456")
    assert "123456" not in leak_watch.secrets


@pytest.mark.parametrize("turn", [1, 2])
def test_a_test_knows_nothing_of_the_secrets_of_another(leak_watch, turn):
    assert [secret for secret in leak_watch.secrets if secret.startswith("turn-")] == []
    SecretText(f"turn-{turn}-of-this")


@pytest.mark.parametrize(
    "put",
    [
        QWidget.setWindowTitle,
        QWidget.setToolTip,
        QWidget.setStatusTip,
        QWidget.setWhatsThis,
        QWidget.setAccessibleName,
        QWidget.setAccessibleDescription,
        QWidget.setObjectName,
    ],
    ids=lambda put: put.__name__,
)
def test_it_finds_a_secret_in_what_a_widget_tells(watch, qtbot, put):
    widget = QWidget()
    qtbot.addWidget(widget)
    assert watch.in_widgets() == []
    put(widget, f"The password is {MARKER}.")
    assert watch.in_widgets() == ["QWidget"]


def test_a_secret_that_is_shown_may_be_read_by_a_screen_reader_while_it_is(watch, qtbot):
    display = SecretDisplay("Password")
    qtbot.addWidget(display)
    display.show_secret(SecretText("x"))
    display.setAccessibleDescription(MARKER)
    assert watch.in_widgets() == []
    display._secret = None
    assert watch.in_widgets() == ["SecretDisplay"]


def _label(text, selectable):
    label = QLabel(text)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _hidden(text):
    line = QLineEdit(text)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _ours(text):
    line = SecretLineEdit("Password")
    line.setText(text)
    line.set_shown(shown=True)
    return line


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (QLineEdit, ["QLineEdit"]),
        (QPlainTextEdit, ["QPlainTextEdit"]),
        (lambda text: _label(text, selectable=True), ["QLabel"]),
        (lambda text: _label(text, selectable=False), []),
        (_hidden, []),
        (_ours, []),
    ],
)
def test_it_finds_a_secret_that_could_be_copied_by_hand(watch, qtbot, make, found):
    widget = make(MARKER)
    qtbot.addWidget(widget)
    assert watch.by_hand() == found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("name", ["smdesk.log", "window.ini", "recent.json", "x.db-journal"])
def test_it_finds_a_secret_in_what_smdesk_writes_by_itself(watch, tmp_path, name, encoding):
    assert watch.in_files(tmp_path) == []
    (tmp_path / name).write_bytes(f"last={MARKER}\n".encode(encoding))
    assert watch.in_files(tmp_path) == [name]


def test_it_finds_a_secret_in_any_temporary_file(watch):
    with tempfile.NamedTemporaryFile() as file:
        assert Path(file.name).parent in watch.folders
        file.write(MARKER.encode())
        file.flush()
        assert watch.in_files() == [Path(file.name).name]
