"""The packet: all its sections on about thirty pages, made ready and printed as a PDF.

A word processor that makes a PDF of the same words and tables is measured in the same run.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from smdesk.domain.handoff import PacketContents
from smdesk.printing.packet import packet_sheet
from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from tests.bench import office
from tests.bench.measure import Figure, median_ms
from tests.printing import libraries

MOST_MS = 600.0
TIMES = 3


def contents(extra: int = 0) -> PacketContents:
    """Return what makes a packet of about thirty pages."""
    return replace(libraries.large(12 + extra), sections=libraries.SECTIONS)


def figures() -> Iterator[Figure]:
    """Measure the first packet of a process, one whose data changed, and the word processor."""
    changing = [contents(extra) for extra in range(6)]

    def first() -> None:
        Press(resources_folder()).pdf(packet_sheet(changing[0], libraries.say))

    press = Press(resources_folder())

    def changed() -> None:
        press.pdf(packet_sheet(changing[0], libraries.say))
        changing.append(changing.pop(0))

    yield Figure("packet: 30 pages, a new press", median_ms(first, 3), "600 ms", MOST_MS, 1.0)
    yield Figure("packet: 30 pages, data changed", median_ms(changed, 5), "600 ms", MOST_MS, 1.0)
    if office.OFFICE is not None:
        yield from _beside_an_office()


def _beside_an_office() -> Iterator[Figure]:
    """Measure a whole process of either, one after the other: from its start to the PDF."""
    own = median_ms(_process, TIMES)
    pdf = Press(resources_folder()).pdf(packet_sheet(contents(), libraries.say)).pdf
    taken, pages, share = office.converted(pdf, TIMES)
    floor = f"LibreOffice: {pages} pages, {share:.0%} of the letters"
    yield Figure("packet: a process of its own", own, floor, median(taken), 1.0)


def _process() -> None:
    subprocess.run([sys.executable, "-m", "tests.bench.packet"], check=True, timeout=240)


if __name__ == "__main__":
    Press(resources_folder()).pdf(packet_sheet(contents(), libraries.say))
