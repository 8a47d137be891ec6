"""The look follows the person, then the computer, and can be changed while smdesk runs."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLineEdit

from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.icons import app_icon, icon, icons_folder, picture
from smdesk.ui.kit.listing import CardList, Face
from smdesk.ui.kit.sheet import HEIGHTS, Density
from smdesk.ui.kit.theme import Look, Scheme, Theme
from smdesk.ui.kit.tokens import DARK, LIGHT, tokens


@pytest.fixture
def theme(qapp):
    before = qapp.font(), qapp.palette(), qapp.styleSheet()
    theme = Theme(qapp, icons_folder(), Look(Scheme.LIGHT))
    yield theme
    theme.deleteLater()
    qapp.setStyleSheet(before[2])
    qapp.setPalette(before[1])
    qapp.setFont(before[0])


def test_light_and_dark_reach_the_widgets_that_are_open(theme, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert tokens(field.palette()) is LIGHT
    theme.apply(Look(Scheme.DARK))
    assert tokens(field.palette()) is DARK
    assert theme.dark


@pytest.mark.parametrize("density", Density)
def test_every_density_gives_targets_that_can_be_hit(theme, qtbot, density):
    theme.apply(Look(Scheme.LIGHT, density))
    button, listing = Button("Save"), CardList("Accounts", Face, str)
    for widget in (button, listing):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    assert button.sizeHint().height() == HEIGHTS[density].control
    assert listing.row_height == HEIGHTS[density].card
    assert min(button.sizeHint().height(), HEIGHTS[density].table) >= 24


def test_a_new_look_reaches_what_is_open(theme, qtbot):
    listing, find = CardList("Accounts", Face, str), FindField("Find", theme.changed.emit)
    empty, banner = Empty("Nothing.", icon="x"), Banner()
    for widget in (listing, find, empty, banner):
        qtbot.addWidget(widget)
        widget.show()
    banner.say("Saved.")
    before = [find._sign.icon().cacheKey(), empty._drawing.pixmap().cacheKey()]
    theme.apply(Look(Scheme.DARK, Density.ROOMY))
    assert listing.row_height == HEIGHTS[Density.ROOMY].card
    after = [find._sign.icon().cacheKey(), empty._drawing.pixmap().cacheKey()]
    assert not set(before) & set(after)


def test_larger_letters_make_larger_buttons(theme, qtbot):
    button = Button("Save")
    qtbot.addWidget(button)
    button.ensurePolished()
    before = button.sizeHint()
    theme.apply(Look(Scheme.LIGHT, text_percent=200))
    button.ensurePolished()
    assert QApplication.font().pixelSize() == 28
    assert button.sizeHint().width() > before.width()
    assert button.sizeHint().height() > before.height()


def test_high_contrast_keeps_the_systems_own_colours(theme, qapp, monkeypatch):
    monkeypatch.setattr(Theme, "high_contrast", True)
    theme.apply(Look(Scheme.DARK))
    assert qapp.palette().window().color() == qapp.style().standardPalette().window().color()
    assert "background" not in qapp.styleSheet()


def test_everyone_is_told_of_a_new_look(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.apply(Look(Scheme.DARK, Density.ROOMY, 125))
    assert theme.look == Look(Scheme.DARK, Density.ROOMY, 125)


def test_every_drawing_can_be_drawn_and_has_its_licence_beside_it(qapp):
    names = {file.stem for file in icons_folder().glob("*.svg")}
    assert len(names) >= 30
    for name in names:
        drawn = picture(name, "#0B6173", 16, 2.0).toImage()
        assert drawn.size() == QSize(32, 32)
        assert any(drawn.pixelColor(x, y).alpha() for x in range(32) for y in range(32)), name
    assert "ISC" in (icons_folder() / "LICENSE-lucide.txt").read_text("utf-8")


def test_a_drawing_takes_the_colour_that_it_is_asked_for(qapp):
    colours = set()
    for stroke in ("#FF0000", "#0000FF"):
        drawn = picture("x", stroke, 16, 2.0).toImage()
        inks = {drawn.pixelColor(x, y).name() for x in range(32) for y in range(32)}
        colours.add(stroke.lower() in inks)
    assert colours == {True}


def test_a_name_without_a_drawing_is_noticed(qapp):
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing", qapp.palette())


def test_smdesk_has_an_icon_of_its_own_in_all_sizes(qapp):
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 32, 256}
