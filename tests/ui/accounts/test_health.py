"""Tests of the page that says how healthy the accounts are."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from smdesk.desk.health import HealthReport
from smdesk.domain import health
from smdesk.domain.accounts import Account
from smdesk.domain.audits import NO_AUDIT, Audit
from smdesk.domain.custody import SecretKind
from smdesk.domain.records import Ref
from smdesk.domain.recovery_codes import FEW_CODES
from smdesk.domain.rules import weight
from smdesk.domain.secret_text import SecretText
from smdesk.ui.accounts.new_codes_dialog import NewCodesDialog
from smdesk.ui.accounts.secret_dialog import SecretDialog
from smdesk.ui.kit.places import HEALTH, NONE_YET
from tests.printing.conftest import Pdf

TWICE = "the-very-same-otter-4417"


@pytest.fixture
def page(noras, qtbot):
    """Look into the sample's accounts, two of which share a password."""
    accounts = noras.session.accounts
    for line in accounts.lines():
        if line.name in {"X", "Facebook page"}:
            accounts.set_secret(
                line.id, SecretKind.PASSWORD, SecretText(TWICE), by=noras.session.me
            )
    noras.view.show()
    noras.view.reveal(Ref(HEALTH, NONE_YET))
    qtbot.waitUntil(lambda: bool(noras.view.pages.health.list.records), timeout=10_000)
    return noras.view.pages.health


def codes(page):
    return [one.finding.rule.code for one in page.list.records]


def test_it_is_made_only_when_it_is_first_entered(noras):
    assert noras.view.pages._health is None


def test_what_is_wrong_stands_worst_first_and_in_groups(page):
    found = [weight(one.finding) for one in page.list.records]
    assert found == sorted(found)
    assert health.REUSED_PASSWORD.code in codes(page)
    assert health.WEAK_PASSWORD.code in codes(page)


def test_a_chip_leaves_one_group(page):
    page.choose(health.REUSED_PASSWORD.code)
    assert [one.name for one in page.list.records] == ["Facebook page", "X"]
    page.field.setText("face")
    assert [one.name for one in page.list.records] == ["Facebook page"]
    page.field.setText("nothing like it")
    assert "goes by this name" in page.none.sentence.text()


def test_it_says_what_it_could_not_look_into(page):
    assert "YouTube" in page.unseen.text()
    assert page.unseen.isVisibleTo(page)
    assert "passwords looked into" in page.header.subtitle.text()


def test_enter_goes_to_the_account(page, noras, qtbot):
    page.choose(health.REUSED_PASSWORD.code)
    page.list.select_first()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert noras.view.list.selected().name == "Facebook page"
    assert noras.view.panes.isVisible()
    assert "has the same password as" in noras.view.banner.words
    noras.view._mend_refusal()
    assert noras.view.findChildren(SecretDialog)


def test_what_an_audit_would_find_leads_to_the_audits(page, noras):
    page.choose(NO_AUDIT.code)
    page.list.select_first()
    page._open()
    noras.view._mend_refusal()
    assert noras.wanted[-1].kind == Audit.kind


def test_nothing_is_noted_by_looking(page, noras, qtbot):
    account = next(line.id for line in noras.session.accounts.lines() if line.name == "X")
    before = noras.exposures(account)
    page.look()
    qtbot.waitUntil(lambda: not page._looking, timeout=10_000)
    assert noras.exposures(account) == before
    assert not page.meter.isVisibleTo(page)


def test_all_is_well_is_said(page, qtbot):
    line = replace(page._report.lines[0], findings=())
    page._looking = True
    page._show(HealthReport((line,), ()))
    assert page.none.isVisible()
    assert page.none.sentence.text() == "All is well with every account."
    page._looking = True
    page._show(HealthReport((), ()))
    assert page.none.sentence.text() == "There are no accounts yet."


def test_what_was_found_is_forgotten_when_the_cabinet_is_locked(page, noras):
    noras.view.forget()
    assert page.list.records == ()
    assert page._report is None


def test_everything_has_a_name_and_tab_reaches_it(page, noras, walk):
    page.list.setFocus()
    walk(noras.view, page)


def test_the_password_rules_lead_to_a_new_password(noras):
    account = noras.choose("X")
    noras.view.mend(health.weak(Ref(Account.kind, account), "X"))
    assert noras.view.findChildren(SecretDialog)


def test_few_codes_lead_to_a_new_list(noras):
    noras.choose("Instagram")
    few = next(f for f in noras.view.chosen.detail.findings if f.rule is FEW_CODES)
    noras.view.mend(few)
    assert noras.view.findChildren(NewCodesDialog)


def test_the_report_is_saved_as_a_pdf_and_tells_no_secret(page, noras, qtbot, tmp_path):
    sheet = page._paper.sheet(page._report)
    assert {one["account"] for one in sheet.data["found"]} >= {"X", "Facebook page"}
    assert sheet.data["health"]["unseen"] == list(page._report.not_mine)
    assert len(sheet.data["found"]) == len(page.list.records)
    assert TWICE not in str(sheet.data)
    page.output.save(page._paper.made(page._report), title="Health", name="health.pdf")
    with qtbot.waitSignal(page.output.done, timeout=20_000):
        page.output.save_to(tmp_path / "health.pdf")
        assert page.header.subtitle.text() == "Saving…"
    printed = (tmp_path / "health.pdf").read_bytes()
    text = Pdf(printed).text
    assert "Health of the accounts" in text
    assert "has the same password as" in text
    assert "keep it as you would a key" in text
    assert "passwords looked into" in page.header.subtitle.text()
    assert "Saved as health.pdf" in noras.notices[-1].text


def test_a_folder_that_takes_no_report_is_told_with_another_place_to_try(page, tmp_path, qtbot):
    page.output.save(page._paper.made(page._report), title="Health", name="health.pdf")
    page.output.save_to(tmp_path / "nowhere" / "health.pdf")
    qtbot.waitUntil(page.banner.isVisible, timeout=20_000)
    assert "could not be saved there" in page.banner.words
    assert "Choose another one" in page.banner.words
    assert "passwords looked into" in page.header.subtitle.text()


def test_while_nothing_is_known_nothing_is_printed_and_that_is_said(page, noras):
    page.forget()
    page.print_report()
    assert "nothing to print yet" in page.banner.words
