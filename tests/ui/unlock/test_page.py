"""Whether the door opens with the right passphrase, and says what to do when it does not."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smdesk.desk import errors
from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.appointments import Founding
from smdesk.domain.organisation import Organisation
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Person
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.unlock import UnlockPage, remedies
from smdesk.ui.unlock.door import Caller
from smdesk.ui.unlock.plan import Plan, Teammate
from smdesk.ui.unlock.remedies import Remedy
from smdesk.ui.unlock.which import Which

SHIFT = Qt.KeyboardModifier.ShiftModifier
OWN = "my aunt keeps seven purple bicycles beneath her stairs"


def type_passphrase(page, words):
    page.door.passphrase.edit.setText(words)
    QTest.keyClick(page.door.passphrase.edit, Qt.Key.Key_Return)


def test_the_right_passphrase_opens_the_cabinet(page, qtbot):
    page.door.fill_in()
    with qtbot.waitSignal(page.entered, timeout=10_000) as entered:
        QTest.keyClick(page.door.passphrase.edit, Qt.Key.Key_Return)
    assert entered.args[0].me.name == NORA.name
    assert page.door.passphrase.edit.text() == ""
    assert page._unlocking is None


def test_the_members_are_offered_by_name_and_the_samples_words_follow(page):
    names = [page.door._who.itemText(n) for n in range(page.door._who.count())]
    assert NORA.name in names
    page.door._who.setCurrentIndex(names.index(IDRIS.name))
    page.door.fill_in()
    assert page.door.passphrase.edit.text() == IDRIS.passphrase


def test_a_wrong_passphrase_is_said_beneath_the_field_and_can_be_typed_over(page, qtbot):
    type_passphrase(page, "not the right words at all")
    assert not page.door.passphrase.isEnabled()
    qtbot.waitUntil(page.door._fault.isVisible, timeout=10_000)
    assert page.door.passphrase.isEnabled()
    assert page.door.passphrase.edit.selectedText()
    assert page.door.banner.isHidden()
    page.door.passphrase.edit.textEdited.emit("x")
    assert page.door._fault.isHidden()


def test_nothing_typed_is_no_knock(page, qtbot):
    with qtbot.assertNotEmitted(page.door.knocked):
        QTest.keyClick(page.door.passphrase.edit, Qt.Key.Key_Return)
    assert page.door._fault.isVisible()


def test_a_cabinet_that_somebody_has_open_can_be_tried_again(page, qtbot, desk):
    desk.enter(NORA)
    page._enter(desk.unlocking(IDRIS.name))
    said = wording.error(errors.VaultBusyError("", None)).what.split("{")[0][:12]
    assert page.door.banner.words.startswith(said)
    desk.leave()
    with qtbot.waitSignal(page.entered):
        page.door.banner._action.click()


def test_a_cabinet_older_than_the_last_one_seen_is_opened_only_when_somebody_says_so(
    page, qtbot, desk, tmp_path
):
    shutil.copytree(desk.path, tmp_path / "before")
    session = desk.enter(NORA)
    session.roster.people.add(Person(name="Somebody"), by=session.me)
    desk.leave()
    shutil.rmtree(desk.path)
    shutil.copytree(tmp_path / "before", desk.path)
    page._enter(desk.unlocking(NORA.name))
    assert "older" in page.door.banner.words
    with qtbot.waitSignal(page.entered):
        page.door.banner._action.click()


def test_a_folder_that_is_gone_offers_to_choose_another(page, tmp_path):
    page.stand_before(tmp_path / "nowhere")
    assert page.door.banner.words
    assert page.door._callers == ()
    assert not page.door.passphrase.isVisible()
    page.door.knock()
    assert page.door.passphrase.isEnabled()


def test_a_damaged_cabinet_leads_to_a_copy_and_the_next_one_to_its_form(page, desk, tmp_path):
    shutil.copytree(desk.path, tmp_path / "damaged.smvault")
    keyring = tmp_path / "damaged.smvault" / "keyring.json"
    keyring.write_bytes(keyring.read_bytes()[:300])
    page.stand_before(tmp_path / "damaged.smvault")
    assert page.door.banner._action.text() == "Open a copy…"
    page.stand_before(desk.path)
    assert page.door.banner.isHidden()
    assert page.door.passphrase.isVisible()


def copy_of(desk, place):
    session = desk.enter(NORA)
    session.save_copy(place / "copy.smvault")
    desk.leave()
    return place / "copy.smvault"


def test_a_saved_copy_is_unpacked_and_stood_before(page, qtbot, desk, tmp_path):
    copy = copy_of(desk, tmp_path)
    for known in desk.front.recent():
        desk.front.forget(known.path)
    page.open_copy(copy)
    qtbot.waitUntil(lambda: page._path != desk.path, timeout=30_000)
    assert page.door.title.text() == "Lantern Bay Library (invented)"
    assert "copy.smvault" in page.door.banner.words
    assert page.side.isEnabled()


@pytest.mark.parametrize("which", ["Cancel", "Unpack", "Open"])
def test_for_a_copy_of_a_cabinet_that_is_here_it_is_asked_which_is_meant(
    page, qtbot, desk, tmp_path, which
):
    page.open_copy(copy_of(desk, tmp_path))
    qtbot.waitUntil(lambda: bool(page.findChildren(Which)), timeout=30_000)
    [ask] = page.findChildren(Which)
    assert str(desk.path) in ask.accessibleDescription()
    buttons = {button.text().replace("&", ""): button for button in ask.findChildren(Button)}
    page.stand_before(tmp_path / "nowhere")
    next(button for words, button in buttons.items() if words.startswith(which)).click()
    wanted = {"Cancel": tmp_path / "nowhere", "Open": desk.path}.get(which)
    if wanted is None:
        qtbot.waitUntil(lambda: page._path.parent == desk.front._place, timeout=30_000)
        assert page.door.banner.words
    else:
        assert page._path == wanted
    assert page.side.isEnabled()


def test_the_file_in_a_cabinets_folder_leads_to_its_door(page, qtbot, desk, tmp_path):
    desk.enter(NORA)
    desk.leave()
    page.side.show_known(desk.front.recent())
    page.stand_before(tmp_path / "nowhere")
    page.open_copy(desk.path / "Open this cabinet.smvault")
    qtbot.waitUntil(lambda: page._path == desk.path, timeout=30_000)
    assert page.side.chosen_path() == desk.path


def test_a_file_that_is_no_copy_is_said_to_be_none_and_asks_for_no_passphrase(
    page, qtbot, tmp_path
):
    (tmp_path / "letter.smvault").write_text("Dear Nora")
    page.open_copy(tmp_path / "letter.smvault")
    qtbot.waitUntil(lambda: bool(page.door.banner.words), timeout=30_000)
    assert page.side.isEnabled()
    assert page.side.chosen_path() is None
    assert page.door.title.text() == "letter.smvault"
    assert not page.door.passphrase.isVisible()


def test_trying_again_tries_the_file_that_failed_and_not_the_cabinet_before(
    page, qtbot, desk, tmp_path
):
    copy = copy_of(desk, tmp_path)
    whole = copy.read_bytes()
    copy.write_bytes(whole[:1000])
    page.stand_before(desk.path)
    page.open_copy(copy)
    qtbot.waitUntil(lambda: bool(page.door.banner.words), timeout=30_000)
    copy.write_bytes(whole)
    page._try_again()
    qtbot.waitUntil(lambda: bool(page.findChildren(Which)), timeout=30_000)


def test_before_a_cabinet_that_is_not_listed_no_other_looks_chosen(page, desk, tmp_path):
    desk.enter(NORA)
    desk.leave()
    shutil.copytree(desk.path, tmp_path / "second")
    page.side.show_known(desk.front.recent())
    page.stand_before(tmp_path / "second")
    assert page.side.chosen_path() is None
    assert page.door.passphrase.isVisible()


def test_the_key_file_is_asked_for_where_one_is_used(page, tmp_path):
    door = page.door
    assert door._key_row.isHidden()
    door.show_cabinet("A", tmp_path, [Caller("1", "Mara", key_file=True)])
    assert not door._key_row.isHidden()
    (tmp_path / "mara.key").write_bytes(b"k" * 32)
    door.take_key_file(tmp_path / "mara.key")
    door.passphrase.edit.setText("words")
    knocks = []
    door.knocked.connect(knocks.append)
    door.knock()
    assert knocks[0].key_file == b"k" * 32
    assert "words" not in repr(knocks[0])
    door.take_key_file(tmp_path)
    assert door._key_file is None


def test_caps_lock_is_hinted_at(page):
    edit = page.door.passphrase.edit
    click, no, shift = QTest.KeyAction.Click, Qt.KeyboardModifier.NoModifier, SHIFT
    typed = [
        ("a", no, False),
        ("A", shift, False),
        ("A", no, True),
        ("a", shift, True),
        ("1", no, True),
        ("a", no, False),
    ]
    for letter, modifier, hinted in typed:
        QTest.sendKeyEvent(click, edit, Qt.Key.Key_A, letter, modifier)
        assert page.door._caps.isVisible() is hinted, (letter, modifier)


def test_it_can_be_pasted_into_the_passphrase(page, qapp):
    qapp.clipboard().setText(NORA.passphrase)
    page.door.passphrase.edit.paste()
    qapp.clipboard().clear()
    assert page.door.passphrase.edit.text() == NORA.passphrase


def test_what_is_behind_the_door_is_fetched_at_the_first_letter_and_once(qtbot, desk, background):
    fetched = []
    page = UnlockPage(desk.front, background, desk.clock.today, ahead=lambda: fetched.append(1))
    qtbot.addWidget(page)
    page.stand_before(desk.path)
    assert not fetched
    qtbot.keyClicks(page.door.passphrase.edit, "lantern")
    qtbot.waitUntil(lambda: not background.busy, timeout=30_000)
    assert fetched == [1]


def test_the_door_can_be_walked_with_the_keyboard(page, walk):
    walk(page, letters=True)


@pytest.mark.parametrize(("width", "narrow"), [(1180, False), (600, True)])
def test_where_there_is_little_room_the_cabinets_fold_away(page, width, narrow, qtbot):
    page.resize(width, 700)
    qtbot.waitUntil(lambda: page.width() == width)
    assert page.side.isVisible() is not narrow
    assert page.halves.others.isVisible() is narrow
    page.halves.unfold()
    assert page.side.isVisible()


def test_a_computer_that_knows_no_cabinet_is_welcomed(qtbot, desk, background, walk):
    for known in desk.front.recent():
        desk.front.forget(known.path)
    made = UnlockPage(desk.front, background, desk.clock.today)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    assert made.welcome.isVisible()
    assert not made.side.isVisible()
    walk(made, letters=True)


def test_a_new_cabinet_holds_what_was_said(page, qtbot, desk, tmp_path):
    page.begin_new()
    steps = page.founding.steps
    steps.library.form.editor("name").setText("Riverside Library")
    steps.forth()
    steps.you.name.setText("Mara Lindqvist")
    steps.you.choose.use_own.setChecked(True)
    for entry in steps.you.choose._own._entries:
        entry.edit.setText(OWN)
    steps.forth()
    rows = steps.team._rows
    rows[0].seat.setText("Editor")
    rows[1].name.setText("Jonas Weber")
    rows[1].seat.setText("Voice")
    steps.forth()
    steps.forth()
    steps.start.set_place(tmp_path / "new" / "riverside.smvault")
    assert not (tmp_path / "new").exists()
    with qtbot.waitSignal(page.entered, timeout=15_000) as entered:
        steps.forth()
    session = entered.args[0]
    assert session.organisation.get().name == "Riverside Library"
    assert session.me.name == "Mara Lindqvist"
    assert session.me.coordinator
    assert {p.name for p in session.roster.people.all()} == {"Mara Lindqvist", "Jonas Weber"}
    assert [seat.name for seat in session.roster.seats.all()] == ["Editor", "Voice"]
    assert steps.you.passphrase == ""


def test_the_key_file_is_written_before_the_cabinet_that_needs_it(page, qtbot, desk, tmp_path):
    page.begin_new()
    founding = page.founding
    founding._plan = Plan(
        organisation=Organisation(name="Riverside Library"),
        founder="Mara",
        passphrase=OWN,
        with_key_file=True,
        team=(Teammate("Mara"),),
        short_reason="",
        place=tmp_path / "keyed.smvault",
        founding=Founding.unasked("Founding", date(2026, 11, 21)),
    )
    (tmp_path / "taken.key").write_bytes(b"somebody's")
    founding._save_key_file(tmp_path / "taken.key")
    assert "could not be written" in founding.steps.start.banner.words
    assert (tmp_path / "taken.key").read_bytes() == b"somebody's"
    with qtbot.waitSignal(page.entered, timeout=15_000) as entered:
        founding._save_key_file(tmp_path / "mara.key")
    entered.args[0].lock()
    (door,) = desk.front.look(tmp_path / "keyed.smvault").doors
    assert door.key_file
    key = (tmp_path / "mara.key").read_bytes()
    assert len(key) == 32
    with pytest.raises(SmdeskError):
        desk.front.prepare(tmp_path / "keyed.smvault", door.id, OWN)
    desk.front.prepare(tmp_path / "keyed.smvault", door.id, OWN, key)


def test_every_remedy_is_for_an_error_that_there_is_and_has_words():
    for name, remedy in remedies.REMEDIES.items():
        assert hasattr(errors, name), name
        assert remedies.verb(remedy)
    assert remedies.remedy(SmdeskError()) is Remedy.NONE


def test_what_fails_before_any_cabinet_is_known_is_said_where_it_was_asked_for(
    qtbot, desk, background, tmp_path
):
    for known in desk.front.recent():
        desk.front.forget(known.path)
    page = UnlockPage(desk.front, background, desk.clock.today)
    qtbot.addWidget(page)
    page.resize(1180, 760)
    page.show()
    (tmp_path / "a file").touch()
    page.open_sample(tmp_path / "a file" / "sample.smvault")
    qtbot.waitUntil(lambda: bool(page.welcome.banner.words), timeout=60_000)
    assert page.welcome.banner.isVisible()
    assert page.welcome.sample.isEnabled()
    page.open_copy(tmp_path / "gone.smvault")
    qtbot.waitUntil(lambda: page.door.title.text() == "gone.smvault", timeout=60_000)
    assert page.door.banner.isVisible()
    assert page.side.isVisible()
