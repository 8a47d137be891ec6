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
BEHIND_THE_DOOR = {
    "smdesk.app.inside", "smdesk.desk.opener", "smdesk.desk.session", "smdesk.store.library",
    "smdesk.vault.folder", "smdesk.vault.keys", "smdesk.ui.window.shell",
}  # fmt: skip
NOT_FOR_TODAY = {
    f"smdesk.desk.{name}"
    for name in (
        "annex", "calendar_files", "exporting", "generator", "importing", "kept_secrets",
        "media_files", "people_files", "plan_import", "policy_files", "sample",
    )
}  # fmt: skip


def imported_by(statement):
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    return set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )


def is_of_a_screen(name):
    return name.startswith("smdesk.ui.") and name.split(".")[2] in SCREENS


def test_the_door_is_shown_without_what_is_behind_it():
    there = imported_by("import smdesk.app.furniture")
    assert not there & {*BEHIND_THE_DOOR, "cryptography", "sqlcipher3"}
    assert not list(filter(is_of_a_screen, there))


def test_a_screen_is_fetched_when_it_is_entered_and_today_while_somebody_unlocks():
    there = imported_by("from smdesk.app import inside\ninside.fetch()")
    of_screens = {name.split(".")[2] for name in filter(is_of_a_screen, there)}
    assert there >= {"smdesk.ui.window.shell", "smdesk.desk.session"}
    assert of_screens == {"today"}
    assert not there & NOT_FOR_TODAY
    assert not any(name.startswith(("smdesk.printing", "smdesk.desk.sample_v")) for name in there)
