"""Small windows that ask: a form to fill in, a reason to give, a yes to say."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.records import MOST_REASON, InvalidError, SmdeskError
from smdesk.domain.rules import Finding, ReasonNeededError, RefusedError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.mnemonics import share_letters
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.typed import printable
from smdesk.ui.kit.walking import walk

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

WIDTH = 480
Menders: TypeAlias = Mapping[str, Callable[[Finding, QWidget, Callable[[], object]], object]]
"""What can be done about a refusal, by the rule's code: gets the finding, the dialog over which
to ask, and what tries again."""

R = TypeVar("R", bound="DataclassInstance")


class Dialog(QDialog):
    """A window of its own with a title, some words, and buttons at the bottom right.

    It is ``open()``ed and goes away by itself when it is done with.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(scaled(self, 360))
        self.menders: Menders = MappingProxyType({})
        """What this dialog can have mended on the spot when it is refused."""
        self.title = Label(title, self, type=Type.SECTION)
        self.banner = Banner(self)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addWidget(self.banner)
        column.addLayout(self.body, 1)
        column.addLayout(self.buttons)
        self.finished.connect(self.deleteLater)

    def entitle(self, title: str) -> None:
        """Say what it is about, where that could not be said when it was made."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)

    def add_button(self, text: str, then: Callable[[], object], *, primary: bool = False) -> Button:
        """Add a button; the filled one answers to Enter."""
        button = Button(text, self, then=then, primary=primary)
        button.setDefault(primary)
        self.buttons.addWidget(button)
        return button

    @override
    def done(self, result: int) -> None:
        """Close it; a second click that still waits finds nothing to press."""
        for button in self.findChildren(Button):
            button.setEnabled(False)
        super().done(result)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        # Of several steps' filled buttons Qt knows the last one alone, which may be hidden yet.
        if arg__1.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            for button in self._foot():
                if button.primary and button.isVisible():
                    button.setDefault(True)
        super().keyPressEvent(arg__1)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return walk(self, on=next)

    def fit_soon(self) -> None:
        """Take the height that everything in it needs, once that is laid out."""
        QTimer.singleShot(0, self, self._fit_height)

    def resize_within(self, width: int, height: int) -> None:
        """Take so many px at the usual size of letters, or what the screen has."""
        screen = self.screen()
        room = screen.availableGeometry().size() if screen is not None else QSize(width, height)
        wanted = QSize(scaled(self, width), scaled(self, height))
        self.resize(wanted.boundedTo(room - QSize(40, 60)))

    def _fit_height(self) -> None:
        layout, screen = self.layout(), self.screen()
        if layout is None:
            return
        layout.activate()
        wraps = layout.hasHeightForWidth()
        wanted = layout.totalHeightForWidth(self.width()) if wraps else self.sizeHint().height()
        room = screen.availableGeometry().height() - 40 if screen is not None else wanted
        self.resize(self.width(), min(wanted, room))

    def tell(self, error: SmdeskError) -> None:
        """Say what went wrong, inside the dialog."""
        self._say(error, "", None)

    def tell_or_mend(self, error: SmdeskError, again: Callable[[], object]) -> None:
        """Say what went wrong; a refusal that can be mended here has a button for it.

        ``again`` is done once it is mended: what was typed is still there.
        """
        if isinstance(error, RefusedError) and error.finding.rule.code in self.menders:
            mend = self.menders[error.finding.rule.code]
            action = wording.error(error).action
            self._say(error, action, partial(mend, error.finding, self, again))
        else:
            self.tell(error)

    def _say(self, error: SmdeskError, action: str, then: Callable[[], object] | None) -> None:
        said = wording.error(error)
        tone = Tone.WARNING if said.mild else Tone.DANGER
        why = f"{said.why} {said.who}".strip()
        self.banner.say(said.what, why, tone=tone, action=action, then=then)
        self.fit_soon()

    def _foot(self) -> list[Button]:
        return [one for one in self.findChildren(Button) if self.buttons.indexOf(one) >= 0]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        share_letters(self, self._foot())


class FormDialog(Dialog, Generic[R]):
    """A form to fill in and save. It asks before it loses what was typed.

    ``save`` gets the record and a reason, empty at first, and may raise any SmdeskError: faults
    are shown at their fields, refusals above the form, and a missing reason is asked for.
    """

    saved = Signal(object)

    def __init__(
        self,
        title: str,
        form: Form[R],
        save: Callable[[R, str], object],
        parent: QWidget,
        *,
        verb: str = "",
    ) -> None:
        super().__init__(title, parent)
        self.form = form
        self._save = save
        self._record: R | None = None
        scroll = self.page = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget(scroll)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addWidget(form)
        scroll.setWidget(holder)
        self.body.addWidget(scroll)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(verb or self.tr("&Save"), self.save, primary=True)
        self._fit(holder)
        form.focus_first()

    @override
    def fit_soon(self) -> None:
        """Keep the height: what has no room scrolls."""

    def save(self) -> None:
        """Save what was typed, if it can be read."""
        self.banner.close_it()
        self._record = self.form.read()
        if self._record is not None:
            self._try("")

    def _try(self, reason: str) -> None:
        if self._record is None:
            return
        try:
            self._save(self._record, reason)
        except InvalidError as invalid:
            self.form.show_invalid(invalid)
        except ReasonNeededError as needed:
            ask = AskReason(wording.finding(needed.finding), self)
            ask.given.connect(self._try)
            ask.open()
        except SmdeskError as error:
            self.tell_or_mend(error, partial(self._try, reason))
        else:
            self.saved.emit(self._record)
            self.accept()

    def _fit(self, holder: QWidget) -> None:
        screen = QGuiApplication.primaryScreen()
        room = screen.availableGeometry().height() - 160 if screen is not None else 600
        self.resize(scaled(self, WIDTH), min(holder.sizeHint().height() + 150, room))

    @override
    def reject(self) -> None:
        if not self.form.edited:
            super().reject()
            return
        ask = Confirm(
            self.tr("Leave without saving?"),
            self.tr("What you typed here would be lost."),
            self.tr("Leave"),
            self,
            back=self.tr("Go on typing"),
        )
        ask.confirmed.connect(self._leave)
        ask.open()

    def _leave(self) -> None:
        super().reject()


class Confirm(Dialog):
    """Asks before something is done that is hard to take back. The verb says what is done.

    The focus is on the way back, unless the verb is ``harmless``: then Enter does it.
    """

    confirmed = Signal()

    def __init__(
        self,
        question: str,
        words: str,
        verb: str,
        parent: QWidget,
        *,
        back: str = "",
        harmless: bool = False,
        then: Callable[[], object] | None = None,
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """``then`` is called when it is to be done, ``otherwise`` when it is not."""
        super().__init__(question, parent)
        self._then, self._otherwise = then, otherwise
        self.body.addWidget(Label(words, self))
        stay = self.add_button(back or self.tr("Cancel"), self.reject)
        go = self.add_button(verb, self._say_yes, primary=True)
        (go if harmless else stay).setFocus()
        self.setAccessibleDescription(words)

    @override
    def reject(self) -> None:
        super().reject()
        if self._otherwise is not None:
            self._otherwise()

    def _say_yes(self) -> None:
        self.accept()
        self.confirmed.emit()
        if self._then is not None:
            self._then()


class Tell(Dialog):
    """Says something that must not be missed."""

    def __init__(self, title: str, words: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.body.addWidget(Label(words, self, selectable=True))
        self.add_button(self.tr("OK"), self.accept, primary=True).setFocus()
        self.setAccessibleDescription(words)


class AskReason(Dialog):
    """Asks why, where the rules allow something only with a reason that is kept."""

    given = Signal(str)

    def __init__(self, said: "wording.Said", parent: QWidget) -> None:
        super().__init__(said.what, parent)
        self.body.addWidget(Label(f"{said.why} {said.who}".strip(), self))
        self.body.addWidget(Label(self.tr("Your reason is kept in the log and printed in the "
                                          "handoff packet."), self, type=Type.META))  # fmt: skip
        self._reason = QPlainTextEdit(self)
        self._reason.setTabChangesFocus(True)
        self._reason.setAccessibleName(self.tr("Reason"))
        self._reason.setFixedHeight(self._reason.fontMetrics().lineSpacing() * 3 + 22)
        self._reason.textChanged.connect(self._look)
        self.body.addWidget(self._reason)
        self._missing = Label("", self, type=Type.META)
        self.body.addWidget(self._missing)
        self.add_button(self.tr("Cancel"), self.reject)
        self._go = self.add_button(self.tr("Go on"), self._give, primary=True)
        self._look()
        self._reason.setFocus()

    def _look(self) -> None:
        """Say why the button is grey, for as long as it is."""
        missing = self._what_is_missing()
        self._go.setEnabled(not missing)
        self._go.setAccessibleDescription(missing)
        self._missing.setText(missing)

    def _what_is_missing(self) -> str:
        reason = self._reason.toPlainText()
        if not any(sign.isalnum() for sign in reason):
            return self.tr("Type a reason first: a few words are enough.")
        if len(reason) > MOST_REASON:
            words = self.tr("This is longer than anybody reads. Shorten it to {most} letters.")
            return words.format(most=wording.number(MOST_REASON))
        return ""

    def _give(self) -> None:
        reason = printable(self._reason.toPlainText())
        self.accept()
        self.given.emit(reason)
