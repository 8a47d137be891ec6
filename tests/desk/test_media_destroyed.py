"""A picture destroyed for good: its key, its bytes, and every way by which it could come back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.checkup import Flaw
from smdesk.desk.errors import (
    CannotUndoError,
    DestroyedBeforeError,
    GoneError,
    InvalidError,
    RefusedError,
    StandsError,
)
from smdesk.desk.media import Picture
from smdesk.desk.media_files import looked_at
from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.calendar import State
from smdesk.domain.checklists import Check
from smdesk.domain.media import CONSENT_OVER, DESTROYED, Consent
from smdesk.printing.approvals import approval_sheet
from smdesk.vault.sealed_file import FileKey, open_file
from tests.desk.conftest import TODAY, account_named
from tests.desk.test_candidates import everything_in

PNG = b"\x89PNG\r\n\x1a\n" + b"Lena at the festival" * 20_000
WHY = "Lena's mother took her consent back"


@pytest.fixture
def session(nora):
    return nora


@pytest.fixture
def asset(session):
    """A picture of somebody who agreed."""
    brought = session.media_files.bring(looked_at("lena.png", PNG), by=session.me)
    return session.calendar.media.change(replace(brought, consent=Consent.GIVEN), by=session.me)


def destroy(session, asset):
    return session.media_files.destroy(asset.id, reason=WHY, by=session.me)


def planned(session, asset, channel="X"):
    """Begin a post that shows the picture."""
    at = session.calendar.now() + timedelta(days=9)
    variant = session.calendar.begin(
        account_named(session, channel).id, at, "Festival", by=session.me
    )
    session.calendar.media.arrange(variant.id, [Picture(asset.id, "Lena laughs")], by=session.me)
    return variant


def lying(session):
    """Return every file of the cabinet's folder, backups among them, with its bytes."""
    return {
        path.relative_to(session.path).as_posix(): path.read_bytes()
        for path in session.path.rglob("*")
        if path.is_file()
    }


def test_no_file_of_the_cabinet_holds_the_picture_its_sealed_bytes_or_its_key(desk, session, asset):
    session.backups.now()
    key = session.library.registers.keys.get(asset.id)
    sealed = session.library.contents.get(asset.content)
    assert {f"files/{asset.content}", f"backups/files/{asset.content}"} <= lying(session).keys()
    assert key in everything_in(session)
    gone = destroy(session, asset)
    assert (gone.content, gone.destroyed_on) == ("", TODAY)
    for _ in range(2):
        files = lying(session)
        assert not [name for name in files if asset.content in name]
        for data in files.values():
            for piece in (sealed[:64], sealed[-64:], b"Lena at the festival", key):
                assert piece not in data
        dump = everything_in(session)
        assert key not in dump
        assert key.hex().encode() not in dump.lower()
        assert session.media_files.read(asset.id) is None
        assert session.verify() == []
        session.backups.now()
        session = desk.enter(NORA)
    # Whoever kept both from before can still open it: so far reaches what is promised.
    assert open_file(FileKey(key, asset.size), sealed, vault=session.vault.vault, secret=asset.id)


def test_the_log_says_what_was_destroyed_why_and_by_whom(session, asset):
    destroy(session, asset)
    lines = [
        one for one in session.calendar.media.history(asset.id) if one.task == "forgetting.picture"
    ]
    assert {(one.who, one.reason) for one in lines} == {(NORA.name, WHY)}
    assert [one.field for one in lines] == ["destroyed_on"]
    assert session.calendar.media.one(asset.id).name == "lena.png"
    with pytest.raises(InvalidError):
        session.media_files.destroy(asset.id, reason="  ", by=session.me)


def test_neither_undo_nor_redo_nor_the_bin_bring_it_back(session, asset):
    me, media = session.me, session.calendar.media
    entries = session.library.journal.entries(limit=2)
    destroy(session, asset)
    (entry,) = session.library.journal.entries(limit=1)
    with pytest.raises(StandsError):
        session.undo.take_back(entry, by=me)
    session.undo.undo(by=me)
    assert media.one(asset.id).consent is Consent.NOBODY
    with pytest.raises(CannotUndoError):
        session.undo.take_back(entries[1], by=me)
    session.undo.redo(by=me)
    media.remove(asset.id, by=me)
    back = media.restore(asset.id, by=me)
    assert (back.content, back.destroyed_on) == ("", TODAY)
    assert session.media_files.read(asset.id) is None
    changed = media.change(replace(asset, alt="A girl"), by=me)
    assert (changed.alt, changed.content, changed.destroyed_on) == ("A girl", "", TODAY)


def test_a_removal_from_before_taken_back_afterwards_brings_no_picture(session, asset):
    me, media = session.me, session.calendar.media
    media.remove(asset.id, by=me)
    (removal,) = session.library.journal.entries(limit=1)
    assert [one.record.id for one in media.kept_in_bin()] == [asset.id]
    destroy(session, asset)
    assert media.kept_in_bin() == []
    assert media.one(asset.id).destroyed_on == TODAY
    with pytest.raises(CannotUndoError):
        session.undo.take_back(removal, by=me)
    with pytest.raises(GoneError):
        session.media_files.destroy(account_named(session, "X").id, reason=WHY, by=me)


def test_what_an_earlier_loss_left_of_it_goes_too(session, asset):
    """A picture whose key was lost was brought again, so it had two files."""
    with session.library.transaction("media_asset.change", by=session.me):
        session.library.registers.keys.destroy(asset.id)
    again = session.media_files.bring(looked_at("lena.png", PNG), by=session.me)
    assert again.content != asset.content
    destroy(session, again)
    assert not {asset.content, again.content} & session.vault.sealed.sizes().keys()


def test_stopped_before_its_bytes_are_gone_they_go_at_the_next_opening(desk, session, asset):
    session.backups.now()

    def stop(step):
        raise KeyboardInterrupt(step)

    session.vault.sealed._at_step = stop
    (session.path / "files" / asset.content).rename(session.path / "aside")
    (session.path / "files" / asset.content).write_bytes(b"held by another program")
    with pytest.raises(KeyboardInterrupt):
        destroy(session, asset)
    (session.path / "aside").rename(session.path / "files" / asset.content)
    assert f"backups/files/{asset.content}" in lying(session)
    session.abandon()
    session = desk.enter(NORA)
    assert not [name for name in lying(session) if asset.content in name]
    assert session.calendar.media.one(asset.id).destroyed_on == TODAY


def test_a_backup_from_before_brings_back_what_is_known_and_no_picture(desk, session, asset):
    name = session.backups.now().name
    destroy(session, asset)
    desk.keep(session.restore_backup(name, by=session.me))
    session = desk.enter_fresh(NORA)
    (problem,) = session.verify()
    assert problem.flaw is Flaw.CONTENTS
    assert not [name for name in lying(session) if asset.content in name]
    assert destroy(session, asset).destroyed_on == TODAY
    assert session.verify() == []


def test_a_post_that_was_asked_about_is_a_draft_again_and_cannot_be_asked_with_it(session, asset):
    desk, me = session.calendar, session.me
    variant = planned(session, asset)
    for check in (Check.FACTS, Check.NAMES):
        desk.checks.tick(variant.id, check, "The list", by=me)
    desk.gate.submit(variant.id, reason="A friend took it", by=me)
    assert desk.variant(variant.id).state is State.IN_REVIEW
    other = planned(session, asset, "Instagram")
    destroy(session, asset)
    after = desk.variant(variant.id)
    assert (after.state, after.request, after.version) == (State.DRAFT, None, 3)
    assert desk.variant(other.id).version == 2, "what nobody was asked about is left alone"
    ((use, shown),) = desk.media.shown(variant.id)
    assert (use.alt, shown.destroyed_on) == ("Lena laughs", TODAY)
    with pytest.raises(RefusedError) as refused:
        desk.gate.submit(variant.id, reason="Please", by=me)
    assert refused.value.finding.rule is DESTROYED


def test_it_is_put_into_no_other_post(session, asset):
    desk, me = session.calendar, session.me
    first = planned(session, asset)
    destroy(session, asset)
    other = desk.begin(account_named(session, "Instagram").id, None, "Elsewhere", by=me)
    with pytest.raises(RefusedError) as refused:
        desk.media.arrange(other.id, [Picture(asset.id)], by=me)
    assert refused.value.finding.rule is DESTROYED
    assert desk.media.copied(first.id, other.id) == []
    kept = desk.media.arrange(first.id, [Picture(asset.id, "Somebody laughs")], by=me)
    assert [use.alt for use in kept] == ["Somebody laughs"]


def test_the_same_file_comes_again_only_on_demand_and_with_another_key(session, asset):
    destroy(session, asset)
    with pytest.raises(DestroyedBeforeError) as before:
        session.media_files.bring(looked_at("again.png", PNG), by=session.me)
    assert (before.value.name, before.value.on) == ("lena.png", TODAY)
    again = session.media_files.bring(looked_at("again.png", PNG), by=session.me, again=True)
    assert again.id != asset.id
    assert session.media_files.read(again.id) == PNG
    assert session.media_files.read(asset.id) is None
    assert session.media_files.bring(looked_at("third.png", PNG), by=session.me).id == again.id


def test_today_offers_it_on_the_day_after_the_consent_and_destroys_nothing_itself(
    desk, session, asset
):
    def offered():
        return [one.facts["name"] for one in session.handoff.holes() if one.rule is CONSENT_OVER]

    session.calendar.media.change(replace(asset, expires=TODAY), by=session.me)
    before = offered()
    desk.clock.day = TODAY + timedelta(days=1)
    assert sorted(offered()) == sorted([*before, "lena.png"])
    assert session.media_files.read(asset.id) == PNG
    destroy(session, asset)
    assert offered() == before
    assert session.calendar.media.one(asset.id).destroyed_on == TODAY + timedelta(days=1)


def test_whose_consent_is_not_needed_is_not_offered(desk, session, asset):
    session.calendar.media.change(
        replace(asset, consent=Consent.NOBODY, expires=TODAY - timedelta(days=9)), by=session.me
    )
    assert asset.id not in {one.about.id for one in session.calendar.media.findings()}


def test_another_member_sees_that_it_was_destroyed(desk, session, asset):
    destroy(session, asset)
    session = desk.enter(IDRIS)
    assert session.calendar.media.one(asset.id).destroyed_on == TODAY
    assert session.media_files.read(asset.id) is None


def test_the_packet_says_what_was_destroyed_by_whom_and_why(session, asset):
    def listed(key):
        sections = session.handoff.preview(by=session.me).sections
        return next(b.rows for one in sections for b in one.blocks if b.key == key)

    assert listed("media_destroyed") == ()
    assert "lena.png" in {row[0] for row in listed("media")}
    destroy(session, asset)
    assert listed("media_destroyed") == (("lena.png", asset.what, TODAY, NORA.name, WHY),)
    assert "lena.png" not in {row[0] for row in listed("media")}


def test_an_approval_sheet_from_before_says_so_when_it_is_printed_again(desk):
    idris = desk.enter(IDRIS)
    files, calendar, me = idris.media_files, idris.calendar, idris.me
    asset = files.bring(looked_at("lena.png", PNG), by=me)
    variant = planned(idris, asset)
    for check in (Check.FACTS, Check.NAMES):
        calendar.checks.tick(variant.id, check, "The list", by=me)
    calendar.gate.submit(variant.id, reason="A friend took it", by=me)
    asked = next(iter(calendar.sheets.askable()))
    sheet = calendar.sheets.make(asked, [variant.id], by=me)
    assert calendar.sheets.contents(sheet.id, idris.imprint(by=me)).destroyed == {}
    destroy(idris, asset)
    contents = calendar.sheets.contents(sheet.id, idris.imprint(by=me))
    assert contents.destroyed == {(variant.id, "lena.png"): TODAY}
    (post,) = approval_sheet(contents).data["posts"]
    assert [one["destroyed"] for one in post["media"]] == [TODAY.isoformat()]
