"""The desks that nobody needs before they enter a screen: each is fetched when first asked for.

Together they are as much code as a tenth of all that an open cabinet takes; see docs/decisions.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.audits import AuditsDesk
from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.office import Office
from smdesk.desk.policy import PolicyDesk
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.words import Words

if TYPE_CHECKING:
    from smdesk.desk.annex import AnnexDesk
    from smdesk.desk.calendar_files import CalendarFiles
    from smdesk.desk.exporting import ExportingDesk
    from smdesk.desk.importing import ImportDesk
    from smdesk.desk.kept_secrets import SecretsDesk
    from smdesk.desk.media_files import MediaFiles
    from smdesk.desk.people_files import PeopleFilesDesk
    from smdesk.desk.plan_import import PlanImportDesk
    from smdesk.desk.policy_files import PolicyFiles


class LateDesks:
    """Makes each of its desks once, of what all the others have too."""

    accounts: AccountsDesk
    audits: AuditsDesk
    calendar: CalendarDesk
    policy: PolicyDesk

    def __init__(
        self,
        office: Office,
        vault: OpenVault,
        keys: AccountKeys,
        *,
        words: Words,
        password_rules: Path,
    ) -> None:
        """``password_rules`` is the file of what platforms allow, beside all other data."""
        self._office, self._vault, self._keys = office, vault, keys
        self._words, self._password_rules = words, password_rules

    @cached_property
    def annex(self) -> "AnnexDesk":
        """The annex, which holds the secrets."""
        from smdesk.desk.annex import AnnexDesk  # noqa: PLC0415 - fetched when first asked for

        return AnnexDesk(self._office, self._keys, self._vault)

    @cached_property
    def calendar_files(self) -> "CalendarFiles":
        """The files in which other calendars take posts."""
        from smdesk.desk.calendar_files import CalendarFiles  # noqa: PLC0415 - as above

        return CalendarFiles(self._office)

    @cached_property
    def exporting(self) -> "ExportingDesk":
        """What other password managers read."""
        from smdesk.desk.exporting import ExportingDesk  # noqa: PLC0415 - as above

        return ExportingDesk(self._office, self._keys, self._vault)

    @cached_property
    def importing(self) -> "ImportDesk":
        """What comes from other password managers."""
        from smdesk.desk.importing import ImportDesk  # noqa: PLC0415 - as above

        return ImportDesk(self._office, self._keys, self._vault)

    @cached_property
    def media_files(self) -> "MediaFiles":
        """The pictures and films of posts."""
        from smdesk.desk.media_files import MediaFiles  # noqa: PLC0415 - as above

        return MediaFiles(self._office, self._vault, self.calendar.media)

    @cached_property
    def people_files(self) -> "PeopleFilesDesk":
        """The lists of people that come from elsewhere."""
        from smdesk.desk.people_files import PeopleFilesDesk  # noqa: PLC0415 - as above

        return PeopleFilesDesk(self._office)

    @cached_property
    def plan_import(self) -> "PlanImportDesk":
        """The plans that come from tables."""
        from smdesk.desk.plan_import import PlanImportDesk  # noqa: PLC0415 - as above

        return PlanImportDesk(self._office)

    @cached_property
    def policy_files(self) -> "PolicyFiles":
        """The policies that come from documents."""
        from smdesk.desk.policy_files import PolicyFiles  # noqa: PLC0415 - as above

        return PolicyFiles(self._office, self.policy)

    @cached_property
    def secrets(self) -> "SecretsDesk":
        """What an account keeps: passwords, codes and files."""
        from smdesk.desk.generator import Generator  # noqa: PLC0415 - as above
        from smdesk.desk.kept_secrets import SecretsDesk  # noqa: PLC0415 - as above

        return SecretsDesk(
            self._office,
            self._keys,
            self._vault,
            Generator(self._words, self._password_rules),
            accounts=self.accounts,
            last_audited=self.audits.last_audited,
        )
