"""What comes from another program is looked at first, kept in one task, and taken back in one."""

from datetime import UTC, datetime

import pytest

from smdesk.desk import importing
from smdesk.desk.errors import NotKeptError, NotKeptWhy, RefusedError
from smdesk.desk.importing import Choice, Labels, Outcome, ProblemWhy, Source, described
from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.accounts import Account, Platform, SecondFactor
from smdesk.domain.appointments import NO_APPOINTMENT
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.records import InvalidError
from smdesk.domain.roster import Person
from smdesk.domain.secret_text import SecretText
from smdesk.importers.passwords.entry import (
    Imported,
    ImportedEntry,
    ImportedField,
    ImportedFile,
    OldPassword,
)
from tests.desk.conftest import account_named, appoint, person_named

LABELS = Labels(
    unnamed="No name",
    notes="Notes",
    codes="Authenticator",
    address="Address",
    folder="Folder",
    tags="Tags",
    field="Field",
)
LINK = "https://photos.example.org/login"
LONG_AGO = datetime(2019, 3, 1, tzinfo=UTC)
LATER = datetime(2021, 3, 1, tzinfo=UTC)
FULL = ImportedEntry(
    row=2,
    title="Photo archive",
    urls=(LINK, "https://photos.example.org/admin"),
    username="lantern",
    password=SecretText("in use"),
    totp=SecretText("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
    notes=SecretText("the code of the door"),
    fields=(
        ImportedField("Page", SecretText("4711")),
        ImportedField("PIN", SecretText("12"), protected=True),
        ImportedField("PIN", SecretText("34"), protected=True),
    ),
    attachments=(ImportedFile("logo.png", b"png"), ImportedFile("logo.png", b"other")),
    history=(OldPassword(SecretText("before"), LONG_AGO),),
    changed_at=LATER,
    folder="Social/Old",
    tags=("team", "photos"),
)


def entry(row=2, **fields):
    given = {"title": "Photos", "urls": (LINK,), "username": "lantern", **fields}
    if isinstance(given.get("password", ""), str):
        given["password"] = SecretText(given.get("password", "pass"))
    return ImportedEntry(row=row, **given)


def preview(session, *entries):
    return session.importing.preview(Imported(entries, (), Source.OTHER_CSV), LABELS)


def bring(session, *entries, chosen=None, **how):
    shown = preview(session, *entries)
    return session.importing.apply(shown.rows, chosen or {}, by=session.me, **how)


def secrets_of(session, name):
    return session.accounts.sheet(account_named(session, name).id).secrets


def read(session, line, number=None):
    return session.accounts.read_secret(line.id, Seen.SHOWN, number=number, by=session.me).reveal()


def named(session, name, what, label=""):
    return next(s for s in secrets_of(session, name) if (s.what, s.label) == (what, label))


def test_a_login_becomes_an_account_with_all_that_belongs_to_it(nora):
    (result,) = bring(nora, FULL)
    assert (result.row, result.outcome) == (2, Outcome.ADDED)
    account = nora.accounts.one(result.account)
    assert (account.name, account.url, account.login_name) == ("Photo archive", LINK, "lantern")
    assert account.second_factor is SecondFactor.APP
    assert account.notes == ""
    password = named(nora, "Photo archive", SecretKind.PASSWORD)
    assert read(nora, password) == "in use"
    assert read(nora, password, 1) == "before"
    assert [v.made_at for v in nora.accounts.versions(password.id)] == [LATER, LONG_AGO]
    assert read(nora, named(nora, account.name, SecretKind.OTHER, "Notes")) == FULL.notes.reveal()
    assert read(nora, named(nora, account.name, SecretKind.FIELD, "PIN 2")) == "34"
    codes = named(nora, account.name, SecretKind.TOTP)
    assert len(nora.secrets.code_now(codes.id, by=nora.me).digits.reveal()) == 6
    files = [s for s in secrets_of(nora, account.name) if s.what is SecretKind.ATTACHMENT]
    assert {s.label: nora.secrets.read_attachment(s.id, Seen.SHOWN, by=nora.me) for s in files} == {
        "logo.png": b"png",
        "logo 2.png": b"other",
    }
    assert {f.label: f.value for f in nora.secrets.fields.of(account.id)} == {
        "Address": "https://photos.example.org/admin",
        "Folder": "Social/Old",
        "Tags": "team, photos",
        "Page": "4711",
    }


def test_whoever_imports_answers_for_it_and_knows_every_version(nora):
    others = [p.id for p in nora.roster.people.all() if p.id != nora.me.person][:1]
    (result,) = bring(nora, FULL, custodians=others)
    sheet = nora.accounts.sheet(result.account)
    assert [c.person for c in sheet.custodians] == [nora.me.person, *others]
    assert sheet.custodians[0].primary
    seen = nora.accounts.exposures(result.account)
    assert {line.how for line in seen} == {Seen.IMPORTED}
    password = sheet.password
    assert {line.number for line in seen if line.secret == password.id} == {1, 2}


def test_those_named_beside_can_open_what_was_imported(desk, nora):
    idris = person_named(nora, IDRIS.name)
    (result,) = bring(nora, FULL, custodians=[idris.id])
    his = desk.enter(IDRIS)
    password = his.accounts.sheet(result.account).password
    assert his.accounts.read_secret(password.id, Seen.SHOWN, by=his.me).reveal() == "in use"


def test_notes_may_be_open_to_every_member(nora):
    (result,) = bring(nora, FULL, open_notes=True)
    assert nora.accounts.one(result.account).notes == "the code of the door"
    assert SecretKind.OTHER not in {s.what for s in secrets_of(nora, "Photo archive")}


def test_the_platform_is_known_by_the_host(nora):
    links = {
        "https://www.instagram.com/lantern": Platform.INSTAGRAM,
        "https://m.facebook.com": Platform.FACEBOOK,
        "https://accounts.youtube.com/x": Platform.YOUTUBE,
        "https://twitter.com": Platform.X,
        "https://x.com/lantern": Platform.X,
        "https://notx.com": Platform.OTHER,
        "https://glammr.us": Platform.MASTODON,
        "android://aGFzaA==@com.pinterest.app/": Platform.PINTEREST,
        "bsky.app": Platform.BLUESKY,
        "https://[broken": Platform.OTHER,
    }
    rows = preview(nora, *(entry(urls=(link,)) for link in links)).rows
    assert [row.account.platform for row in rows] == list(links.values())
    assert rows[8].account.url == "https://bsky.app"
    assert rows[7].account.url == ""
    assert rows[7].fields == (("Address", "android://aGFzaA==@com.pinterest.app/"),)


def test_a_login_without_a_name_is_called_by_what_is_known(nora):
    rows = preview(
        nora,
        entry(title=""),
        entry(title="", urls=()),
        entry(title="\x07 ", urls=(), username=""),
    ).rows
    assert [row.account.name for row in rows] == ["photos.example.org", "lantern", "No name"]


def test_the_same_login_with_the_same_password_is_left_out(nora):
    bring(nora, entry())
    shown = preview(nora, entry(username="@Lantern"))
    (row,) = shown.rows
    assert (row.match.name, row.match.same, row.choice) == ("Photos", True, Choice.SKIP)
    (result,) = nora.importing.apply(shown.rows, {}, by=nora.me)
    assert result.outcome is Outcome.UNCHANGED
    assert nora.importing.last_import() is not None, "nothing was written the second time"
    assert len([line for line in nora.accounts.lines() if line.name == "Photos"]) == 1


def test_the_same_login_with_another_password_becomes_a_new_version(nora):
    bring(nora, entry(changed_at=LONG_AGO))
    (result,) = bring(nora, entry(password="other", changed_at=LATER))
    assert result.outcome is Outcome.UPDATED
    line = named(nora, "Photos", SecretKind.PASSWORD)
    assert (line.number, line.made_at) == (2, LATER)
    assert read(nora, line) == "other"


def test_an_older_password_does_not_take_the_place_of_a_newer_one_by_itself(nora):
    bring(nora, entry(changed_at=LATER))
    (row,) = preview(nora, entry(password="old", changed_at=LONG_AGO)).rows
    assert (row.match.older, row.choice) == (True, Choice.SKIP)
    assert Choice.VERSION in importing.choices(row)
    (row,) = preview(nora, entry(password="undated")).rows
    assert row.choice is Choice.VERSION


def test_both_can_be_kept(nora):
    bring(nora, entry())
    bring(nora, entry(password="other"), chosen={0: Choice.ADD})
    assert len([line for line in nora.accounts.lines() if line.name == "Photos"]) == 2


def test_a_platform_with_one_host_is_the_same_under_every_address(nora):
    nora.accounts.add(Account(name="Ours", platform=Platform.X, login_name="lantern"), by=nora.me)
    (row,) = preview(nora, entry(urls=("https://twitter.com/login",))).rows
    assert (row.match.name, row.match.same, row.choice) == ("Ours", False, Choice.VERSION)


def test_an_account_of_others_is_left_alone(aytan):
    theirs = account_named(aytan, "YouTube")
    record = aytan.accounts.one(theirs.id)
    link = record.url or "https://youtube.com"
    (row,) = preview(aytan, entry(urls=(link,), username=record.login_name)).rows
    assert (row.match.account, row.match.same, row.match.mine) == (theirs.id, None, False)
    assert row.choice is Choice.SKIP
    assert Choice.VERSION not in importing.choices(row)
    with pytest.raises(RefusedError):
        aytan.importing.apply([row], {0: Choice.VERSION}, by=aytan.me)


def test_the_same_login_twice_in_a_file_is_kept_once(nora):
    shown = preview(nora, entry(row=2), entry(row=3), entry(row=4, password="newer"))
    assert [row.choice for row in shown.rows] == [Choice.ADD, Choice.SKIP, Choice.ADD]
    assert shown.rows[1].match.row == 0


def test_a_file_with_dates_gives_versions_in_their_order(nora):
    results = bring(
        nora,
        entry(row=2, password="newer", changed_at=LATER),
        entry(row=3, password="older", changed_at=LONG_AGO),
    )
    assert [one.outcome for one in results] == [Outcome.ADDED, Outcome.UPDATED]
    assert results[0].account == results[1].account
    line = named(nora, "Photos", SecretKind.PASSWORD)
    assert (read(nora, line), read(nora, line, 1)) == ("newer", "older")


def test_a_later_row_stands_alone_where_the_earlier_is_left_out(nora):
    results = bring(
        nora,
        entry(row=2, changed_at=LONG_AGO),
        entry(row=3, password="other", changed_at=LATER),
        chosen={0: Choice.SKIP},
    )
    assert [one.outcome for one in results] == [Outcome.LEFT_OUT, Outcome.ADDED]


def test_archived_logins_are_left_out_unless_chosen(nora):
    (row,) = preview(nora, entry(archived=True)).rows
    assert row.choice is Choice.SKIP
    (result,) = bring(nora, entry(archived=True), chosen={0: Choice.ADD})
    assert result.outcome is Outcome.ADDED


def test_codes_that_nobody_understands_are_kept_as_a_field(nora):
    shown = preview(nora, entry(totp=SecretText("steam://abc")))
    assert [problem.why for problem in shown.problems] == [ProblemWhy.CODES]
    nora.importing.apply(shown.rows, {}, by=nora.me)
    assert read(nora, named(nora, "Photos", SecretKind.FIELD, "Authenticator")) == "steam://abc"


def test_a_file_that_is_too_large_is_said_and_the_rest_kept(nora, monkeypatch):
    monkeypatch.setattr("smdesk.desk.import_rows.MOST_BYTES", 4)
    large = ImportedFile("film.mp4", b"12345")
    shown = preview(nora, entry(attachments=(large, ImportedFile("a.txt", b"1"))))
    assert [(p.why, p.detail) for p in shown.problems] == [(ProblemWhy.FILE_TOO_LARGE, "film.mp4")]
    nora.importing.apply(shown.rows, {}, by=nora.me)
    assert named(nora, "Photos", SecretKind.ATTACHMENT, "a.txt").size == 1


def test_a_password_from_the_future_came_into_use_now(nora):
    bring(nora, entry(changed_at=datetime(2200, 1, 1, tzinfo=UTC)))
    assert named(nora, "Photos", SecretKind.PASSWORD).made_at.year == 2026


def test_an_import_is_one_task_and_undo_takes_all_of_it_back(nora):
    before = nora.library.journal.head().entries
    names = [line.name for line in nora.accounts.lines()]
    bring(nora, FULL, entry(row=3), entry(row=4, title="B", urls=("https://b.example.org",)))
    assert nora.library.journal.head().entries == before + 1
    assert nora.importing.last_import() is not None
    nora.undo.undo(by=nora.me)
    assert [line.name for line in nora.accounts.lines()] == names
    assert nora.verify() == []
    assert nora.library.exposures.where(how=Seen.IMPORTED), "nobody can unlearn a secret"
    nora.undo.redo(by=nora.me)
    assert read(nora, named(nora, "Photo archive", SecretKind.PASSWORD)) == "in use"


def test_undo_gives_an_updated_account_its_password_back(nora):
    bring(nora, entry())
    bring(nora, entry(password="other"), entry(row=3, title="B", urls=()))
    nora.undo.undo(by=nora.me)
    assert read(nora, named(nora, "Photos", SecretKind.PASSWORD)) == "pass"


def test_nothing_is_kept_of_an_import_that_fails_half_way(nora):
    before = nora.library.journal.head()
    shown = preview(nora, entry(), entry(row=3, title="B", urls=()))

    def stop(done, of):
        if done == 2:
            raise NotKeptError(NotKeptWhy.DISK_FULL)

    with pytest.raises(NotKeptError):
        nora.importing.apply(shown.rows, {}, by=nora.me, progress=stop)
    assert nora.library.journal.head() == before
    assert not [line for line in nora.accounts.lines() if line.name in ("Photos", "B")]


def test_a_preview_keeps_nothing_and_shows_no_secret(nora):
    before = nora.library.journal.head()
    shown = preview(nora, FULL)
    assert nora.library.journal.head() == before
    told = repr(shown)
    for secret in ("in use", "before", "code of the door", "JBSWY3", "'12'", "b'png'"):
        assert secret not in told


def test_progress_is_told_row_by_row(nora):
    heard = []
    bring(nora, entry(), entry(row=3, title="B"), progress=lambda *at: heard.append(at))
    assert heard == [(1, 2), (2, 2)]


def test_an_imported_cabinet_is_sound(nora):
    bring(nora, FULL, entry(row=3, title="B", urls=(), username=""))
    assert nora.verify() == []
    hits = {hit.title for hit in nora.library.search("photo archive")}
    assert "Photo archive" in hits


def test_nobody_answers_for_what_is_brought_in_whom_no_decision_appoints(nora):
    pia = nora.roster.people.add(Person(name="Pia"), by=nora.me)
    before = [account.id for account in nora.library.accounts.all()]
    with pytest.raises(RefusedError) as error:
        bring(nora, entry(2), entry(3, title="Films"), custodians=[pia.id])
    assert error.value.finding.rule is NO_APPOINTMENT
    assert [account.id for account in nora.library.accounts.all()] == before
    appoint(nora, pia)
    bring(nora, entry(2), entry(3, title="Films"), custodians=[pia.id])
    assert account_named(nora, "Photos").custodians == (NORA.name, "Pia")


def test_a_new_version_of_a_password_asks_for_no_appointment(desk, nora):
    bring(nora, entry(2))
    for one in nora.appointments.all():
        nora.appointments.remove(one.id, by=nora.me)
    appoint(nora, person_named(nora, IDRIS.name))
    (result,) = bring(nora, entry(2, password="fresh"), chosen={0: Choice.VERSION})
    assert result.outcome is Outcome.UPDATED


def test_rows_are_described_otherwise_and_what_they_are_the_same_as_stays(nora):
    shown = preview(nora, entry(2), entry(3), entry(4, title="Third", username="w"))
    rows = described(shown.rows, {0}, name="  Archive\n of\tpictures ")
    assert rows[0].account.name == "Archive of pictures"
    assert rows[0].account.platform is shown.rows[0].account.platform
    assert rows[1].match.name == "Archive of pictures"
    assert rows[2] is shown.rows[2]
    rows = described(rows, {0, 2}, platform=Platform.WEBSITE)
    assert [row.account.platform for row in rows].count(Platform.WEBSITE) == 2
    assert rows[0].account.id == shown.rows[0].account.id
    with pytest.raises(InvalidError) as refused:
        described(rows, {0}, name=" \n ")
    assert set(refused.value.faults) == {"name"}
