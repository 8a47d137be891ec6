"""What the bundle leaves out of what Python, Qt and this computer would put into it.

Names of files are as PyInstaller has them: relative to the bundle, with forward slashes.
"""

import re

MODULES = (
    "PySide6.QtConcurrent",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickControls2",
    "PySide6.QtQuickWidgets",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "PySide6.QtXml",
    "_curses",
    "_hashlib",
    "_pytest",
    "_ssl",
    "asyncio",
    "curses",
    "dbm",
    "distutils",
    "doctest",
    "ensurepip",
    "ftplib",
    "http",
    "idlelib",
    "lib2to3",
    "numpy",
    "PIL",
    "pdb",
    "pip",
    "pkg_resources",
    "pydoc",
    "pydoc_data",
    "pytest",
    "readline",
    "rlcompleter",
    "setuptools",
    "smtplib",
    "socketserver",
    "sqlite3",
    "ssl",
    "tkinter",
    "turtle",
    "unittest",
    "urllib.request",
    "uvloop",
    "wheel",
    "xmlrpc",
)
"""Never in the bundle: what speaks over networks, what developers use, what is under the GPL.

Nor Python's way to the system's OpenSSL, a second one beside that of cryptography, which hashes
whatever is long; for what is short Python has hashes of its own.
"""

NOT_BEFOREHAND = ("pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pkgutil")
"""What PyInstaller would run at every start, for modules that smdesk does not use then."""

FOR_DEVELOPERS = (
    "shibokensupport/signature/lib/enum_sig.py",
    "shibokensupport/signature/lib/pyi_generator.py",
)
"""What Qt's binding brings along to write stub files, and reads at every start all the same.

Each is left empty in the bundle, which takes a twelfth off the wait for the first picture; see
docs/decisions. Nothing that runs calls them, and their names stay importable.
"""

_LEFT_OUT = re.compile(
    "|".join(
        (
            # Qt's plug-ins for other kinds of screens, for networks, and for pictures nobody has.
            r"plugins/platforms/(lib)?q(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|direct2d)\b",
            r"plugins/(egldeviceintegrations|generic|networkinformation|qmltooling|sqldrivers|tls)/",
            r"plugins/platformthemes/libqgtk3",
            # Widgets are painted without OpenGL; looking for it would be part of every start.
            r"plugins/xcbglintegrations/",
            r"plugins/imageformats/(lib)?q(tiff|tga|wbmp|icns|pdf|webp)\b",
            r"plugins/wayland-shell-integration/lib(ivi|fullscreen|wl)-shell",
            r"plugins/platforminputcontexts/(lib)?qtvirtualkeyboard",
            r"plugins/wayland-graphics-integration-(server/|client/libq?(t-)?(drm-egl|dmabuf|vulkan|shm-emu))",
            r"(^|/)(lib)?Qt6?(Qml|Quick|Pdf|VirtualKeyboard|EglFs|EglFS|Sql|Test|Designer|Help|Concurrent|Network)",
            r"(^|/)(lib)?Qt6?(WaylandCompositor|Wayland.*Hwintegration.*Server|WlShell.*Server)",
            # Qt draws its widgets without OpenGL; this one is 20 MB of it for old Windows.
            r"(^|/)opengl32sw\.dll$",
            # Its words for buttons are ours already; none of its translations are used.
            r"PySide6/(Qt/)?translations/",
            # Character sets of modules that are not used.
            r"lib-dynload/(_codecs_(jp|hk|cn|kr|tw|iso2022)|_multibytecodec|audioop|ossaudiodev|nis)\b",
            r"lib-dynload/(_crypt|spwd|xxlimited|_test|_xxtest|termios0|_ctypes_test|syslog)",
            # Word lists in languages that smdesk does not check, some under the GPL.
            r"^spylls/",
            # Parts of the reader of XML that only web pages and schemas need; a folder of examples.
            r"^lxml/(objectify|html/|isoschematron)|^docx/templates/default-docx-template/",
            r"\.pyi$|/py\.typed$|dist-info/(INSTALLER|RECORD|REQUESTED|sboms/|licenses/)",
        )
    )
)

_CARRIED = re.compile(
    r"^lib("
    r"xcb-(cursor|icccm|image|keysyms|render-util|util|xinerama|xinput)|xkbcommon(-x11)?|"
    r"python3\.\d+|ffi|bz2|lzma|z"
    r")\.(so|dylib)"
)
"""Libraries of the system that the bundle does carry, because not every desktop has them, or not
in the version that Python was built with. All are under permissive terms. Every other one is the
system's own: it is there on every desktop, and the system's makers keep it safe."""


def stays_out(name: str) -> bool:
    """Whether a file of Python's or Qt's is of no use to smdesk."""
    return bool(_LEFT_OUT.search(name.replace("\\", "/")))


def is_carried(name: str) -> bool:
    """Whether it is a library of the system that the bundle carries, other than Python's own."""
    return bool(_CARRIED.match(name)) and not name.startswith("libpython")


def is_the_systems(name: str, source: str, homes: tuple[str, ...]) -> bool:
    """Whether a library of a Linux system should stay that system's.

    ``source`` is where it lies on this computer; ``homes`` are the folders of Python and of the
    packages, whose files are ours to carry.
    """
    if source.startswith(homes):
        return False
    return not _CARRIED.match(name.replace("\\", "/").rpartition("/")[2])
