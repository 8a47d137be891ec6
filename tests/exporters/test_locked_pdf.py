"""A PDF with secrets: locked as its words are written on paper, and by nothing else."""

from io import BytesIO

import pytest
from pypdf import PasswordType, PdfReader, PdfWriter

from smdesk.domain.secret_text import SecretText
from smdesk.exporters.locked_pdf import lock


@pytest.fixture(scope="module")
def page():
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def opens(locked, typed):
    return PdfReader(BytesIO(locked)).decrypt(typed) is not PasswordType.NOT_DECRYPTED


@pytest.mark.parametrize("typed", ["kettle-marble-orbit", "kettle marble orbit"])
def test_words_open_it_with_hyphens_and_with_blanks(page, typed):
    assert opens(lock(page, SecretText("kettle-marble-orbit")), typed)


@pytest.mark.parametrize("typed", ["", "kettle", "kettlemarbleorbit", "Kettle-marble-orbit"])
def test_nothing_else_opens_it(page, typed):
    assert not opens(lock(page, SecretText("kettle-marble-orbit")), typed)


def test_a_passphrase_without_hyphens_opens_it_alone(page):
    locked = lock(page, SecretText("one of my own making"))
    assert opens(locked, "one of my own making")
    assert not opens(locked, "one-of-my-own-making")
