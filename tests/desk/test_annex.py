"""The sealed annex: what it opens, what it writes down, and whom it refuses."""

import io

import pypdf
import pytest

from smdesk.desk.annex import Leave, NotProvenError
from smdesk.desk.errors import (
    ExportForbiddenError,
    NotConfirmedError,
    WeakPassphraseError,
)
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.annex import LONGEST_RECIPIENT, Way
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.records import Fault, InvalidError
from smdesk.domain.rules import RefusedError
from smdesk.domain.secret_text import SecretText
from smdesk.printing.annex import annex_sheet
from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from tests.desk.conftest import account_named
from tests.desk.everything import every_secret

MARKER = "Annex-0O1lI-marker-77"
LOCK = "canyon fiddle mirror teapot ribbon gravel"


def mine(session):
    return [line.account for line in session.annex.lines() if line.mine]


def opened(session, accounts=None, **how):
    return session.annex.open(
        mine(session) if accounts is None else accounts,
        how.pop("leave", Leave()),
        recipient=how.pop("recipient", "Idris Bello"),
        reason=how.pop("reason", "Nora's term ends"),
        by=session.me,
        **how,
    )


def test_every_secret_that_the_member_holds_stands_in_it_and_no_other(nora):
    texts = {
        secret.text.reveal() for account in opened(nora).accounts for secret in account.secrets
    }
    for line in nora.annex.lines():
        for secret in nora.library.secrets.where(account=line.account) if line.mine else ():
            if secret.what is not SecretKind.ATTACHMENT:
                said = nora.accounts.read_secret(secret.id, Seen.SHOWN, by=nora.me)
                assert said.reveal() in texts
                texts.discard(said.reveal())
    assert texts == set()


def test_what_somebody_else_holds_is_refused_and_nothing_is_noted(desk, nora):
    idris = desk.enter(AYTAN)
    others = [line.account for line in idris.annex.lines() if not line.mine]
    assert others
    head = idris.library.journal.head()
    leave = Leave()
    with pytest.raises(RefusedError):
        opened(idris, [*mine(idris), others[0]], leave=leave)
    assert idris.library.journal.head() == head
    assert idris.annex.annexes() == []
    leave.use()


def test_it_is_on_record_for_whom_and_why_and_every_secret_counts_as_seen(nora):
    pages = opened(nora, recipient="  Idris Bello ", reason=" Handing over ")
    (annex,) = nora.annex.annexes()
    assert annex == pages.annex
    assert (annex.number, annex.recipient, annex.reason) == (
        "SA-2026-01", "Idris Bello", "Handing over",
    )  # fmt: skip
    assert annex.way is Way.PAPER
    assert annex.printed_by == nora.me.person
    seen = nora.library.exposures.where(how=Seen.PRINTED)
    assert len(seen) == annex.secrets == sum(len(a.secrets) for a in pages.accounts)
    (entry,) = [e for e in nora.library.journal.entries() if e.task == "annex.print"]
    assert entry.reason == "Handing over"
    assert opened(nora).annex.number == "SA-2026-02"


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("recipient", " ", Fault.EMPTY),
        ("recipient", "x" * (LONGEST_RECIPIENT + 1), Fault.TOO_LONG),
        ("reason", "", Fault.EMPTY),
        ("accounts", [], Fault.EMPTY),
    ],
)
def test_without_a_recipient_a_reason_or_an_account_there_is_none(nora, field, value, fault):
    with pytest.raises(InvalidError) as error:
        opened(nora, **{field: value})
    assert error.value.faults == {field: fault}
    assert nora.annex.annexes() == []


def test_one_passphrase_typed_makes_one_annex(nora):
    leave = Leave()
    opened(nora, leave=leave)
    with pytest.raises(NotProvenError):
        opened(nora, leave=leave)
    assert len(nora.annex.annexes()) == 1


def test_only_ones_own_passphrase_gives_leave(nora):
    assert nora.annex.prove(NORA.passphrase) is not None
    assert nora.annex.prove(IDRIS.passphrase) is None


def test_a_file_is_for_coordinators_who_were_told(desk, nora):
    with pytest.raises(NotConfirmedError):
        opened(nora, way=Way.FILE)
    opened(nora, way=Way.FILE, confirmed=True)
    assert nora.library.exposures.where(how=Seen.EXPORTED)
    idris = desk.enter(IDRIS)
    assert not idris.me.coordinator
    with pytest.raises(ExportForbiddenError):
        opened(idris, way=Way.FILE, confirmed=True)


def test_an_annex_is_not_undone(nora):
    opened(nora)
    assert nora.undo.undo(by=nora.me) is None
    assert len(nora.annex.annexes()) == 1


def test_nothing_tells_a_secret_by_accident(nora):
    x = account_named(nora, "X").id
    nora.accounts.set_secret(x, SecretKind.PASSWORD, SecretText(MARKER), by=nora.me)
    pages = opened(nora)
    sheet = annex_sheet(pages, nora.imprint(by=nora.me))
    assert MARKER not in repr(pages) + repr(sheet) + repr(nora.annex.annexes())
    record = nora.annex.annexes()[0]
    assert not any(s in repr(record) for s in every_secret(nora) if len(s) > 5)


def test_a_file_opens_with_its_passphrase_alone_and_is_aes_256(nora):
    x = account_named(nora, "X").id
    nora.accounts.set_secret(x, SecretKind.PASSWORD, SecretText(MARKER), by=nora.me)
    press = Press(resources_folder(), system_fonts=False)
    sheet = annex_sheet(opened(nora, [x]), nora.imprint(by=nora.me))
    printed = press.pdf(sheet)
    locked = nora.annex.locked(printed.pdf, SecretText(LOCK))
    reader = pypdf.PdfReader(io.BytesIO(locked))
    encryption = reader.trailer["/Encrypt"]
    assert (encryption["/V"], encryption["/R"], encryption["/Length"]) == (5, 6, 256)
    assert reader.decrypt("something else") == 0
    assert reader.decrypt(LOCK) == pypdf.PasswordType.USER_PASSWORD
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    assert MARKER in text
    assert MARKER.encode() not in locked
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    with pytest.raises(WeakPassphraseError):
        nora.annex.locked(printed.pdf, SecretText("1234"))
