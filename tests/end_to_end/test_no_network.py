"""Whether the whole program, from its start to its end, ever speaks to a network."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STRACE = shutil.which("strace")
SPEAKERS = frozenset({
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "aiohttp", "asyncio", "ftplib", "http", "httpx",
    "imaplib", "poplib", "requests", "smtplib", "socketserver", "ssl", "urllib.request", "urllib3",
    "webbrowser", "xmlrpc",
})  # fmt: skip
"""What programs ask servers with, for an update as for anything else."""
SPEAKS = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"


def calls(command, folder, extra):
    """Return the program's calls to the system that make a socket or connect one."""
    heard = folder / "calls.txt"
    done = subprocess.run(
        [STRACE, "-f", "-qq", "-e", "trace=socket,connect,bind", "-o", heard, *command],
        cwd=ROOT,
        env={**os.environ, **extra},
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    if not heard.exists() or "ptrace" in done.stderr:
        pytest.skip("programs may not be looked on at here")
    assert done.returncode == 0, done.stderr
    return [line for line in heard.read_text("utf-8", "replace").splitlines() if "AF_" in line]


def to_networks(lines):
    return [line for line in lines if "AF_UNIX" not in line and "AF_NETLINK" not in line]


@pytest.mark.skipif(STRACE is None, reason="strace is what looks on")
def test_the_onlooker_notices_a_socket_to_a_network(tmp_path):
    assert to_networks(calls([sys.executable, "-c", SPEAKS], tmp_path, {}))


@pytest.mark.slow
@pytest.mark.skipif(STRACE is None, reason="strace is what looks on")
def test_the_main_job_opens_no_socket_to_a_network(tmp_path):
    places = {name: str(tmp_path) for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    report = tmp_path / "report.json"
    command = [sys.executable, "-m", "smdesk", "--self-test", "--report", str(report)]
    assert to_networks(calls(command, tmp_path, places)) == []
    assert json.loads(report.read_text("utf-8"))["well"]


def imported(source):
    """Return the full names of what a file imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def speakers(source):
    return [
        name
        for name in imported(source)
        if any(name == one or name.startswith(f"{one}.") for one in SPEAKERS)
    ]


def test_nothing_is_imported_that_could_look_for_updates():
    found = {
        str(path.relative_to(ROOT)): names
        for path in (ROOT / "smdesk").rglob("*.py")
        if (names := speakers(path.read_text("utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "import urllib.request",
        "from urllib import request",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "def later():\n    from http.client import HTTPSConnection",
        "import ssl as s",
    ],
)
def test_whoever_looks_at_imports_notices_each_way_to_write_one(source):
    assert speakers(source)
    assert not speakers("from urllib.parse import urlsplit\nfrom smdesk.http_words import x")
