"""A sample library made once, copied for every test, opened without deriving keys again."""

import shutil
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from smdesk.desk.front import FrontDesk
from smdesk.desk.paper_door import Unlocking
from smdesk.desk.sample import AYTAN, IDRIS, NORA, SAMPLE_MEMBERS
from smdesk.domain.appointments import Appointment, Body, Capability, Decision
from smdesk.domain.records import new_id
from smdesk.domain.roster import Person
from smdesk.vault.folder import Keys, VaultFolder
from smdesk.vault.keyring import data_key_info
from smdesk.vault.keys import Identity, KdfCost, KeyPair, prepare
from smdesk.vault.words import Words

TODAY = date(2026, 11, 21)
CHEAPEST = KdfCost(memory_kib=64 * 1024, passes=3, lanes=4)
WORDS = Words(Path(__file__).resolve().parents[2] / "resources" / "words" / "eff-large.txt")
PASSWORD_RULES = Path(__file__).resolve().parents[2] / "resources" / "data" / "password-rules.json"
NEW_PASSPHRASE = "canyon fiddle mirror teapot ribbon gravel"


class Clock:
    """Goes on by a second whenever somebody looks; its calendar is turned by hand."""

    def __init__(self, hour=9):
        self.day = TODAY
        # The hour on the wall: it is the same day on the calendar and on the clock everywhere.
        self._now = datetime.combine(TODAY, time(hour)).astimezone(UTC)

    def now(self):
        self._now += timedelta(seconds=1)
        return self._now

    def today(self):
        return self.day


def front_desk(home, clock, heard=None):
    return FrontDesk(
        memory=home / "memory",
        default_place=home / "cabinets",
        words=WORDS,
        password_rules=PASSWORD_RULES,
        now=clock.now,
        today=clock.today,
        announce=(lambda topic: None) if heard is None else heard.append,
        cost=CHEAPEST,
    )


def fresh(keys):
    """Return keys of their own: locking a cabinet forgets those that opened it."""
    one = keys.identity
    pair = KeyPair(one._seal, one._sign)
    identity = Identity(
        pair, slot=one.slot, person=one.person, name=one.name, coordinator=one.coordinator
    )
    return Keys(identity, keys.data_key, keys.epoch)


def keys_from(folder, slot, prepared):
    """Return a member's keys from their prepared passphrase, without deriving it anew."""
    keyring = folder.keyring()
    one = keyring.slot(slot)
    identity = one.unlocked(keyring.vault, prepared.kek)
    data_key = identity.unwrap(one.data_key, data_key_info(keyring.vault, keyring.epoch, slot))
    return Keys(identity, data_key, keyring.epoch)


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A home with the sample library in it, and everybody's keys by name."""
    home = tmp_path_factory.mktemp("template")
    front = front_desk(home, Clock())
    path = front.create_sample(home / "sample.smvault")
    folder = VaultFolder(path, memory=home / "memory")
    passphrases = {member.name: member.passphrase for member in SAMPLE_MEMBERS}
    keys = {slot.name: folder.derive(slot.id, passphrases[slot.name]) for slot in folder.slots()}
    return home, keys


@pytest.fixture(scope="session")
def prepared():
    """A passphrase that is ready for a new member."""
    return prepare(NEW_PASSPHRASE, None, CHEAPEST)


class Desk:
    """One test's own home: a copy of the sample, a clock, and what was announced."""

    def __init__(self, home, keys):
        self.home = home
        self.path = home / "sample.smvault"
        self.clock = Clock(hour=12)
        self.heard = []
        self.front = front_desk(home, self.clock, self.heard)
        self._keys = keys
        self._open = []

    def unlocking(self, name):
        folder = VaultFolder(self.path, memory=self.home / "memory")
        return Unlocking(self.path, folder, fresh(self._keys[name]))

    def enter(self, who=NORA, **how):
        """Open the cabinet as the member; whoever was in before has left."""
        self.leave()
        return self.keep(self.front.enter(self.unlocking(who.name), **how))

    def enter_fresh(self, who):
        """Open the cabinet as the member after it was given a new key."""
        self.leave()
        folder = VaultFolder(self.path, memory=self.home / "memory")
        keyring, known = folder.keyring(), fresh(self._keys[who.name])
        slot = keyring.slot(known.identity.slot)
        info = data_key_info(keyring.vault, keyring.epoch, slot.id)
        data_key = known.identity.unwrap(slot.data_key, info)
        keys = Keys(known.identity, data_key, keyring.epoch)
        return self.keep(self.front.enter(Unlocking(self.path, folder, keys)))

    def enter_with(self, slot, prepared):
        """Open the cabinet as a member who is no part of the sample."""
        self.leave()
        folder = VaultFolder(self.path, memory=self.home / "memory")
        keys = keys_from(folder, slot, prepared)
        return self.keep(self.front.enter(Unlocking(self.path, folder, keys)))

    def keep(self, session):
        self._open.append(session)
        return session

    def leave(self):
        for session in self._open:
            session.lock()
        self._open.clear()


@pytest.fixture
def desk(template, tmp_path):
    home, keys = template
    shutil.copytree(home, tmp_path / "home")
    own = Desk(tmp_path / "home", keys)
    yield own
    own.leave()


@pytest.fixture
def nora(desk):
    """The coordinator at her desk. She holds every account's key but YouTube's."""
    return desk.enter(NORA)


@pytest.fixture
def idris(desk):
    """The only custodian of YouTube, whose term ends in 41 days."""
    return desk.enter(IDRIS)


@pytest.fixture
def aytan(desk):
    """A member who holds the newsletter's key and no other."""
    return desk.enter(AYTAN)


def appoint(session, person, capability=Capability.PAGE_MANAGER, **how):
    """Let the board appoint the person from today on; return them."""
    today = session.appointments._office.today()
    decision = Decision(number=f"Board {new_id()[:8]}", body=Body.BOARD, on=today)
    made = Appointment(
        **{"person": person.id, "capability": capability, "first": today}
        | how
        | {"decision": decision.id}
    )
    session.appointments.appoint(decision, [made], by=session.me)
    return person


def newcomer(session, name="Pia"):
    """Put somebody on file whom the board has appointed to look after the pages."""
    return appoint(session, session.roster.people.add(Person(name=name), by=session.me))


def account_named(session, name):
    return next(line for line in session.accounts.lines() if line.name == name)


def person_named(session, name):
    return next(p for p in session.roster.people.all() if p.name == name)


def term_of(session, name):
    """Return the earliest term of the one whose name begins so."""
    people = {one.id for one in session.roster.people.all() if one.name.startswith(name)}
    return next(term for term in session.roster.terms.all() if term.person in people)
