"""Which smdesk this is, what it is made of, and under which terms."""

import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.cards import Card
from smdesk.ui.settings.section import Section

MADE_OF = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("shiboken6", "LGPL-3.0"),
    ("sqlcipher3", "zlib"),
    ("cryptography", "Apache-2.0 or BSD-3-Clause"),
    ("typst", "Apache-2.0"),
    ("pypdfium2", "Apache-2.0 or BSD-3-Clause"),
    ("pypdf", "BSD-3-Clause"),
    ("python-docx", "MIT"),
    ("odfdo", "Apache-2.0"),
    ("lxml", "BSD-3-Clause"),
    ("markdown-it-py", "MIT"),
    ("spylls", "MPL-2.0"),
    ("icalendar", "BSD-2-Clause"),
    ("python-dateutil", "Apache-2.0 or BSD-3-Clause"),
    ("tzdata", "Apache-2.0"),
    ("zxcvbn", "MIT"),
    ("zxing-cpp", "Apache-2.0"),
    ("platformdirs", "MIT"),
    ("typing-extensions", "PSF-2.0"),
)
DRAWN_WITH = (
    ("Lucide", "ISC"),
    ("Inter, Noto Emoji", "OFL-1.1"),
    ("EFF's long word list", "CC-BY-3.0"),
)


class AboutSection(Section):
    """Versions and licences; nothing is looked up anywhere but on this computer."""

    def __init__(self, version: str, places: Sequence[Path], parent: QWidget | None = None) -> None:
        """``places``: this computer's own folders, for whoever mends smdesk."""
        super().__init__(parent)
        self.entitle(
            self.tr("About smdesk"),
            self.tr(
                "It works without a network and asks for none: it looks for no updates and "
                "reports to nobody."
            ),
        )
        card = Card("", self)
        card.add_row("smdesk", f"{version}, Apache-2.0")
        card.add_row("Python", sys.version.split()[0])
        self.add(card)
        parts = Card(self.tr("Made of"), self)
        for name, terms in MADE_OF:
            parts.add_row(name, f"{_version(name)}, {terms}")
        for name, terms in DRAWN_WITH:
            parts.add_row(name, terms)
        self.add(parts)
        own = Card(self.tr("What it keeps on this computer"), self)
        memory, log = places
        own.add_row(self.tr("Memory"), str(memory))
        own.add_row(self.tr("Its own log"), str(log))
        own.add_text(self.tr("Neither holds anything secret, nor a word of what is in a cabinet."))
        self.add(own)
        self.column.addStretch(1)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"
