"""Goes along while somebody posts by hand: copies one thing after the other, opens the site."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk.errors import FileLostError
from smdesk.domain.calendar import Variant
from smdesk.domain.media import MediaAsset, MediaKind, MediaUse
from smdesk.domain.records import SmdeskError
from smdesk.system.outside import written_whole
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button, literal
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type, line
from smdesk.ui.kit.media_facts import destroyed
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.pictures import whole
from smdesk.ui.kit.printing import why_not_written
from smdesk.ui.kit.tokens import Tone

SHOWN = 240
"""Signs of a text that are shown in the list; all of it is copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What goes out, and where."""

    variant: Variant
    shown: Sequence[tuple[MediaUse, MediaAsset]]
    site: str
    """The address of the channel; empty where none is on file."""
    channel: str
    read: Callable[[MediaAsset], bytes | None]
    folder: Path
    """Where copies of files are offered to be saved."""
    open_site: Callable[[str], object]
    """Opens an address in the person's own browser; called only when they press the button."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to carry over."""

    name: str
    """What it is, as in ``Text``."""
    says: str
    copy: Callable[[], bool] | None
    """Puts it on the clipboard; False where that did not work. None for what has to be saved."""
    asset: MediaAsset | None = None


class Assistant(Dialog):
    """Lists what to carry over in its order; one button copies the next thing."""

    def __init__(
        self, title: str, going: Going, posted: Callable[[], object], parent: QWidget
    ) -> None:
        """``posted`` asks for the link, once all is carried over."""
        super().__init__(title, parent)
        self._going, self._posted = going, posted
        self.steps = self._all_steps()
        self.marks: list[Label] = []
        self.done_with: set[int] = set()
        page = Page(self)
        page.bare()
        holder = QWidget(page)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for place, step in enumerate(self.steps):
            self._add_row(place, step, holder, column)
        self._add_site(holder, column)
        page.add_widget(holder)
        self.body.addWidget(page, 1)
        self.said = Label("", self, type=Type.META, tone="muted")
        self.body.addWidget(self.said)
        self.add_button(self.tr("Close"), self.reject)
        self.out = self.add_button(self.tr("It is &posted…"), self.note_posted)
        self.next = self.add_button("", self.copy_next, primary=True)
        self.resize_within(560, 520)
        self._look()

    def copy_next(self) -> None:
        """Copy the next thing that nobody copied yet."""
        place = self._next()
        if place is None:
            self.note_posted()
        else:
            self.copy(place)

    def copy(self, place: int) -> None:
        """Copy one thing."""
        self.banner.close_it()
        step = self.steps[place]
        try:
            done = step.copy is not None and step.copy()
        except SmdeskError as error:
            self.tell(error)
            return
        if not done:
            self.said.setText(self.tr("{name} has to be saved and brought in as a file.").format(
                name=step.name))  # fmt: skip
        else:
            words = self.tr("Copied: {name}. Paste it at {channel}.").format(
                name=step.name, channel=self._going.channel
            )
            self.said.setText(words)
            announce(self.next, words)
        self._mark(place)

    def save(self, place: int) -> None:
        """Ask where a copy of a file is to lie, for platforms that take files alone."""
        asset = self.steps[place].asset
        if asset is not None:
            self._saving = place
            ask_to_save(
                self,
                self.tr("Save a copy of {name}").format(name=asset.name),
                self._save_to,
                suggested=self._going.folder / asset.name,
            )

    def open_site(self) -> None:
        """Open the channel in the person's own browser."""
        self._going.open_site(self._going.site)

    def note_posted(self) -> None:
        """Go on to the link, or to why there is none."""
        self.accept()
        self._posted()

    def _save_to(self, path: Path) -> None:
        asset = self.steps[self._saving].asset
        if asset is None:
            return
        try:
            data = self._going.read(asset)
            if data is None:
                raise FileLostError(asset.name)
            with written_whole(path) as file:
                file.write(data)
        except SmdeskError as error:
            self.tell(error)
        except OSError as error:
            words = self.tr("{name} was not saved.").format(name=path.name)
            self.banner.say(words, why_not_written(error), tone=Tone.WARNING)
        else:
            self.said.setText(self.tr("{name} is saved.").format(name=path.name))
            self._mark(self._saving)

    def _all_steps(self) -> list[Step]:
        variant = self._going.variant
        steps = []
        if variant.copied:
            steps.append(Step(self.tr("Text"), variant.copied, partial(_put, variant.copied)))
        for use, asset in self._going.shown:
            number = wording.number(use.place)
            name = self.tr("Picture {number}").format(number=number)
            if asset.destroyed_on is not None:
                steps.append(Step(name, f"{asset.name}: {destroyed(asset)}", None))
                continue
            copy = partial(self._copy_picture, asset) if asset.what is MediaKind.IMAGE else None
            steps.append(Step(name, asset.name, copy, asset))
        for use, _ in self._going.shown:
            if use.alt.strip():
                name = self.tr("Description {number}").format(number=wording.number(use.place))
                steps.append(Step(name, use.alt, partial(_put, use.alt)))
        if variant.first_comment.strip():
            comment = variant.first_comment
            steps.append(Step(self.tr("First comment"), comment, partial(_put, comment)))
        return steps

    def _copy_picture(self, asset: MediaAsset) -> bool:
        data = self._going.read(asset)
        image = QImage() if data is None else whole(data)
        if image.isNull():
            return False
        QGuiApplication.clipboard().setImage(image)
        return True

    def _add_row(self, place: int, step: Step, holder: QWidget, column: QVBoxLayout) -> None:
        if place:
            column.addWidget(line(holder))
        mark = Label(step.name, holder, type=Type.HEADING)
        begins = step.says.strip()
        said = Label(begins if len(begins) <= SHOWN else begins[:SHOWN] + "…", holder)
        tools = QWidget(holder)
        flow = Flow(tools, spacing=8)
        if step.copy is not None:
            button = Button(self.tr("Copy"), tools, then=partial(self.copy, place), icon="copy")
            button.setAccessibleName(self.tr("Copy: {name}").format(name=step.name))
            flow.addWidget(button)
        if step.asset is not None and step.asset.content:
            words = self.tr("Save a copy…")
            button = Button(words, tools, then=partial(self.save, place), icon="download")
            button.setAccessibleName(self.tr("Save: {name}").format(name=step.name))
            flow.addWidget(button)
        elif step.asset is not None:
            where = step.asset.place or self.tr("(nobody noted where)")
            words = self.tr("It lies at {place}, with what its camera wrote into it.")
            words = words.format(place=where)
            column_label = Label(words, tools, type=Type.META, selectable=True)
            flow.addWidget(column_label)
        for widget in (mark, said, tools):
            column.addWidget(widget)
        self.marks.append(mark)

    def _add_site(self, holder: QWidget, column: QVBoxLayout) -> None:
        """Add the way to the platform; nothing is opened before it is pressed."""
        if self.steps:
            column.addWidget(line(holder))
        column.addWidget(Label(self.tr("Where it goes"), holder, type=Type.HEADING))
        words = self._going.site or self.tr("No address of this channel is on file.")
        column.addWidget(Label(words, holder, tone="muted", selectable=True))
        words = self.tr("&Open {channel}").format(channel=literal(self._going.channel))
        self.site = Button(words, holder, then=self.open_site, icon="external-link")
        self.site.setEnabled(bool(self._going.site))
        column.addWidget(self.site)

    def _mark(self, place: int) -> None:
        self.done_with.add(place)
        words = self.tr("{name}: done").format(name=self.steps[place].name)
        self.marks[place].setText(words)
        self._look()

    def _next(self) -> int | None:
        left = (place for place in range(len(self.steps)) if place not in self.done_with)
        return next(left, None)

    def _look(self) -> None:
        place = self._next()
        if place is None:
            self.next.set_words(self.tr("Note that it is posted…"))
            self.out.hide()
        else:
            words = self.tr("Copy the &next: {name}")
            if self.steps[place].copy is None:
                words = self.tr("Go &on after: {name}")
            self.next.set_words(words.format(name=self.steps[place].name))


def _put(text: str) -> bool:
    QGuiApplication.clipboard().setText(text)
    return True
