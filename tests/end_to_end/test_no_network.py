"""Whether the whole program, from its start to its end, ever speaks to a network."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STRACE = shutil.which("strace")
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
