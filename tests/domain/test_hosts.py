"""Which platform a name or an address speaks of."""

import pytest

from smdesk.domain.accounts import Platform
from smdesk.domain.hosts import platform_called


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("Instagram", Platform.INSTAGRAM),
        ("our facebook page", Platform.FACEBOOK),
        ("X", Platform.X),
        ("Newsletter of the branch", Platform.NEWSLETTER),
        ("Mastodon", Platform.MASTODON),
        ("Insta", Platform.OTHER),
        ("Xylophone", Platform.OTHER),
        ("", Platform.OTHER),
    ],
)
def test_a_name_speaks_of_a_platform_by_a_whole_word(name, platform):
    assert platform_called(name) is platform
