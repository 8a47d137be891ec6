"""What an item is sorted by, and what the team notes about it for itself alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from smdesk.desk.calendar import CalendarDesk
from smdesk.domain.calendar import Item
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Field, Line, PersonPick, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.ticks import Ticks
from smdesk.ui.kit.view import View


@dataclass(frozen=True, slots=True)
class About:
    """What can be said about an item."""

    owner: RecordId | None
    campaign: RecordId | None
    objective: RecordId | None
    labels: tuple[RecordId, ...]
    new_labels: str
    notes: str


class AboutItem(Card):
    """Shows who looks after the item, what it belongs to, and the team's notes."""

    def __init__(
        self,
        desk: CalendarDesk,
        me: Member,
        view: View,
        *,
        people: Callable[[], Mapping[RecordId, str]],
        say: Callable[[str], object],
    ) -> None:
        super().__init__("", view, narrow=True)
        self.set_heading(self.tr("About it"))
        self._desk, self._me, self._view = desk, me, view
        self._people, self._say = people, say
        self._line: CalendarLine | None = None
        self.add_to_heading(Button(self.tr("Edit…"), self, then=self.edit, icon="pencil"))

    def show_line(self, line: CalendarLine | None) -> None:
        """Show what is known of the post's item."""
        self._line = line
        self.setVisible(line is not None)
        self.clear()
        if line is None:
            return
        item, labels = self._desk.item(line.item), self._labels()
        told = (
            (self.tr("Owner"), line.owner_name),
            (self.tr("Campaign"), self._campaigns().get(item.campaign, "")),
            (self.tr("Objective"), self._objectives().get(item.objective, "")),
            (self.tr("Labels"), ", ".join(labels[one] for one in item.labels if one in labels)),
            (self.tr("Notes for the team alone"), item.notes),
        )
        for key, value in told:
            if value:
                self.add_row(key, value)
        if not any(value for _, value in told):
            self.add_text(self.tr("No owner, campaign, objective, label or note yet."))

    def edit(self) -> None:
        """Ask for what is known of the item."""
        if (line := self._line) is None:
            return
        with self._view.polite():
            item = self._desk.item(line.item)
            about = About(item.owner, item.campaign, item.objective, item.labels, "", item.notes)
            form = Form(About, self._fields())
            form.fill(about)
            title = self.tr("About {post}").format(post=item.name)
            FormDialog(title, form, partial(self._keep, item), self._view).open()

    def _fields(self) -> list[Field]:  # type: ignore[type-arg]
        labels = self._labels()
        ticks = Ticks("labels", self.tr("&Labels"), labels)
        new = Line("new_labels", self.tr("&New labels"), help=self.tr("With commas between them."))
        help_ = self.tr("They are in nothing that is copied, counted, approved or sent out.")
        return [
            PersonPick("owner", self.tr("&Owner"), self._people, nobody=self.tr("(nobody)")),
            Choice("campaign", self.tr("&Campaign"), self._campaigns, nobody=self.tr("(none)")),
            Choice("objective", self.tr("O&bjective"), self._objectives, nobody=self.tr("(none)")),
            *([ticks] if labels else []),
            new,
            Text("notes", self.tr("No&tes for the team alone"), help=help_),
        ]

    def _keep(self, item: Item, about: About, _reason: str) -> None:
        changed = replace(
            item,
            owner=about.owner,
            campaign=about.campaign,
            objective=about.objective,
            labels=about.labels,
            notes=about.notes,
        )
        self._desk.items.describe(changed, about.new_labels.split(","), by=self._me)
        self._say(self.tr("It is kept; what is approved stays approved."))

    def _campaigns(self) -> dict[RecordId | None, str]:
        return {one.id: one.name for one in self._desk.campaigns.all()}

    def _objectives(self) -> dict[RecordId | None, str]:
        return {one.id: one.title for one in self._desk.objectives.all()}

    def _labels(self) -> dict[RecordId, str]:
        return {one.id: one.name for one in self._desk.labels.all()}
