"""Every secret that a member can open, in each form in which it could leak."""

from smdesk.domain import totp
from smdesk.domain.custody import SecretKind, Seen


def every_secret(session):
    """Return the texts: passwords, seeds, links, single codes, lines of files and all the rest."""
    return [
        text
        for line in session.accounts.lines()
        if line.mine
        for secret in session.accounts.sheet(line.id).secrets
        for text in forms_of(session, secret)
    ]


def forms_of(session, secret):
    me = session.me
    if secret.what is SecretKind.ATTACHMENT:
        data = session.secrets.read_attachment(secret.id, Seen.SHOWN, by=me)
        return [line for line in data.decode().splitlines() if line]
    text = session.accounts.read_secret(secret.id, Seen.SHOWN, by=me)
    if secret.what is SecretKind.BACKUP_CODES:
        return text.reveal().splitlines()
    if secret.what is SecretKind.TOTP:
        seed = totp.read(text).link().reveal().partition("secret=")[2].partition("&")[0]
        return [text.reveal(), seed]
    return [text.reveal()]
