"""Make a cabinet to be kept for ever: ``python -m tests.vault.freeze tests/vault/frozen/0001``.

Run once for each format that was released; what it made is never made again.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from smdesk.domain.records import RecordId
from smdesk.vault import keys
from smdesk.vault.folder import VaultFolder
from tests.vault.cabinet import ADA, BEN, CHEAP, LIBRARY, head, write


def freeze(place):
    """Write keyring and database of a cabinet with two members and three words."""
    with tempfile.TemporaryDirectory() as scratch:
        vault = VaultFolder.create(
            Path(scratch) / "cabinet",
            memory=Path(scratch) / "memory",
            organisation=LIBRARY,
            founder_name="Ada",
            founder_person=RecordId("ada"),
            prepared=keys.prepare(ADA, cost=CHEAP),
        )
        with_file = keys.prepare(BEN, b"a key file", CHEAP)
        vault.add_member("Ben", RecordId("ben"), with_file)
        write(vault, "kept", "for", "ever")
        vault.close(head(3))
        place.mkdir(parents=True)
        for file in (vault.folder / "keyring.json", vault.database):
            shutil.copyfile(file, place / file.name)


if __name__ == "__main__":
    freeze(Path(sys.argv[1]))
