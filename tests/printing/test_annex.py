"""The annex on paper: half a page for each account, signs that cannot be taken for others."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from zxingcpp import read_barcodes

from smdesk.domain.accounts import Platform
from smdesk.domain.annex import Annex, AnnexAccount, AnnexCode, AnnexPages, AnnexSecret
from smdesk.domain.custody import SecretKind
from smdesk.domain.organisation import Paper
from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from smdesk.printing.annex import annex_sheet
from smdesk.printing.square_code import dots
from tests.printing.conftest import Pdf
from tests.printing.test_recovery import imprint

LINK = "otpauth://totp/Instagram:r?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Instagram"


def secret(what, text, label="", codes=()):
    return AnnexSecret(
        what=what, label=label, text=SecretText(text), made_on=date(2026, 11, 1), codes=codes
    )


def account(name="Instagram", *secrets, **fields):
    return AnnexAccount(
        name=name,
        platform=Platform.INSTAGRAM,
        url="https://www.instagram.com/r",
        login_name="riverside.library",
        secrets=secrets,
        files=fields.get("files", 0),
    )


def pages(*accounts):
    return AnnexPages(
        annex=Annex(
            number="SA-2026-01",
            printed_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
            printed_by=RecordId("nora"),
            recipient="Idris Bello",
            reason="Nora's term ends",
            accounts=tuple(RecordId(one.name) for one in accounts),
            secrets=sum(len(one.secrets) for one in accounts),
        ),
        accounts=accounts,
    )


@pytest.fixture(scope="module")
def read(press):
    def printed(*accounts, paper=Paper.A4):
        at = imprint()
        at = replace(at, organisation=replace(at.organisation, paper=paper))
        made = press.pdf(annex_sheet(pages(*accounts), at))
        assert made.notes == ()
        return Pdf(made.pdf)

    return printed


def test_a_password_stands_in_groups_of_four_and_is_spelled_out(read):
    pdf = read(account("Instagram", secret(SecretKind.PASSWORD, "0O1lI-tRe8 wX")))
    page = pdf.pages[1]
    assert "0O1l I-tR" in page.replace("  ", " ")
    assert "zero OSCAR one lima" in page
    assert "INDIA hyphen tango ROMEO" in page
    assert "eight blank whiskey" in page


@pytest.mark.parametrize("paper", list(Paper))
def test_two_accounts_share_a_page_and_a_third_begins_the_next(read, paper):
    three = [account(n, secret(SecretKind.PASSWORD, "x" * 20)) for n in ("One", "Two", "Three")]
    pdf = read(*three, paper=paper)
    assert len(pdf.pages) == 4
    assert "One" in pdf.pages[1]
    assert "Two" in pdf.pages[1]
    assert "Three" in pdf.pages[2]
    assert "Idris Bello" in pdf.pages[3]


def test_an_account_with_much_to_say_gets_a_page_of_its_own(read):
    large = account("Large", *(secret(SecretKind.API_KEY, "k" * 300, f"App {n}") for n in "ab"))
    pdf = read(account("Small"), large, account("Last"))
    assert ["Large" in page for page in pdf.pages[1:4]] == [False, True, False]


def test_codes_have_boxes_and_the_used_ones_are_struck(read):
    codes = tuple(AnnexCode(text=SecretText(f"abcd-{n}"), used=n < 2) for n in range(10))
    page = read(account("X", secret(SecretKind.BACKUP_CODES, "x", codes=codes))).pages[1]
    assert all(f"abcd-{n}" in page for n in range(10))
    assert "Cross each out" in page


def test_an_authenticator_is_a_key_to_type_and_a_square_to_photograph(read):
    pdf = read(account("Instagram", secret(SecretKind.TOTP, LINK)))
    assert "JBSW Y3DP" in pdf.pages[1]
    alts = [str(e.get("/Alt")) for e in pdf.elements() if e["/S"] == "/Figure"]
    assert any("Instagram" in alt for alt in alts)
    rows = dots(LINK)
    assert len(rows) == len(rows[0]) >= 21
    assert dots("x" * 5000) == []


def test_the_square_can_be_read_again():
    rows = dots(LINK)
    side, scale = len(rows) + 8, 4
    grey = bytearray(b"\xff" * (side * scale) ** 2)
    for y, row in enumerate(rows):
        for x, dot in enumerate(row):
            if dot == "1":
                for line in range(scale):
                    at = ((y + 4) * scale + line) * side * scale + (x + 4) * scale
                    grey[at : at + scale] = b"\x00" * scale
    seen = read_barcodes(memoryview(bytes(grey)).cast("B", (side * scale, side * scale)))
    assert [one.text for one in seen] == [LINK]


def test_what_no_page_can_show_is_said_instead_of_printed_wrong(read):
    page = read(account("X", secret(SecretKind.PASSWORD, "pass\ue000word"))).pages[1]
    assert "no page can show" in page


def test_scripts_and_signs_of_many_kinds_print(press):
    odd = account("X", secret(SecretKind.PASSWORD, "əŞŁß密码مفتاح🔑"))
    assert press.pdf(annex_sheet(pages(odd), imprint())).pdf.startswith(b"%PDF")


def test_the_envelope_names_the_number_the_recipient_and_no_secret(read):
    pdf = read(account("X", secret(SecretKind.PASSWORD, "SecretWord99")))
    face = pdf.pages[-1]
    assert "SA-2026-01" in face
    assert "Idris Bello" in face
    assert "Secr" not in face.replace("SECRET", "")
    assert "Contains no passwords" not in pdf.text
    assert all("SECRET" in page for page in pdf.pages)
