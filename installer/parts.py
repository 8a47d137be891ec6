"""What the bundle is made of: every part, its terms, and the files it accounts for.

Names of files are as they lie in the bundle's ``_internal``, with forward slashes. The terms are
those that each part's makers name, as SPDX writes them.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: ``package`` is the Python package whose version it has, where it is one."""

    name: str
    terms: str
    home: str
    """Where its makers publish it and its source."""
    package: str = ""
    files: str = ""
    """A pattern of the names of its files; empty where it lies inside another part's files."""
    inside: str = ""
    """The part that it is compiled into."""
    texts: tuple[str, ...] = ()
    """Files of ``installer/licenses`` that hold its terms."""

    def claims(self, name: str) -> bool:
        """Whether the file is this part's."""
        if self.package and name.lower().startswith(f"{_plain(self.package)}-"):
            return ".dist-info/" in name
        return bool(self.files) and re.search(self.files, name) is not None


def _plain(package: str) -> str:
    """Return the package's name as the folder of its index card has it."""
    return re.sub(r"[-_.]+", "_", package).lower()


_QT = r"^(PySide6/|shiboken6/)"
PARTS = (
    Part(name="smdesk", terms="Apache-2.0", home="", texts=("Apache-2.0.txt",),
         files=r"^(smdesk/|resources/(print|data|icons/smdesk)|licenses/|NOTICE\.txt|SOURCE\.txt|"
               r"CHANGELOG\.md|FILES\.txt|smdesk(-console)?(\.exe)?$)"),
    Part(name="Python", terms="Python-2.0", home="https://www.python.org",
         texts=("Python.txt",),
         files=r"^(base_library\.zip|libpython3|python3|lib-dynload/|.*/lib-dynload/|DLLs/|"
               r"(?!_cffi)[^/]*\.pyd$|Python$|Python\.framework|[^/]*/?lib-dynload)"),
    Part(name="Visual C++'s libraries", terms="LicenseRef-Microsoft-Visual-C++-Redistributable",
         home="https://learn.microsoft.com/cpp/windows/redistributing-visual-cpp-files",
         files=r"(?i)^(vcruntime140|msvcp140|concrt140|ucrtbase|api-ms-win-)"),
    Part(name="PyInstaller's starter", terms="GPL-2.0-or-later WITH Bootloader-exception",
         home="https://pyinstaller.org", package="pyinstaller", inside="smdesk"),
    Part(name="PySide6", package="PySide6_Essentials", home="https://www.qt.io/qt-for-python",
         terms="LGPL-3.0-only", texts=("LGPL-3.0.txt", "GPL-3.0.txt"),
         files=_QT + r"(?!Qt/|.*(Qt6|icu|plugins/))|^pyside6_essentials|^shiboken6"),
    Part(name="Qt", package="PySide6_Essentials", home="https://www.qt.io",
         terms="LGPL-3.0-only", texts=("LGPL-3.0.txt", "GPL-3.0.txt"),
         files=_QT + r"(?!.*icu(data|i18n|uc)).*(Qt6|Qt/|plugins/)|^qt\.conf"),
    Part(name="ICU", terms="Unicode-3.0", home="https://icu.unicode.org", texts=("ICU.txt",),
         files=_QT + r".*icu(data|i18n|uc)"),
    Part(name="PCRE2", terms="BSD-3-Clause", home="https://www.pcre.org", inside="Qt",
         texts=("PCRE2.txt",)),
    Part(name="HarfBuzz", terms="MIT", home="https://harfbuzz.github.io", inside="Qt"),
    Part(name="FreeType", terms="FTL", home="https://freetype.org", inside="Qt"),
    Part(name="libpng", terms="libpng-2.0", home="http://www.libpng.org", inside="Qt"),
    Part(name="libjpeg-turbo", terms="IJG AND BSD-3-Clause", home="https://libjpeg-turbo.org",
         inside="Qt"),
    Part(name="double-conversion", terms="BSD-3-Clause", inside="Qt",
         home="https://github.com/google/double-conversion"),
    Part(name="md4c", terms="MIT", home="https://github.com/mity/md4c", inside="Qt"),
    Part(name="sqlcipher3", package="sqlcipher3", terms="Zlib", files=r"^sqlcipher3",
         home="https://github.com/coleifer/sqlcipher3"),
    Part(name="SQLCipher", terms="BSD-3-Clause", home="https://www.zetetic.net/sqlcipher",
         inside="sqlcipher3", texts=("SQLCipher.txt",)),
    Part(name="SQLite", terms="blessing", home="https://www.sqlite.org", inside="sqlcipher3"),
    Part(name="cryptography", package="cryptography", terms="Apache-2.0 OR BSD-3-Clause",
         home="https://cryptography.io", files=r"^cryptography"),
    Part(name="OpenSSL", terms="Apache-2.0", home="https://openssl-library.org",
         inside="cryptography", texts=("Apache-2.0.txt",)),
    Part(name="cffi", package="cffi", terms="MIT-0", files=r"^(_cffi_backend|cffi)",
         home="https://cffi.readthedocs.io"),
    Part(name="typst for Python", package="typst", terms="Apache-2.0", files=r"^typst",
         home="https://github.com/messense/typst-py", texts=("Apache-2.0.txt",)),
    Part(name="pypdfium2", package="pypdfium2", terms="Apache-2.0 OR BSD-3-Clause",
         home="https://github.com/pypdfium2-team/pypdfium2",
         files=r"^pypdfium2(?!_raw/(lib)?pdfium)"),
    Part(name="PDFium", terms="BSD-3-Clause AND Apache-2.0", home="https://pdfium.googlesource.com",
         files=r"^pypdfium2_raw/(lib)?pdfium"),
    Part(name="zxing-cpp", package="zxing-cpp", terms="Apache-2.0", files=r"^zxing",
         home="https://github.com/zxing-cpp/zxing-cpp", texts=("Apache-2.0.txt",)),
    Part(name="zxcvbn", package="zxcvbn", terms="MIT", inside="smdesk",
         home="https://github.com/dwolfhub/zxcvbn-python"),
    Part(name="icalendar", package="icalendar", terms="BSD-2-Clause", inside="smdesk",
         home="https://github.com/collective/icalendar"),
    Part(name="python-dateutil", package="python-dateutil", inside="smdesk",
         terms="Apache-2.0 OR BSD-3-Clause", home="https://github.com/dateutil/dateutil"),
    Part(name="lxml", package="lxml", terms="BSD-3-Clause", home="https://lxml.de",
         files=r"^lxml"),
    Part(name="libxml2 and libxslt", terms="MIT", home="https://gitlab.gnome.org/GNOME/libxml2",
         inside="lxml"),
    Part(name="odfdo", package="odfdo", terms="Apache-2.0", files=r"^odfdo",
         home="https://github.com/jdum/odfdo", texts=("Apache-2.0.txt",)),
    Part(name="python-docx", package="python-docx", terms="MIT", files=r"^(python_)?docx",
         home="https://github.com/python-openxml/python-docx"),
    Part(name="markdown-it-py", package="markdown-it-py", terms="MIT", inside="smdesk",
         home="https://github.com/executablebooks/markdown-it-py"),
    Part(name="mdurl", package="mdurl", terms="MIT", inside="smdesk",
         home="https://github.com/executablebooks/mdurl"),
    Part(name="pypdf", package="pypdf", terms="BSD-3-Clause", inside="smdesk",
         home="https://github.com/py-pdf/pypdf"),
    Part(name="spylls", package="spylls", terms="MPL-2.0", inside="smdesk",
         home="https://github.com/zverok/spylls"),
    Part(name="platformdirs", package="platformdirs", terms="MIT", inside="smdesk",
         home="https://github.com/tox-dev/platformdirs"),
    Part(name="typing-extensions", package="typing-extensions", terms="PSF-2.0",
         home="https://github.com/python/typing_extensions", inside="smdesk"),
    Part(name="tzdata", package="tzdata", terms="Apache-2.0", files=r"^tzdata",
         home="https://github.com/python/tzdata", texts=("Apache-2.0.txt",)),
    Part(name="Inter", terms="OFL-1.1", home="https://rsms.me/inter",
         files=r"^resources/fonts/inter"),
    Part(name="Noto Emoji", terms="OFL-1.1", files=r"^resources/fonts",
         home="https://fonts.google.com/noto/specimen/Noto+Emoji"),
    Part(name="Lucide", terms="ISC AND MIT", home="https://lucide.dev", files=r"^resources/icons"),
    Part(name="SCOWL's word lists for spelling", terms="LicenseRef-SCOWL",
         home="http://wordlist.aspell.net", files=r"^resources/spelling"),
    Part(name="word lists of the EFF and of SLIP-0039", terms="CC-BY-3.0-US AND MIT",
         home="https://www.eff.org/dice", files=r"^resources/words"),
    Part(name="libffi", terms="MIT", home="https://sourceware.org/libffi", texts=("libffi.txt",),
         files=r"^libffi[.-]"),
    Part(name="bzip2", terms="bzip2-1.0.6", home="https://sourceware.org/bzip2",
         texts=("bzip2.txt",), files=r"^libbz2\."),
    Part(name="liblzma", terms="0BSD", home="https://tukaani.org/xz", texts=("liblzma.txt",),
         files=r"^liblzma\."),
    Part(name="zlib", terms="Zlib", home="https://zlib.net", texts=("zlib.txt",),
         files=r"^libz\."),
    Part(name="XCB's small libraries", terms="MIT", home="https://xcb.freedesktop.org",
         texts=("libxcb.txt",), files=r"^libxcb-"),
    Part(name="libxkbcommon", terms="MIT", home="https://xkbcommon.org",
         texts=("libxkbcommon.txt",), files=r"^libxkbcommon"),
)  # fmt: skip
"""Every part. Which of them is in a bundle is told by its files."""

UNDER_THE_GPL = re.compile(
    r"(^|/)(lib(readline|history|gdbm|ncurses|tinfo|gmp)|(lib)?Qt6?(Charts|DataVisualization|Graphs|"
    r"HttpServer|Lottie|NetworkAuth|Quick3D|QuickTimeline|ShaderTools|VirtualKeyboard|"
    r"WaylandCompositor))[\w-]*[.]",
    re.IGNORECASE,
)
"""Parts of Python, of Linux and of Qt whose terms would ask for smdesk's own to be the GPL."""


def owner(name: str) -> Part | None:
    """Return the part that a file of the bundle belongs to; None for one that nobody knows."""
    return next((part for part in PARTS if part.claims(name)), None)


def flaws(names: list[str]) -> list[str]:
    """Return the files that may not be in the bundle: under the GPL, or nobody's we know of."""
    return [name for name in names if UNDER_THE_GPL.search(name) or owner(name) is None]


def present(names: list[str]) -> list[Part]:
    """Return the parts that are in a bundle of these files, with what is inside them."""
    found = {part.name for part in map(owner, names) if part is not None} | {"smdesk"}
    return [part for part in PARTS if part.name in found or part.inside in found]
