"""What a KeePass document says: codes in all their spellings, the bin, files, times, the past."""

import base64
import gzip
import struct
from datetime import UTC, datetime

import pytest

from smdesk.domain import totp
from smdesk.importers import errors
from smdesk.importers.passwords import keepass_xml
from smdesk.importers.passwords.entry import ProblemWhy
from smdesk.importers.passwords.keepass_entries import DEEPEST, moment

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
KEY = base64.b32decode(SECRET)


def string(name, value, mark=""):
    return f"<String><Key>{name}</Key><Value{mark}>{value}</Value></String>"


def entry(*strings, times="", rest="", **named):
    said = "".join((*strings, *(string(name, value) for name, value in named.items())))
    return f"<Entry><Times>{times}</Times>{said}{rest}</Entry>"


def group(name, *inside, uuid=""):
    return f"<Group><UUID>{uuid}</UUID><Name>{name}</Name>{''.join(inside)}</Group>"


def read(*inside, meta=""):
    text = f"<KeePassFile><Meta>{meta}</Meta><Root>{group('All', *inside)}</Root></KeePassFile>"
    return keepass_xml.read(text.encode())


def only(*strings, **rest):
    found = read(entry(*strings, Title="t", **rest))
    assert not found.problems
    return found.entries[0]


@pytest.mark.parametrize(
    ("fields", "digits", "period", "algorithm"),
    [
        ({"otp": f"otpauth://totp/a?secret={SECRET}&amp;digits=8&amp;period=60"}, 8, 60, "SHA1"),
        ({"otp": f"key={SECRET}&amp;step=45&amp;size=7"}, 7, 45, "SHA1"),
        ({"otp": f"key={SECRET}&amp;otpHashMode=Sha256"}, 6, 30, "SHA256"),
        ({"TOTP Seed": SECRET}, 6, 30, "SHA1"),
        ({"TOTP Seed": SECRET.lower(), "TOTP Settings": "60;8"}, 8, 60, "SHA1"),
        ({"TOTP Seed": SECRET, "TOTP Settings": "30;6;https://time.example"}, 6, 30, "SHA1"),
        ({"TimeOtp-Secret-Base32": SECRET}, 6, 30, "SHA1"),
        (
            {
                "TimeOtp-Secret-Hex": KEY.hex(),
                "TimeOtp-Length": "8",
                "TimeOtp-Period": "20",
                "TimeOtp-Algorithm": "HMAC-SHA-512",
            },
            8,
            20,
            "SHA512",
        ),
        ({"TimeOtp-Secret-Base64": base64.b64encode(KEY).decode()}, 6, 30, "SHA1"),
    ],
)
def test_codes_are_understood_however_they_are_noted(fields, digits, period, algorithm):
    found = only(*(string(name, value) for name, value in fields.items()), UserName="nora")
    made = totp.read(found.totp)
    assert (made.key, made.digits, made.period) == (KEY, digits, period)
    assert made.algorithm.value == algorithm
    assert not found.fields


def test_a_secret_in_letters_is_taken_as_it_stands():
    assert totp.read(only(string("TimeOtp-Secret", "12345678901")).totp).key == b"12345678901"


@pytest.mark.parametrize(
    "fields",
    [
        {"TOTP Seed": SECRET, "TOTP Settings": "30;S"},
        {"otp": "otpauth://hotp/x?secret=" + SECRET},
        {"otp": "otpauth://totp/x?secret=1"},
        {"TimeOtp-Secret-Hex": "zz"},
        {"TimeOtp-Secret-Base32": SECRET, "TimeOtp-Algorithm": "MD5"},
        {"TimeOtp-Secret-Base32": SECRET, "TimeOtp-Period": "-1"},
        {"TOTP Seed": "not base 32!"},
    ],
)
def test_codes_that_nobody_can_make_stay_as_hidden_fields_and_are_named(fields):
    found = read(entry(*(string(n, v) for n, v in fields.items()), Title="t"))
    (problem,) = found.problems
    assert (problem.why, problem.detail) == (ProblemWhy.CODES, "t")
    assert found.entries[0].totp is None
    assert {f.name: f.value.reveal() for f in found.entries[0].fields} == fields
    assert all(f.protected for f in found.entries[0].fields)


def test_what_lies_in_the_bin_stays_there_and_is_named():
    bin_, other = (base64.b64encode(bytes([n]) * 16).decode() for n in (1, 2))
    found = read(
        entry(Title="kept"),
        group("Recycle Bin", entry(Title="gone"), group("below", entry(Title="too")), uuid=bin_),
        group("Recycle Bin", entry(Title="not the bin"), uuid=other),
        meta=f"<RecycleBinEnabled>True</RecycleBinEnabled><RecycleBinUUID>{bin_}</RecycleBinUUID>",
    )
    assert [e.title for e in found.entries] == ["kept", "not the bin"]
    assert [(p.why, p.detail, p.row) for p in found.problems] == [
        (ProblemWhy.DELETED, "gone", 2),
        (ProblemWhy.DELETED, "too", 3),
    ]


def test_without_a_bin_nothing_is_left_out():
    none = base64.b64encode(bytes(16)).decode()
    meta = f"<RecycleBinUUID>{none}</RecycleBinUUID>"
    assert len(read(group("g", entry(Title="a"), uuid=none), meta=meta).entries) == 1


def test_groups_become_a_path_without_the_outermost():
    found = read(entry(Title="a"), group("One", group("Two/Three", entry(Title="b"))))
    assert [e.folder for e in found.entries] == ["", "One/Two∕Three"]


def test_an_entry_with_nothing_in_it_is_left_out():
    found = read(entry(Title="", Password=""), entry(Title="a"))
    assert [e.row for e in found.entries] == [2]
    assert [(p.row, p.why) for p in found.problems] == [(1, ProblemWhy.EMPTY)]


def test_further_links_fields_and_tags_are_kept():
    found = only(
        string("URL", "https://a.example"),
        string("KP2A_URL", "https://b.example"),
        string("KP2A_URL_1", "https://a.example"),
        string("open", "1"),
        string("hidden", "2", ' ProtectInMemory="True"'),
        rest="<Tags>a;b, c ;a</Tags>",
    )
    assert found.urls == ("https://a.example", "https://b.example")
    assert [(f.name, f.value.reveal(), f.protected) for f in found.fields] == [
        ("open", "1", False),
        ("hidden", "2", True),
    ]
    assert found.tags == ("a", "b", "c")


def test_files_are_found_at_the_beginning_packed_or_not_and_in_the_entry():
    packed = base64.b64encode(gzip.compress(b"packed")).decode()
    plain = base64.b64encode(b"plain").decode()
    meta = (
        f'<Binaries><Binary ID="0" Compressed="True">{packed}</Binary>'
        f'<Binary ID="7">{plain}</Binary></Binaries>'
    )
    rest = "".join(
        f"<Binary><Key>{name}</Key><Value{ref}>{said}</Value></Binary>"
        for name, ref, said in (
            ("a", ' Ref="0"', ""),
            ("b", ' Ref="7"', ""),
            ("c", "", plain),
            ("d", ' Ref="9"', ""),
        )
    )
    found = read(entry(Title="t", rest=rest), meta=meta)
    assert [(f.name, f.data) for f in found.entries[0].attachments] == [
        ("a", b"packed"),
        ("b", b"plain"),
        ("c", b"plain"),
    ]
    assert [(p.why, p.detail) for p in found.problems] == [(ProblemWhy.FILE, "d")]


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("smdesk.importers.passwords.keepass_entries.MOST_FILE_BYTES", 1000)
    packed = base64.b64encode(gzip.compress(bytes(5000))).decode()
    meta = f'<Binaries><Binary ID="0" Compressed="True">{packed}</Binary></Binaries>'
    with pytest.raises(errors.TooLargeError):
        read(entry(Title="t"), meta=meta)


def changed(text):
    return f"<LastModificationTime>{text}</LastModificationTime>"


def past(*states):
    return "".join(entry(Title="t", Password=word, times=changed(at)) for word, at in states)


def test_only_other_passwords_are_the_past_and_the_age_is_that_of_the_password():
    states = (
        ("one", "2020-01-01T00:00:00Z"),
        ("one", "2021-01-01T00:00:00Z"),
        ("two", "2022-01-01T00:00:00Z"),
        ("three", "2023-01-01T00:00:00Z"),
        ("three", "2024-01-01T00:00:00Z"),
    )
    found = only(
        string("Password", "three"),
        times=changed("2026-01-01T00:00:00Z"),
        rest=f"<History>{past(*states)}</History>",
    )
    assert [(h.text.reveal(), h.changed_at.year) for h in found.history] == [
        ("one", 2020),
        ("two", 2022),
    ]
    assert found.changed_at == datetime(2023, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024-02-03T04:05:06Z", datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)),
        ("2024-02-03T04:05:06.789+02:00", datetime(2024, 2, 3, 2, 5, 6, tzinfo=UTC)),
        ("2024-02-03T04:05:06", datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)),
        (base64.b64encode(struct.pack("<q", 63_842_515_200)).decode(),
         datetime(2024, 2, 3, tzinfo=UTC)),
        (base64.b64encode(struct.pack("<q", 2**62)).decode(), None),
        ("", None),
        (None, None),
        ("yesterday", None),
        ("2024-13-01T00:00:00Z", None),
        ("0001-01-01T00:00:00+05:00", None),
    ],
)  # fmt: skip
def test_instants_are_read_in_both_spellings(text, told):
    assert moment(text) == told


def test_a_time_that_nobody_understands_is_named():
    found = read(entry(Title="t", times=changed("yesterday")))
    assert [p.why for p in found.problems] == [ProblemWhy.TIME]
    assert found.entries[0].changed_at is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", errors.DamagedError),
        ("<KeePassFile>", errors.DamagedError),
        ("<KeePassFile/>", errors.NotThisFormatError),
        ("<html/>", errors.NotThisFormatError),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><KeePassFile/>', errors.NotThisFormatError),
        ('<!DOCTYPE x [<!ENTITY a "b">]><KeePassFile>&a;</KeePassFile>', errors.NotThisFormatError),
        ("<KeePassFile><Root>&a;</Root></KeePassFile>", errors.DamagedError),
    ],
)
def test_what_is_no_such_document_is_refused(text, kind):
    with pytest.raises(kind):
        keepass_xml.read(text.encode())


def test_a_document_nested_without_end_is_refused():
    with pytest.raises(errors.DamagedError):
        read("<Group>" * (DEEPEST + 5), "</Group>" * (DEEPEST + 5))


def test_a_document_of_nothing_but_tags_is_refused(monkeypatch):
    monkeypatch.setattr("smdesk.importers.guarded_xml.parse.__kwdefaults__", {
        "most_bytes": 10_000, "most_tags": 100,
    })  # fmt: skip
    with pytest.raises(errors.TooLargeError):
        read("<a/>" * 200)
    with pytest.raises(errors.TooLargeError):
        read("a" * 20_000)


def known(number, *strings, **named):
    uuid = base64.b64encode(bytes([number]) * 16).decode()
    return entry(*strings, rest=f"<UUID>{uuid}</UUID>", **named)


def to(number, wanted="P"):
    return f"{{REF:{wanted}@I:{(bytes([number]) * 16).hex().upper()}}}"


def passwords(*entries):
    return [e.password.reveal() for e in read(*entries).entries]


def test_a_value_that_stands_for_another_entrys_becomes_that_value():
    first = known(1, Title="a", UserName="nora", Password="one")
    second = entry(Title=f"of {to(1, 'T')}", UserName=to(1, "u"), Password=f"x{to(1)}y")
    found = read(first, group("g", second)).entries[1]
    assert (found.title, found.username) == ("of a", "nora")
    assert found.password.reveal() == "xoney"


def test_a_reference_to_a_reference_is_followed_to_its_end():
    assert passwords(known(1, Password="end"), known(2, Password=to(1)), entry(Password=to(2))) == [
        "end", "end", "end",
    ]  # fmt: skip


def test_references_that_lead_nowhere_or_in_a_circle_stay_as_they_are():
    assert passwords(entry(Password=to(9))) == [to(9)]
    assert passwords(known(1, Password=to(2)), known(2, Password=to(1))) == [to(2), to(1)]
    assert passwords(known(1, Password=to(1))) == [to(1)]


def test_references_do_not_grow_without_end(monkeypatch):
    monkeypatch.setattr("smdesk.importers.passwords.keepass_references.MOST_LETTERS", 100_000)
    chain = [known(1, Password="a" * 1000)]
    chain += [known(n, Password=to(n - 1) * 50) for n in range(2, 7)]
    assert max(map(len, passwords(*chain))) < 1_000_000
