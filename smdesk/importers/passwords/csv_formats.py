"""The tables that password managers and browsers write, told apart by their columns' names."""

from collections.abc import Mapping
from dataclasses import dataclass

from smdesk.importers.passwords.columns import Column
from smdesk.importers.passwords.entry import Source
from smdesk.importers.table import plain


@dataclass(frozen=True, slots=True)
class Format:
    """One program's table: the columns it never lacks, and what each column holds."""

    source: Source
    marks: frozenset[str]
    """Plain names that must all be there."""
    columns: Mapping[str, Column]
    """By plain name. A column that is not named here is kept as a field."""

    def fits(self, heads: Mapping[str, int]) -> bool:
        """Whether a table with these columns may be this program's."""
        return self.marks <= heads.keys()


def _format(source: Source, marks: str, opening: str, **columns: str) -> Format:
    """``opening`` are names of the password's column; ``columns`` those of every other kind."""
    by_name = {
        plain(name): Column(kind)
        for kind, names in ({Column.PASSWORD.value: opening} | columns).items()
        for name in names.split()
    }
    return Format(source, frozenset(map(plain, marks.split())), by_name)


FORMATS = (
    _format(
        Source.BITWARDEN_CSV,
        "type name login_uri login_password",
        "login_password",
        title="name",
        url="login_uri",
        username="login_username",
        totp="login_totp",
        notes="notes",
        folder="folder collections",
        changed="revisionDate",
        created="creationDate",
        skip="favorite type fields reprompt archivedDate",
    ),
    _format(
        Source.FIREFOX,
        "url username password timePasswordChanged",
        "password",
        url="url",
        username="username",
        changed="timePasswordChanged",
        created="timeCreated",
        skip="httpRealm formActionOrigin guid timeLastUsed timesUsed",
    ),
    _format(
        Source.PROTON,
        "type name url username password note vault",
        "password",
        title="name",
        url="url",
        username="username email",
        totp="totp",
        notes="note",
        folder="vault",
        changed="modifyTime",
        created="createTime",
        skip="type",
    ),
    _format(
        Source.LASTPASS,
        "url username password extra name grouping",
        "password",
        title="name",
        url="url",
        username="username",
        totp="totp",
        notes="extra",
        folder="grouping",
        skip="fav",
    ),
    _format(
        Source.KEEPASSXC_CSV,
        "Group Title Username Password URL Notes",
        "password",
        title="title",
        url="url",
        username="username",
        totp="totp",
        notes="notes",
        folder="group",
        tags="tags",
        changed="lastModified",
        created="created",
        skip="icon",
    ),
    _format(
        Source.ONEPASSWORD_CSV,
        "Title Url Username Password Favorite Archived",
        "password",
        title="title",
        url="url website",
        username="username",
        totp="otpAuth",
        notes="notes",
        tags="tags",
        archived="archived",
        skip="favorite",
    ),
    _format(
        Source.APPLE,
        "Title URL Username Password Notes OTPAuth",
        "password",
        title="title",
        url="url",
        username="username",
        totp="otpAuth",
        notes="notes",
    ),
    _format(
        Source.CHROME,
        "name url username password",
        "password",
        title="name",
        url="url",
        username="username",
        notes="note",
    ),
)
"""The most particular first: a table counts as the first that fits."""

ANY = _format(
    Source.OTHER_CSV,
    "",
    "password pass pwd passwort kennwort login_password passwd motdepasse contraseña",
    title="title name account accountName service label entry item displayName",
    url="url uri website web site login_uri loginUri link address host hostname domain page",
    username="username user userName login login_username loginName email eMail mail account_id",
    totp="totp otp otpauth login_totp otpUrl authenticator 2fa twoFactor twoFactorSecret",
    notes="notes note comment comments remarks extra description",
    folder="folder group grouping category collections vault path",
    tags="tags tag labels",
    changed="changed modified lastModified updated updatedAt modifyTime passwordChanged",
    created="created createdAt createTime creationDate",
    archived="archived",
    skip="favorite favourite fav icon guid uuid id type reprompt timesUsed lastUsed",
)
"""What a column of a table of nobody in particular is likely to hold."""


def format_of(heads: Mapping[str, int]) -> Format | None:
    """Return the format that a table with these columns has; None when it is nobody's."""
    return next((one for one in FORMATS if one.fits(heads)), None)


def format_named(source: Source) -> Format:
    """Return the format of the source; raises KeyError where it is no table with columns."""
    return {one.source: one for one in FORMATS}[source]
