"""The roles in the team's screen: given, handed on, claimed, and what follows if nobody has one."""

from pypdf import PdfReader

from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.records import Ref
from smdesk.domain.roles import Role
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.team.role_card import HolderMore
from smdesk.ui.team.roles_part import RolesPart
from tests.ui.conftest import words


def dialog(team):
    return team.findChildren(FormDialog)[-1]


def sheet(session, name):
    return next(s for s in session.roles.sheets() if s.role.name == name)


def card(team, session, name):
    return team.part(RolesPart).pane._cards[sheet(session, name).role.id]


def pick(editor, text):
    editor.setCurrentIndex(editor.findText(text))


def test_an_empty_role_says_what_follows_and_who_would_likely_take_it(team, nora):
    said = words(card(team, nora, "Project manager"))
    assert "Nobody writes down what came of them." in said
    assert f"{NORA.name} would likely take it." in said
    assert card(team, nora, "Project manager").state.text == "Nobody"


def test_a_finding_leads_to_the_role_and_the_role_is_given(team, nora):
    empty = next(f for f in nora.roles.findings() if f.facts["role"] == "Makers")
    team.mend(empty)
    assert team.looked_at is RolesPart
    card(team, nora, "Makers").assign.click()
    ask = dialog(team)
    pick(ask.form.editor("person"), AYTAN.name)
    ask.form.editor("share").setValue(50)
    ask.save()
    team.refresh()
    assert AYTAN.name in words(card(team, nora, "Makers"))
    assert "50 %" in words(card(team, nora, "Makers"))
    team.told[-1].undo()
    assert sheet(nora, "Makers").holders == ()


def test_the_likely_one_is_offered_first(team, nora):
    team.part(RolesPart).pane.assign_to(sheet(nora, "Project manager"))
    assert dialog(team).form.editor("person").currentText() == NORA.name
    dialog(team).reject()


def test_a_role_is_handed_on(team, nora):
    (line,) = sheet(nora, "Strategist").holders
    team.part(RolesPart).pane.hand_on(line)
    ask = dialog(team)
    pick(ask.form.editor("to"), AYTAN.name)
    ask.save()
    assert [h.name for h in sheet(nora, "Strategist").holders] == [AYTAN.name]


def test_what_a_role_asks_for_is_claimed_and_taken_back(team, nora):
    role = sheet(nora, "Strategist")
    open_one = next(line for line in role.musts if not line.claims)
    team.part(RolesPart).pane.claim(role, open_one)
    ask = dialog(team)
    assert ask.form.editor("person").currentText() == IDRIS.name
    ask.form.editor("evidence").setText("A course")
    ask.save()
    claimed = next(m for m in sheet(nora, "Strategist").musts if m.must == open_one.must)
    assert claimed.claims[0][1] == IDRIS.name
    team.part(RolesPart).pane.withdraw(claimed)
    assert not next(m for m in sheet(nora, "Strategist").musts if m.must == open_one.must).claims


def test_a_role_is_added_changed_and_removed(team, nora):
    team.turn_to(RolesPart)
    team.new_here()
    ask = dialog(team)
    ask.save()
    assert "cannot be empty" in words(ask)
    ask.form.editor("name").setText("Photographer")
    ask.save()
    team.refresh()
    made = sheet(nora, "Photographer")
    assert made.role.place == 8
    team.part(RolesPart).pane.edit_role(made)
    ask = dialog(team)
    ask.form.editor("if_empty").setPlainText("There are no pictures.")
    ask.save()
    assert sheet(nora, "Photographer").role.if_empty == ("There are no pictures.",)
    team.part(RolesPart).pane.remove_role(sheet(nora, "Photographer"))
    assert all(s.role.name != "Photographer" for s in nora.roles.sheets())


def test_a_role_that_somebody_has_is_not_removed(team, nora):
    team.part(RolesPart).pane.remove_role(sheet(nora, "Sponsor"))
    assert team.banner.isVisibleTo(team)
    assert sheet(nora, "Sponsor").holders


def test_a_library_without_roles_is_offered_the_seven(team, nora):
    for one in nora.library.claims.all():
        nora.roles.withdraw(one.id, by=nora.me)
    with nora.library.transaction("roles.gone", by=nora.me):
        for one in nora.library.assignments.all():
            nora.library.assignments.remove(one.id)
        for one in nora.library.roles.all():
            nora.library.roles.remove(one.id)
    team.refresh()
    assert team.part(RolesPart).pane._pages.currentIndex() == 1
    team.part(RolesPart).pane.plant()
    team.refresh()
    assert len(team.part(RolesPart).pane._cards) == 7


def test_the_matrix_names_everybody_and_what_follows_from_an_empty_role(team, tmp_path, qtbot):
    team.part(RolesPart).pane.save()
    with qtbot.waitSignal(team.part(RolesPart).pane.output.done, timeout=20_000):
        team.part(RolesPart).pane.output.save_to(tmp_path / "roles.pdf")
    text = " ".join(PdfReader(tmp_path / "roles.pdf").pages[0].extract_text().split())
    assert "Makers · nobody" in text
    assert "There is nobody to make what was wished for." in text
    assert NORA.name in text


def test_the_roles_are_named_and_reached_by_tab(team, walk):
    team.turn_to(RolesPart)
    team.show()
    walk(team)


def test_the_screen_shows_roles(team, nora):
    team.reveal(Ref(Role.kind, sheet(nora, "Makers").role.id))
    assert team._pages.currentWidget() is team.part(RolesPart).pane


def test_a_role_says_all_it_does_what_it_asks_for_and_how_one_knows(team, nora):
    said = words(card(team, nora, "Community manager"))
    for line in sheet(nora, "Community manager").role.fulfils:
        assert line in said
    assert "Twelve years at the reference desk" in said


def test_a_role_of_which_a_part_is_left_says_how_much_is_covered(team, nora):
    holder = next(iter(card(team, nora, "Strategist").findChildren(HolderMore)))
    holder._change()
    ask = dialog(team)
    ask.form.editor("share").setValue(60)
    ask.save()
    team.refresh()
    assert card(team, nora, "Strategist").state.text == "60 % covered"
    assert "60 %" in words(card(team, nora, "Strategist"))


def test_a_mistake_is_taken_back(team, nora):
    next(iter(card(team, nora, "Strategist").findChildren(HolderMore)))._drop()
    team.refresh()
    assert card(team, nora, "Strategist").state.text == "Nobody"
    team.told[-1].undo()
    assert sheet(nora, "Strategist").holders


def test_a_role_is_moved_up(team, nora):
    card(team, nora, "Community manager")._up()
    assert nora.roles.sheets()[0].role.name == "Community manager"
