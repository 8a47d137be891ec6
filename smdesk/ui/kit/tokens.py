"""The colours of smdesk by what they are for, in light, in dark, and in a system's own palette."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QColor, QPalette

Role = QPalette.ColorRole


class Tone(Enum):
    """What a colour underlines. It never says it alone: words and an icon say it too."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One set of colours, each as ``#RRGGBB``."""

    window: str
    surface: str
    sunken: str
    border: str
    border_strong: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    info: str
    info_soft: str
    link: str
    dark: bool

    def toned(self, tone: Tone) -> tuple[str, str]:
        """Return the colour of words in the tone, and the soft colour behind them."""
        return {
            Tone.NEUTRAL: (self.muted, self.sunken),
            Tone.ACCENT: (self.accent, self.accent_soft),
            Tone.SUCCESS: (self.success, self.success_soft),
            Tone.WARNING: (self.warning, self.warning_soft),
            Tone.DANGER: (self.danger, self.danger_soft),
            Tone.INFO: (self.info, self.info_soft),
        }[tone]


LIGHT = Tokens(
    window="#F5F7F9",
    surface="#FFFFFF",
    sunken="#E9EEF2",
    border="#C8D1D9",
    border_strong="#72808C",
    text="#1A2229",
    muted="#4C5B67",
    accent="#0B6173",
    on_accent="#FFFFFF",
    accent_soft="#DCEFF3",
    success="#1B6538",
    success_soft="#DDF2E4",
    warning="#7A4F00",
    warning_soft="#FCEFD2",
    danger="#A8201A",
    danger_soft="#FBE3E1",
    info="#1D568F",
    info_soft="#E0ECF8",
    link="#0B5A8A",
    dark=False,
)
DARK = Tokens(
    window="#12171B",
    surface="#1A2126",
    sunken="#0D1114",
    border="#35424C",
    border_strong="#84929E",
    text="#E7ECF0",
    muted="#AAB7C2",
    accent="#62C4D6",
    on_accent="#04262D",
    accent_soft="#143941",
    success="#7BD19A",
    success_soft="#143322",
    warning="#F0BE5E",
    warning_soft="#3A2C0C",
    danger="#FF9C94",
    danger_soft="#43191A",
    info="#93C2F5",
    info_soft="#16304D",
    link="#84C6F2",
    dark=True,
)


def tokens(palette: QPalette) -> Tokens:
    """Return the colours that go with a palette: ours, or ones read off a system's own.

    A widget knows its palette, so nothing else has to be handed about to paint in the right
    colours, and what the person chose for the whole computer (high contrast) is kept.
    """
    accent = palette.color(Role.Accent).name().upper()
    window = palette.color(Role.AlternateBase).name().upper()
    for ours in (LIGHT, DARK):
        if (accent, window) == (ours.accent, ours.sunken):
            return ours
    return _read_off(palette)


def palette(colours: Tokens) -> QPalette:
    """Return Qt's palette in these colours."""
    made = QPalette(QColor(colours.surface), QColor(colours.window))
    roles = {
        Role.Window: colours.window,
        Role.WindowText: colours.text,
        Role.Base: colours.surface,
        Role.AlternateBase: colours.sunken,
        Role.Text: colours.text,
        Role.PlaceholderText: colours.muted,
        Role.Button: colours.surface,
        Role.ButtonText: colours.text,
        Role.BrightText: colours.danger,
        Role.ToolTipBase: colours.surface,
        Role.ToolTipText: colours.text,
        Role.Highlight: colours.accent,
        Role.HighlightedText: colours.on_accent,
        Role.Accent: colours.accent,
        Role.Link: colours.link,
        Role.LinkVisited: colours.link,
        Role.Light: colours.surface,
        Role.Midlight: colours.sunken,
        Role.Mid: colours.border,
        Role.Dark: colours.border_strong,
        Role.Shadow: colours.border_strong,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return made


def _read_off(palette: QPalette) -> Tokens:
    """Make do with the few colours a system's palette has: every tone is its plain text."""

    def of(role: QPalette.ColorRole) -> str:
        return palette.color(role).name().upper()

    text, window, base = of(Role.WindowText), of(Role.Window), of(Role.Base)
    return Tokens(
        window=window,
        surface=base,
        sunken=window,
        border=text,
        border_strong=text,
        text=text,
        muted=text,
        accent=of(Role.Highlight),
        on_accent=of(Role.HighlightedText),
        accent_soft=base,
        success=text,
        success_soft=base,
        warning=text,
        warning_soft=base,
        danger=text,
        danger_soft=base,
        info=text,
        info_soft=base,
        link=of(Role.Link),
        dark=palette.color(Role.Window).lightness() < palette.color(Role.WindowText).lightness(),
    )
