"""What to put beside a secret on the clipboard so that histories and clouds leave it alone."""

ZERO = bytes(4)
"""A Windows DWORD of 0: no."""
PRESENT = b"1"
"""For formats that count by being there, whatever they hold."""

WINDOWS = {
    "ExcludeClipboardContentFromMonitorProcessing": PRESENT,
    "CanIncludeInClipboardHistory": ZERO,
    "CanUploadToCloudClipboard": ZERO,
    "Clipboard Viewer Ignore": PRESENT,
}
UNIX = {"x-kde-passwordManagerHint": b"secret"}


def secret_formats(platform: str) -> dict[str, bytes]:
    """Return the formats to offer beside the text, by name, with their exact bytes.

    ``platform`` is ``sys.platform``. Sources: Microsoft's clipboard formats for Windows, which Qt
    passes on under these very names; KDE's hint for X11 and Wayland, which Klipper, CopyQ and
    cliphist heed. macOS has such a mark (``org.nspasteboard.ConcealedType``), but Qt 6 writes
    unknown formats under a prefix of its own, so nothing offered here would be seen: none.
    """
    if platform == "win32":
        return dict(WINDOWS)
    return {} if platform == "darwin" else dict(UNIX)
