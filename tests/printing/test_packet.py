import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest
from PySide6.QtGui import QImage

from smdesk.domain.accounts import Platform, SecondFactor
from smdesk.domain.custody import SecretKind
from smdesk.domain.handoff import PacketContents
from smdesk.domain.organisation import Paper
from smdesk.printing.packet import packet_sheet
from smdesk.printing.press import Press
from tests.printing import libraries
from tests.printing.conftest import Pdf

Print = Callable[[PacketContents], Pdf]


def in_order(text: str, *said: str) -> bool:
    """Whether the text says all of it, one after the other."""
    place = 0
    for what in said:
        found = text.find(what, place)
        if found < 0:
            return False
        place = found + len(what)
    return True


def section(pdf: Pdf, title: str) -> str:
    """Return the pages whose running head names the section."""
    return "\n".join(page for page in pdf.pages if f"HP-2026-03 {title}" in page[:200])


def test_sections_stand_in_their_order_and_are_bookmarked(riverside: Pdf) -> None:
    sections = [" ".join(title.split()) for depth, title in riverside.titles() if depth == 0]
    assert sections == [
        "0 Cover and receipt",
        "1 Letter and first 30 days",
        "2 Why we do this",
        "3 Where we are and are not",
        "4 People",
        "4R People: for the team alone",
        "5 Accounts and custody",
        "5R Accounts: for the team alone",
        "6 The year",
        "7 How we post",
        "8 The public",
        "8R The public: for the team alone",
        "9 Policy in force",
        "10 Records",
        "11 How it went",
        "12 In flight",
        "13 Money and kit",
        "14 Officers",
        "15 What we learned",
        "16 Checklists and signatures",
    ]


def test_every_account_is_bookmarked(riverside: Pdf) -> None:
    deepest = [title for depth, title in riverside.titles() if depth == 2]
    assert deepest == [a.name for a in libraries.FIVE_ACCOUNTS]


def test_every_section_begins_by_saying_what_it_wants(riverside: Pdf) -> None:
    for title in ("0 Cover", "1 Letter", "4 People", "5 Accounts"):
        assert in_order(
            section(riverside, title),
            "What this is",
            "What you must do",
            "By when",
            "Where it lives in smdesk",
        )


def test_the_cover_says_who_hands_over_to_whom(riverside: Pdf) -> None:
    assert in_order(
        riverside.pages[0],
        "Riverside Library",
        "Handoff packet",
        "Social media team HP-2026-03",
        "21 November 2026, 13:05 UTC",
        "Mara Lindqvist",
        "LPPC619",
        "ask@riverside.example",
        "Before 31 December 2026",
        "Pictures and video",
        "Inês Gonçalves-Şahin until 31 December 2026",
        "Aytən Məmmədova 15 Dec 2026 to 14 Dec 2027",
    )


def test_the_cover_lists_what_is_open_with_the_gravest_first(riverside: Pdf) -> None:
    assert in_order(
        riverside.pages[0],
        "10 points are open: 2 urgent 2 need a reason 6 to do",
        "Urgent The code for Instagram arrives on Inês Gonçalves-Şahin's own phone.",
        "Urgent Only Inês Gonçalves-Şahin can open YouTube.",
        "Clause LPPC619 1.3.3.",
        "Reason Recovery of Instagram goes to ines.goncalves.private@gmail.com",
        "To do Newsletter asks for nothing but the password.",
    )


def test_many_open_points_stand_after_the_receipt_and_the_cover_says_where(printed: Print) -> None:
    contents = libraries.large(20)
    pdf = printed(contents)
    listed = next(
        n for n, page in enumerate(pdf.pages, 1) if "Everything that is still open P" in page
    )
    assert f"All {len(contents.holes)} are listed from page {listed} on." in pdf.pages[0]
    assert "The code for Instagram 17 arrives" in pdf.pages[listed - 1]


def test_the_receipt_has_a_line_for_everybody_whose_seat_changes_hands(riverside: Pdf) -> None:
    receipt = next(page for page in riverside.pages if "Two copies" in page)
    assert in_order(
        receipt,
        f"all {len(riverside.pages)} pages",
        "opened in smdesk by whoever takes over",
        "Handing over Date Signature Inês Gonçalves-Şahin Taking over",
        "Date Signature Aytən Məmmədova",
        "Witness",
    )


def test_the_letter_keeps_its_paragraphs_and_its_writer(riverside: Pdf) -> None:
    assert in_order(
        section(riverside, "1 Letter"),
        "Dear next team,",
        "Answer on the same day if you can.",
        "Inês Gonçalves-Şahin, 9 November 2026",
        "1 Plan two weeks ahead",
        "3 When in doubt, do not post.",
        "a call is quicker than mail.",
        "Day 1",
        "Open the cabinet with your own passphrase Mara Lindqvist",
        "Week 1",
        "Read the policy and sign that you have (none)",
        "Month 1",
    )


def test_people_are_shown_with_their_terms_and_how_to_reach_them(riverside: Pdf) -> None:
    people = section(riverside, "4 People")
    assert in_order(people, "today, 21 Nov 2026", "Seats and who holds them")
    assert "Mara Lindqvist (now) 1 Sep 2025 31 Aug 2027 Board 2025-09" in people
    assert "Aytən Məmmədova (next) 15 Dec 2026 14 Dec 2027 Board 2026-21" in people
    assert "Jonas Łukaszewicz Children's librarian jonas@riverside.example (none)" in people
    assert in_order(people, "Who can open the cabinet", "Jonas Łukaszewicz Community voice")


def test_each_account_says_how_it_is_held_and_recovered(riverside: Pdf) -> None:
    assert in_order(
        section(riverside, "5 Accounts"),
        "Tied to a person",
        "Run through a person’s own profile Inês Gonçalves-Şahin",
        "Account by account",
        "Riverside Library on Facebook",
        "Mara Lindqvist, primary, since 3 Sep 2026, Board 2026-14",
        "Jonas Łukaszewicz, since 3 Sep 2026",
        "www.facebook.com/ riversidelibrary",
        "code app, held by Mara Lindqvist, on library tablet",
        "Password, since 2 Jun 2026",
        "County web office",
        "Buffer Canva",
        "Riverside County Communications",
        "the profile of Inês Gonçalves- Şahin",
        "4 Mar 2012",
        "14 Sep 2026",
        "+1 555 010 0177 (Inês)",
        "Ask the county before a change of the address. Stories are archived",
        "Nobody has checked Instagram's backup codes",
        "County communications",
        "1 Mar 2026",
    )


def test_addresses_can_be_followed(riverside: Pdf) -> None:
    targets = {
        str(note.get_object()["/A"]["/URI"])
        for page in riverside.reader.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    }
    assert "https://www.facebook.com/riversidelibrary" in targets
    assert "mailto:jonas@riverside.example" in targets


def test_empty_lists_say_none_rather_than_vanish(unwritten: Pdf) -> None:
    for said in (
        "Who hands over to whom (none)",
        "Policy in force (none)",
        "Inquiries (none)",
        "Letter to the next team (none) Three pieces of advice (none)",
        "What I wish I had known (none)",
        "Who can show you Done on (none)",
        "Terms, this academic year and the next (none)",
        "Seats and who holds them (none)",
        "All accounts at a glance (none)",
        "when the person leaves. (none)",
        "Account by account (none)",
        "Who else controls or supports them (none)",
    ):
        assert said in unwritten.text, said


def test_a_packet_without_holes_says_that_it_is_complete(printed: Print) -> None:
    pdf = printed(replace(libraries.riverside(), holes=()))
    assert "What is still open (none) Nothing is open." in pdf.pages[0]


def test_fields_of_an_account_that_are_empty_are_named(riverside: Pdf) -> None:
    assert "(none) Kept in smdesk, Backup codes, Administrators" in section(riverside, "5 Accounts")


@pytest.mark.parametrize("make", [libraries.riverside, libraries.unwritten, libraries.outlandish])
def test_every_page_says_what_it_belongs_to(
    printed: Print, make: Callable[[], PacketContents]
) -> None:
    pdf = printed(make())
    for number, page in enumerate(pdf.pages, 1):
        assert "Handoff packet HP-2026-03" in page
        assert f"Page {number} of {len(pdf.pages)}" in page
        assert "Contains no passwords" in page
        assert "Check words: harbor sketch walnut ninth" in page
        assert "Printed 21 November 2026, 13:05 UTC, by M" in page


def test_the_sample_library_is_marked_on_every_page(printed: Print) -> None:
    contents = libraries.unwritten()
    sample = replace(contents, organisation=replace(contents.organisation, sample=True))
    assert all("Sample library: its people are invented" in page for page in printed(sample).pages)


def test_times_are_printed_as_the_zone_has_them(press: Press) -> None:
    east = timezone(timedelta(hours=12, minutes=45))
    sheet = packet_sheet(libraries.unwritten(), libraries.say, zone=east)
    assert "22 November 2026, 01:50 UTC+12:45" in Pdf(press.pdf(sheet).pdf).pages[0]


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_both_papers_are_printed(press: Press, paper: Paper, size: tuple[int, int]) -> None:
    sheet = packet_sheet(libraries.riverside(), libraries.say, paper=paper)
    pdf = Pdf(press.pdf(sheet).pdf)
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pdf.reader.pages} == {size}


def test_the_library_says_which_paper_it_prints_on() -> None:
    contents = libraries.riverside()
    letter = replace(contents, organisation=replace(contents.organisation, paper=Paper.LETTER))
    assert packet_sheet(letter, libraries.say).paper is Paper.LETTER


def test_screen_readers_find_their_way(riverside: Pdf) -> None:
    assert riverside.root["/MarkInfo"]["/Marked"]
    assert riverside.root["/Lang"] == "en"
    assert riverside.root["/ViewerPreferences"]["/DisplayDocTitle"]
    kinds = Counter(str(element["/S"]) for element in riverside.elements())
    assert kinds["/H1"] == 20
    assert kinds["/TOCI"] >= 15
    assert kinds["/Figure"] == 1
    heads = [element for element in riverside.elements() if element["/S"] == "/TH"]
    scopes = {str(a.get_object()["/Scope"]) for head in heads for a in head["/A"]}
    assert len(heads) > 30
    assert scopes == {"/Column"}


def test_the_file_claims_the_standards_for_readers_and_archives(riverside: Pdf) -> None:
    about = riverside.root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "<pdfaid:part>2</pdfaid:part>" in about
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in about
    assert "Handoff packet HP-2026-03" in about


def test_the_term_chart_is_told_in_words(riverside: Pdf) -> None:
    (chart,) = [str(e["/Alt"]) for e in riverside.elements() if e["/S"] == "/Figure"]
    assert "Pictures and video: Inês Gonçalves-Şahin from 15 January 2026" in chart
    assert "nobody from 15 December 2027 to 31 August 2028" in chart


def test_every_platform_second_factor_and_secret_has_a_word(printed: Print) -> None:
    kinds = [
        (platform, list(SecondFactor)[n % len(SecondFactor)]) for n, platform in enumerate(Platform)
    ]
    sheets = tuple(
        replace(
            libraries.sheet(libraries.account(f"Account {n}", platform, second_factor=factor), ()),
            kept=tuple((kind, f"label {n}", date(2026, 1, 1)) for kind in SecretKind),
        )
        for n, (platform, factor) in enumerate(kinds)
    )
    text = printed(replace(libraries.riverside(), accounts=sheets)).text
    assert "Backup codes (label 13), since 1 Jan 2026" in text
    for word in ("Pinterest", "Bluesky", "security key", "not recorded", "text message"):
        assert word in text


def test_long_foreign_and_hostile_texts_are_printed_whole(press: Press) -> None:
    printed = press.pdf(packet_sheet(libraries.outlandish(), libraries.say))
    pdf = Pdf(printed.pdf)
    assert pdf.text.replace("\n", " ").count("#import") > 60
    assert "L" * 12 in pdf.text


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("make", [libraries.riverside, libraries.unwritten, libraries.outlandish])
def test_nothing_runs_over_the_edge_of_the_page(
    press: Press, make: Callable[[], PacketContents], paper: Paper
) -> None:
    dots = 30
    sheet = packet_sheet(make(), libraries.say, paper=paper)
    for number, picture in enumerate(press.pages(sheet, dots), 1):
        page = QImage.fromData(picture).convertToFormat(QImage.Format.Format_Grayscale8)
        wide, high = page.width(), page.height()
        margin = round(15.5 / 25.4 * dots)
        # Between the text and the tab of the section, and beyond the tab.
        inner = round(2.2 / 25.4 * dots)
        edge = round(4 / 25.4 * dots)
        foot = round(5 / 25.4 * dots)
        for strip in (
            page.copy(wide - margin if number % 2 else margin - inner, 0, inner, high),
            page.copy(wide - edge if number % 2 else 0, 0, edge, high),
            page.copy(0, high - foot, wide, foot),
            page.copy(0, 0, wide, foot),
        ):
            assert set(
                b"".join(
                    bytes(strip.constScanLine(y)[: strip.width()]) for y in range(strip.height())
                )
            ) == {255}, number


def test_the_first_due_day_is_the_end_of_the_first_term(printed: Print) -> None:
    contents = replace(libraries.riverside(), terms=())
    assert "In the first week." in printed(contents).pages[0]


@pytest.mark.parametrize("make", [libraries.riverside, libraries.unwritten, libraries.outlandish])
def test_the_beginning_is_the_first_page_but_for_what_other_pages_settle(
    press: Press, make: Callable[[], PacketContents]
) -> None:
    sheet = packet_sheet(make(), libraries.say)
    beginning, whole = (Pdf(press.proof(sheet, beginning=only)) for only in (True, False))
    page = re.escape(beginning.pages[0]).replace("…", ".{1,3}")
    assert re.match(page.split("Printed")[0], whole.pages[0])
    assert f"Page 1 of {len(whole.pages)}" in whole.pages[0]
    assert "Page 1 of …" in beginning.pages[0]
    assert len(beginning.pages) < len(whole.pages)
    assert b"pdfuaid:part" not in beginning.everything()


def test_the_last_three_rows_of_a_long_table_stand_on_one_page(printed):
    # With so many accounts the receipt would run over by one or two rows.
    for count in range(34, 38):
        found = printed(libraries.large(count))
        last = next(page for page in found.pages if "Keys, cards, phones and other" in page)
        assert "Second factors and backup codes" in last
        assert "opened in smdesk by whoever takes over" in last, count
