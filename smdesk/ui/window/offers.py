"""What the palette finds and can do: accounts, people, whatever is written, and commands."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.desk.search import Found, SearchDesk
from smdesk.domain.accounts import Account, SupportUnit
from smdesk.domain.records import Ref
from smdesk.domain.roster import Person, Seat, Term
from smdesk.ui.kit import wording
from smdesk.ui.kit.offers import Offer

MOST_ACCOUNTS, MOST_OTHERS, MOST_SHOWN = 6, 8, 2
ICONS = {Account.kind: "key-round", Person.kind: "user", Term.kind: "calendar-days",
         Seat.kind: "users", SupportUnit.kind: "building-2"}  # fmt: skip


class Offers:
    """Answers the palette at every keystroke."""

    def __init__(
        self,
        search: SearchDesk,
        commands: Sequence[Offer],
        *,
        copy: Callable[[Ref, str], object],
        show: Callable[[Ref], object],
        parts: Sequence[Offer] = (),
        beside: Callable[[Found], Sequence[Offer]] | None = None,
    ) -> None:
        """``copy`` copies an account's password by its ref and name; ``show`` goes to a record.

        ``parts`` are offered only when they are looked for: there are many. ``beside`` gives what
        else of an account can be copied; it is asked for the best match alone.
        """
        self._search = search
        self._commands, self._parts = tuple(commands), tuple(parts)
        self._copy, self._show, self._beside = copy, show, beside

    def find(self, text: str) -> list[Offer]:
        """Return what there is for the text, the best first; commands alone for no text."""
        if not text:
            return list(self._commands)
        found = self._search.find(text)
        accounts = [hit for hit in found if hit.ref.kind == Account.kind]
        others = [hit for hit in found if hit.ref.kind != Account.kind]
        commands = list(self._matching(text))
        exact = [c for c in commands if c.title.casefold().startswith(text.casefold())]
        rest = [c for c in commands if c not in exact]
        return [
            *map(self._account, accounts[:1]),
            *self._more_of(accounts, text),
            *map(self._account, accounts[1:MOST_ACCOUNTS]),
            *exact,
            *(self._shown(hit) for hit in accounts[:MOST_SHOWN] if hit.mine),
            *map(self._shown, others[:MOST_OTHERS]),
            *rest,
        ]

    def _more_of(self, accounts: Sequence[Found], text: str) -> Sequence[Offer]:
        """Return what else can be copied, once it is plain which account is meant."""
        if not accounts or not accounts[0].mine or self._beside is None:
            return ()
        best = accounts[0]
        plain = len(accounts) == 1 or best.title.casefold().startswith(text.casefold())
        return self._beside(best) if plain else ()

    def _account(self, hit: Found) -> Offer:
        if not hit.mine:
            return self._shown(hit)
        kind = QCoreApplication.translate("Offers", "Copy password")
        act = partial(self._copy, hit.ref, hit.title)
        return Offer(hit.title, kind, act, note=hit.detail, icon=ICONS[Account.kind])

    def _shown(self, hit: Found) -> Offer:
        kind = wording.kind_name(hit.ref.kind)
        icon = ICONS.get(hit.ref.kind, "file-text")
        return Offer(hit.title, kind, partial(self._show, hit.ref), note=hit.detail, icon=icon)

    def _matching(self, text: str) -> Iterator[Offer]:
        words = text.casefold().split()
        for command in (*self._commands, *self._parts):
            said = f"{command.title} {command.note}".casefold()
            if all(word in said for word in words):
                yield command
