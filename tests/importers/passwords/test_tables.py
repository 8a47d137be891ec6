"""Every program's table is read by its columns' names, whatever their order and signs."""

from datetime import UTC, datetime

import pytest

from smdesk.importers.errors import (
    DamagedError,
    NotThisFormatError,
    TooLargeError,
    UnsupportedError,
    What,
)
from smdesk.importers.passwords.columns import Column
from smdesk.importers.passwords.entry import ProblemWhy, Source
from smdesk.importers.passwords.tables import Layout, layout_of, read_laid_out
from smdesk.importers.register import reader_of
from smdesk.importers.table import MOST_BYTES
from tests.importers.passwords import writing
from tests.importers.passwords.writing import table

LINK = "https://social.example.org/login"


def read(source, text, encoding="utf-8"):
    return reader_of(source)(text.encode(encoding))


def only(source, text):
    found = read(source, text)
    assert found.problems == ()
    assert found.source is source
    (entry,) = found.entries
    return entry


def shown(secret):
    return None if secret is None else secret.reveal()


def fields(entry):
    return [(one.name, one.value.reveal()) for one in entry.fields]


def test_a_personal_bitwarden_table_is_read_with_its_fields_and_links():
    row = {
        "folder": "Library/Social",
        "type": "login",
        "name": "Instagram",
        "notes": "first line\nsecond, line",
        "fields": "page id: 4711\nhint: two\nlines",
        "login_uri": f"{LINK},https://b.example.org/?a=1,2",
        "login_username": "lanternbay",
        "login_password": " blanks count ",
        "login_totp": "JBSWY3DPEHPK3PXP",
    }
    entry = only(Source.BITWARDEN_CSV, table(writing.BITWARDEN, row))
    assert entry.title == "Instagram"
    assert entry.folder == "Library/Social"
    assert entry.urls == (LINK, "https://b.example.org/?a=1,2")
    assert shown(entry.password) == " blanks count "
    assert shown(entry.totp) == "JBSWY3DPEHPK3PXP"
    assert shown(entry.notes) == "first line\nsecond, line"
    assert fields(entry) == [("page id", "4711"), ("hint", "two\nlines")]


def test_a_bitwarden_table_of_an_organisation_is_read():
    row = {"collections": "Team", "type": "note", "name": "Wi-Fi", "notes": "in the safe"}
    entry = only(Source.BITWARDEN_CSV, table(writing.BITWARDEN_TEAM, row))
    assert (entry.folder, shown(entry.notes), entry.password) == ("Team", "in the safe", None)


def test_what_is_no_login_is_said_by_its_name():
    row = {"type": "card", "name": "Library card", "login_password": "x"}
    found = read(Source.BITWARDEN_CSV, table(writing.BITWARDEN, row))
    assert found.entries == ()
    (problem,) = found.problems
    assert (problem.row, problem.why) == (2, ProblemWhy.NOT_A_LOGIN)
    assert problem.detail == "Library card"


def test_1passwords_archived_rows_are_marked():
    row = {
        "Title": "Flickr",
        "Url": LINK,
        "Username": "photos",
        "Password": "p",
        "Archived": "true",
        "Tags": "photos; team,photos",
    }
    entry = only(Source.ONEPASSWORD_CSV, table(writing.ONEPASSWORD, row))
    assert entry.archived
    assert entry.tags == ("photos", "team")


def test_lastpass_notes_have_a_kind_and_no_link():
    note = {"url": "http://sn", "extra": "NoteType:Server\nHost:h", "name": "Host"}
    entry = only(Source.LASTPASS, table(writing.LASTPASS, {**note, "grouping": "Web\\Servers"}))
    assert (entry.urls, entry.tags, entry.folder) == ((), ("Server",), "Web/Servers")
    assert shown(entry.notes) == "NoteType:Server\nHost:h"


def test_lastpass_without_codes_and_without_a_folder_is_read():
    heads = writing.LASTPASS.replace("totp,", "")
    row = {"url": LINK, "username": "u", "password": "p", "name": "N", "grouping": "(none)"}
    entry = only(Source.LASTPASS, table(heads, row))
    assert (entry.folder, entry.totp, shown(entry.password)) == ("", None, "p")


def test_signs_of_a_web_page_in_lastpass_are_turned_back_where_all_are_written_so():
    row = {"url": LINK, "password": "a&amp;b&lt;c", "name": "Fish &amp; Chips"}
    entry = only(Source.LASTPASS, table(writing.LASTPASS, row))
    assert (entry.title, shown(entry.password)) == ("Fish & Chips", "a&b<c")
    bare = {**row, "name": "Fish & Chips"}
    entry = only(Source.LASTPASS, table(writing.LASTPASS, bare))
    assert shown(entry.password) == "a&amp;b&lt;c", "a file with a bare sign was not written so"


def test_lastpass_form_fills_are_left_out():
    heads = writing.LASTPASS + ",profilename"
    found = read(Source.LASTPASS, table(heads, {"name": "Home", "profilename": "me", "url": LINK}))
    assert [problem.why for problem in found.problems] == [ProblemWhy.NOT_A_LOGIN]


@pytest.mark.parametrize("heads", [writing.CHROME, writing.CHROME.removesuffix(",note")])
def test_a_browsers_table_is_read_with_and_without_notes(heads):
    app = "android://aGFzaA==@org.example.reader/"
    row = {"name": "Reader", "url": app, "username": "u", "password": "p", "note": ""}
    entry = only(Source.CHROME, table(heads, row))
    assert (entry.title, entry.urls, shown(entry.password)) == ("Reader", (app,), "p")


def test_firefox_keeps_the_age_of_the_password():
    row = {
        "url": LINK,
        "username": "u",
        "password": "p",
        "timeCreated": "1500000000000",
        "timeLastUsed": "1700000000000",
        "timePasswordChanged": "1600000000000",
    }
    entry = only(Source.FIREFOX, table(writing.FIREFOX + ",timesUsed", row))
    assert entry.changed_at == datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC)
    assert entry.created_at == datetime(2017, 7, 14, 2, 40, tzinfo=UTC)
    assert entry.fields == ()


def test_the_key_of_firefox_itself_is_left_out():
    own = {"url": "chrome://FirefoxAccounts", "username": "u", "password": "marker-of-a-key"}
    found = read(Source.FIREFOX, table(writing.FIREFOX, own))
    assert found.entries == ()
    assert "marker" not in repr(found)


def test_apple_and_keepassxc_are_read():
    row = {"Title": "T", "URL": LINK, "Username": "u", "Password": "p", "OTPAuth": "otpauth://x"}
    entry = only(Source.APPLE, table(writing.APPLE, row))
    assert shown(entry.totp) == "otpauth://x"
    row = {
        "Group": "Root/Social/Old",
        "Title": "T",
        "Password": "p",
        "TOTP": "JBSWY3DPEHPK3PXP",
        "Last Modified": "2024-05-06T07:08:09Z",
        "Icon": "0",
    }
    entry = only(Source.KEEPASSXC_CSV, table(writing.KEEPASSXC, row))
    assert entry.folder == "Social/Old"
    assert entry.changed_at == datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def test_protons_name_and_address_are_both_kept():
    row = {
        "type": "login",
        "name": "T",
        "url": LINK,
        "email": "team@example.org",
        "username": "lantern",
        "password": "p",
        "createTime": "1600000000",
        "modifyTime": "1700000000",
        "vault": "Team",
    }
    entry = only(Source.PROTON, table(writing.PROTON, row))
    assert (entry.username, fields(entry)) == ("lantern", [("email", "team@example.org")])
    entry = only(Source.PROTON, table(writing.PROTON, {**row, "username": ""}))
    assert (entry.username, fields(entry), entry.folder) == ("team@example.org", [], "Team")


def test_keeper_is_read_by_places():
    rows = (
        ["Social\\Old", "T", "u", "p", LINK, "n", "", "TFC:Keeper", "otpauth://x", "pin", "12"],
        ["", "Second", "u", "p", LINK, "", ""],
    )
    found = read(Source.KEEPER, table([], *rows))
    first, second = found.entries
    assert (first.folder, shown(first.totp), fields(first)) == (
        "Social/Old",
        "otpauth://x",
        [("pin", "12")],
    )
    assert (second.row, second.title) == (2, "Second")


@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_columns_in_any_order_case_divider_and_encoding_are_found(divider, encoding):
    row = {"PASSWORD": "pä;ss,1\r\ntwo", "Url": LINK, "NAME": "Ünï", "UserName": "用户"}
    text = table("PASSWORD,Url,NAME,UserName", row, divider=divider, end="\n")
    (entry,) = read(Source.CHROME, text, encoding).entries
    assert shown(entry.password) == "pä;ss,1\r\ntwo"
    assert (entry.title, entry.username) == ("Ünï", "用户")


def test_rows_are_counted_by_the_lines_of_the_file():
    rows = ({"name": "one", "note": "a\nb\nc"}, {"name": "two"}, {}, {"name": "three"})
    found = read(Source.CHROME, table(writing.CHROME, *rows))
    assert [(one.title, one.row) for one in found.entries] == [("one", 2), ("two", 5), ("three", 7)]


def test_a_row_with_cells_beyond_the_last_column_is_left_out():
    text = "name,url,username,password\nA,https://a.example.org,u,pa,ss\nB,,u,p\n"
    found = read(Source.CHROME, text)
    assert [entry.title for entry in found.entries] == ["B"]
    assert [(p.row, p.why) for p in found.problems] == [(2, ProblemWhy.UNREADABLE)]


def test_a_table_that_breaks_off_says_at_which_row():
    with pytest.raises(DamagedError) as raised:
        read(Source.CHROME, 'name,url,username,password\nA,,u,p\nB,,u,"marker-secret')
    assert raised.value.row == 3
    assert "marker" not in str(raised.value)


def test_a_time_that_is_none_is_said_and_the_login_kept():
    row = {"url": LINK, "username": "u", "password": "p", "timePasswordChanged": "yesterday"}
    found = read(Source.FIREFOX, table(writing.FIREFOX, row))
    assert [problem.why for problem in found.problems] == [ProblemWhy.TIME]
    assert found.entries[0].changed_at is None


def test_columns_nobody_knows_are_kept_as_fields():
    row = {"name": "T", "password": "p", "Recovery mail": "help@example.org"}
    found = read(Source.CHROME, table(writing.CHROME + ",Recovery mail", row))
    assert fields(found.entries[0]) == [("Recovery mail", "help@example.org")]


def test_another_programs_table_is_refused():
    with pytest.raises(NotThisFormatError):
        read(Source.FIREFOX, table(writing.CHROME, {"name": "T"}))
    with pytest.raises(NotThisFormatError):
        read(Source.CHROME, "")
    with pytest.raises(UnsupportedError) as raised:
        reader_of(Source.CHROME)(b"name,url,username,password\n\xff\xfe\xfa,,,\n")
    assert raised.value.what is What.ENCODING
    with pytest.raises(TooLargeError):
        reader_of(Source.CHROME)(bytes(MOST_BYTES + 1))


def test_columns_of_an_unknown_table_are_guessed_and_can_be_said():
    text = table("Konto,E-Mail,Passwort,Web site,Pin", ["A", "u", "p", LINK, "12"])
    guessed = layout_of(text.encode())
    assert guessed.headed
    assert guessed.columns == (
        Column.FIELD,
        Column.USERNAME,
        Column.PASSWORD,
        Column.URL,
        Column.FIELD,
    )
    said = Layout(guessed.names, (Column.TITLE, *guessed.columns[1:]), headed=True)
    (entry,) = read_laid_out(text.encode(), said).entries
    assert (entry.title, entry.username, shown(entry.password)) == ("A", "u", "p")
    assert fields(entry) == [("Pin", "12")]


def test_the_first_row_of_a_table_without_names_is_no_name():
    text = table([], ["Library", "lantern", "marker-secret"], ["Other", "u", "p"])
    guessed = layout_of(text.encode())
    assert not guessed.headed
    assert guessed.names == ("1", "2", "3")
    said = Layout(guessed.names, (Column.TITLE, Column.USERNAME, Column.PASSWORD), headed=False)
    assert [e.title for e in read_laid_out(text.encode(), said).entries] == ["Library", "Other"]
