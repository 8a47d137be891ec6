"""A library of one's own for each test."""

import pytest

from tests.store.cabinets import open_library


@pytest.fixture
def library():
    return open_library()
