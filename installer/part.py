"""One part of the bundle: whose it is, under which terms, and the files that it accounts for."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: ``package`` is the Python package whose version it has, where it is one.

    Names of files are as they lie in the bundle's ``_internal``, with forward slashes. The terms
    are those that each part's makers name, as SPDX writes them.
    """

    name: str
    terms: str
    home: str
    """Where its makers publish it and its source."""
    maker: str = ""
    """Who makes it."""
    package: str = ""
    files: str = ""
    """A pattern of the names of its files; empty where it lies inside another part's files."""
    inside: str = ""
    """The part that it is compiled into."""
    mark: bytes = b""
    """A pattern of what it leaves in the files it is compiled into; its group is the version."""
    mark_in: str = ""
    """A pattern of the names of the files that its mark is in; empty where any will do."""
    sure: bool = True
    """Whether its mark has to be there on Linux; some are inside on other systems alone."""
    version: str = ""
    """Its version, where it is data that lies in the source tree."""
    known_as: str = ""
    """Maker and product as the list of known weaknesses (CPE) has them: ``openssl:openssl``."""
    carried: bool = False
    """Whether it is copied from the system that the bundle is built on, as that has it."""
    texts: tuple[str, ...] = ()
    """Files of ``installer/licenses`` that hold its terms."""

    def claims(self, name: str) -> bool:
        """Whether the file is this part's."""
        if self.package and name.lower().startswith(f"{_plain(self.package)}-"):
            return ".dist-info/" in name
        return bool(self.files) and re.search(self.files, name) is not None


def _plain(package: str) -> str:
    """Return the package's name as the folder of its index card has it."""
    return re.sub(r"[-_.]+", "_", package).lower()
