"""Notes what went out, and shows beside it how that differs from what was approved."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser, QWidget

from smdesk.domain.publications import Change, compared, same
from smdesk.ui.calendar.composer_forms import WentOut
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.tokens import tokens

LONGEST = 12_000
"""Signs; of longer texts it is only said whether they differ."""
PAUSE_MS = 250


class OutDialog(FormDialog[WentOut]):
    """Asks where it is to be seen, and compares what people see with what was to go out."""

    def __init__(
        self,
        title: str,
        form: Form[WentOut],
        approved: str,
        save: Callable[[WentOut, str], object],
        parent: QWidget,
        *,
        verb: str,
    ) -> None:
        self._approved = approved
        super().__init__(title, form, save, parent, verb=verb)
        self.says = Label("", self, type=Type.META)
        self.changes = QTextBrowser(self)
        self.changes.setAccessibleName(self.tr("What differs"))
        self.changes.setFixedHeight(scaled(self, 92))
        self.body.addWidget(self.says)
        self.body.addWidget(self.changes)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.compare)
        editor = self.form.editor("final_text")
        if isinstance(editor, QPlainTextEdit):
            editor.textChanged.connect(self._pause.start)
        self.compare()

    def compare(self) -> None:
        """Say whether both texts are the same, and show what was left out and put in."""
        editor = self.form.editor("final_text")
        final = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""
        alike = same(self._approved, final)
        words = self.tr("It went out word for word as it was to.")
        if not alike:
            words = self.tr("It differs from what was to go out; say why.")
        self.says.setText(words)
        self.says.setProperty("tone", "muted" if alike else "warning")
        self.says.style().polish(self.says)
        short = len(self._approved) + len(final) <= LONGEST
        self.changes.setVisible(not alike and short)
        if not alike and short:
            self.changes.setHtml(self._marked(final))

    def _marked(self, final: str) -> str:
        """Return the runs of words, with signs and colours for what is gone and what is new."""
        colours = tokens(self.palette())
        looks = {
            Change.SAME: "{text}",
            Change.GONE: f'<s style="color:{colours.danger}">−{{text}}</s>',
            Change.NEW: f'<u style="color:{colours.success}">+{{text}}</u>',
        }
        runs = compared(self._approved, final)
        marked = (looks[what].format(text=escape(text)) for what, text in runs)
        return "".join(marked).replace("\n", "<br>")
