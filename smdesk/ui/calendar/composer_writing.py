"""Writes the picked post: opens what is written in, with what helps beside it, and keeps it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from smdesk.desk.calendar import CalendarDesk
from smdesk.domain.calendar import Variant
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.campaigns import HashtagSet
from smdesk.domain.media import MediaAsset
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Member
from smdesk.domain.utm import Utm, tidy
from smdesk.ui.calendar.composer_preview import PostPreview, Sight
from smdesk.ui.calendar.composer_write import Around, WriteDialog, plain_tags
from smdesk.ui.kit.dialog import Dialog, FormDialog
from smdesk.ui.kit.fields import Line, Lines, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.media_facts import destroyed
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.pictures import Thumbs
from smdesk.ui.kit.view import View

MEDIUM = "social"
"""What statistics usually call a reader who came from such a post."""


class Writing(QObject):
    """Asks for what a channel gets, and lets the desk keep it."""

    def __init__(
        self,
        desk: CalendarDesk,
        me: Member,
        view: View,
        thumbs: Thumbs,
        *,
        say: Callable[[str], object],
    ) -> None:
        """``thumbs`` are the small pictures of the library."""
        super().__init__(view)
        self._thumbs = thumbs
        self._desk, self._me, self._view, self._say = desk, me, view, say

    def write(self, line: CalendarLine) -> None:
        """Write what the channel gets."""
        with self._view.polite():
            variant = self._desk.variant(line.id)
            title = self.tr("{post} on {channel}").format(
                post=line.title, channel=line.channel_name
            )
            around = Around(
                measured=partial(self._desk.measures, line.id),
                preview=partial(self.preview, line),
                usual=self._usual(line),
                sets=self._desk.hashtag_sets.all,
                keep_set=self._ask_set,
            )
            WriteDialog(title, variant, around, self._write, self._view).open()

    def preview(self, line: CalendarLine, parent: QWidget) -> PostPreview:
        """Return what shows how the post may look on its channel."""
        shown = self._desk.media.shown(line.id)
        sights = [
            Sight(self._image(asset), asset.width, asset.height, use.alt, gone=destroyed(asset))
            for use, asset in shown
        ]
        return PostPreview(self._desk.limits.takes(line.channel), sights, parent)

    def look(self, line: CalendarLine) -> None:
        """Show how the post may look."""
        with self._view.polite():
            title = self.tr("{post} on {channel}").format(
                post=line.title, channel=line.channel_name
            )
            variant = self._desk.variant(line.id)
            dialog = Dialog(title, self._view)
            page = Page(dialog)
            page.bare()
            shown = self.preview(line, page)
            shown.show_text(variant.copied)
            page.add_widget(shown)
            dialog.body.addWidget(page, 1)
            if variant.first_comment:
                words = self.tr("First comment: {text}").format(text=variant.first_comment)
                dialog.body.addWidget(Label(words, dialog, tone="muted"))
            dialog.add_button(self.tr("Close"), dialog.reject, primary=True)
            dialog.resize_within(460, 520)
            dialog.open()

    def _image(self, asset: MediaAsset) -> QImage:
        if asset.destroyed_on is not None:
            self._thumbs.drop(asset.id)
            return QImage()
        try:
            return self._thumbs.get(asset.id)
        except SmdeskError as error:
            self._view.tell(error)
            return QImage()

    def _write(self, variant: Variant, _reason: str) -> None:
        tidied = replace(variant, hashtags=plain_tags(variant.hashtags))
        before = self._desk.variant(variant.id)
        after = self._desk.write(tidied, by=self._me)
        words = self.tr("The post is written.")
        if before.request is not None and after.request is None:
            words = self.tr("The post is written anew, and has to be approved anew.")
        self._say(words)

    def _usual(self, line: CalendarLine) -> Utm:
        campaign = self._desk.campaigns.get(line.campaign) if line.campaign else None
        source = line.platform.value if line.platform else line.channel_name
        return Utm(
            source=tidy(source), medium=MEDIUM, campaign=tidy(campaign.name) if campaign else ""
        )

    def _ask_set(self, tags: tuple[str, ...], over: QWidget, then: Callable[[], object]) -> None:
        form = Form(HashtagSet, set_fields())
        form.fill(HashtagSet(name="?", tags=tags), empty={"name"})

        def keep(kept: HashtagSet, reason: str) -> None:
            plain = replace(kept, tags=plain_tags(kept.tags))
            self._desk.hashtag_sets.add(plain, by=self._me, reason=reason)
            then()

        FormDialog(self.tr("Keep as a set"), form, keep, over).open()


def set_fields() -> tuple[Line, Lines, Text]:
    """Return the fields of a set of hashtags."""
    return (
        Line("name", _tr("&Name"), help=_tr("As in Every post, or Story hour.")),
        Lines("tags", _tr("&Hashtags"), help=_tr("One on each line.")),
        Text("note", _tr("N&ote"), lines=2),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Composer", text)
