"""The OpenDocument text has real headings, numbers and pointers, and says what the policy says."""

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from smdesk.domain.policy.numbering import Scheme
from smdesk.exporters.policy import odt as exporter
from smdesk.exporters.policy.document import PolicyRemark
from smdesk.importers.policy import odt as importer
from smdesk.importers.policy.assembling import assembled
from tests.exporters.policy.test_docx import DUTY, SMALL
from tests.exporters.policy.wholes import contents, policy, read_out, schemes

OFFICE = shutil.which("soffice")


def content(data, part="content.xml"):
    return zipfile.ZipFile(io.BytesIO(data)).read(part).decode()


@settings(max_examples=25)
@given(contents(), schemes.filter(lambda scheme: scheme is not Scheme.NONE))
def test_what_is_written_reads_the_same_when_it_comes_back(content, scheme):
    back = assembled(importer.read(exporter.write(policy(content, scheme))), scheme)
    assert read_out(back.content, scheme) == read_out(content, scheme)
    assert back.mismatches == ()


def test_headings_are_headings_and_pointers_are_fields():
    said = content(exporter.write(policy(SMALL, Scheme.PARAGRAPH)))
    assert said.count("<text:h ") == 2
    assert f'text:ref-name="c{DUTY.id}"' in said
    assert "Paragraph 1." not in said


def test_remarks_are_annotations_with_who_and_when():
    at = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    remark = PolicyRemark(clause=DUTY.id, who="Nora Vale", at=at, text="How soon?")
    back = assembled(importer.read(exporter.write(policy(SMALL, remarks=(remark,)))))
    ((clause, found),) = back.remarks
    assert (found.who, found.on, found.text) == ("Nora Vale", date(2026, 11, 2), "How soon?")
    assert back.content.get(clause).title == "Duty"


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_same_numbers(tmp_path):
    (tmp_path / "rules.odt").write_bytes(exporter.write(policy(SMALL, Scheme.PARAGRAPH)))
    done = subprocess.run(
        [OFFICE, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path),
         str(tmp_path / "rules.odt")],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    lines = (tmp_path / "rules.txt").read_text("utf-8-sig").splitlines()
    assert [line.strip() for line in lines if line.strip()][1:5] == [
        "Paragraph 1. Purpose", "1.1. Tell people; see Paragraph 2", "Paragraph 2. Duty",
        "Answers within a day.",
    ]  # fmt: skip
