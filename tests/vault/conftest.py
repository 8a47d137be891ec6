"""Cabinets to open: two passphrases are stretched once, and every test gets its own copy."""

import pytest

from tests.vault.cabinet import Cabinet, Template


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    return Template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def cabinet(template, tmp_path):
    return Cabinet(template, tmp_path)
