"""What is known of a picture or a film: who made it, who is in it, how long it may be shown."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.desk.media import MediaDesk
from smdesk.domain.media import Consent, MediaAsset
from smdesk.domain.roster import Member
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Field, Line, OptionalDay, Text
from smdesk.ui.kit.form import Form

SOON_DAYS = 30
"""What may be shown for so many days only is pointed out."""


def asset_fields() -> tuple[Field, ...]:  # type: ignore[type-arg]
    """Return the fields of what is known of a file; the file itself stays the one that it is."""
    consents = {one: wording.name(one) for one in Consent}
    return (
        Line("name", _tr("&Name")),
        Text("alt", _tr("&Description for who cannot see it"), lines=3),
        Line("credit", _tr("C&redit"), help=_tr("Photo courtesy of whom?")),
        Line("licence", _tr("&Licence"), example="CC BY 4.0"),
        Line("licence_url", _tr("A&ddress of the licence"), example="https://"),
        Choice("consent", _tr("&People shown"), consents),
        Line("consent_note", _tr("&Where their consent is written down")),
        OptionalDay("expires", _tr("Last day on which it may be &shown")),
        Line("place", _tr("Where the &original lies")),
    )


def ask_about(
    asset: MediaAsset,
    desk: MediaDesk,
    me: Member,
    over: QWidget,
    then: Callable[[MediaAsset], object],
) -> None:
    """Ask for what is known of the file, and keep it."""
    form = Form(MediaAsset, asset_fields())
    form.fill(asset)

    def keep(record: MediaAsset, reason: str) -> None:
        then(desk.change(record, by=me, reason=reason))

    FormDialog(_tr("About {name}").format(name=asset.name), form, partial(keep), over).open()


def facts(asset: MediaAsset) -> str:
    """Return what is known of the file in a few lines; what is missing is said too."""
    size = wording.bytes_long(asset.size)
    pixels = f"{asset.width} × {asset.height}" if asset.width else ""
    lines = [
        " · ".join(part for part in (wording.name(asset.what), pixels, size) if part),
        _tr("Credit: {credit}").format(credit=asset.credit or _tr("none yet")),
        _tr("Licence: {licence}").format(licence=asset.licence or _tr("none yet")),
        wording.name(asset.consent),
    ]
    if asset.destroyed_on is not None:
        return "\n".join([*lines, destroyed(asset)])
    if asset.expires is not None:
        lines.append(_tr("May be shown until {day}").format(day=wording.day(asset.expires)))
    if not asset.content:
        lines.append(outside(asset))
    return "\n".join(lines)


def destroyed(asset: MediaAsset) -> str:
    """Return that it was destroyed and when; nothing for what is there."""
    if asset.destroyed_on is None:
        return ""
    return _tr("Destroyed on {day}").format(day=wording.day(asset.destroyed_on))


def outside(asset: MediaAsset) -> str:
    """Return where a file lies that is too large to be kept inside, and what is still in it."""
    words = _tr(
        "Too large to be kept inside. It lies at {place}, with all that its camera wrote into it, "
        "such as where it was taken."
    )
    return words.format(place=asset.place or "?")


def standing(asset: MediaAsset, today: date) -> str:
    """Return what is amiss with the file, in a few words; nothing where all is well."""
    if asset.destroyed_on is not None:
        return destroyed(asset)
    amiss = []
    if asset.expires is not None and asset.expires < today:
        amiss.append(_tr("may not be shown any more"))
    elif asset.expires is not None and (asset.expires - today).days <= SOON_DAYS:
        amiss.append(_tr("until {day} only").format(day=wording.day(asset.expires)))
    if asset.consent is Consent.ASKED:
        amiss.append(_tr("no consent yet"))
    if not asset.credit.strip():
        amiss.append(_tr("no credit"))
    if not asset.alt.strip():
        amiss.append(_tr("not described"))
    return ", ".join(amiss)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Media", text)
