"""What people, channels and the like are called, as several screens list them."""

from smdesk.desk.session import Session
from smdesk.domain.accounts import Platform
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording


class Names:
    """Looks the names up each time it is asked; they may have changed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def channels(self) -> dict[RecordId, str]:
        """Return the channels' names."""
        return {line.id: line.name for line in self._session.accounts.lines()}

    def people(self) -> dict[RecordId, str]:
        """Return the names of everybody on file."""
        return {person.id: person.name for person in self._session.roster.people.all()}

    def campaigns(self) -> dict[RecordId, str]:
        """Return the campaigns' names."""
        return {campaign.id: campaign.name for campaign in self._session.calendar.campaigns.all()}

    def labels(self) -> dict[RecordId, str]:
        """Return the names of the posts' labels."""
        return {label.id: label.name for label in self._session.calendar.labels.all()}

    def objectives(self) -> dict[RecordId, str]:
        """Return what the objectives are called."""
        return {one.id: one.title for one in self._session.plans.objectives.all()}

    def roles(self) -> list[str]:
        """Return the names of the roles."""
        return [sheet.role.name for sheet in self._session.roles.sheets()]

    def own_words(self) -> list[str]:
        """Return what is spelt right whatever a dictionary says: names here, and of platforms."""
        return [*self._session.policy.words.known(), *map(wording.name, Platform)]
