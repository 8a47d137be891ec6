"""Search leads to every part of the screens by its name, and to what it says."""

import pytest
from PySide6.QtWidgets import QFileDialog

from smdesk.ui.duty.sharing import ShareDialog
from smdesk.ui.handoff.print_centre import PrintCentre
from smdesk.ui.handoff.steps import Stop
from smdesk.ui.window.parts import NamedPart, named_parts


def offered(house, text):
    return house.shell.palette_sheet._find(text)


def of_screen(key):
    return [one for one in named_parts() if one.screen == key]


def test_each_part_of_the_team_is_offered_under_the_words_of_its_chip(house):
    house.enter()
    view = house.shell.view("team")
    assert [one.words for one in of_screen("team")] == [kind.name() for kind in view._kinds]
    for one in of_screen("team"):
        house.shell.turn(one)
        assert (house.shell.key, view.looked_at.name()) == ("team", one.words)


def test_each_register_of_the_plan_is_offered_under_its_title(house):
    house.enter()
    view = house.shell.view("plan")
    titles = {kind: part.declared.title for kind, part in view.parts.items()}
    assert {one.part: one.words for one in of_screen("plan")} == titles
    house.shell.turn(next(one for one in of_screen("plan") if one.words == "Projects"))
    assert (house.shell.key, view.nav.key) == ("plan", "project")


def test_each_section_of_the_settings_is_offered_under_its_words(house):
    house.enter()
    view = house.shell.view("settings")
    words = {place.key: place.text for place in view.sections.places()}
    # What is taken out for other programs is among what can be done already.
    del words["export"]
    assert {one.part: one.words for one in of_screen("settings")} == words
    for one in of_screen("settings"):
        house.shell.turn(one)
        assert view.list.key == one.part


def test_what_is_done_with_duty_is_done_from_search(house, qtbot):
    house.enter()
    (offer,) = offered(house, "share duty")
    offer.act()
    dialog = house.shell.view("duty").findChildren(ShareDialog)[-1]
    assert dialog.isVisible()
    dialog.reject()
    (offer,) = offered(house, "duty ics")
    offer.act()
    for asked in house.shell.view("duty").findChildren(QFileDialog):
        asked.reject()


def test_each_step_of_the_handoff_and_the_print_centre_are_found(house):
    house.enter()
    parts = [one.part for one in of_screen("handoff")]
    assert parts == [*(stop.value for stop in Stop), "print_centre"]
    for one in of_screen("handoff")[:-1]:
        house.shell.turn(one)
        assert house.shell.view("handoff").steps.chips.key is Stop(one.part)
    (offer,) = offered(house, "print centre")
    offer.act()
    centre = house.shell.view("handoff").findChildren(PrintCentre)[-1]
    assert centre.isVisible()
    centre.reject()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("wall", "Print the wall rota"),
        ("volunteers", "Candidates"),
        ("backup", "Copies and checks"),
        ("dark", "Appearance"),
        ("redo", "Do again"),
    ],
)
def test_parts_are_found_by_other_words_too(house, typed, words):
    house.enter()
    assert words in [offer.title for offer in offered(house, typed)]


def test_nothing_but_screens_and_commands_is_offered_before_something_is_typed(house):
    house.enter()
    titles = {offer.title for offer in offered(house, "")}
    assert not titles & {one.words for one in named_parts()}


def test_a_screen_without_parts_turns_to_none(house):
    house.enter()
    house.shell.turn(NamedPart("today", "anything", ""))
    assert house.shell.key == "today"
