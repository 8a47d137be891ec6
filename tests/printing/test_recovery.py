"""The pages that bring somebody back in: whole, in order, one trustee apart from the other."""

from datetime import UTC, date, datetime

import pytest

from smdesk.domain.imprint import Imprint
from smdesk.domain.organisation import Organisation, Paper
from smdesk.domain.paper_pages import KitPage, SharePage
from smdesk.domain.secret_text import SecretText
from smdesk.printing.press import Press
from smdesk.printing.recovery import kit_sheet, shares_sheet
from tests.printing.conftest import Pdf

GROUPS = ("34CN", "K6ET", "39D9", "NPRV", "BEDX", "R72W", "KKM0", "A3H9")
LONG = "Aleksandra Konstantinopolskaya-Wolfeschlegelsteinhausenberger"
HOLDERS = (("Ruth Adler", "Chair of the board"), (LONG, LONG), ("Lin Wei", ""))


def imprint(paper=Paper.A4, name="Riverside Public Library"):
    return Imprint(
        organisation=Organisation(
            name=name, inquiries_email="social@riverside.example", paper=paper, sample=True
        ),
        today=date(2026, 11, 21),
        printed_at=datetime(2026, 11, 21, 14, 5, tzinfo=UTC),
        printed_by="Nora Feld",
        log_entries=1204,
        check_words="river olive canyon fiddle",
    )


KIT = KitPage(groups=SecretText(" ".join(GROUPS)), fingerprint="gravel teapot mirror ribbon cart")


def share(number, name="Ruth Adler", role=""):
    return SharePage(
        number=number,
        of=3,
        needed=2,
        name=name,
        role=role,
        words=SecretText(" ".join(f"word{number}x{at}" for at in range(1, 21))),
        fingerprint="river olive canyon fiddle teapot",
        proof=(5, 6),
    )


SHARES = [share(at, name, role) for at, (name, role) in enumerate(HOLDERS, start=1)]


def test_the_kit_stands_on_one_page_and_its_envelope_says_none_of_it(press):
    printed = press.pdf(kit_sheet(KIT, imprint()))
    assert printed.notes == ()
    page, envelope = Pdf(printed.pdf).pages
    assert [page.index(group) for group in GROUPS] == sorted(page.index(g) for g in GROUPS)
    assert not any(group in envelope for group in GROUPS)
    assert "Paper kit" in envelope
    assert KIT.fingerprint in page
    assert "SECRET" in page


@pytest.mark.parametrize("paper", Paper)
def test_each_trustee_has_one_page_and_one_envelope_however_long_the_name(press, paper):
    printed = press.pdf(shares_sheet(SHARES, imprint(paper, "Library " * 30)))
    assert printed.notes == ()
    pages = Pdf(printed.pdf).pages
    assert len(pages) == 2 * len(SHARES)
    for at, one in enumerate(SHARES):
        page, envelope = pages[2 * at : 2 * at + 2]
        words = one.words.reveal().split()
        places = [page.index(f"{n} {word}") for n, word in enumerate(words, start=1)]
        assert places == sorted(places)
        assert f"Share {one.number} of 3" in page
        assert "Opened by" in page
        assert not any(word in envelope for word in words)
        assert f"{one.number} / 3" in envelope
        assert one.name[:20] in envelope


def test_no_page_holds_two_shares(press):
    pages = Pdf(press.pdf(shares_sheet(SHARES, imprint())).pdf).pages
    for page in pages:
        assert sum(f"word{one.number}x" in page for one in SHARES) <= 1


def test_whoever_reads_the_page_aloud_hears_which_share_it_is(press):
    titles = Pdf(press.pdf(shares_sheet(SHARES, imprint())).pdf).titles()
    assert [title for _, title in titles if title.startswith("Share")] == [
        "Share 1 of 3",
        "Share 2 of 3",
        "Share 3 of 3",
    ]


def test_the_page_bytes_hold_the_share_and_nothing_shows_it_by_accident(press):
    sheet = shares_sheet(SHARES, imprint())
    assert b"word2x7" in Pdf(press.pdf(sheet).pdf).everything()
    assert "word2x7" not in repr(sheet) + repr(SHARES)
    assert GROUPS[0] not in repr(kit_sheet(KIT, imprint())) + repr(KIT)


def test_printing_writes_no_file(resources, tmp_path, monkeypatch):
    """Not in the folder for what is temporary, nor beside the templates, nor where one works."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    before = set(resources.rglob("*"))
    press = Press(resources)
    press.pdf(shares_sheet(SHARES, imprint()))
    pages = press.pages(kit_sheet(KIT, imprint()), 60)
    assert len(pages) == 2
    press.forget()
    assert press._pictured == ""
    assert list(tmp_path.rglob("*")) == []
    assert set(resources.rglob("*")) == before
