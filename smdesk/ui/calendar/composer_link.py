"""Builds the words in a link that tell the library's own statistics where readers came from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.domain.calendar import Variant
from smdesk.domain.records import InvalidError, faults_of, link_or_empty
from smdesk.domain.utm import Utm, tagged, tidy, untagged
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Line
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label, Type

WORDS = ("source", "medium", "campaign", "term", "content")


@dataclass(frozen=True, slots=True)
class Tags:
    """A link, and the five words that it carries."""

    link: str
    source: str = ""
    medium: str = ""
    campaign: str = ""
    term: str = ""
    content: str = ""

    def __post_init__(self) -> None:
        faults_of(link=link_or_empty(self.link))

    @classmethod
    def of(cls, variant: Variant, typed: str) -> Self:
        """Return the words of the variant; those in the link as typed go before."""
        link, inside = untagged(typed)
        said = {word: getattr(inside, word) or getattr(variant.utm, word) for word in WORDS}
        try:
            return cls(link, **said)
        except InvalidError:
            return cls("", **said)

    @property
    def utm(self) -> Utm:
        """The words alone."""
        return Utm(**{word: getattr(self, word) for word in WORDS})

    def as_fields(self) -> dict[str, str]:
        """Return the words by the fields of a variant."""
        return {f"utm_{word}": tidy(getattr(self, word)) for word in WORDS}

    def put_on(self, variant: Variant) -> Variant:
        """Return the variant with the words; its link is left to the form."""
        said = self.as_fields()
        return replace(
            variant,
            utm_source=said["utm_source"],
            utm_medium=said["utm_medium"],
            utm_campaign=said["utm_campaign"],
            utm_term=said["utm_term"],
            utm_content=said["utm_content"],
        )


class TagsDialog(FormDialog[Tags]):
    """Asks for the five words, and shows the link as it goes out."""

    def __init__(
        self, tags: Tags, usual: Utm, save: Callable[[Tags, str], object], parent: QWidget
    ) -> None:
        """``usual`` are the words that links of the channel usually carry."""
        form = Form(
            Tags,
            (
                Line("link", _tr("&Link"), example="https://"),
                Line("source", _tr("&Source"), help=_tr("Where they read it, as instagram.")),
                Line("medium", _tr("&Medium"), help=_tr("What kind of place, as social.")),
                Line("campaign", _tr("&Campaign"), help=_tr("What it belongs to.")),
                Line("term", _tr("&Term"), help=_tr("Seldom needed outside advertisements.")),
                Line("content", _tr("C&ontent"), help=_tr("Tells two links of one post apart.")),
            ),
        )
        form.fill(tags)
        self._usual = usual
        super().__init__(_tr("Tags of the link"), form, save, parent, verb=_tr("&Use it"))
        self.shown = Label("", self, type=Type.META, selectable=True)
        self.body.addWidget(self.shown)
        usually = Button(_tr("Put in the &usual words"), self, then=self.fill_up)
        self.buttons.insertWidget(0, usually)
        for editor in self._editors():
            editor.textChanged.connect(self.show_link)
        self.show_link()

    def fill_up(self) -> None:
        """Put the usual words where there are none yet."""
        for word in WORDS:
            editor = self.form.editor(word)
            if isinstance(editor, QLineEdit) and not editor.text().strip():
                self.form.put(word, getattr(self._usual, word))

    def show_link(self) -> None:
        """Show the link as it would go out."""
        link, *words = (editor.text().strip() for editor in self._editors())
        utm = Utm(**dict(zip(WORDS, words, strict=True)))
        self.shown.setText(tagged(link, utm) or _tr("Type a link first."))

    def _editors(self) -> list[QLineEdit]:
        found = (self.form.editor(name) for name in ("link", *WORDS))
        return [editor for editor in found if isinstance(editor, QLineEdit)]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Composer", text)
