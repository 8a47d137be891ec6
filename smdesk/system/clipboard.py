"""What to put on the clipboard with a secret so that histories and clouds leave it alone."""

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
MACOS = {"org.nspasteboard.ConcealedType": b"", "org.nspasteboard.TransientType": b""}

QT_TEXT = "text/plain"
"""What Qt calls text; it turns it into each system's own kinds of text."""
MACOS_TEXT = "public.utf8-plain-text"


def secret_formats(platform: str) -> dict[str, bytes]:
    """Return the marks to offer beside the text, by name, with their exact bytes.

    ``platform`` is ``sys.platform``. Sources: Microsoft's clipboard formats for Windows, which Qt
    passes on under these very names; KDE's hint for X11 and Wayland, which Klipper, CopyQ and
    cliphist heed; nspasteboard.org for macOS, where Qt would put a prefix before the names, so
    that smdesk.system.pasteboard writes them instead.
    """
    if platform == "win32":
        return dict(WINDOWS)
    return dict(MACOS if platform == "darwin" else UNIX)


def offered(platform: str, text: str) -> tuple[tuple[str, bytes], ...]:
    """Return everything that goes on the clipboard for a secret: each format and its bytes.

    The text comes first, in UTF-8 under the name that Qt (or, on macOS, the system itself) knows
    it by. All of it goes on the clipboard that Paste reads; nothing ever goes on the one of the
    middle button, which any selection would replace and no manager asks permission to keep.
    """
    name = MACOS_TEXT if platform == "darwin" else QT_TEXT
    return ((name, text.encode("utf-8", "surrogatepass")), *secret_formats(platform).items())
