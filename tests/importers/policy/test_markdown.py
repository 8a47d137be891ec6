"""Markdown of other programs becomes clauses; what could do harm stays behind."""

import pytest

from smdesk.domain.policy.blocks import Bullet, CrossReference, Link, Text
from smdesk.domain.policy.numbering import numbers
from smdesk.importers.errors import DamagedError, ImporterError, NotThisFormatError
from smdesk.importers.policy import markdown
from smdesk.importers.policy.assembling import assembled
from smdesk.importers.policy.found import Notice

GUIDE = b"""# House rules for channels

Document No. HR 9

## 1 Answers

Whoever is on duty *answers*; see section 2.1 and <b>nobody else</b>.

- questions
  - small ones
- complaints

## 2 Pictures

### 2.1 Consent

1. Ask first.
2. Write it [down](https://example.org/form).
"""


def read(data):
    return assembled(markdown.read(data))


def test_headings_are_clauses_and_the_first_is_the_name():
    policy = read(GUIDE)
    now = numbers(policy.content, policy.scheme)
    assert (policy.name, policy.number, policy.mismatches) == (
        "House rules for channels",
        "HR 9",
        (),
    )
    assert [(now[one.id], one.title) for one in policy.content] == [
        ("1", "Answers"),
        ("2", "Pictures"),
        ("2.1", "Consent"),
        ("2.1.1", ""),
        ("2.1.2", ""),
    ]


def test_emphasis_points_links_and_numbers_in_the_words_are_taken():
    policy = read(GUIDE)
    answers, _, consent, _, written = policy.content.clauses
    assert answers.blocks[1:] == (
        Bullet((Text("questions"),)),
        Bullet((Text("small ones"),), 1),
        Bullet((Text("complaints"),)),
    )
    said = list(answers.blocks[0].spans)
    assert CrossReference(consent.id) in said
    assert Text("answers", italic=True) in said
    assert Text("nobody else", bold=True) in said
    assert Link("down", "https://example.org/form") in list(written.spans)


def test_scripts_far_pictures_and_files_of_this_computer_stay_behind_and_are_told():
    found = markdown.read(
        b"# A\n\n![x](http://example.org/a.png) ![y](local.png)\n\n"
        b"<script>alert(1)</script>\n\n[a](javascript:alert(1)) [b](file:///etc/passwd)\n"
        b"[c](ftp://example.org)\n"
    )
    assert dict(found.notices) == {
        Notice.SCRIPT: 2,
        Notice.REMOTE: 1,
        Notice.PICTURE: 1,
        Notice.LOCAL_FILE: 1,
        Notice.LINK: 1,
    }
    text = repr(assembled(found).content)
    assert "alert" not in text
    assert "passwd" not in text


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"---\nformat: smdesk-policy 1\nscheme: none of them\n---\n", DamagedError),
        (b"# a\0b", NotThisFormatError),
    ],
)
def test_a_broken_file_is_refused_by_name(data, error):
    with pytest.raises(error):
        markdown.read(data)


def test_lists_within_lists_without_end_do_no_harm():
    for data in (b"- " * 20_000 + b"x", b"> " * 20_000 + b"x", b"[" * 50_000, b"*a " * 30_000):
        try:
            markdown.read(data)
        except ImporterError:
            continue
