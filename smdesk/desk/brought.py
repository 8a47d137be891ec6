"""A file that somebody wants opened: the way to a cabinet, or a saved copy, and what is here of it.

A copy is unpacked into a cabinet of its own. Whoever double-clicks one every morning would work in
another cabinet each day, so that the desk looks first whether that cabinet is on this computer.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from smdesk.domain.records import SmdeskError
from smdesk.vault.archive import look_into
from smdesk.vault.errors import NotAVaultError
from smdesk.vault.outside import Outside
from smdesk.vault.signpost import beside, number


@dataclass(frozen=True, slots=True)
class Brought:
    """What the file is, seen from outside."""

    file: Path
    copy: bool
    """Whether it is a copy that can be unpacked; else it only leads to ``cabinet``."""
    organisation: str
    cabinet: Path | None
    """The folder of the same cabinet on this computer, the one that was opened last."""


def brought(file: Path, known: Iterable[Path]) -> Brought:
    """Look at the file; ``known`` are folders on this computer that may be its cabinet.

    Raises NotAVaultError for any other file, and for one that leads to a cabinet which is not on
    this computer; VaultDamagedError, VaultTooNewError, WriteFailedError.
    """
    leads_to = number(file)
    if leads_to is None:
        keyring = look_into(file).keyring
        same = next(_same(keyring.vault, known), None)
        return Brought(file, copy=True, organisation=keyring.organisation, cabinet=same)
    there = file.parent if beside(file) else next(_same(leads_to, known), None)
    if there is None:
        raise NotAVaultError(file)
    return Brought(file, copy=False, organisation="", cabinet=there)


def _same(vault: str, known: Iterable[Path]) -> Iterator[Path]:
    """Give those folders that hold the cabinet with this number; what cannot be read holds none."""
    for folder in known:
        with suppress(SmdeskError, OSError):
            if Outside(folder).keyring().vault == vault:
                yield folder
