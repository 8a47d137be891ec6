"""The secrets desk: every kind of secret beside the password, new passwords, and their health."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from smdesk.desk.account_bin import AccountBin
from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.attachments import Attachments
from smdesk.desk.authenticators import Authenticators
from smdesk.desk.code_lists import CodeLine, CodeLists
from smdesk.desk.generator import Generator
from smdesk.desk.health import Examination, HealthReport, Progress, silently
from smdesk.desk.office import Office
from smdesk.desk.particulars import OfAccount
from smdesk.desk.pictures import links_in_picture
from smdesk.desk.secrets import Secrets
from smdesk.desk.strength import strength
from smdesk.domain import recovery_codes
from smdesk.domain.accounts import Platform
from smdesk.domain.custody import SecretVersion, Seen
from smdesk.domain.generator import Characters, PasswordRules, Phrase
from smdesk.domain.particulars import AccountField, Passkey
from smdesk.domain.records import RecordId
from smdesk.domain.recovery_codes import CodeUse
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText
from smdesk.domain.strength import Strength
from smdesk.domain.totp import ClockOffset, Code
from smdesk.vault.open_vault import OpenVault


class SecretsDesk:
    """Everything the team does with secrets that needs more than setting and reading.

    Setting, reading, versions and removal of any secret are the accounts desk's.
    """

    def __init__(
        self,
        office: Office,
        keys: AccountKeys,
        vault: OpenVault,
        generator: Generator,
        *,
        accounts: AccountsDesk,
        last_audited: Callable[[], Mapping[RecordId, date]],
    ) -> None:
        self._office = office
        self._keys = keys
        self._secrets = secrets = Secrets(office, keys, vault.device)
        self._authenticators = Authenticators(office, secrets)
        self._codes = CodeLists(office, secrets)
        self._attachments = Attachments(office, vault, secrets)
        self._generator = generator
        self._accounts = accounts
        self._last_audited = last_audited
        library = office.library
        self.passkeys = OfAccount(office, library.passkeys, Passkey, "device")
        self.fields = OfAccount(office, library.account_fields, AccountField, "label")
        self.bin = AccountBin(office, keys)

    # Authenticators.

    def set_authenticator(
        self, account: RecordId, text: SecretText, *, label: str = "", by: Member
    ) -> SecretVersion:
        """Keep an authenticator, from an otpauth link or a typed secret.

        Raises NoCodesError, GoneError, RefusedError (NOT_A_CUSTODIAN).
        """
        return self._authenticators.set(account, text, label=label, by=by)

    def links_in_picture(self, grey: bytes, width: int, height: int) -> list[SecretText]:
        """Return the links in a picture of a square code: one grey byte for each dot.

        Any thread may ask; raises NoCodesError.
        """
        return links_in_picture(grey, width, height)

    def code_now(self, secret: RecordId, *, by: Member) -> Code:
        """Return the code that holds now; noted once for each version and unlocking.

        Raises GoneError, RefusedError (NOT_A_CUSTODIAN).
        """
        return self._authenticators.code_now(secret, by=by)

    def clock_offset(self, secret: RecordId, typed: SecretText) -> ClockOffset | None:
        """Return how far this computer's clock is off, by a code that another device shows.

        None where no code of the minutes around is the typed one. Raises GoneError, RefusedError
        (NOT_A_CUSTODIAN).
        """
        return self._authenticators.offset(secret, typed)

    # Recovery codes. A list is set as any secret; it is kept with one code on each line.

    def understood(self, pasted: SecretText) -> list[SecretText]:
        """Return the codes that a pasted list holds, to be looked at before they are kept."""
        return [SecretText(code) for code in recovery_codes.understood(pasted.reveal())]

    def codes(self, secret: RecordId) -> list[CodeLine]:
        """Return the codes by their places, used and unused; never what they say.

        Raises GoneError; RefusedError where they must be opened to be counted.
        """
        return self._codes.lines(secret)

    def take_code(self, secret: RecordId, position: int, how: Seen, *, by: Member) -> SecretText:
        """Give one code, after it is written down. It is not ticked off by that.

        Raises GoneError, InvalidError (position), RefusedError (NOT_A_CUSTODIAN).
        """
        return self._codes.take(secret, position, how, by=by)

    def tick_code(self, secret: RecordId, position: int, *, by: Member) -> CodeUse:
        """Tick a code off; undo takes it back. Raises GoneError, InvalidError (position)."""
        return self._codes.tick(secret, position, by=by)

    def untick_code(self, secret: RecordId, position: int, *, by: Member) -> None:
        """Take a tick away; raises GoneError when there is none."""
        self._codes.untick(secret, position, by=by)

    def relabel(self, secret: RecordId, label: str, *, by: Member) -> None:
        """Call a secret or a file something else; undo takes it back.

        Raises InvalidError (label) for none where one is needed, and for one that is TAKEN;
        GoneError, RefusedError (NOT_A_CUSTODIAN).
        """
        self._secrets.relabel(secret, label, by=by)

    # Attachments.

    def attach(self, account: RecordId, name: str, data: bytes, *, by: Member) -> SecretVersion:
        """Keep a file; the same name again makes a new version.

        Raises InvalidError (name), FileTooLargeError, GoneError, RefusedError (NOT_A_CUSTODIAN).
        """
        return self._attachments.attach(account, name, data, by=by)

    def read_attachment(
        self,
        secret: RecordId,
        how: Seen,
        *,
        number: int | None = None,
        by: Member,
        reason: str = "",
    ) -> bytes:
        """Give a file in memory, after it is written down with the reason, if one was given.

        Raises what ``read_secret`` does, and VaultDamagedError when the file is not what was put
        in.
        """
        return self._attachments.read(secret, how, number=number, by=by, reason=reason)

    # New passwords.

    def generate(self, recipe: Characters | Phrase) -> SecretText:
        """Return a new password, drawn with the computer's own source of chance."""
        return self._generator.generate(recipe)

    def recipe_for(self, platform: Platform) -> Characters:
        """Return what to draw for an account on the platform unless somebody wants otherwise."""
        return self._generator.rules_for(platform).recipe()

    def rules_for(self, platform: Platform) -> PasswordRules:
        """Return what the platform allows; ``fitted`` brings any recipe within it."""
        return self._generator.rules_for(platform)

    def strength(self, text: SecretText, known: Iterable[str] = ()) -> Strength:
        """Return how hard it is to guess; ``known`` is the account's name and login."""
        return strength(text, known)

    # Health.

    def examination(self) -> Examination:
        """Open what I hold for looking into it: quick. Its ``report`` any thread may ask for."""
        return Examination.of(self._office, self._keys, self._accounts, self._last_audited())

    def health(self, progress: Progress = silently) -> HealthReport:
        """Return how healthy all accounts are; nothing is shown to anybody, so nothing is noted.

        Of accounts that the member at this desk does not hold, only what is no secret is looked
        at.
        """
        return self.examination().report(progress)
