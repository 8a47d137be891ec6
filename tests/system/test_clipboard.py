"""What goes on the clipboard with a secret, byte for byte, on each system."""

import pytest

from smdesk.system.clipboard import offered, secret_formats

WORDS = "Zürich-Ø9 £"


def test_on_windows_neither_history_nor_cloud_nor_watchers_may_keep_a_secret():
    assert offered("win32", WORDS) == (
        ("text/plain", b"Z\xc3\xbcrich-\xc3\x989 \xc2\xa3"),
        ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
        ("CanIncludeInClipboardHistory", b"\x00\x00\x00\x00"),
        ("CanUploadToCloudClipboard", b"\x00\x00\x00\x00"),
        ("Clipboard Viewer Ignore", b"1"),
    )


@pytest.mark.parametrize("platform", ["linux", "freebsd14"])
def test_on_linux_the_hint_of_password_managers_is_given(platform):
    assert offered(platform, WORDS) == (
        ("text/plain", b"Z\xc3\xbcrich-\xc3\x989 \xc2\xa3"),
        ("x-kde-passwordManagerHint", b"secret"),
    )


def test_on_macos_it_is_called_concealed_and_passing():
    assert offered("darwin", WORDS) == (
        ("public.utf8-plain-text", b"Z\xc3\xbcrich-\xc3\x989 \xc2\xa3"),
        ("org.nspasteboard.ConcealedType", b""),
        ("org.nspasteboard.TransientType", b""),
    )


@pytest.mark.parametrize("platform", ["win32", "linux", "darwin"])
def test_the_marks_are_what_is_offered_beside_the_text(platform):
    assert offered(platform, "x")[1:] == tuple(secret_formats(platform).items())


def test_what_a_caller_does_to_its_formats_stays_with_the_caller():
    secret_formats("win32").clear()
    assert len(secret_formats("win32")) == 4
