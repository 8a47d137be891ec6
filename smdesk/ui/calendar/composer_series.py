"""What a post can do beside asking: go out inside an envelope, and let other channels follow it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.enveloping import Offer
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.view import View


@dataclass(frozen=True, slots=True)
class Inside:
    """Inside which envelope a post is to go out."""

    envelope: RecordId


class Companions:
    """Asks for envelopes and routes in the member's name."""

    def __init__(
        self, desk: CalendarDesk, me: Member, view: View, *, say: Callable[[str], object]
    ) -> None:
        self._desk, self._me, self._view, self._say = desk, me, view, say

    def fits(self, line: CalendarLine) -> bool:
        """Whether there is an envelope for the post's channel."""
        return bool(self._desk.enveloping.offers(line.id))

    def leads(self, line: CalendarLine) -> bool:
        """Whether other channels would follow the post, and do not yet."""
        return bool(self._desk.routes.ahead(line.id))

    def words(self, line: CalendarLine) -> list[str]:
        """Return inside which envelope the post goes out, and whether it is out of order."""
        found = []
        envelope = self._desk.enveloping.inside(line.id)
        if envelope is not None:
            words = _tr("Inside the envelope {series}, which is approved.")
            if envelope.left is not None:
                words = _tr("Inside the envelope {series}, which is approved; {count} left.")
            left = wording.number(envelope.left or 0)
            found.append(words.format(series=envelope.series, count=left))
        early = self._desk.routes.early(line.id)
        if early is not None:
            found.append(wording.finding(early).what)
        return found

    def put_inside(self, line: CalendarLine) -> None:
        """Ask inside which envelope the post is to go out; each says what is against it."""
        offers = {offer.envelope.id: offer for offer in self._desk.enveloping.offers(line.id)}
        if not offers:
            return
        names = {id_: _offer_words(offer) for id_, offer in offers.items()}
        help_ = _tr("The envelope's approval is this post's, for exactly what it now says.")
        form = Form(Inside, (Choice("envelope", _tr("&Envelope"), names, help=help_),))
        form.fill(Inside(next(iter(offers))))
        title = _tr("{post} inside an envelope").format(post=line.title)
        save = partial(self._put, line)
        FormDialog(title, form, save, self._view, verb=_tr("&Put it inside")).open()

    def follow(self, line: CalendarLine) -> None:
        """Begin drafts on the channels that follow."""
        with self._view.polite():
            made = self._desk.routes.follow(line.id, by=self._me)
            words = _tr("One channel follows with a draft.")
            if len(made) != 1:
                count = wording.number(len(made))
                words = _tr("{count} channels follow with drafts.").format(count=count)
            self._say(words)

    def _put(self, line: CalendarLine, inside: Inside, reason: str) -> None:
        self._desk.enveloping.put(line.id, inside.envelope, reason=reason, by=self._me)
        self._say(_tr("{post} is approved by its envelope.").format(post=line.title))


def _offer_words(offer: Offer) -> str:
    if not offer.outside:
        return offer.envelope.series
    ways = " ".join(wording.name(bound) for bound in offer.outside)
    return _tr("{series}: {ways}").format(series=offer.envelope.series, ways=ways)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Composer", text)
