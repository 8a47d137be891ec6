"""The pages about the code name things that are there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
PATH = re.compile(r"`((?:smdesk|tests|docs|resources)/[\w./-]+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
MEMBER = re.compile(r"`([A-Z][a-z]\w+)\.([a-z_]\w+)`")


@cache
def members():
    """Return the attributes of every class of ours by the class's name."""
    found = {}
    for module in (ROOT / "smdesk").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, set()).update(_named_in(node))
    return found


def _named_in(node):
    for part in ast.walk(node):
        if isinstance(part, ast.FunctionDef):
            yield part.name
        elif isinstance(part, ast.AnnAssign | ast.Assign):
            targets = part.targets if isinstance(part, ast.Assign) else [part.target]
            for target in targets:
                yield getattr(target, "id", getattr(target, "attr", ""))


@pytest.mark.parametrize("name", NAMES)
def test_every_file_that_a_page_names_is_there(name):
    named = PATH.findall((ROOT / name).read_text("utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_link_between_pages_leads_somewhere(name):
    page = ROOT / name
    linked = LINK.findall(page.read_text("utf-8"))
    assert [link for link in linked if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_method_that_a_page_names_is_there(name):
    known = members()
    named = MEMBER.findall((ROOT / name).read_text("utf-8"))
    assert [pair for pair in named if pair[1] not in known.get(pair[0], ())] == []
