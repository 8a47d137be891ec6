"""The screens of the open cabinet: each is put together by a module of its own, when entered."""

from smdesk.app.rooms.every import Rooms
from smdesk.app.rooms.means import Means

__all__ = ["Means", "Rooms"]
