"""What is printed at the foot of every page, as it stands at this moment."""

from smdesk.desk.office import Office
from smdesk.domain.imprint import Imprint
from smdesk.domain.roster import Member
from smdesk.vault.words import Words


class Imprints:
    """Says whose pages these are, and how far the log has come."""

    def __init__(self, office: Office, words: Words) -> None:
        """``words`` puts the log's hash into a few words."""
        self._office, self._words = office, words

    def imprint(self, *, by: Member) -> Imprint:
        """Return the imprint of what ``by`` prints now."""
        person = self._office.library.people.get(by.person)
        head = self._office.library.journal.head()
        return Imprint(
            organisation=self._office.library.organisations.all()[0],
            today=self._office.today(),
            printed_at=self._office.now(),
            printed_by=person.name if person else by.name,
            log_entries=head.entries,
            check_words=self._words.check_words(head.hash),
        )
