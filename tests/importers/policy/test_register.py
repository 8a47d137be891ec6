"""The kind of a policy's file is told from what is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.exporters.policy import docx, html, markdown, odt
from smdesk.importers.errors import ImporterError, NotThisFormatError
from smdesk.importers.policy import register
from smdesk.importers.policy.found import Format
from tests.exporters.policy.test_docx import SMALL
from tests.exporters.policy.wholes import policy


@pytest.mark.parametrize(
    ("writer", "name", "kind"),
    [
        (docx, "rules", Format.DOCX),
        (odt, "rules.docx", Format.ODT),
        (html, "rules", Format.HTML),
        (markdown, "rules.txt", Format.MARKDOWN),
    ],
)
def test_what_smdesk_writes_is_known_whatever_it_is_called(writer, name, kind):
    data = writer.write(policy(SMALL))
    assert register.format_of(name, data) is kind
    assert register.read(name, data).format is kind


@pytest.mark.parametrize(
    "data",
    [b"", b" \n", b"%PDF-1.7", b"{\\rtf1", b"\xd0\xcf\x11\xe0 old", b"PK\x05\x06" + b"\0" * 18],
)
def test_files_nobody_reads_here_are_refused(data):
    with pytest.raises(NotThisFormatError):
        register.format_of("rules.doc", data)


@given(st.binary(max_size=200), st.sampled_from(register.ENDINGS))
def test_any_file_is_read_or_refused(data, ending):
    try:
        register.read(f"rules.{ending}", data)
    except ImporterError:
        return
