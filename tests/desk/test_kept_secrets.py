"""Secrets of every kind, from authenticators to attachments, and passwords drawn anew."""

import json
import os
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from zxcvbn.matching import RANKED_DICTIONARIES
from zxingcpp import BarcodeFormat, create_barcode

from smdesk.desk import attachments
from smdesk.desk.attachments import file_name
from smdesk.desk.errors import (
    FileTooLargeError,
    GoneError,
    InvalidError,
    NoCodesError,
    NoCodesWhy,
    NotKeptError,
    RefusedError,
    StandsError,
    VaultDamagedError,
)
from smdesk.desk.generator import read_rules
from smdesk.desk.removal import Backups
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain import totp
from smdesk.domain.accounts import Platform
from smdesk.domain.custody import NOT_A_CUSTODIAN, SecretKind, Seen
from smdesk.domain.generator import Characters, PasswordRules, Phrase
from smdesk.domain.particulars import AccountField, Passkey
from smdesk.domain.records import Fault
from smdesk.domain.recovery_codes import FEW_CODES
from smdesk.domain.secret_text import SecretText
from smdesk.domain.strength import Weakness
from tests.desk.conftest import PASSWORD_RULES, account_named
from tests.desk.test_secrets import everything_stored

SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
MARKER = "a-marker-of-many-letters"


def x(session):
    return account_named(session, "X").id


def set_(session, what, text, label="", account=None):
    version = session.accounts.set_secret(
        account or x(session), what, SecretText(text), label=label, by=session.me
    )
    return version.secret


def line_of(session, secret, account=None):
    sheet = session.accounts.sheet(account or x(session))
    return next(line for line in sheet.secrets if line.id == secret)


def seen_of(session, secret):
    return [(e.person, e.how, e.number) for e in session.library.exposures.where(secret=secret)]


# Authenticators.


@pytest.fixture
def seed(nora):
    return nora.secrets.set_authenticator(x(nora), SecretText(SEED.lower()), by=nora.me).secret


def test_a_code_is_made_for_this_instant(desk, nora, seed):
    code = nora.secrets.code_now(seed, by=nora.me)
    ought = totp.read(SecretText(SEED)).code(desk.clock._now)
    assert code.digits.reveal() == ought.digits.reveal()
    assert code.seconds_left == ought.seconds_left


def test_a_clock_that_is_off_is_found_out_and_nothing_is_noted(desk, nora, seed):
    made, now = totp.read(SecretText(SEED)), desk.clock._now
    before = seen_of(nora, seed)
    assert nora.secrets.clock_offset(seed, made.code(now).digits).steps == 0
    slower = made.code(now - timedelta(seconds=90)).digits
    assert nora.secrets.clock_offset(seed, slower).seconds == 90
    assert nora.secrets.clock_offset(seed, SecretText("no code")) is None
    assert seen_of(nora, seed) == before


def test_whoever_holds_no_key_cannot_try_codes(desk, nora, seed):
    aytan = desk.enter(AYTAN)
    with pytest.raises(RefusedError) as refused:
        aytan.secrets.clock_offset(seed, SecretText("000000"))
    assert refused.value.finding.rule is NOT_A_CUSTODIAN


def test_an_authenticator_is_kept_as_a_link_however_it_was_typed(nora, seed):
    text = nora.accounts.read_secret(seed, Seen.SHOWN, by=nora.me).reveal()
    assert text.startswith("otpauth://totp/")
    assert f"secret={SEED}" in text


def test_a_code_is_noted_once_for_each_version_and_unlocking(desk, nora, seed):
    for _ in range(3):
        nora.secrets.code_now(seed, by=nora.me)
    me = nora.me.person
    assert seen_of(nora, seed) == [(me, Seen.CREATED, 1), (me, Seen.CODE, 1)]
    nora.secrets.set_authenticator(x(nora), SecretText("JBSWY3DPEHPK3PXP"), by=nora.me)
    nora.secrets.code_now(seed, by=nora.me)
    assert seen_of(nora, seed)[2:] == [(me, Seen.CREATED, 2), (me, Seen.CODE, 2)]
    again = desk.enter(NORA)
    again.secrets.code_now(seed, by=again.me)
    assert [how for _, how, _ in seen_of(again, seed)].count(Seen.CODE) == 3


def test_a_code_is_not_given_if_it_cannot_be_noted(nora, seed):
    nora.vault.connection.execute("PRAGMA query_only = ON")
    for _ in range(2):
        with pytest.raises(NotKeptError):
            nora.secrets.code_now(seed, by=nora.me)
    nora.vault.connection.execute("PRAGMA query_only = OFF")
    assert nora.secrets.code_now(seed, by=nora.me)
    assert [how for _, how, _ in seen_of(nora, seed)] == [Seen.CREATED, Seen.CODE]


def test_what_makes_no_codes_is_not_kept(nora):
    entries = nora.library.journal.head().entries
    for way in (
        lambda: nora.secrets.set_authenticator(x(nora), SecretText("0"), by=nora.me),
        lambda: set_(nora, SecretKind.TOTP, "steam://ABC"),
    ):
        with pytest.raises(NoCodesError):
            way()
    assert nora.library.journal.head().entries == entries


def test_a_password_makes_no_codes(nora):
    password = nora.accounts.sheet(x(nora)).password.id
    with pytest.raises(NoCodesError) as error:
        nora.secrets.code_now(password, by=nora.me)
    assert error.value.why in NoCodesWhy
    assert [how for _, how, _ in seen_of(nora, password)] == [Seen.CREATED]


def picture(*texts, scale=3, border=20):
    """Return a picture with the texts as square codes beside each other, and its sides."""
    made = [
        memoryview(create_barcode(text, BarcodeFormat.QRCode).to_image(scale=scale))
        for text in texts
    ]
    height = max(one.shape[0] for one in made) + 2 * border
    rows = []
    for row in range(height):
        dots = b"\xff" * border
        for one in made:
            inside = 0 <= row - border < one.shape[0]
            place = (row - border) * one.shape[1]
            dots += (
                one.tobytes()[place : place + one.shape[1]] if inside else b"\xff" * one.shape[1]
            )
            dots += b"\xff" * border
        rows.append(dots)
    return b"".join(rows), len(rows[0]), height


@pytest.mark.parametrize("scale", [2, 5])
def test_a_square_code_is_read_from_a_picture_and_kept(nora, scale):
    link = f"otpauth://totp/Instagram:lantern?secret={SEED}&issuer=Instagram"
    (seen,) = nora.secrets.links_in_picture(*picture(link, scale=scale))
    assert seen.reveal() == link
    kept = nora.secrets.set_authenticator(x(nora), seen, by=nora.me)
    assert nora.secrets.code_now(kept.secret, by=nora.me)


def test_a_picture_turned_upside_down_or_with_light_and_dark_exchanged_is_read(nora):
    dots, width, height = picture(f"otpauth://totp/x?secret={SEED}")
    for changed in (dots[::-1], bytes(255 - dot for dot in dots)):
        assert len(nora.secrets.links_in_picture(changed, width, height)) == 1


def test_every_link_in_a_picture_is_given_and_nothing_else(nora):
    links = [f"otpauth://totp/{name}?secret={SEED}" for name in ("one", "two")]
    seen = nora.secrets.links_in_picture(*picture(*links, "https://library.example"))
    assert {one.reveal() for one in seen} == set(links)


@pytest.mark.parametrize(
    ("dots", "why"),
    [
        ((b"\xff" * 10_000, 100, 100), NoCodesWhy.NOT_SEEN),
        ((b"\x00", 1, 1), NoCodesWhy.NOT_SEEN),
        (picture("https://library.example"), NoCodesWhy.NOT_A_LINK),
        (picture("otpauth-migration://offline?data=CjEKCkhlbGxv"), NoCodesWhy.SEVERAL),
    ],
    ids=["white", "a dot", "another link", "a move"],
)
def test_a_picture_without_a_link_is_refused_with_its_reason(nora, dots, why):
    with pytest.raises(NoCodesError) as error:
        nora.secrets.links_in_picture(*dots)
    assert error.value.why is why


@pytest.mark.parametrize("sides", [(0, 0), (3, 3), (10, 1)])
def test_a_picture_has_the_dots_that_its_sides_say(nora, sides):
    with pytest.raises(ValueError, match="dots"):
        nora.secrets.links_in_picture(b"", *sides)


def test_who_holds_no_key_gets_no_code(desk, nora, seed):
    aytan = desk.enter(AYTAN)
    with pytest.raises(RefusedError) as error:
        aytan.secrets.code_now(seed, by=aytan.me)
    assert error.value.finding.rule is NOT_A_CUSTODIAN


# Recovery codes.


@pytest.fixture
def codes(nora):
    return set_(nora, SecretKind.BACKUP_CODES, "1. aaaa-1111\n2. bbbb-2222\n3. cccc-3333")


def test_a_pasted_list_is_shown_as_it_will_be_kept(nora):
    shown = nora.secrets.understood(SecretText("1. aaaa-1111\n2. bbbb-2222"))
    assert [code.reveal() for code in shown] == ["aaaa-1111", "bbbb-2222"]


def test_one_code_is_given_and_noted_and_not_ticked_by_that(nora, codes):
    code = nora.secrets.take_code(codes, 2, Seen.COPIED, by=nora.me)
    assert code.reveal() == "bbbb-2222"
    assert seen_of(nora, codes)[-1] == (nora.me.person, Seen.COPIED, 1)
    assert not any(line.used for line in nora.secrets.codes(codes))


def test_ticking_says_who_and_when_and_can_be_undone(desk, nora, codes):
    nora.secrets.tick_code(codes, 2, by=nora.me)
    used = [(c.position, c.used_on, c.used_by) for c in nora.secrets.codes(codes) if c.used]
    assert used == [(2, desk.clock.day, NORA.name)]
    assert line_of(nora, codes).codes_left == 2
    nora.undo.undo(by=nora.me)
    assert line_of(nora, codes).codes_left == 3
    nora.undo.redo(by=nora.me)
    assert line_of(nora, codes).codes_left == 2
    nora.secrets.untick_code(codes, 2, by=nora.me)
    assert line_of(nora, codes).codes_left == 3


def test_few_codes_that_are_left_are_told_to_everybody(desk, nora, codes):
    def told(session):
        sheet = session.accounts.sheet(x(session))
        return [f.facts["count"] for f in sheet.findings if f.rule is FEW_CODES]

    assert told(nora) == []
    nora.secrets.tick_code(codes, 1, by=nora.me)
    assert told(nora) == [2]
    assert told(desk.enter(AYTAN)) == [2]
    nora = desk.enter(NORA)
    set_(nora, SecretKind.BACKUP_CODES, "\n".join(f"code-{n:04}" for n in range(8)))
    assert told(nora) == []


def test_a_new_list_has_no_ticks(nora, codes):
    nora.secrets.tick_code(codes, 1, by=nora.me)
    set_(nora, SecretKind.BACKUP_CODES, "dddd-4444\neeee-5555")
    assert [line.used for line in nora.secrets.codes(codes)] == [False, False]


def test_a_code_that_two_computers_ticked_counts_once(nora, codes):
    first = nora.secrets.tick_code(codes, 1, by=nora.me)
    other = type(first)(
        secret=codes, number=1, position=1, used_on=first.used_on, person=first.person
    )
    with nora.library.transaction("code.tick", by=nora.me):
        nora.library.code_uses.save(other)
    assert line_of(nora, codes).codes_left == 2
    nora.secrets.untick_code(codes, 1, by=nora.me)
    assert line_of(nora, codes).codes_left == 3


@pytest.mark.parametrize("position", [0, 4, -1])
def test_there_is_no_code_beyond_the_list(nora, codes, position):
    for way in (
        lambda: nora.secrets.tick_code(codes, position, by=nora.me),
        lambda: nora.secrets.take_code(codes, position, Seen.SHOWN, by=nora.me),
    ):
        with pytest.raises(InvalidError) as error:
            way()
        assert error.value.faults == {"position": Fault.OUT_OF_RANGE}
    assert len(seen_of(nora, codes)) == 1


def test_a_tick_is_made_once_and_taken_back_once(nora, codes):
    nora.secrets.tick_code(codes, 1, by=nora.me)
    with pytest.raises(InvalidError) as error:
        nora.secrets.tick_code(codes, 1, by=nora.me)
    assert error.value.faults == {"position": Fault.TAKEN}
    nora.secrets.untick_code(codes, 1, by=nora.me)
    with pytest.raises(GoneError):
        nora.secrets.untick_code(codes, 1, by=nora.me)


def test_a_list_of_the_first_version_is_counted_by_whoever_can_open_it(nora, codes):
    """It was kept without its number of codes, which no rule counts against it."""
    library = nora.library
    (version,) = library.secret_versions.where(secret=codes)
    record = {name: getattr(version, name) for name in library.secret_versions.shape.names}
    with library.transaction("secret.set", by=nora.me):
        library.secret_versions.remove(version.id)
        library.secret_versions.save(type(version)(**(record | {"id": "older", "size": 0})))
    assert len(nora.secrets.codes(codes)) == 3
    assert line_of(nora, codes).codes_left is None
    nora.secrets.tick_code(codes, 3, by=nora.me)
    assert FEW_CODES not in {f.rule for f in nora.accounts.sheet(x(nora)).findings}


def test_a_pasted_list_without_a_code_is_refused(nora):
    with pytest.raises(InvalidError):
        set_(nora, SecretKind.BACKUP_CODES, " ;, ")


# Attachments.


@pytest.fixture
def letter(nora):
    data = MARKER.encode() * 30_000
    return nora.secrets.attach(x(nora), "letter.pdf", data, by=nora.me).secret


def test_a_file_comes_back_as_it_was_and_its_reading_is_noted_first(nora, letter):
    data = nora.secrets.read_attachment(letter, Seen.SHOWN, by=nora.me)
    assert data == MARKER.encode() * 30_000
    assert seen_of(nora, letter)[-1] == (nora.me.person, Seen.SHOWN, 1)
    assert line_of(nora, letter).size == len(data)
    nora.vault.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(NotKeptError):
        nora.secrets.read_attachment(letter, Seen.SHOWN, by=nora.me)
    nora.vault.connection.execute("PRAGMA query_only = OFF")


def test_a_file_lies_nowhere_as_it_is(desk, nora, letter):
    for value in everything_stored(nora):
        assert MARKER not in str(value)
        assert not isinstance(value, bytes) or MARKER.encode() not in value
    nora.lock()
    for file in desk.home.rglob("*"):
        assert not file.is_file() or MARKER.encode() not in file.read_bytes()


def test_every_custodian_opens_it_and_nobody_else(desk, nora, letter):
    idris = desk.enter(IDRIS)
    assert idris.secrets.read_attachment(letter, Seen.SHOWN, by=idris.me)
    aytan = desk.enter(AYTAN)
    with pytest.raises(RefusedError):
        aytan.secrets.read_attachment(letter, Seen.SHOWN, by=aytan.me)


def test_the_same_name_again_is_another_version_and_the_first_can_be_brought_back(nora, letter):
    again = nora.secrets.attach(x(nora), "letter.pdf", b"second", by=nora.me)
    assert (again.secret, again.number) == (letter, 2)
    read = nora.secrets.read_attachment
    assert read(letter, Seen.SHOWN, by=nora.me) == b"second"
    assert read(letter, Seen.SHOWN, number=1, by=nora.me).startswith(MARKER.encode())
    held = nora.library.contents.size()
    nora.accounts.bring_back(letter, 1, by=nora.me)
    assert read(letter, Seen.SHOWN, by=nora.me).startswith(MARKER.encode())
    assert nora.library.contents.size() == held


def test_releasing_a_custodian_seals_the_files_key_anew_and_not_the_file(desk, nora, letter):
    (before,) = nora.library.secret_versions.where(secret=letter)
    idris = account_named(nora, "X")
    person = next(p.id for p in nora.roster.people.all() if p.name == IDRIS.name)
    nora.accounts.release_custodian(idris.id, person, reason="Done", by=nora.me)
    (after,) = nora.library.secret_versions.where(secret=letter)
    assert after.content == before.content
    assert after.sealed != before.sealed
    assert nora.secrets.read_attachment(letter, Seen.SHOWN, by=nora.me).startswith(b"a-marker")
    again = desk.enter(IDRIS)
    with pytest.raises(RefusedError):
        again.secrets.read_attachment(letter, Seen.SHOWN, by=again.me)


def test_files_codes_and_ticks_go_on_when_somebody_is_let_out(desk, nora, letter, codes):
    """The cabinet is then encrypted anew, and accounts they held get new keys."""
    nora.secrets.tick_code(codes, 1, by=nora.me)
    before = nora.accounts.sheet(account_named(nora, "Newsletter").id).secrets
    slot = next(line.slot for line in nora.members.lines() if line.name == AYTAN.name)
    receivers = {one.slot for one in nora.members.removal(slot).receivers}
    fresh = desk.keep(nora.remove_member(slot, backups=Backups.KEEP, give_to=receivers, by=nora.me))
    read = fresh.secrets.read_attachment(letter, Seen.SHOWN, by=fresh.me)
    assert read.startswith(MARKER.encode())
    assert [line.used for line in fresh.secrets.codes(codes)] == [True, False, False]
    after = fresh.accounts.sheet(account_named(fresh, "Newsletter").id).secrets
    assert [(s.id, s.number, s.made_at) for s in after] == [
        (s.id, s.number, s.made_at) for s in before
    ]
    assert fresh.verify() == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/home/nora/letter.pdf", "letter.pdf"),
        ("C:\\Users\\Nora\\Brief.docx", "Brief.docx"),
        ("a\x00b\nc.txt", "a b c.txt"),
        ("  spaces.txt ", "spaces.txt"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_name_is_kept_without_its_folders(given, kept):
    assert file_name(given) == kept


@pytest.mark.parametrize("name", ["", "/", "folder/", "\x00"])
def test_a_file_has_a_name(nora, name):
    with pytest.raises(InvalidError) as error:
        nora.secrets.attach(x(nora), name, b"x", by=nora.me)
    assert set(error.value.faults) == {"name"}


def test_a_file_that_is_too_large_is_refused_by_name_and_size(nora, monkeypatch):
    monkeypatch.setattr(attachments, "MOST_BYTES", 10)
    with pytest.raises(FileTooLargeError) as error:
        nora.secrets.attach(x(nora), "film.mp4", b"x" * 11, by=nora.me)
    assert (error.value.name, error.value.size, error.value.most) == ("film.mp4", 11, 10)
    assert nora.secrets.attach(x(nora), "film.mp4", b"x" * 10, by=nora.me)


@pytest.mark.slow
def test_a_hundred_megabytes_are_kept_given_back_and_checked(nora):
    files = {f"film {n}.mp4": os.urandom(attachments.MOST_BYTES) for n in range(5)}
    kept = {
        name: nora.secrets.attach(x(nora), name, data, by=nora.me).secret
        for name, data in files.items()
    }
    assert nora.library.contents.size() > 100_000_000
    for name, data in files.items():
        assert nora.secrets.read_attachment(kept[name], Seen.SHOWN, by=nora.me) == data
    assert nora.verify() == []


def lies(session, secret):
    """Return where the file lies, sealed."""
    (version,) = session.library.secret_versions.where(secret=secret)
    return session.path / "files" / version.content


def other_than(file):
    return next(name for name in os.listdir(file.parent) if name != file.name)  # noqa: PTH208


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (Path.unlink, "missing"),
        (lambda file: file.write_bytes(file.read_bytes()[:-1]), "altered"),
        (lambda file: file.write_bytes(file.read_bytes()[:-1] + b"!"), "altered"),
        (lambda file: (file.parent / other_than(file)).replace(file), "altered"),
    ],
    ids=["gone", "cut short", "changed", "another"],
)
def test_a_file_that_is_gone_or_changed_is_named_by_the_check_and_never_given(
    nora, letter, change, what
):
    nora.secrets.attach(x(nora), "other.pdf", b"another", by=nora.me)
    change(lies(nora, letter))
    with pytest.raises(VaultDamagedError):
        nora.secrets.read_attachment(letter, Seen.SHOWN, by=nora.me)
    found = [problem.detail for problem in nora.verify() if problem.flaw.value == "contents"]
    assert f"X: letter.pdf, 1 ({what})" in found
    assert len(seen_of(nora, letter)) == 1


def test_two_files_that_change_places_are_not_believed(nora, letter):
    other = nora.secrets.attach(x(nora), "other.pdf", b"x" * 100, by=nora.me)
    library = nora.library
    mine = library.secret_versions.where(secret=letter)[0]
    record = {name: getattr(mine, name) for name in library.secret_versions.shape.names}
    with library.transaction("secret.set", by=nora.me):
        library.secret_versions.remove(mine.id)
        library.secret_versions.save(
            type(mine)(**(record | {"id": "swapped", "content": other.content}))
        )
    with pytest.raises(VaultDamagedError):
        nora.secrets.read_attachment(letter, Seen.SHOWN, by=nora.me)


@pytest.mark.parametrize("what", ["file", "code", "seed"])
def test_no_traceback_holds_what_is_kept(nora, letter, codes, monkeypatch, what):
    def refuse(_record):
        raise NotADirectoryError

    monkeypatch.setattr(nora.library.exposures, "save", refuse)
    ways = {
        "file": lambda: nora.secrets.read_attachment(letter, Seen.SHOWN, by=nora.me),
        "seed": lambda: set_(nora, SecretKind.TOTP, f"otpauth://totp/x?secret={SEED}&digits=4"),
        "code": lambda: nora.secrets.take_code(codes, 1, Seen.SHOWN, by=nora.me),
    }
    with pytest.raises((NotADirectoryError, NoCodesError)) as error:
        ways[what]()
    frames = traceback.TracebackException.from_exception(error.value, capture_locals=True).stack
    within = [frame for frame in frames if "smdesk" in Path(frame.filename).parts]
    values = " ".join(value for frame in within for value in (frame.locals or {}).values())
    assert not any(told in values for told in ("aaaa-1111", "smdesk/file", MARKER, SEED))


# Everything else goes the same way.


@pytest.mark.parametrize(
    ("what", "label"),
    [
        (SecretKind.API_KEY, ""),
        (SecretKind.API_KEY, "ads"),
        (SecretKind.QUESTION, "First pet?"),
        (SecretKind.FIELD, "Contract"),
        (SecretKind.OTHER, ""),
    ],
)
def test_every_other_kind_is_kept_read_changed_and_brought_back_alike(nora, what, label):
    secret = set_(nora, what, "first", label)
    assert set_(nora, what, "second", label) == secret
    assert nora.accounts.read_secret(secret, Seen.SHOWN, by=nora.me).reveal() == "second"
    nora.accounts.bring_back(secret, 1, by=nora.me)
    assert nora.accounts.read_secret(secret, Seen.SHOWN, by=nora.me).reveal() == "first"
    assert (line_of(nora, secret).what, line_of(nora, secret).label) == (what, label)
    nora.accounts.remove_secret(secret, by=nora.me)
    assert secret not in {line.id for line in nora.accounts.sheet(x(nora)).secrets}


@pytest.mark.parametrize("what", [SecretKind.QUESTION, SecretKind.FIELD, SecretKind.ATTACHMENT])
def test_what_says_nothing_without_a_label_needs_one(nora, what):
    with pytest.raises(InvalidError) as error:
        set_(nora, what, "text", " ")
    assert error.value.faults == {"label": Fault.EMPTY}


def test_a_secret_can_be_called_something_else_and_undone(nora):
    secret = set_(nora, SecretKind.API_KEY, "key", " ads ")
    assert line_of(nora, secret).label == "ads"
    nora.secrets.relabel(secret, "Advertising ", by=nora.me)
    assert line_of(nora, secret).label == "Advertising"
    nora.undo.undo(by=nora.me)
    assert line_of(nora, secret).label == "ads"
    assert nora.accounts.read_secret(secret, Seen.SHOWN, by=nora.me).reveal() == "key"


def test_a_label_is_taken_once_and_needed_where_it_says_what_it_is(desk, nora):
    first = set_(nora, SecretKind.FIELD, "1", "First")
    set_(nora, SecretKind.FIELD, "2", "Second")
    for label, fault in (("Second", Fault.TAKEN), (" ", Fault.EMPTY)):
        with pytest.raises(InvalidError) as error:
            nora.secrets.relabel(first, label, by=nora.me)
        assert error.value.faults == {"label": fault}
    nora.secrets.relabel(first, "First", by=nora.me)
    aytan = desk.enter(AYTAN)
    with pytest.raises(RefusedError):
        aytan.secrets.relabel(first, "Third", by=aytan.me)


def test_whoever_knew_a_value_knows_it_again_when_it_is_put_back(desk, nora):
    """Else a change to an old password would drop out of what is to change when they leave."""
    idris = desk.enter(IDRIS)
    password = idris.accounts.sheet(x(idris)).password.id
    idris.accounts.read_secret(password, Seen.COPIED, by=idris.me)
    person = idris.me.person
    nora = desk.enter(NORA)
    set_(nora, SecretKind.PASSWORD, "another one")
    assert IDRIS.name not in line_of(nora, password).known_to
    nora.accounts.bring_back(password, 1, by=nora.me)
    assert IDRIS.name in line_of(nora, password).known_to
    assert (person, Seen.COPIED, 3) in seen_of(nora, password)
    seen = nora.library.exposures.where(person=person, secret=password)
    assert len({one.at for one in seen}) == 1


def test_passkeys_and_fields_are_lists_of_their_account(nora):
    account, other = x(nora), account_named(nora, "Newsletter").id
    me, secrets = nora.me, nora.secrets
    key = secrets.passkeys.add(Passkey(account=account, device="tablet"), by=me)
    field = secrets.fields.add(AccountField(account=account, label="Plan", value="Free"), by=me)
    assert secrets.passkeys.of(account) == [key]
    assert secrets.fields.of(account) == [field]
    assert field not in secrets.fields.of(other)
    assert [hit.title for hit in nora.search.find("Free")] == ["X"]
    secrets.fields.remove(field.id, by=me)
    nora.undo.undo(by=me)
    assert secrets.fields.of(account) == [field]
    assert {line.task for line in secrets.fields.history(field.id)} == {
        "account_field.add",
        "account_field.remove",
        "undo",
    }


def test_an_account_goes_with_all_that_is_its_own_and_comes_back_with_it(nora, letter, codes):
    account, me = x(nora), nora.me
    nora.secrets.tick_code(codes, 1, by=me)
    nora.secrets.passkeys.add(Passkey(account=account, device="tablet"), by=me)
    nora.secrets.fields.add(AccountField(account=account, label="Plan"), by=me)
    before = nora.accounts.sheet(account)
    nora.accounts.remove(account, by=me)
    assert not nora.library.code_uses.where(secret=codes)
    assert nora.secrets.passkeys.of(account) == []
    nora.undo.undo(by=me)
    assert nora.accounts.sheet(account) == before
    assert nora.secrets.read_attachment(letter, Seen.SHOWN, by=me)
    assert len(nora.secrets.passkeys.of(account)) == len(nora.secrets.fields.of(account)) == 1
    assert nora.verify() == []


def test_a_removed_list_takes_its_ticks_along_and_stands(nora, codes):
    nora.secrets.tick_code(codes, 1, by=nora.me)
    nora.accounts.remove_secret(codes, by=nora.me)
    assert not nora.library.code_uses.where(secret=codes)
    (entry,) = nora.library.journal.entries(limit=1)
    with pytest.raises(StandsError):
        nora.undo.take_back(entry, by=nora.me)


# New passwords.


def test_a_new_password_is_drawn_as_each_platform_takes_it(nora):
    for platform in Platform:
        rules = nora.secrets.rules_for(platform)
        text = nora.secrets.generate(nora.secrets.recipe_for(platform)).reveal()
        assert 20 <= len(text) <= rules.longest
        assert not set(text) & set(rules.forbidden)
        assert not nora.secrets.strength(SecretText(text)).weak


def test_no_two_new_passwords_are_alike(nora):
    for recipe in (Characters(), Phrase()):
        drawn = {nora.secrets.generate(recipe).reveal() for _ in range(50)}
        assert len(drawn) == 50


def test_every_platform_has_rules_that_say_where_they_stand_or_that_we_guessed():
    rules = read_rules(PASSWORD_RULES.read_text("utf-8"))
    assert set(rules) == set(Platform)
    for rule in rules.values():
        assert rule.longest >= 20
        assert rule.source == "" or "," in rule.source


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data | {"format": 2},
        lambda data: {"rules": data["rules"]},
        lambda data: data | {"rules": {"orkut": {"longest": 20}}},
        lambda data: data | {"rules": {"x": {"longest": "20"}}},
        lambda data: data | {"rules": {"x": {"longest": True}}},
        lambda data: data | {"rules": {"x": {"longest": 4}}},
        lambda data: data | {"rules": {"x": {"longest": 20, "alphabet": "a"}}},
        lambda data: data | {"rules": {"x": {}}},
        lambda data: data | {"rules": []},
        lambda _: [],
    ],
)
def test_rules_that_are_not_whole_are_a_broken_installation(spoil):
    text = json.dumps(spoil(json.loads(PASSWORD_RULES.read_text("utf-8"))))
    with pytest.raises(RuntimeError, match="rules for passwords"):
        read_rules(text)


def test_a_platform_without_rules_gets_cautious_ones(nora, monkeypatch):
    monkeypatch.setattr(nora.secrets._generator, "_rules", {})
    assert nora.secrets.rules_for(Platform.X) == PasswordRules.cautious(Platform.X)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Weakness.SHORT),
        ("password", Weakness.COMMON),
        ("lantern", Weakness.OWN_NAME),
        ("lanternbay", Weakness.OWN_NAME),
        ("qwertyuiop[]", Weakness.KEYBOARD),
        ("zzzzzzzzzz", Weakness.REPEATED),
        ("23456789", Weakness.RUN),
        ("13.04.1987", Weakness.DAY),
        ("x7K", Weakness.SHORT),
    ],
)
def test_a_weak_password_is_told_with_what_makes_it_so(nora, text, why):
    known = ("Instagram", "lanternbay@lantern.example")
    found = nora.secrets.strength(SecretText(text), known)
    assert found.weak
    assert found.why is why or (found.why is Weakness.COMMON and text == "qwertyuiop[]")


def test_a_strong_password_needs_no_word(nora):
    found = nora.secrets.strength(SecretText("vR7-kemp-Otolith-92q"))
    assert (found.weak, found.why, found.score) == (False, None, 4)
    assert found.guesses_log10 > 10


def test_the_account_said_over_and_over_is_no_password(nora):
    found = nora.secrets.strength(SecretText("lanternbaylib" * 2), ("lanternbaylib",))
    assert found.weak


def test_the_estimator_keeps_nothing_of_the_account(nora):
    nora.secrets.strength(SecretText("x"), ("lanternbaylib",))
    assert "lanternbaylib" not in str(RANKED_DICTIONARIES["user_inputs"])


def test_several_threads_may_ask_at_once(nora):
    """The window weighs what is being typed while a report is made."""
    names = [f"quillfeather{n}" for n in range(8)]
    with ThreadPoolExecutor(4) as threads:
        asked = [
            threads.submit(nora.secrets.strength, SecretText(name), (name,)) for name in names * 20
        ]
    assert {one.result().why for one in asked} == {Weakness.OWN_NAME}


def test_a_text_of_any_length_is_weighed_at_once(nora):
    assert nora.secrets.strength(SecretText("aB3-" * 5_000)).score >= 1
    assert nora.secrets.strength(SecretText("ə" * 5_000)).weak
