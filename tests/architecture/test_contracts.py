"""Each contract on who may import whom is broken on purpose, and seen to notice."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONTRACTS = {contract["id"] for contract in SETTINGS["tool"]["importlinter"]["contracts"]}
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

OFFENCES = [
    ("floors", {"domain/offence.py": "import smdesk.desk"}),
    ("floors", {"store/offence.py": "import smdesk.vault"}),
    ("floors", {"printing/offence.py": "import smdesk.desk"}),
    ("floors", {"desk/offence.py": "import smdesk.ui"}),
    ("floors", {"importers/offence.py": "import smdesk.exporters"}),
    ("floors", {"exporters/offence.py": "import smdesk.desk"}),
    ("floors", {"attic/__init__.py": ""}),
    ("rooms-of-the-window", {"ui/team/offence.py": "import smdesk.ui.accounts"}),
    ("rooms-of-the-window", {"ui/kit/offence.py": "import smdesk.ui.window"}),
    ("rooms-of-the-window", {"ui/cellar/__init__.py": ""}),
    ("behind-the-desks", {"ui/team/offence.py": "import smdesk.store"}),
    ("behind-the-desks", {"ui/kit/offence.py": "import smdesk.vault"}),
    ("behind-the-desks", {"printing/offence.py": "import smdesk.vault"}),
    ("system-alone", {"system/offence.py": "import smdesk.domain.records"}),
    ("who-asks-system", {"desk/offence.py": "import smdesk.system.paths"}),
    ("qt", {"desk/offence.py": "from PySide6.QtCore import QObject"}),
    ("qt", {"printing/offence.py": "import PySide6.QtGui"}),
    ("database", {"desk/offence.py": "import sqlcipher3"}),
    ("database", {"ui/kit/offence.py": "import sqlcipher3"}),
    ("cryptography", {"store/offence.py": "from cryptography import x509"}),
    ("doors", {"ui/kit/offence.py": "import smdesk.exporters"}),
    ("doors", {"vault/offence.py": "import smdesk.importers.errors"}),
    ("press", {"ui/handoff/offence.py": "import typst"}),
    ("locked-pages", {"printing/offence.py": "import pypdf"}),
    ("domain-alone", {"domain/offence.py": "import platformdirs"}),
    ("cycles", {"domain/one.py": "import smdesk.domain.two",
                "domain/two.py": "import smdesk.domain.one"}),
]  # fmt: skip


def check(house, *options):
    return subprocess.run(
        [LINT_IMPORTS, "--no-logo", "--no-cache", *options],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def house(tmp_path):
    unneeded = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "smdesk", tmp_path / "smdesk", ignore=unneeded)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_as_it_stands_keeps_every_contract(house):
    checked = check(house)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in checked.stdout


@pytest.mark.parametrize(("contract", "offence"), OFFENCES)
def test_a_contract_that_is_broken_is_seen(house, contract, offence):
    for name, code in offence.items():
        file = house / "smdesk" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f'"""An offence."""\n\n{code}\n', "utf-8")
    checked = check(house, "--contract", contract)
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "0 kept, 1 broken" in checked.stdout
    offender = Path(next(iter(offence)))
    assert (offender.parent.name if "__init__" in offender.name else offender.stem) in (
        checked.stdout
    )


def test_every_contract_is_broken_once():
    assert {contract for contract, _ in OFFENCES} == CONTRACTS
