"""How the handoff stands, in the few words under the screen's title."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from smdesk.domain.handoff import Packet
from smdesk.ui.kit import wording


def standing(holes: int, packets: Sequence[Packet], now: datetime) -> str:
    """Return how much is missing, and when the last packet was printed; the latest comes first."""
    if not holes:
        missing = _tr("Nothing is missing")
    elif holes == 1:
        missing = _tr("One thing is missing")
    else:
        missing = _tr("{count} things are missing").format(count=wording.number(holes))
    if not packets:
        return f"{missing} · {_tr('no packet printed yet')}"
    when = wording.ago(packets[0].printed_at, now)
    last = _tr("last packet {number}, {when}").format(number=packets[0].number, when=when)
    return f"{missing} · {last}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("HandoffView", text)
