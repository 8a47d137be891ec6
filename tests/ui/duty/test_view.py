"""The duty's screen: gaps that lead to whoever fills them, swaps, sharing out, paper and files."""

from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smdesk.desk.rota_weeks import Cell
from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rota import Absence, Duty, Need, Shift, week_of
from smdesk.printing.press import Press
from smdesk.ui.duty import DutyView
from smdesk.ui.duty.grid import people_words
from smdesk.ui.duty.sharing import ShareDialog
from smdesk.ui.duty.swaps import AnswerButton
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.printing import SheetOutput
from tests.desk.conftest import TODAY, account_named, person_named
from tests.ui.conftest import words

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
MONDAY = week_of(TODAY)


@pytest.fixture(scope="module")
def press():
    return Press(RESOURCES, system_fonts=False)


@pytest.fixture
def make(desk, qtbot, press, tmp_path):
    workers = []

    def made(session):
        background = Background(None)
        workers.append(background)

        def output(screen):
            return SheetOutput(press, background, screen, screen, documents=tmp_path)

        view = DutyView(
            session.rota,
            session.accounts,
            session.roster,
            session.undo,
            session.me,
            output=output,
            imprint=session.imprint,
            documents=tmp_path,
            today=desk.clock.today,
            now=desk.clock.now,
        )
        view.resize(1072, 800)
        qtbot.addWidget(view)
        view.told = []
        view.noticed.connect(view.told.append)
        return view

    yield made
    for worker in workers:
        worker.close()


@pytest.fixture
def view(make, nora):
    return make(nora)


def dialog(view, kind=FormDialog):
    return view.findChildren(kind)[-1]


def choose(view, session, name, duty, week):
    account = account_named(session, name).id
    assert view.grid.choose(account, duty, MONDAY + timedelta(weeks=week))


def said(view, session, name, duty, week):
    choose(view, session, name, duty, week)
    return view.grid.weeks.data(view.grid.currentIndex())


def test_a_cell_says_who_is_there_and_when_nobody_is(view, nora):
    assert said(view, nora, "Facebook page", Duty.MONITOR, 0) == "Nora"
    assert said(view, nora, "Instagram", Duty.MONITOR, 1) == "Idris Mon–Fri; nobody Sat–Sun"
    assert said(view, nora, "Facebook page", Duty.APPROVE, 1).endswith("nobody Thu–Fri")


def test_a_cell_says_all_of_it_to_a_screen_reader(view, nora):
    choose(view, nora, "Instagram", Duty.MONITOR, 1)
    told = view.grid.weeks.data(view.grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Instagram, Watches, Next week: Idris Mon–Fri; nobody Sat–Sun"


def test_the_line_under_the_title_says_who_is_on_duty_today(view):
    assert view.header.subtitle.text() == "On duty today: Idris, Nora"


def test_a_gap_leads_to_its_week_and_to_putting_somebody_on(view, nora):
    gap = next(f for f in nora.rota.findings() if f.rule.code == "T5.uncovered")
    view.mend(gap)
    ask = dialog(view)
    shift = ask.form._record
    assert (shift.first, shift.last) == (MONDAY + timedelta(days=12), MONDAY + timedelta(days=13))
    ask.form.editor("person").setCurrentIndex(ask.form.editor("person").findText(NORA.name))
    ask.save()
    view.refresh()
    assert said(view, nora, "Instagram", Duty.MONITOR, 1) == "Idris Mon–Fri, Nora Sat–Sun"
    view.told[-1].undo()
    view.refresh()
    assert "nobody" in said(view, nora, "Instagram", Duty.MONITOR, 1)


def test_enter_changes_who_does_a_covered_week(view, nora):
    choose(view, nora, "Facebook page", Duty.MONITOR, 0)
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    ask = dialog(view)
    ask.form.editor("person").setCurrentIndex(ask.form.editor("person").findText(IDRIS.name))
    ask.save()
    assert "cannot be" in words(ask) or "one like this" in words(ask)
    ask.form.editor("backup").setCurrentIndex(0)
    ask.save()
    view.refresh()
    assert said(view, nora, "Facebook page", Duty.MONITOR, 0) == "Idris"


def test_delete_clears_a_week_and_it_can_be_taken_back(view, nora):
    choose(view, nora, "Facebook page", Duty.POST, 1)
    QTest.keyClick(view.grid, Qt.Key.Key_Delete)
    view.refresh()
    assert said(view, nora, "Facebook page", Duty.POST, 1) == "nobody Mon, Wed, Fri"
    view.told[-1].undo()
    view.refresh()
    assert said(view, nora, "Facebook page", Duty.POST, 1) == "Nora; nobody Fri"


def test_sharing_out_shows_hours_before_it_keeps_anything(view, nora):
    before = len(nora.library.shifts.all())
    view.share()
    ask = dialog(view, ShareDialog)
    assert "shifts are open" in words(ask)
    assert len(nora.library.shifts.all()) == before
    ask._agree()
    assert len(nora.library.shifts.all()) > before
    view.told[-1].undo()
    assert len(nora.library.shifts.all()) == before


def test_where_nothing_is_open_sharing_says_so(view, nora):
    view.share()
    dialog(view, ShareDialog)._agree()
    view.refresh()
    view.share()
    ask = dialog(view, ShareDialog)
    assert ask._proposal.shifts == ()
    assert "Nobody could be found for the days that are open." in words(ask)
    assert f"Away: {NORA.name}. Not appointed to approve: {IDRIS.name}." in words(ask)
    ask.reject()


def test_where_no_channel_asks_for_anybody_sharing_says_what_to_do_first(view, nora):
    for need in nora.rota.needs.all():
        nora.rota.needs.remove(need.id, by=nora.me)
    view.refresh()
    view.share()
    assert "Say first what each channel asks for" in words(dialog(view, ShareDialog))
    dialog(view, ShareDialog).reject()


def test_sharing_out_shows_who_would_do_what_in_which_week(view, nora):
    view.share()
    ask = dialog(view, ShareDialog)
    assert "From 23 Nov 2026" in words(ask)
    assert ": Instagram, watches, Sat–Sun; backup " in words(ask)
    ask.reject()


def test_whoever_is_away_is_named_with_it_and_comes_last(view, nora):
    choose(view, nora, "Facebook page", Duty.APPROVE, 1)
    view.open_cell()
    who = dialog(view).form.editor("person")
    told = [who.itemText(at) for at in range(who.count())]
    assert told == [
        f"{NORA.name} (away 26 Nov 2026 – 27 Nov 2026)",
        f"{IDRIS.name} (not appointed to approve)",
    ]
    dialog(view).reject()


def test_whoever_was_asked_agrees_and_the_shift_changes_hands(make, desk, nora):
    idris = desk.enter(IDRIS)
    view = make(idris)
    agree = next(b for b in view.swaps.findChildren(AnswerButton) if b._agreed)
    assert agree.accessibleName().startswith("Agree: Nora Haldane")
    agree.click()
    view.refresh()
    assert said(view, idris, "Facebook page", Duty.MONITOR, 2) == "Idris"
    assert view.told[-1].text == f"{IDRIS.name} takes it."


def test_a_swap_is_asked_of_those_who_are_there(view, nora):
    choose(view, nora, "Facebook page", Duty.MONITOR, 0)
    view.ask_swap()
    ask = dialog(view)
    box = ask.form.editor("of")
    assert [box.itemText(n) for n in range(box.count())] == [IDRIS.name]
    ask.save()
    assert len(nora.rota.swaps.lines(by=nora.me)) == 2


def test_weeks_are_turned_by_keys_and_today_comes_back(view):
    QTest.keyClick(view.grid, Qt.Key.Key_PageDown)
    assert view._first == MONDAY + timedelta(weeks=4)
    view.go_to_today()
    assert view._first == MONDAY


def test_a_new_duty_and_an_absence_are_put_in(view, nora):
    view.reveal(Ref(Absence.kind, NONE_YET))
    view.absences.add_one()
    ask = dialog(view)
    ask.form.editor("person").setCurrentIndex(ask.form.editor("person").findText(IDRIS.name))
    ask.save()
    view.refresh()
    assert "nobody" in said(view, nora, "Instagram", Duty.MONITOR, 0)
    view.show_needs()
    view.needs.add_one()
    ask = dialog(view)
    ask.form.editor("account").setCurrentIndex(ask.form.editor("account").findText("X"))
    ask.save()
    assert any(n.account == account_named(nora, "X").id for n in nora.rota.needs.all())


def test_the_wall_rota_names_everybody_and_every_gap(view, nora, tmp_path, qtbot):
    view.output.save(view.papers._wall, title="Wall rota", name="wall.pdf")
    with qtbot.waitSignal(view.output.done, timeout=20_000):
        view.output.save_to(tmp_path / "wall.pdf")
    page = PdfReader(tmp_path / "wall.pdf").pages[0]
    assert page.mediabox.width > page.mediabox.height
    text = " ".join(page.extract_text().split())
    assert "nobody Sat–Sun" in text
    assert "backup: Idris Okafor-Lund" in text
    assert "Away" in text


def test_the_weeks_are_saved_for_calendar_programs(view, nora, tmp_path):
    view.papers.save_calendar(tmp_path / "duty.ics")
    raw = (tmp_path / "duty.ics").read_bytes().replace(b"\r\n ", b"").decode()
    assert raw.count("BEGIN:VEVENT") == len(nora.library.shifts.all())
    assert "SUMMARY:Nora Haldane: Facebook page\\, Watches" in raw
    view.papers.save_calendar(tmp_path)
    assert "not a file" in view.banner.words
    view.papers.save_calendar(tmp_path / "duty.ics")
    assert not view.banner.words


def test_without_any_need_the_way_to_one_is_shown(view, nora):
    nora.rota.clear([shift.id for shift in nora.library.shifts.all()], by=nora.me)
    for need in nora.rota.needs.all():
        nora.rota.needs.remove(need.id, by=nora.me)
    view.refresh()
    assert view.weeks.currentIndex() == 1


def test_everything_is_named_and_reached_by_tab(view, walk):
    view.show()
    walk(view)
    view.show_needs()
    walk(view)


def test_somebody_known_by_one_name_is_shown(view, nora, desk):
    person = person_named(nora, IDRIS.name)
    assert Need.kind in DutyView.shows
    assert person.name.split()[0] in said(view, nora, "Instagram", Duty.MONITOR, 0)


def test_whoever_shares_a_week_is_named_once_with_all_their_days():
    monday = MONDAY
    shifts = [
        Shift(account=RecordId("a" * 32), duty=Duty.POST, person=RecordId(who * 32),
              first=monday + timedelta(days=day), last=monday + timedelta(days=day))
        for who, day in (("b", 0), ("b", 2), ("c", 4))
    ]  # fmt: skip
    names = ("Idris Okafor-Lund", "Idris Okafor-Lund", "Nora Haldane")
    cell = Cell(week=monday, shifts=tuple(shifts), names=names, mine=False, uncovered=())
    assert people_words(cell) == "Idris Mon, Wed; Nora Fri"
