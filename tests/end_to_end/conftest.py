"""What the tests of the whole program share: the sample library."""

from tests.desk.conftest import desk, nora, template

__all__ = ["desk", "nora", "template"]
