"""A painter ends with its painting, whatever is raised in it.

One that lives on in a traceback holds on to its widget; once that is deleted, the program crashes.
"""

import ast
from pathlib import Path

import pytest

import smdesk

UI = Path(smdesk.__file__).parent / "ui"
FILES = sorted(path for path in UI.rglob("*.py") if "QPainter(" in path.read_text("utf-8"))
ELSEWHERE = {"kit/paper.py"}
"""A printer's painter lives from page to page, and is ended by what ends the printing."""


def opened(tree):
    """Return the lines on which a painter is made that is not left by ``with``."""
    held = {
        id(item.context_expr)
        for node in ast.walk(tree)
        if isinstance(node, ast.With)
        for item in node.items
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "QPainter"
        and id(node) not in held
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(UI).as_posix())
def test_painters_are_held_by_with(path):
    if path.relative_to(UI).as_posix() not in ELSEWHERE:
        assert opened(ast.parse(path.read_text("utf-8"))) == []
