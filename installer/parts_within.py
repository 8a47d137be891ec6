"""The parts that are compiled into others, and have no files of their own.

Where a part tells its version in the files it is inside of, ``mark`` says how. What others build
from a source of their own, and without a version that could be read, is told without one.
"""

from installer.part import Part

_QT = ("Qt - parts of others.txt",)
_VERSION = rb"(\d+\.\d+\.\d+)"


def _openssl(name: str, inside: str, *, sure: bool = True) -> Part:
    return Part(
        name=name,
        terms="Apache-2.0",
        home="https://openssl-library.org",
        maker="the OpenSSL Library",
        inside=inside,
        known_as="openssl:openssl",
        mark=rb"\0OpenSSL " + _VERSION + rb" \d",
        sure=sure,
        texts=("Apache-2.0.txt",),
    )


def _in_pdfium(name: str, terms: str, home: str, maker: str, known_as: str = "") -> Part:
    """Return one of what PDFium's makers compile in; its text comes with pypdfium2."""
    return Part(
        name=f"{name} in PDFium",
        terms=terms,
        home=home,
        maker=maker,
        inside="PDFium",
        known_as=known_as,
    )


WITHIN = (
    Part(name="PCRE2", terms="BSD-3-Clause", home="https://www.pcre.org", inside="Qt",
         maker="Philip Hazel and others", texts=("PCRE2.txt", *_QT), known_as="pcre:pcre2",
         mark=rb"\0(10\.\d\d) \d{4}-\d\d-\d\d\0"),
    Part(name="HarfBuzz", terms="MIT-Modern-Variant", home="https://harfbuzz.github.io",
         inside="Qt",
         maker="Behdad Esfahbod and others", texts=_QT, known_as="harfbuzz_project:harfbuzz",
         mark_in=r"Qt6?Gui",
         mark=rb"\0(\d\d\.\d+\.\d+)\0"),
    Part(name="FreeType", terms="FTL", home="https://freetype.org", inside="Qt", texts=_QT,
         maker="the FreeType project", known_as="freetype:freetype", mark=rb"FREETYPE_PROPERTIES",
         sure=False),
    Part(name="FreeType's rasteriser", terms="FTL", home="https://freetype.org", inside="Qt",
         maker="the FreeType project", texts=_QT),
    Part(name="libpng", terms="libpng-2.0", home="http://www.libpng.org", inside="Qt", texts=_QT,
         maker="the PNG Reference Library Authors", known_as="libpng:libpng",
         mark=rb"libpng version " + _VERSION),
    Part(name="libjpeg-turbo", terms="IJG AND BSD-3-Clause AND Zlib", inside="Qt", texts=_QT,
         home="https://libjpeg-turbo.org", maker="the libjpeg-turbo project",
         known_as="libjpeg-turbo:libjpeg-turbo", mark=rb"libjpeg-turbo version " + _VERSION),
    Part(name="data of Unicode in Qt", terms="Unicode-3.0", home="https://www.unicode.org",
         inside="Qt", maker="Unicode, Inc.", texts=("Unicode.txt", *_QT)),
    Part(name="double-conversion", terms="BSD-3-Clause", inside="Qt", texts=_QT,
         home="https://github.com/google/double-conversion", maker="Google"),
    Part(name="md4c", terms="MIT", home="https://github.com/mity/md4c", inside="Qt", texts=_QT,
         maker="Martin Mitas"),
    Part(name="TinyCBOR", terms="MIT", home="https://github.com/intel/tinycbor", inside="Qt",
         maker="Intel", texts=_QT),
    Part(name="emoji segmenter", terms="Apache-2.0", inside="Qt", maker="Google",
         home="https://github.com/google/emoji-segmenter", texts=("Apache-2.0.txt", *_QT)),
    Part(name="SQLCipher", terms="BSD-3-Clause", home="https://www.zetetic.net/sqlcipher",
         inside="sqlcipher3", maker="Zetetic", texts=("SQLCipher.txt",),
         known_as="zetetic:sqlcipher"),
    Part(name="SQLite", terms="blessing", home="https://www.sqlite.org", inside="sqlcipher3",
         maker="Hipp, Wyrick & Company", known_as="sqlite:sqlite"),
    _openssl("OpenSSL in sqlcipher3", "sqlcipher3"),
    _openssl("OpenSSL in cryptography", "cryptography"),
    # On Windows and macOS typst asks the system for it.
    _openssl("OpenSSL in typst", "typst for Python", sure=False),
    Part(name="Rust's own library in cryptography", terms="MIT OR Apache-2.0",
         inside="cryptography", home="https://www.rust-lang.org", maker="the Rust project",
         known_as="rust-lang:rust", sure=False,
         mark=rb"rustc version " + _VERSION, texts=("Apache-2.0.txt",)),
    Part(name="Rust's own library in typst", terms="MIT OR Apache-2.0", inside="typst for Python",
         home="https://www.rust-lang.org", maker="the Rust project", known_as="rust-lang:rust",
         mark=rb"rustc version " + _VERSION, texts=("Apache-2.0.txt",), sure=False),
    Part(name="fonts and data in typst", inside="typst for Python", maker="their authors",
         terms="OFL-1.1 AND LPPL-1.3c AND Bitstream-Vera AND CC-BY-SA-3.0 AND CC0-1.0 AND "
               "BSD-3-Clause AND W3C-20150513 AND Unicode-3.0", home="https://typst.app",
         texts=("typst - fonts and data.txt",)),
    Part(name="libffi in cffi", terms="MIT", home="https://sourceware.org/libffi", inside="cffi",
         maker="Anthony Green and others", known_as="libffi_project:libffi", texts=("libffi.txt",)),
    Part(name="Expat", terms="MIT", home="https://libexpat.github.io", inside="Python",
         maker="the Expat developers", known_as="libexpat_project:libexpat",
         texts=("Python - parts of others.txt",)),
    Part(name="libmpdec", terms="BSD-2-Clause", home="https://www.bytereef.org/mpdecimal",
         inside="Python", maker="Stefan Krah", texts=("Python - parts of others.txt",)),
    Part(name="libxml2", terms="MIT", home="https://gitlab.gnome.org/GNOME/libxml2", inside="lxml",
         maker="the GNOME project", known_as="xmlsoft:libxml2", texts=("MIT.txt",)),
    Part(name="libxslt and libexslt", terms="MIT", home="https://gitlab.gnome.org/GNOME/libxslt",
         inside="lxml", maker="the GNOME project", known_as="xmlsoft:libxslt", texts=("MIT.txt",)),
    Part(name="libiconv", terms="LGPL-2.1-or-later", home="https://www.gnu.org/software/libiconv",
         inside="lxml", maker="the Free Software Foundation", known_as="gnu:libiconv",
         texts=("LGPL-2.1.txt",)),
    Part(name="zlib in lxml", terms="Zlib", home="https://zlib.net", inside="lxml",
         maker="Jean-loup Gailly and Mark Adler", known_as="zlib:zlib", texts=("zlib.txt",),
         mark=rb" inflate " + _VERSION + rb" Copyright", sure=False),
    Part(name="Zint's library", terms="BSD-3-Clause", home="https://www.zint.org.uk",
         inside="zxing-cpp", maker="Robin Stuart and others", mark=rb"zint_symbol", sure=False,
         texts=("zxing-cpp - parts of others.txt",)),
    Part(name="nanobind", terms="BSD-3-Clause", home="https://github.com/wjakob/nanobind",
         inside="zxing-cpp", maker="Wenzel Jakob", texts=("zxing-cpp - parts of others.txt",)),
    _in_pdfium("abseil", "Apache-2.0", "https://abseil.io", "Google"),
    _in_pdfium("AGG 2.3", "LicenseRef-AGG-2.3", "https://agg.sourceforge.net", "Maxim Shemanarev"),
    _in_pdfium("dragonbox", "Apache-2.0 WITH LLVM-exception OR BSL-1.0",
               "https://github.com/jk-jeon/dragonbox", "Junekey Jeon"),
    _in_pdfium("fast_float", "Apache-2.0 OR MIT OR BSL-1.0",
               "https://github.com/fastfloat/fast_float", "Daniel Lemire and others"),
    _in_pdfium("FreeType", "FTL", "https://freetype.org", "the FreeType project",
               "freetype:freetype"),
    _in_pdfium("ICU", "Unicode-3.0", "https://icu.unicode.org", "Unicode, Inc.",
               "unicode:international_components_for_unicode"),
    _in_pdfium("Little CMS", "MIT", "https://www.littlecms.com", "Marti Maria",
               "littlecms:little_cms_color_engine"),
    _in_pdfium("libjpeg-turbo", "IJG AND BSD-3-Clause AND Zlib", "https://libjpeg-turbo.org",
               "the libjpeg-turbo project", "libjpeg-turbo:libjpeg-turbo"),
    _in_pdfium("OpenJPEG", "BSD-2-Clause", "https://www.openjpeg.org", "UCLouvain",
               "uclouvain:openjpeg"),
    _in_pdfium("LLVM's C library", "Apache-2.0 WITH LLVM-exception", "https://libc.llvm.org",
               "the LLVM project"),
    _in_pdfium("zlib", "Zlib", "https://zlib.net", "Jean-loup Gailly and Mark Adler", "zlib:zlib"),
    _in_pdfium("simdutf", "Apache-2.0 OR MIT", "https://github.com/simdutf/simdutf",
               "the simdutf authors"),
)  # fmt: skip
