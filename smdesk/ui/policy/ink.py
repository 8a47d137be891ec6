"""How words of a policy look on the screen: titles, links, defined words, points of lists."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette, QTextBlockFormat, QTextCharFormat, QTextFormat

from smdesk.domain.policy.blocks import CrossReference, Link, Span, Term, Text, Variable
from smdesk.ui.kit.letters import sized
from smdesk.ui.kit.tokens import Tokens, tokens

_OWN = QTextFormat.Property.UserProperty
TITLE = _OWN + 1
"""Of a block: it is the clause's title."""
URL = _OWN + 2
TERM = _OWN + 3
REFERENCE = _OWN + 4
VARIABLE = _OWN + 5
TABLE = _OWN + 6
"""Of a sign that stands for a table: the table itself, as JSON."""

CHIP = int(QTextFormat.ObjectTypes.UserObject) + 1
GRID = int(QTextFormat.ObjectTypes.UserObject) + 2
OBJECT = "\ufffc"
"""The one sign that stands in the text for what is drawn there."""

BETWEEN = 6
"""Px between two paragraphs of a clause."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The fonts and colours of the moment; made anew when either changes."""

    font: QFont
    colours: Tokens

    @classmethod
    def of(cls, font: QFont, palette: QPalette) -> "Ink":
        """Return what goes with the ordinary font and the palette of a screen."""
        return cls(sized(font, "document"), tokens(palette))

    def title(self, depth: int) -> QTextCharFormat:
        """Return how the title of a clause is written."""
        made = QTextCharFormat()
        made.setFont(self.title_font(depth))
        return made

    def title_font(self, depth: int) -> QFont:
        """Return the font of titles; the outermost are a little larger."""
        made = QFont(self.font)
        if depth == 0:
            made.setPixelSize(round(made.pixelSize() * 16 / 15))
        made.setWeight(QFont.Weight.DemiBold)
        return made

    def of_span(self, span: Span) -> QTextCharFormat:
        """Return how a span is written or, for what is drawn, what its sign carries."""
        made = QTextCharFormat()
        made.setFont(self.font)
        match span:
            case Text(_, bold, italic):
                made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
                made.setFontItalic(italic)
            case Link(_, url):
                made.setProperty(URL, url)
                made.setFontUnderline(True)
                made.setForeground(QColor(self.colours.link))
            case Term():
                made.setProperty(TERM, True)
                made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                made.setUnderlineColor(QColor(self.colours.muted))
            case CrossReference(clause):
                made.setObjectType(CHIP)
                made.setProperty(REFERENCE, clause)
            case Variable(name):
                made.setObjectType(CHIP)
                made.setProperty(VARIABLE, name)
        return made

    def of_table(self, kept: str) -> QTextCharFormat:
        """Return what the sign of a table carries; ``kept`` is the table as JSON."""
        made = QTextCharFormat()
        made.setFont(self.font)
        made.setObjectType(GRID)
        made.setProperty(TABLE, kept)
        return made


def title_block() -> QTextBlockFormat:
    """Return the format of the paragraph that is a title."""
    made = QTextBlockFormat()
    made.setProperty(TITLE, True)
    made.setBottomMargin(2)
    return made


def plain_block(*, first: bool) -> QTextBlockFormat:
    """Return the format of an ordinary paragraph."""
    made = QTextBlockFormat()
    made.setTopMargin(0 if first else BETWEEN)
    return made
