"""The library's own words: those somebody let pass, and the names of whom and what it knows."""

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.domain.policy.own_words import OwnWord, same
from smdesk.domain.records import Fault, InvalidError
from smdesk.domain.roster import Member
from smdesk.overriding import override


class WordsDesk(RegisterDesk[OwnWord]):
    """Keeps words that are spelt right here, each of them once."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.policy.own_words, OwnWord, order="word")

    def learn(self, word: str, *, by: Member) -> OwnWord:
        """Let a word pass from now on; one that is known is left as it is."""
        known = next((one for one in self.all() if same(one.word, word)), None)
        return known or self.add(OwnWord(word=word.strip()), by=by)

    def known(self) -> list[str]:
        """Return the words that are kept, and every name that the cabinet knows."""
        library = self._office.library
        found = [one.word for one in self.all()]
        for one in library.organisations.all():
            found += [one.name, one.team]
        named = (
            library.people,
            library.seats,
            library.roles,
            library.accounts,
            library.registers.departments,
            library.calendar.campaigns,
        )
        for table in named:
            found += [name for (name,) in table.pick("name")]
        return found

    @override
    def _check(self, before: OwnWord | None, after: OwnWord | None, reason: str) -> None:
        if after is not None and any(
            same(one.word, after.word) for one in self.all() if one.id != after.id
        ):
            raise InvalidError(word=Fault.TAKEN)
