"""How smdesk looks on this computer: colours, room, size of letters."""

from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.form import Choice, Form
from smdesk.ui.kit.sheet import Density
from smdesk.ui.kit.theme import TEXT_PERCENTS, Look, Scheme
from smdesk.ui.kit.this_computer import Wardrobe
from smdesk.ui.settings.section import Section


class AppearanceSection(Section):
    """Three choices, each taken at once."""

    def __init__(self, wardrobe: Wardrobe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wardrobe = wardrobe
        self.entitle(
            self.tr("Appearance"),
            self.tr("For this computer alone. What you choose is shown at once."),
        )
        schemes = {
            Scheme.SYSTEM: self.tr("As the computer does"),
            Scheme.LIGHT: self.tr("Light"),
            Scheme.DARK: self.tr("Dark"),
        }
        densities = {
            Density.COMPACT: self.tr("Compact: more on the screen"),
            Density.NORMAL: self.tr("Normal"),
            Density.ROOMY: self.tr("Roomy: larger targets"),
        }
        sizes = {percent: f"{percent} %" for percent in TEXT_PERCENTS}
        self.form = Form(
            Look,
            [
                Choice("scheme", self.tr("&Colours"), schemes),
                Choice("density", self.tr("&Room"), densities),
                Choice("text_percent", self.tr("&Size of letters"), sizes),
            ],
            self,
        )
        self.form.fill(wardrobe.theme.look)
        for name in ("scheme", "density", "text_percent"):
            editor = self.form.editor(name)
            if isinstance(editor, QuietComboBox):
                editor.activated.connect(self._take)
        self.add(self.form)
        self.column.addStretch(1)

    def _take(self) -> None:
        look = self.form.read()
        if look is not None and look != self._wardrobe.theme.look:
            self._wardrobe.wear(look)
