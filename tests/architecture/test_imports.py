"""Starting smdesk stays fast because nothing heavy is imported before it is needed."""

import subprocess
import sys

import pytest

HEAVY = {
    "PySide6", "cryptography", "platformdirs", "sqlcipher3", "typst", "hypothesis", "pytest",
    "zxcvbn", "zxingcpp",
}  # fmt: skip


def heavy_after(statement):
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    return HEAVY & set(told)


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import smdesk", set()),
        ("import smdesk.domain.handoff, smdesk.domain.journal", set()),
        ("import smdesk.system.paths, smdesk.system.log, smdesk.system.process", set()),
        ("import smdesk.system.screen, smdesk.system.clipboard, smdesk.system.resources", set()),
        ("import smdesk.app", set()),
        ("import smdesk.printing.press, smdesk.printing.packet", set()),
        ("import smdesk.app.program", {"PySide6"}),
        ("import smdesk.vault.folder, smdesk.store.library", {"cryptography", "sqlcipher3"}),
    ],
)
def test_importing_brings_in_nothing_heavy(statement, allowed):
    assert heavy_after(statement) <= allowed


SCREENS = (
    "today", "accounts", "calendar", "audits", "duty", "team", "policy", "plan", "handoff",
    "settings", "importing",
)  # fmt: skip


def test_the_screens_are_known_before_any_of_them_is_fetched():
    code = "import smdesk.app.furniture, smdesk.app.rooms, sys\nprint(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert [
        name for name in told if name.startswith("smdesk.ui.") and name.split(".")[2] in SCREENS
    ] == []
