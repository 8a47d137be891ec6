"""What is written as Markdown reads well and comes back as it was."""

from hypothesis import given

from smdesk.exporters.policy import markdown
from smdesk.importers.policy import markdown as importer
from smdesk.importers.policy.assembling import assembled
from tests.exporters.policy.wholes import contents, policy, schemes


@given(contents(), schemes)
def test_what_is_written_comes_back_equal(content, scheme):
    back = assembled(importer.read(markdown.write(policy(content, scheme))))
    assert back.content == content
    assert back.scheme is scheme
    assert back.mismatches == ()
