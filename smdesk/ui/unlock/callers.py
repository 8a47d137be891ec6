"""Who can open a cabinet, as the door asks for it."""

from smdesk.desk.front import Look
from smdesk.desk.sample_members import SAMPLE_MEMBERS
from smdesk.ui.unlock.door import Caller


def callers(look: Look) -> list[Caller]:
    """Return everybody who can open the cabinet."""
    return [Caller(door.id, door.name, door.key_file) for door in look.doors]


def known_passphrases(look: Look) -> dict[str, str]:
    """Return the passphrases of the sample's invented people, by slot; nothing for others."""
    if not look.sample:
        return {}
    by_name = {member.name: member.passphrase for member in SAMPLE_MEMBERS}
    return {door.id: by_name[door.name] for door in look.doors if door.name in by_name}
