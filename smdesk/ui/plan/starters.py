"""Templates to begin with, in plain words that every library will change."""

from PySide6.QtCore import QCoreApplication

from smdesk.domain.templates import Matter, PostTemplate


def starters() -> list[PostTemplate]:
    """Return new templates for events, services, collections and closures."""
    return [
        PostTemplate(
            name=_tr("Event: announce"),
            matter=Matter.EVENT,
            text=_tr(
                "{event}\n\n{weekday}, {day}, at {time}\n{place}\n\nYou are welcome as you are."
            ),
            link="{link}",
            days=-14,
            clock="10:00",
        ),
        PostTemplate(
            name=_tr("Event: remind"),
            matter=Matter.EVENT,
            headline=_tr("Tomorrow: {event}"),
            text=_tr("Tomorrow: {event}, at {time}. {place}."),
            link="{link}",
            days=-1,
            clock="16:00",
            wanted=True,
        ),
        PostTemplate(
            name=_tr("Event: thank you"),
            matter=Matter.EVENT,
            headline=_tr("Thank you: {event}"),
            text=_tr("Thank you for coming to {event}. What would you like to see next?"),
            days=1,
            clock="12:00",
        ),
        PostTemplate(
            name=_tr("Service"),
            matter=Matter.SERVICE,
            headline=_tr("Service: {event}"),
            text=_tr(
                "Did you know? {event} is here for you at {library}, and it costs nothing.\n{place}"
            ),
            link="{link}",
            clock="12:00",
        ),
        PostTemplate(
            name=_tr("Collection"),
            matter=Matter.COLLECTION,
            headline=_tr("On the shelf: {event}"),
            text=_tr("On the shelf: {event}. Find it here: {place}."),
            link="{link}",
            clock="15:00",
        ),
        PostTemplate(
            name=_tr("Closure"),
            matter=Matter.CLOSURE,
            headline=_tr("Closed: {event}"),
            text=_tr("{library} is closed on {weekday}, {day}: {event}. Returns can wait."),
            days=-3,
            clock="09:00",
        ),
        PostTemplate(
            name=_tr("Closure: on the day"),
            matter=Matter.CLOSURE,
            headline=_tr("Closed today: {event}"),
            text=_tr("We are closed today: {event}."),
            clock="08:00",
        ),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Starters", text)
