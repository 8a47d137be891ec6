"""Cabinets with files in them: as this smdesk keeps them, and as an earlier one did."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from smdesk.domain.custody import SecretVersion
from smdesk.store.library import Library
from smdesk.store.migrations import migrate, scripts
from tests.store.cabinets import ADA, INSTAGRAM, PICTURE, SECRET, do

SEALED = b"sealed bytes " * 3000
OTHER = b"other bytes " * 500
KEY = b"k" * 32
BESIDE = 10
"""The step of the schema since which files lie beside the database."""


def library_of(vault):
    """Return the library of an open cabinet."""
    return Library(
        vault.connection,
        vault=vault.vault,
        device=vault.device,
        sign=vault.identity.sign,
        now=lambda: datetime.now(UTC),
        shelf=vault.sealed,
        before_write=vault.before_write,
    )


def name_of(data):
    return hashlib.sha256(data).hexdigest()


def version(name, number=1):
    return SecretVersion(
        secret=SECRET.id,
        number=number,
        sealed=b"key",
        generation=1,
        made_at=datetime(2026, 9, 1, tzinfo=UTC),
        made_by=ADA.person,
        content=name,
    )


def attach(library, data=SEALED, number=1):
    """Put a file in as a version of the secret; return its name."""
    if library.secrets.get(SECRET.id) is None:
        do(library, "begin", INSTAGRAM, SECRET)
    with library.transaction("attach", by=ADA):
        name = library.contents.put(data)
        library.secret_versions.save(version(name, number))
    return name


def show(library, data=SEALED):
    """Put a file in as a picture, with a key of its own."""
    with library.transaction("show", by=ADA):
        asset = replace(PICTURE, content=library.contents.put(data))
        library.calendar.media_assets.save(asset)
        library.registers.keys.put(asset.id, KEY)


def destroy(library):
    """Destroy the picture, up to where its bytes are taken away."""
    with library.transaction("destroy", by=ADA):
        library.calendar.media_assets.save(replace(PICTURE, destroyed_on=date(2026, 9, 1)))
        library.registers.keys.destroy(PICTURE.id)
        library.contents.let_go(PICTURE.id)


def begun(cabinet, *files):
    """Give the cabinet the tables of this smdesk, and put the files in."""
    vault = cabinet.open()
    library = library_of(vault)
    do(library, "begin", INSTAGRAM, SECRET)
    for number, data in enumerate(files, start=1):
        attach(library, data, number)
    vault.close(library.journal.head())


def begun_before(cabinet, *files):
    """Give the cabinet the tables of an earlier smdesk, with the files in the database."""
    vault = cabinet.open()
    steps = scripts()[: BESIDE - 1]
    migrate(
        vault.connection,
        steps=steps,
        before_write=vault.before_write,
        before_migrating=lambda have: None,
    )
    for data in files:
        vault.connection.execute("INSERT INTO content VALUES (?, ?)", (name_of(data), data))
    vault.close(vault.audit_head)


def lying(folder):
    """Return the names of all that lies in a folder of files."""
    return {file.name for file in folder.iterdir()} if folder.exists() else set()
