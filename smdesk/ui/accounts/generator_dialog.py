"""The dialog that draws a new password: its sort, its length, and how strong it is."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.accounts import Platform
from smdesk.domain.generator import (
    FEWEST_WORDS,
    MOST_WORDS,
    SHORTEST,
    SIGNS,
    Characters,
    PasswordRules,
    Phrase,
)
from smdesk.domain.records import InvalidError
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.ui.accounts.forgetful import ForgetfulDialog
from smdesk.ui.accounts.strength_bar import StrengthBar
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.fields import QuietSpinBox
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.secret import SecretDisplay

WIDTH = 520
MOST_OFFERED = 64
CHARACTERS, WORDS = "characters", "words"


class GeneratorDialog(ForgetfulDialog):
    """Draws passwords until one is taken; what was drawn goes with the dialog."""

    taken = Signal(object)
    """The SecretText that is to be used."""

    def __init__(
        self,
        desk: SecretsDesk,
        platform: Platform,
        clipboard: SecretClipboard,
        parent: QWidget,
    ) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Draw a password"))
        self._desk, self._platform, self._clipboard = desk, platform, clipboard
        self._rules = desk.rules_for(platform)
        self._drawn: SecretText | None = None
        self.display = SecretDisplay(self.tr("Drawn password"), self)
        self.strength = StrengthBar(self._now, desk.strength, self)
        self._lay_out_drawn()
        self.sort = FilterChips(
            self.tr("Made of"),
            (Filter(CHARACTERS, self.tr("Characters")), Filter(WORDS, self.tr("Words"))),
            self,
        )
        self.body.addWidget(self.sort)
        self._lay_out_length()
        self._lay_out_boxes()
        self.rules = Label("", self, type=Type.META)
        self.body.addWidget(self.rules)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Use it"), self.take, primary=True).setFocus()
        self.sort.chosen.connect(self._choose_sort)
        self.take_room(WIDTH)
        self._choose_sort()

    @property
    def recipe(self) -> Characters | Phrase:
        """What is drawn, as the boxes stand; raises InvalidError where that is nothing."""
        if self.sort.key == WORDS:
            return Phrase(
                words=self.length.value(),
                capitals=self.capitals.isChecked(),
                digit=self.digit.isChecked(),
            )
        wanted = Characters(
            length=self.length.value(),
            lower=self.small.isChecked(),
            upper=self.capital.isChecked(),
            digits=self.digits.isChecked(),
            signs=SIGNS if self.signs.isChecked() else "",
            look_alikes=self.look_alikes.isChecked(),
        )
        return self._rules.fitted(wanted)

    def draw(self) -> None:
        """Draw another one."""
        self.banner.close_it()
        try:
            drawn = self._desk.generate(self.recipe)
        except InvalidError:
            self.forget()
            self.banner.say(self.tr("Tick at least one sort of characters."), "")
            self.fit_soon()
            return
        self._drawn = drawn
        self.display.show_secret(drawn)
        self.strength.look()

    def copy(self) -> None:
        """Copy it; the clipboard clears itself."""
        if self._drawn is not None:
            self._clipboard.copy(self._drawn)
            words = self.tr("Copied. The clipboard is cleared in {seconds} seconds.")
            announce(self, words.format(seconds=self._clipboard.left))

    def take(self) -> None:
        """Use the one that is shown."""
        drawn = self._drawn
        if drawn is not None:
            self.accept()
            self.taken.emit(drawn)

    @override
    def forget(self) -> None:
        self._drawn = None
        self.display.hide_secret()
        self.strength.rest()

    def _now(self) -> SecretText:
        return self._drawn or SecretText("")

    def _choose_sort(self) -> None:
        words = self.sort.key == WORDS
        most = min(self._rules.longest, MOST_OFFERED)
        first, last = (FEWEST_WORDS, MOST_WORDS) if words else (_shortest(self._rules), most)
        with QSignalBlocker(self.length), QSignalBlocker(self.slider):
            for editor in (self.length, self.slider):
                editor.setRange(first, last)
                editor.setValue(Phrase().words if words else self._desk.recipe_for(
                    self._platform).length)  # fmt: skip
        self._length_label.setText(self.tr("How many &words") if words else self.tr("&Length"))
        self.slider.setAccessibleName(self.tr("Words") if words else self.tr("Length"))
        for box in self._of_characters:
            box.setVisible(not words)
        for box in self._of_words:
            box.setVisible(words)
        self.rules.setText(self._said(words=words))
        self.draw()
        self.fit_soon()

    def _said(self, *, words: bool) -> str:
        rules, name = self._rules, wording.name(self._platform)
        told = self.tr("{platform} takes {first} to {last} characters.").format(
            platform=name, first=rules.shortest, last=rules.longest
        )
        if not rules.source:
            told = self.tr("{platform} says nothing certain; up to {last} is a safe guess.").format(
                platform=name, last=rules.longest
            )
        if rules.forbidden and not words:
            told += " " + self.tr("It does not take {signs}").format(signs=rules.forbidden)
        return told

    def _lay_out_drawn(self) -> None:
        card = Card("", self)
        held = QWidget(card)
        inner = QVBoxLayout(held)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(self.display)
        card.add_widget(held)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Button(self.tr("Draw &again"), self, then=self.draw))
        row.addStretch(1)
        row.addWidget(Button(self.tr("&Copy"), self, then=self.copy, icon="copy"))
        self.body.addWidget(card)
        self.body.addWidget(self.strength)
        self.body.addLayout(row)

    def _lay_out_length(self) -> None:
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.length = QuietSpinBox(self)
        self._length_label = QLabel("", self)
        self._length_label.setBuddy(self.length)
        self.slider.valueChanged.connect(self.length.setValue)
        self.length.valueChanged.connect(self._lengthen)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._length_label)
        row.addWidget(self.slider, 1)
        row.addWidget(self.length)
        self.body.addLayout(row)

    def _lay_out_boxes(self) -> None:
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(2)
        self.body.addLayout(self._boxes)
        recipe, plain = self._desk.recipe_for(self._platform), replace(Phrase(), words=FEWEST_WORDS)
        self.small = self._box(self.tr("Small letters"), ticked=recipe.lower)
        self.capital = self._box(self.tr("Capitals"), ticked=recipe.upper)
        self.digits = self._box(self.tr("Digits"), ticked=recipe.digits)
        self.signs = self._box(self.tr("Signs such as ! and ?"), ticked=bool(recipe.signs))
        self.look_alikes = self._box(
            self.tr("Also what looks alike, such as 0 and O"), ticked=recipe.look_alikes
        )
        self._of_characters = (self.small, self.capital, self.digits, self.signs, self.look_alikes)
        self.capitals = self._box(self.tr("Each word begins with a capital"), ticked=plain.capitals)
        self.digit = self._box(self.tr("One digit at a word's end"), ticked=plain.digit)
        self._of_words = (self.capitals, self.digit)

    def _box(self, text: str, *, ticked: bool) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setChecked(ticked)
        box.toggled.connect(self.draw)
        self._boxes.addWidget(box)
        return box

    def _lengthen(self, value: int) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(value)
        self.draw()


def _shortest(rules: PasswordRules) -> int:
    return min(max(rules.shortest, SHORTEST), rules.longest)
