"""Types back what was ticked on an approval sheet: a code, the tick, and the words beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.desk.sheets import SheetsDesk, Ticked
from smdesk.domain.approval_sheets import CODE_SIGNS, Answer, SheetPost
from smdesk.domain.records import Fault, InvalidError, SmdeskError, faults_of, filled
from smdesk.domain.roster import Member
from smdesk.ui.calendar.looks import clock_words
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import Choice, Day, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled

WIDTH = 520
SHOWN = 240
"""Signs of the text, to compare with the sheet."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands on the sheet beside one post, and the day by the signature."""

    answer: Answer | None
    words: str
    answered_on: date

    def __post_init__(self) -> None:
        without = self.answer in {None, Answer.APPROVE}
        faults_of(words=None if without else filled(self.words))


class TypeSheet(Dialog):
    """Takes in one code after the other, and says what each did."""

    def __init__(
        self,
        desk: SheetsDesk,
        me: Member,
        local: Callable[[datetime], datetime],
        parent: QWidget,
    ) -> None:
        super().__init__(self.tr("Type in what was ticked"), parent)
        self._desk, self._me, self._local = desk, me, local
        self._post: SheetPost | None = None
        self.code = QLineEdit(self)
        self.code.setPlaceholderText("K7M2-QF9C")
        self.code.setAccessibleName(self.tr("Code beside the post"))
        self.code.textChanged.connect(self._typing)
        self.found = Card("", self, narrow=True)
        self.form: Form[Typed] = Form(
            Typed,
            (
                Choice(
                    "answer",
                    self.tr("&What is ticked"),
                    {one: wording.name(one) for one in Answer},
                    nobody=self.tr("Choose…"),
                ),
                Text("words", self.tr("W&ords beside it"), lines=2),
                Day("answered_on", self.tr("&Day by the signature")),
            ),
            self,
        )
        self.done_words = Label("", self, type=Type.META)
        label = Label(self.tr("&Code beside the post"), self)
        label.setBuddy(self.code)
        self.body.setSpacing(8)
        for widget in (label, self.code, self.found, self.form, self.done_words):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.setMinimumWidth(scaled(self, WIDTH))
        self.add_button(self.tr("Close"), self.reject)
        self.take = self.add_button(self.tr("&Take it in"), self.take_in, primary=True)
        self._taken: list[str] = []
        self._begin(None)

    def take_in(self) -> None:
        """Keep what was ticked, and go on with the next code."""
        self.banner.close_it()
        if self._post is None and not self._find():
            return
        typed, post = self.form.read(), self._post
        if typed is None or post is None:
            return
        if typed.answer is None:
            self.form.show_invalid(InvalidError(answer=Fault.EMPTY))
            return
        try:
            ticked = Ticked(typed.answer, typed.words, typed.answered_on)
            self._desk.answer(post.id, ticked, by=self._me)
        except InvalidError as invalid:
            self.form.show_invalid(invalid)
        except SmdeskError as error:
            self.tell(error)
        else:
            said = self.tr("{post}: {answer}").format(
                post=post.title, answer=wording.name(typed.answer)
            )
            self._taken.append(said)
            self._begin(typed.answered_on)
            announce(self.done_words, said)

    # Behind the scenes.

    def _begin(self, day: date | None) -> None:
        """Wait for the next code; the day by the signature is likely the same."""
        self.code.clear()
        self._show(None)
        self.form.fill(Typed(None, "", day or self._desk.today()))
        self.done_words.setText("\n".join(self._taken[-6:]))
        self.done_words.setVisible(bool(self._taken))
        self.code.setFocus()
        self.fit_soon()

    def _typing(self, text: str) -> None:
        self._show(None)
        self.banner.close_it()
        if len([sign for sign in text if sign.isalnum()]) >= CODE_SIGNS:
            self._find()

    def _find(self) -> bool:
        try:
            self._show(self._desk.find(self.code.text()))
        except SmdeskError as error:
            self.tell(error)
            self.code.setFocus()
            return False
        return True

    def _show(self, post: SheetPost | None) -> None:
        """Show what the code stands beside, so that it can be compared."""
        self._post = post
        self.found.setVisible(post is not None)
        self.form.setVisible(post is not None)
        if post is None:
            return
        self.found.clear()
        self.found.set_heading(post.title)
        when = ""
        if post.planned is not None:
            local = self._local(post.planned)
            when = f"{wording.day(local.date())}, {clock_words(local.time())}"
        text = post.text if len(post.text) <= SHOWN else post.text[: SHOWN - 1] + "…"
        for key, value in (
            (self.tr("Who was asked"), self._desk.asked(post)),
            (self.tr("Channel"), post.channel),
            (self.tr("Planned for"), when),
            (self.tr("Text"), text),
        ):
            if value:
                self.found.add_row(key, value)
        announce(self.found, post.title)
        self.fit_soon()
