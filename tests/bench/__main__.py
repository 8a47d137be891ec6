"""Measures everything and prints one table; ends with 1 when a target is missed.

Each figure stands beside a floor or peer measured in the same run; where the target is an absolute
time, as a frame, that time is the floor.
"""

import os
import sys
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import (
    bundle,
    cabinet,
    calendar,
    exchange,
    importing,
    kept_secrets,
    leaving,
    packet,
    policy,
    policy_editor,
    preview,
    removal,
    roster,
    scroll,
    start,
)
from tests.bench.measure import Figure

ALONE = {
    "start": start.figures,
    "bundle": bundle.figures,
    "unlock": cabinet.unlocking,
    "packet": packet.figures,
    "preview": preview.figures,
    "import": importing.figures,
    "calendar": calendar.figures,
    "roster": roster.figures,
    "policy": policy.figures,
    "exchange": exchange.figures,
    "removal": removal.figures,
    "policy-editor": policy_editor.figures,
}
"""The parts that make a library of their own."""


def measured(chosen: set[str]) -> Iterator[Figure]:
    """Yield the figures of the chosen parts, or of all if none is chosen."""
    parts = chosen or {*ALONE, "search", "list", "secrets", "leaving"}
    for name, figures in ALONE.items():
        if name in parts:
            yield from figures()
    if "secrets" in parts:
        with kept_secrets.thousand_passwords() as session:
            yield from kept_secrets.figures(session)
            yield from exchange.opening(session)
    if parts & {"search", "list", "leaving"}:
        with cabinet.large_library() as session:
            if "search" in parts:
                yield from cabinet.searching(session)
            if "list" in parts:
                yield from scroll.figures(session)
            if "leaving" in parts:
                yield from leaving.figures(session)


def main() -> int:
    missed = 0
    print(f"{'':<52}{'measured':>12}{'against':>13}   ratio  target        ")
    for figure in measured(set(sys.argv[1:])):
        print(figure.told(), flush=True)
        missed += not figure.met
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
