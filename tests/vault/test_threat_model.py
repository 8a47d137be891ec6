"""Every promise of the threat model names tests, and those are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
NAMED = re.findall(r"^- `(tests/[\w/]+\.py)::(test_\w+)`$", PAGE, re.MULTILINE)
PROMISED = PAGE.split("## What is promised")[1].split("## What is not promised")[0]


@pytest.mark.parametrize(("file", "test"), NAMED, ids=lambda part: part.rsplit("/", 1)[-1])
def test_a_test_that_is_named_is_there(file, test):
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_a_test():
    promises = re.split(r"\n(?=\*\*)", PROMISED)[1:]
    assert len(promises) > 20
    assert [promise for promise in promises if "\n- `tests/" not in promise] == []


def test_every_line_of_a_test_is_read():
    assert len(NAMED) == PAGE.count("::test_")
