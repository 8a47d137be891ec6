"""The packet: all its sections on about thirty pages, made ready and printed as a PDF."""

from collections.abc import Iterator
from dataclasses import replace

from smdesk.printing.packet import packet_sheet
from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from tests.bench.measure import Figure, median_ms
from tests.printing import libraries

MOST_MS = 600.0


def figures() -> Iterator[Figure]:
    """Measure the first packet of a process, and one whose data changed."""
    contents = [
        replace(libraries.large(12 + extra), sections=libraries.SECTIONS) for extra in range(6)
    ]

    def first() -> None:
        Press(resources_folder()).pdf(packet_sheet(contents[0], libraries.say))

    press = Press(resources_folder())

    def changed() -> None:
        press.pdf(packet_sheet(contents[0], libraries.say))
        contents.append(contents.pop(0))

    yield Figure("packet: 30 pages, a new press", median_ms(first, 3), "600 ms", MOST_MS, 1.0)
    yield Figure("packet: 30 pages, data changed", median_ms(changed, 5), "600 ms", MOST_MS, 1.0)
