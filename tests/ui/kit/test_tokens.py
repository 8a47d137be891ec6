"""Both sets of colours can be read by people with weak eyes."""

import pytest
from PySide6.QtGui import QColor, QPalette

from smdesk.ui.kit.tokens import DARK, LIGHT, Tone, palette, tokens

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "surface", "sunken")
DARKEST = 0.04045
"""Below this share of light the curve of sRGB is a straight line."""


def contrast(one, other):
    """Return the contrast of two colours, from 1 to 21 (source: WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    def linear(part):
        share = part / 255
        return share / 12.92 if share <= DARKEST else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", ["text", "muted", "accent", "danger", "success", "link"])
def test_words_stand_out_from_every_ground(colours, words, ground):
    assert contrast(getattr(colours, words), getattr(colours, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("tone", Tone)
def test_words_in_a_tone_stand_out_from_its_soft_colour(colours, tone):
    assert contrast(*colours.toned(tone)) >= 4.5


@BOTH
@pytest.mark.parametrize("tone", Tone)
def test_plain_words_stand_out_in_a_banner_of_each_tone(colours, tone):
    assert contrast(colours.text, colours.toned(tone)[1]) >= 4.5


@BOTH
def test_the_filled_button_and_chosen_text_can_be_read(colours):
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.text, colours.accent_soft) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["window", "surface"])
@pytest.mark.parametrize("edge", ["border_strong", "accent", "danger"])
def test_the_edges_of_controls_can_be_seen(colours, edge, ground):
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


@BOTH
def test_a_palette_tells_which_colours_it_was_made_of(colours):
    assert tokens(palette(colours)) is colours


def test_a_palette_of_the_system_is_taken_as_it_is(qapp):
    strange = QPalette(QColor("#000000"))
    strange.setColor(QPalette.ColorRole.WindowText, QColor("#FFFF00"))
    read = tokens(strange)
    assert read.text == "#FFFF00"
    assert {read.toned(tone)[0] for tone in Tone} <= {"#FFFF00", read.accent}


def test_contrast_is_the_one_of_the_guidelines():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
