"""Policies come in through a preview that can be put right, and go out as files and on paper."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smdesk.desk.policy_files import PolicyForm, PolicyWords
from smdesk.desk.policy_reading import Kind, assembled, read
from smdesk.printing.press import Press
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.policy.bring_in import BringPolicy
from smdesk.ui.policy.papers import PolicyPapers, Saving
from tests.importers.policy.test_plain import RULES
from tests.ui.policy.test_view import screen, shown  # noqa: F401 - a fixture


@pytest.fixture(scope="session")
def press():
    return Press(Path(__file__).resolve().parents[3] / "resources", system_fonts=False)


@pytest.fixture
def papers(screen, nora, press, tmp_path):  # noqa: F811 - the fixture
    output = SheetOutput(press, screen._means.background, screen, screen, documents=tmp_path)
    screen.show()
    return PolicyPapers(
        screen,
        screen._means,
        nora.policy_files,
        output,
        imprint=lambda: nora.imprint(by=nora.me),
        documents=tmp_path,
    )


@pytest.fixture
def bring(papers, nora, qtbot, tmp_path):
    made = []
    dialog = BringPolicy(
        nora.policy_files, nora.me, papers._means.background, papers._view, then=made.append
    )
    dialog.made = made

    def show(words, name="rules.txt"):
        path = tmp_path / name
        path.write_bytes(words.encode() if isinstance(words, str) else words)
        dialog.show_file(path)
        qtbot.waitUntil(lambda: "Reading" not in dialog.words.text(), timeout=20_000)
        return dialog

    return show


def test_a_file_is_shown_line_by_line_before_it_is_kept(bring, nora):
    before = len(nora.policy.lines())
    dialog = bring(RULES)
    assert dialog.number.text() == "HR 7"
    assert [row.now for row in dialog.table.records if row.now][:3] == [
        "Paragraph 1.",
        "1.1.",
        "1.1.1.",
    ]
    assert "numbers that differ from the file: 0" in dialog.words.text()
    assert len(nora.policy.lines()) == before
    dialog.name.setText("House rules")
    dialog.take.click()
    (version,) = dialog.made
    assert nora.policy.document(version.document).title == "HR 7 House rules"


def test_a_file_with_the_number_of_a_document_is_offered_as_a_version_of_it(bring, nora):
    before = len(nora.policy.lines())
    first = bring(RULES)
    assert first.becomes.currentData() is None
    first.name.setText("House rules")
    first.take.click()
    (version,) = first.made
    second = BringPolicy(
        nora.policy_files, nora.me, first._background, first.parentWidget(), then=first.made.append
    )
    second.show_found(first._found)
    assert second.becomes.currentData().id == version.document
    assert [box.isEnabled() for box in (second.number, second.name, second.scheme)] == [False] * 3
    second.take.click()
    assert len(nora.policy.lines()) == before + 1
    assert first.made[1].id == version.id
    second.becomes.setCurrentIndex(0)
    assert [box.isEnabled() for box in (second.number, second.name, second.scheme)] == [True] * 3


def test_a_file_without_a_number_is_offered_as_a_version_of_the_document_of_its_name(bring, nora):
    (line,) = (one for one in nora.policy.lines() if one.document.number == "LB-POL-07")
    (version,) = nora.policy.versions(line.document.id)[:1]
    file = nora.policy_files.written(version.id, PolicyForm.MARKDOWN, PolicyWords())
    assert bring(file, "policy.md").becomes.currentData().number == "LB-POL-07"


def test_without_a_name_it_says_so_and_nothing_is_kept(bring, nora):
    before = len(nora.policy.lines())
    dialog = bring(RULES)
    dialog.take.click()
    assert dialog.banner.isVisible()
    assert len(nora.policy.lines()) == before
    assert dialog.isVisible()


def test_a_line_is_taken_as_something_else_and_the_numbers_follow(bring):
    dialog = bring("1. One\nText.\n2. No clause at all\n3. Two\nText.\n")
    row = next(one for one in dialog.table.records if "No clause" in one.line.text)
    dialog.table.select(row.line.place)
    dialog.kind.setCurrentIndex(dialog.kind.findData(Kind.PARAGRAPH))
    dialog.kind.activated.emit(dialog.kind.currentIndex())
    assert "numbers that differ from the file: 1" in dialog.words.text()
    dialog.only.setChecked(True)
    (row,) = dialog.table.records
    assert (row.line.said, row.now) == ("3.", "2")


def test_keys_set_a_clause_deeper_and_back(bring):
    dialog = bring("1. One\nText.\n2. Two\nText.\n")
    row = next(one for one in dialog.table.records if one.line.said == "2.")
    dialog.table.select(row.line.place)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert dialog.table.selected().now == "1.1"
    QTest.keyClick(dialog.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert dialog.table.selected().now == "2"


def test_what_cannot_be_read_is_said_and_what_was_left_behind_counted(bring):
    dialog = bring("%PDF-1.7", "rules.pdf")
    assert dialog.banner.isVisible()
    assert not dialog.take.isEnabled()


def test_hostile_parts_are_counted(bring):
    dialog = bring("<h1>A</h1><script>x()</script><p>Text</p>", "rules.html")
    assert "programs left out: 1" in dialog.words.text()


@pytest.mark.parametrize("form", list(PolicyForm))
def test_the_open_version_is_saved_as_each_kind_of_file(papers, tmp_path, form):
    papers._view.open_version(papers._view.version.id)
    path = tmp_path / f"rules{form.ending}"
    papers.save_to(Saving(form, remarks=True), path)
    assert papers._view.told[-1].text == f"Saved as {path.name}."
    assert assembled(read(path.name, path.read_bytes())).mismatches == ()


def test_a_folder_that_is_gone_is_told(papers, tmp_path):
    papers._view.open_version(papers._view.version.id)
    papers.save_to(Saving(PolicyForm.DOCX), tmp_path / "none" / "rules.docx")
    assert papers._view.banner.isVisible()


def test_pages_are_those_of_the_open_version(papers, qtbot, tmp_path):
    papers._view.open_version(papers._view.version.id)
    with qtbot.waitSignal(papers.output.done, timeout=20_000):
        papers.output.save(papers.pages, title="x", name="x.pdf")
        papers.output.save_to(tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


def test_bringing_in_is_offered_in_the_list_alone(papers):
    papers._view.show_documents()
    assert "Bring in…" in shown(papers._view)
    papers._view.open_version(papers._view.version.id)
    assert "Bring in…" not in shown(papers._view)
