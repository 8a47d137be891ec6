"""The Word file has real numbers, pointers and comments, and says what the policy says."""

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, date, datetime

import docx
import pytest
from hypothesis import given, settings

from smdesk.domain.policy.blocks import CrossReference, Paragraph, Text
from smdesk.domain.policy.content import Clause, settled
from smdesk.domain.policy.numbering import Scheme
from smdesk.exporters.policy import docx as exporter
from smdesk.exporters.policy.document import PolicyRemark
from smdesk.importers.policy import docx as importer
from smdesk.importers.policy.assembling import assembled
from tests.exporters.policy.wholes import contents, policy, read_out, schemes

OFFICE = shutil.which("soffice")
DUTY = Clause(title="Duty", blocks=(Paragraph((Text("Answers within a day."),)),))
SMALL = settled(
    [
        Clause(title="Purpose", blocks=()),
        Clause(blocks=(Paragraph((Text("Tell people; see "), CrossReference(DUTY.id))),), depth=1),
        DUTY,
        Clause(depth=1),
    ]
)


def word(data, part="word/document.xml"):
    return zipfile.ZipFile(io.BytesIO(data)).read(part).decode()


@settings(max_examples=25)
@given(contents(), schemes.filter(lambda scheme: scheme is not Scheme.NONE))
def test_what_is_written_reads_the_same_when_it_comes_back(content, scheme):
    back = assembled(importer.read(exporter.write(policy(content, scheme))), scheme)
    assert read_out(back.content, scheme) == read_out(content, scheme)
    assert back.mismatches == ()


@pytest.mark.parametrize("scheme", list(Scheme))
def test_numbers_are_counted_by_word_and_none_stands_in_the_text(scheme):
    said = word(exporter.write(policy(SMALL, scheme)))
    assert ("w:numPr" in said) is (scheme is not Scheme.NONE)
    assert ">1.1.<" not in said


def test_a_pointer_is_a_field_that_follows_its_clause():
    said = word(exporter.write(policy(SMALL, Scheme.PARAGRAPH)))
    assert f"REF c{DUTY.id} \\n \\h" in said
    assert f'w:name="c{DUTY.id}"' in said
    assert ">Paragraph 2<" in said


def test_remarks_are_comments_with_who_and_when():
    at = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    remark = PolicyRemark(clause=DUTY.id, who="Nora Vale", at=at, text="How soon?")
    data = exporter.write(policy(SMALL, remarks=(remark,)))
    comment = next(iter(docx.Document(io.BytesIO(data)).comments))
    assert (comment.author, comment.initials, comment.text) == ("Nora Vale", "NV", "How soon?")
    assert comment.timestamp == at
    back = assembled(importer.read(data))
    ((clause, found),) = back.remarks
    assert (found.who, found.on, found.text) == ("Nora Vale", date(2026, 11, 2), "How soon?")
    assert back.content.get(clause).title == "Duty"


def test_it_says_whose_it_is_and_names_no_program_or_place():
    data = exporter.write(policy(SMALL, author="Hill Library", created=date(2026, 3, 1)))
    about = docx.Document(io.BytesIO(data)).core_properties
    assert (about.title, about.author, about.created.date()) == (
        "House rules",
        "Hill Library",
        date(2026, 3, 1),
    )
    assert "python" not in word(data, "docProps/core.xml").casefold()


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_same_numbers(tmp_path):
    (tmp_path / "rules.docx").write_bytes(exporter.write(policy(SMALL, Scheme.PARAGRAPH)))
    done = subprocess.run(
        [OFFICE, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path),
         str(tmp_path / "rules.docx")],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    lines = (tmp_path / "rules.txt").read_text("utf-8-sig").splitlines()
    assert [line.strip() for line in lines if line.strip()][1:5] == [
        "Paragraph 1. Purpose",
        "1.1. Tell people; see Paragraph 2",
        "Paragraph 2. Duty",
        "Answers within a day.",
    ]
