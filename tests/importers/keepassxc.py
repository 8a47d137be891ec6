"""KeePassXC's command line: what it is asked in tests, and how the files in ``data`` were made.

Run ``python -m tests.importers.keepassxc`` to make them anew; the README beside them says more.
"""

import shutil
import subprocess
from pathlib import Path

from smdesk.domain.secret_text import SecretText
from smdesk.exporters import kdbx, keepass_xml
from smdesk.importers.passwords.entry import ImportedEntry
from smdesk.importers.passwords.kdbx_header import Cipher, Kdf
from tests.exporters.logins import NOW, RICH

DATA = Path(__file__).with_name("data")
PROGRAM = shutil.which("keepassxc-cli")
PASSWORD = "пароль 鍵 tilsiv"
ENTRY = f"{RICH.folder}/{RICH.title}"
ATTACHMENT = b"written by KeePassXC\0\xff"
LATER = "новый-пароль-3"
CHEAP = kdbx.Price(memory=1024 * 1024, passes=2, lanes=2)


class KeePassXC:
    """The program, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str, typed: str = PASSWORD, binary: bool = False):
        """Run a command; what is typed are the passwords it asks for, each on a line."""
        assert PROGRAM is not None
        told = subprocess.run(
            [PROGRAM, *words],
            cwd=self.folder,
            input=f"{typed}\n".encode(),
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert told.returncode == 0, told.stderr.decode()
        return told.stdout if binary else told.stdout.decode()

    def show(self, file: str, entry: str, *attributes: str, key_file: str = "") -> list[str]:
        """Return what the attributes of an entry say."""
        asked = [part for name in attributes for part in ("-a", name)]
        keys = ["-k", key_file] if key_file else []
        return self.run("show", "-q", "-s", *keys, *asked, file, entry).split("\n")[:-1]

    def change(self, file: str, *, key_file: str = "") -> None:
        """Give the entry another password and another file: the old one becomes history."""
        keys = ["-k", key_file] if key_file else []
        self.run("edit", "-q", *keys, "-p", file, ENTRY, typed=f"{PASSWORD}\n{LATER}")
        self.folder.joinpath("файл.bin").write_bytes(ATTACHMENT)
        self.run("attachment-import", "-q", *keys, file, ENTRY, "файл.bin", "файл.bin")


def rich() -> list[ImportedEntry]:
    """Return what is put into the files: a login with everything, and one with nearly nothing."""
    return [
        ImportedEntry(row=1, title="plain", password=SecretText("simple")),
        RICH,
    ]


def of_version_4(program: KeePassXC, name: str, cipher: Cipher, kdf: Kdf) -> None:
    """Let KeePassXC write a file of version 4: it keeps the ciphers of one that it opens."""
    price = kdbx.Price(CHEAP.memory, CHEAP.passes, CHEAP.lanes, kdf=kdf, rounds=5000)
    data = kdbx.write(
        rich(), name="Library", now=NOW, password=SecretText(PASSWORD), price=price, cipher=cipher
    )
    program.folder.joinpath(name).write_bytes(data)
    program.change(name)


def of_version_3(program: KeePassXC, name: str, *, key_file: str = "") -> None:
    """Let KeePassXC write a file of version 3.1, made from plain XML, perhaps with a key file."""
    program.folder.joinpath("in.xml").write_bytes(keepass_xml.write(rich(), name="L", now=NOW))
    keys = ["-k", key_file] if key_file else []
    program.run("import", "-q", *keys, "-p", "in.xml", name, typed=f"{PASSWORD}\n{PASSWORD}")
    program.change(name, key_file=key_file)


def make(folder: Path) -> None:
    """Make all files of ``data`` in the folder."""
    program = KeePassXC(folder)
    of_version_3(program, "version-3.1.kdbx")
    of_version_3(program, "version-3.1-key-file.kdbx", key_file="version-3.1-key-file.keyx")
    of_version_4(program, "version-4-argon2d-aes.kdbx", Cipher.AES, Kdf.ARGON2D)
    of_version_4(program, "version-4-argon2id-chacha20.kdbx", Cipher.CHACHA20, Kdf.ARGON2ID)
    of_version_4(program, "version-4-aes-kdf.kdbx", Cipher.AES, Kdf.AES)
    for form in ("xml", "csv"):
        told = program.run("export", "-q", "-f", form, "version-3.1.kdbx", binary=True)
        folder.joinpath(f"export.{form}").write_bytes(told)
    for extra in ("in.xml", "файл.bin"):
        folder.joinpath(extra).unlink()


if __name__ == "__main__":
    make(DATA)
