"""What brings a screen's pages to paper."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from smdesk.app.rooms.means import Means
from smdesk.printing.press import Press
from smdesk.ui.kit.printing import SheetOutput, Teller
from smdesk.ui.kit.sealed_printing import SealedPrinting
from smdesk.ui.kit.view import View

if TYPE_CHECKING:
    from smdesk.ui.settings.section import Section


def output(means: Means, window: QWidget, teller: Teller) -> SheetOutput:
    """Return what brings sheets to paper from a window, which tells how that went."""
    return SheetOutput(
        Press(means.resources), means.background, window, teller, documents=means.documents
    )


def outputs(means: Means) -> Callable[["View | Section"], SheetOutput]:
    """Return what makes the output of a screen, or of a section of one."""
    return lambda screen: output(means, screen, screen)


def sealed(means: Means) -> Callable[[QWidget], SealedPrinting]:
    """Return what brings pages to a printer that may lie in no file; its press forgets them."""
    return lambda window: SealedPrinting(Press(means.resources), means.background, window)
