"""The short style sheet: buttons, fields, chips and cards; lists paint themselves."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from smdesk.ui.kit.tokens import Tokens


class Density(Enum):
    """How much room things take."""

    COMPACT = "compact"
    NORMAL = "normal"
    ROOMY = "roomy"


@dataclass(frozen=True, slots=True)
class Heights:
    """Heights in px at a density. All are at least 24, so that a finger or a shaky hand hits."""

    control: int
    row: int
    card: int
    table: int


HEIGHTS = {
    Density.COMPACT: Heights(control=28, row=40, card=56, table=28),
    Density.NORMAL: Heights(control=32, row=44, card=64, table=34),
    Density.ROOMY: Heights(control=40, row=52, card=76, table=44),
}
ORDER = tuple(Density)
"""Style sheets know numbers only: the place in this order stands for the density."""

LINE = {"control": 20, "row": 20, "card": 38, "table": 20}
"""How many px of a height are letters, and so grow with them."""


def height(what: str, place: int, scale: float) -> int:
    """Return a height in px: of a ``control``, ``row``, ``card`` or ``table`` row.

    ``place`` is the density's place in ORDER, ``scale`` how much larger than 100 % letters are.
    """
    return int(getattr(HEIGHTS[ORDER[place]], what) + LINE[what] * (max(1.0, scale) - 1))


TYPE = {"meta": 12, "base": 14, "document": 15, "section": 16, "title": 22}
"""Sizes of letters in px at 100 %."""

_COLOURS = """
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {border_strong};
  padding: 4px; }}
QPushButton, QToolButton[kit="button"] {{
  background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: 6px;
  padding: 0 12px; min-height: {inner}px; font-weight: 500; }}
QPushButton:hover, QToolButton[kit="button"]:hover {{ background: {accent_soft}; }}
QPushButton:pressed, QPushButton:checked {{ background: {accent_soft}; border-color: {accent}; }}
QPushButton:focus, QToolButton[kit="button"]:focus {{
  border: 2px solid {accent}; padding: 0 11px; min-height: {focused}px; }}
QPushButton:disabled {{ background: {window}; color: {muted}; border-color: {border}; }}
QPushButton[primary="true"] {{
  background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton[primary="true"]:hover {{ background: {accent_strong}; }}
QPushButton[primary="true"]:disabled {{
  background: {sunken}; color: {muted}; border-color: {border}; }}
QPushButton[quiet="true"] {{ background: transparent; border-color: transparent; }}
QPushButton[quiet="true"]:hover {{ background: {accent_soft}; }}
QPushButton[quiet="true"]:focus {{ border-color: {accent}; }}
QPushButton[bare="true"] {{ padding: 0; min-width: {inner}px; max-width: {inner}px; }}
QPushButton[bare="true"]:focus {{ min-width: {focused}px; max-width: {focused}px; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[chip="true"] {{ min-height: 22px; border-radius: 12px; padding: 0 10px;
  font-size: {meta}px; font-weight: 400; }}
QPushButton[chip="true"]:focus {{ min-height: 20px; padding: 0 9px; }}
QPushButton[chip="true"]:checked {{
  background: {info_soft}; color: {info}; border-color: {info_soft}; font-weight: 500; }}
QPushButton[chip="true"]:checked:focus {{ border-color: {accent}; }}
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{
  background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: 6px;
  padding: 0 9px; min-height: {inner}px;
  selection-background-color: {accent}; selection-color: {on_accent};
  placeholder-text-color: {muted}; }}
QPlainTextEdit {{ padding: 5px 6px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
  border: 2px solid {accent}; padding: 0 8px; min-height: {focused}px; }}
QPlainTextEdit:focus {{ padding: 4px 5px; }}
QLineEdit[fault="true"], QPlainTextEdit[fault="true"], QComboBox[fault="true"],
QAbstractSpinBox[fault="true"] {{ border-color: {danger}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {window}; }}
QLineEdit:read-only {{ background: {window}; }}
QComboBox {{ padding-left: 11px; }}
QComboBox:focus {{ padding-left: 10px; }}
QAbstractSpinBox {{ padding-left: 2px; }}
QAbstractSpinBox:focus {{ padding-left: 1px; }}
QAbstractSpinBox QLineEdit {{ border: none; padding: 0 0 0 9px; min-height: 0;
  background: transparent; }}
QAbstractSpinBox QLineEdit:focus {{ border: none; padding: 0 0 0 9px; min-height: 0; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow {{ image: url("{icons}/field-down.svg"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {border_strong};
  padding: 4px; outline: none; selection-background-color: {accent_soft};
  selection-color: {text}; }}
QComboBox QAbstractItemView::item {{ min-height: {inner}px; padding: 0 6px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 24px; }}
QAbstractSpinBox::up-arrow {{ image: url("{icons}/field-up.svg"); width: 12px; height: 12px; }}
QAbstractSpinBox::down-arrow {{ image: url("{icons}/field-down.svg"); width: 12px; height: 12px; }}
QCheckBox, QRadioButton {{ spacing: 8px; min-height: {control}px; border-radius: 6px;
  border: 2px solid transparent; padding-right: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {mark}px; height: {mark}px;
  border: 1px solid {border_strong}; border-radius: 4px; background: {surface}; margin-left: 3px; }}
QRadioButton::indicator {{ border-radius: {half}px; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent};
  image: url("{icons}/{tick}.svg"); }}
QRadioButton::indicator:checked {{ border: 5px solid {accent}; background: {on_accent};
  width: {dot}px; height: {dot}px; }}
QListWidget {{ background: {surface}; border: 1px solid {border_strong}; border-radius: 6px;
  padding: 4px; outline: none; }}
QListWidget:focus {{ border: 2px solid {accent}; padding: 3px; }}
QListWidget::item {{ min-height: {inner}px; padding: 0 6px; border-radius: 4px; color: {text}; }}
QListWidget::item:selected {{ background: {accent_soft}; color: {text}; }}
QListWidget::indicator {{ width: {mark}px; height: {mark}px; border: 1px solid {border_strong};
  border-radius: 4px; background: {surface}; }}
QListWidget::indicator:checked {{ background: {accent}; border-color: {accent};
  image: url("{icons}/{tick}.svg"); }}
QFrame[kit="popup"] {{ background: {surface}; border: 1px solid {border_strong};
  border-radius: 8px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {surface}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {text}; border: none;
  border-radius: 6px; padding: 4px 8px; min-height: 24px; min-width: 24px; font-weight: 600; }}
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus {{
  background: {accent_soft}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: {window}; color: {muted}; border: none;
  border-bottom: 1px solid {border_strong}; padding: 0 12px; min-height: {inner}px;
  font-weight: 500; }}
QHeaderView::section:hover {{ color: {text}; background: {accent_soft}; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ width: 12px; height: 12px;
  subcontrol-position: center right; margin-right: 6px; }}
QHeaderView::up-arrow {{ image: url("{icons}/field-down.svg"); }}
QHeaderView::down-arrow {{ image: url("{icons}/field-up.svg"); }}
QFrame[kit="card"] {{ background: {surface}; border: 1px solid {border}; border-radius: 8px; }}
QFrame[kit="line"] {{ background: {border}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[kit="upright"] {{ background: {border}; border: none; max-width: 1px; min-width: 1px; }}
QWidget[kit="sunken"] {{ background: {sunken}; }}
QWidget[kit="surface"] {{ background: {surface}; }}
QMenu {{ background: {surface}; border: 1px solid {border_strong}; padding: 4px; }}
QMenu::item {{ padding: 6px 20px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QScrollArea, QAbstractScrollArea[kit="plain"] {{ border: none; background: transparent; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 12px; }} QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {border_strong}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: none; border: none; width: 0; height: 0; }}
QLabel[type="meta"], QLabel[type="key"] {{ color: {muted}; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="danger"] {{ color: {danger}; }}
QLabel[tone="success"] {{ color: {success}; }}
QLabel[tone="warning"] {{ color: {warning}; }}
"""

_LETTERS = """
QLabel[type="meta"] {{ font-size: {meta}px; }}
QLabel[type="document"] {{ font-size: {document}px; }}
QLabel[type="heading"] {{ font-weight: 600; }}
QLabel[type="section"] {{ font-size: {section}px; font-weight: 600; }}
QLabel[type="title"] {{ font-size: {title}px; font-weight: 600; }}
CardList, NavList, DataTable, OfferList {{ qproperty-density: {density}; }}
"""


def sheet(colours: Tokens, density: Density, scale: float, icons: Path) -> str:
    """Return the style sheet; ``scale`` is how much larger than 100 % letters are."""
    mark = round(16 * max(1.0, scale))
    control = height("control", ORDER.index(density), scale)
    return letters(density, scale) + _COLOURS.format(
        **{name: getattr(colours, name) for name in colours.__slots__ if name != "dark"},
        meta=round(TYPE["meta"] * scale),
        mark=mark,
        dot=mark - 8,
        half=mark // 2 + 1,
        control=control - 4,
        inner=control - 2,
        focused=control - 4,
        accent_strong="#7FD2E1" if colours.dark else "#084E5D",
        tick="tick-dark" if colours.dark else "tick-light",
        icons=icons.as_posix(),
    )


def letters(density: Density, scale: float) -> str:
    """Return the part without colours, which also goes with a system's own palette."""
    sizes = {name: round(px * scale) for name, px in TYPE.items()}
    return _LETTERS.format(density=ORDER.index(density), **sizes)
