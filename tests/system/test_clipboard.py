from smdesk.system.clipboard import secret_formats


def test_on_windows_neither_history_nor_cloud_nor_watchers_may_keep_a_secret():
    assert secret_formats("win32") == {
        "ExcludeClipboardContentFromMonitorProcessing": b"1",
        "CanIncludeInClipboardHistory": b"\x00\x00\x00\x00",
        "CanUploadToCloudClipboard": b"\x00\x00\x00\x00",
        "Clipboard Viewer Ignore": b"1",
    }


def test_on_linux_the_hint_of_password_managers_is_given():
    assert secret_formats("linux") == {"x-kde-passwordManagerHint": b"secret"}
    assert secret_formats("freebsd14") == secret_formats("linux")


def test_on_macos_nothing_is_claimed_that_qt_would_not_pass_on():
    assert secret_formats("darwin") == {}


def test_what_a_caller_does_to_its_formats_stays_with_the_caller():
    secret_formats("win32").clear()
    assert len(secret_formats("win32")) == 4
