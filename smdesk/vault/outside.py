"""The folder of a cabinet as anybody sees it: its keyring, read and vouched for."""

from pathlib import Path

from smdesk.vault.errors import NotAVaultError, VaultMissingError, write_failed
from smdesk.vault.keyring import KEYRING, LARGEST, Keyring, Slot


class Outside:
    """A cabinet's folder, looked at."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keyring(self) -> Keyring:
        """Return what the keyring file says, vouched for by its members' signatures.

        Raises VaultMissingError, NotAVaultError, VaultTooNewError or VaultDamagedError. Whether
        it is the newest, and goes with the database, shows when it is opened.
        """
        if not self.path.exists():
            raise VaultMissingError(self.path)
        file = self.path / KEYRING
        try:
            with file.open("rb") as source:
                raw = source.read(LARGEST + 1)
        except (FileNotFoundError, NotADirectoryError):
            raise NotAVaultError(self.path) from None
        except OSError as error:
            raise write_failed(error, file, "read") from None
        keyring = Keyring.parsed(raw)
        keyring.vouch()
        return keyring

    def slots(self) -> tuple[Slot, ...]:
        """Return who can open the cabinet, as the file says."""
        return self.keyring().slots

    def organisation(self) -> str:
        """Return the library's name, as the file says."""
        return self.keyring().organisation
