"""Works in a cabinet without rest and says what is done, until somebody stops the process.

Started by test_sudden_end.py: the cabinet's folder, the memory folder and a starting number are
its arguments, the passphrase comes on standard input.
"""

import sys
from pathlib import Path

from smdesk.domain.accounts import Account, Platform
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.roster import Person
from smdesk.domain.secret_text import SecretText
from smdesk.vault.keys import KdfCost
from tests.bench.cabinet import front_desk


def main() -> None:
    place, home, start = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    front = front_desk(home, KdfCost(memory_kib=64 * 1024))
    door = next(door for door in front.look(place).doors if door.coordinator)
    passphrase = sys.stdin.readline().rstrip("\n")
    new = front.prepare_new(passphrase)
    session = front.enter(front.prepare(place, door.id, passphrase))
    me = session.me
    say("ready", 0)
    for number in range(start, start + 100_000):
        person = session.roster.people.add(Person(name=f"Person {number}"), by=me)
        say("person", number)
        account = Account(name=f"Account {number}", platform=Platform.OTHER)
        session.accounts.add(account, by=me)
        say("account", number)
        text = SecretText(f"secret of {number}")
        session.accounts.set_secret(account.id, SecretKind.PASSWORD, text, by=me)
        say("secret", number)
        password = session.accounts.sheet(account.id).password
        assert password is not None
        session.accounts.read_secret(password.id, Seen.SHOWN, by=me)
        say("shown", number)
        if number % 4 == 0:
            session.members.change_passphrase(new, by=me)
            say("passphrase", number)
        if number % 5 == 0:
            session.members.add(person.id, new, by=me)
            say("member", number)
        if number % 3 == 0:
            session.save_copy(place.with_name(f"copy-{number}.smvault"))
            say("copy", number)
            place.with_name(f"copy-{number}.smvault").unlink()


def say(what: str, number: int) -> None:
    """Tell whoever started this that the task is done and kept."""
    sys.stdout.write(f"{what} {number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
