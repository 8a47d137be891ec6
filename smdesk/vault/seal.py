"""Secrets sealed to the custodians of an account: nobody else can read them with any tool."""

import os

from cryptography.exceptions import InvalidTag

from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from smdesk.vault import keys
from smdesk.vault.errors import Part, VaultDamagedError
from smdesk.vault.keys import Identity


def new_account_key() -> bytes:
    """Return a new key for one account: 32 random bytes."""
    return os.urandom(keys.KEY_BYTES)


def wrap(
    key: bytes, public_seal: bytes, *, vault: str, account: RecordId, generation: int, slot: str
) -> bytes:
    """Return the account's key wrapped so that only the slot's member can open it."""
    return keys.wrap(key, public_seal, _account_info(vault, account, generation, slot))


def unwrap(
    identity: Identity, wrapped: bytes, *, vault: str, account: RecordId, generation: int
) -> bytes:
    """Return the account's key; raises VaultDamagedError if it was wrapped to somebody else."""
    info = _account_info(vault, account, generation, identity.slot)
    try:
        return identity.unwrap(wrapped, info)
    except (InvalidTag, ValueError):
        raise VaultDamagedError(Part.DATABASE, "wrap") from None


def seal(
    key: bytes, text: SecretText, *, vault: str, secret: RecordId, number: int, generation: int
) -> bytes:
    """Return the text encrypted for this version of this secret alone."""
    return keys.close(key, text.reveal().encode(), _secret_aad(vault, secret, number, generation))


def unseal(
    key: bytes, sealed: bytes, *, vault: str, secret: RecordId, number: int, generation: int
) -> SecretText:
    """Return the text; raises VaultDamagedError if it is not this version of this secret."""
    try:
        plain = keys.unclose(key, sealed, _secret_aad(vault, secret, number, generation))
        # An error of decoding would carry the secret along; it is a ValueError too.
        return SecretText(plain.decode())
    except (InvalidTag, ValueError):
        raise VaultDamagedError(Part.DATABASE, "seal") from None


def mark(key: bytes, *, vault: str, account: RecordId, generation: int, person: RecordId) -> str:
    """Return what only a holder of the account's key can make: the person was named by one."""
    return keys.close(key, b"", _custodian_aad(vault, account, generation, person)).hex()


def is_marked(
    key: bytes, made: str, *, vault: str, account: RecordId, generation: int, person: RecordId
) -> bool:
    """Whether the mark was made with this key, for this person."""
    try:
        sealed = bytes.fromhex(made)
        return not keys.unclose(key, sealed, _custodian_aad(vault, account, generation, person))
    except (InvalidTag, ValueError):
        return False


def _account_info(vault: str, account: RecordId, generation: int, slot: str) -> bytes:
    return f"smdesk/account/v1|{vault}|{account}|{generation}|{slot}".encode()


def _custodian_aad(vault: str, account: RecordId, generation: int, person: RecordId) -> bytes:
    return f"smdesk/custodian/v1|{vault}|{account}|{generation}|{person}".encode()


def _secret_aad(vault: str, secret: RecordId, number: int, generation: int) -> bytes:
    return f"smdesk/secret/v1|{vault}|{secret}|{number}|{generation}".encode()


def seal_record(key: bytes, text: str, *, vault: str, record: RecordId) -> bytes:
    """Return the text encrypted with the key of this one record."""
    return keys.close(key, text.encode(), _record_aad(vault, record))


def unseal_record(key: bytes, sealed: bytes, *, vault: str, record: RecordId) -> str:
    """Return the text; raises VaultDamagedError if it was not sealed for this record."""
    try:
        return keys.unclose(key, sealed, _record_aad(vault, record)).decode()
    except (InvalidTag, ValueError):
        raise VaultDamagedError(Part.DATABASE, "record") from None


def _record_aad(vault: str, record: RecordId) -> bytes:
    return f"smdesk/record/v1|{vault}|{record}".encode()
