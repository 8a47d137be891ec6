"""The press: it turns plain data and a template into a PDF, or into pictures of its pages."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING

from smdesk.domain.organisation import Paper
from smdesk.domain.records import SmdeskError
from smdesk.printing.clean import Json, clean_all

if TYPE_CHECKING:
    import typst

STANDARDS: tuple["typst.PDFStandard", ...] = ("ua-1", "a-2a")
"""What every PDF claims: PDF/UA-1, for screen readers, and PDF/A-2a, for archives."""
FALLBACK_LANGUAGE = "en"
TWICE = {Paper.A4: "a3", Paper.LETTER: "us-tabloid"}
"""The paper of twice the size, as the templates name it."""

STAND_IN = "\ufffd"
"""What is printed instead of a character that no font has; ours has this one."""
MOST_ROUNDS = 12
"""So often characters are replaced before a PDF is made without any standard."""

_NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class NoteKind(Enum):
    """What a printing has to tell whoever asked for it."""

    NO_FONT = auto()
    """No font at hand has some characters, so that a mark stands in for each of them."""
    NO_STANDARD = auto()
    """The standards' own checks refused the pages for another reason; none is claimed."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell about a printing; ``text`` holds the characters concerned, if any."""

    kind: NoteKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and what is to be told about it. It is tagged in any case."""

    pdf: bytes
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is to be printed: the name of a template, and plain data for it.

    ``timestamp`` is aware; together with the data it settles every byte of the PDF.
    ``language`` is a tag as in ``en``; English stands in for words nobody has translated.
    A ``large`` sheet is on paper of twice the size: A3 for A4, tabloid for letter.
    """

    template: str
    data: Mapping[str, Json] = field(repr=False)
    paper: Paper
    timestamp: datetime
    language: str = FALLBACK_LANGUAGE
    large: bool = False
    archived: bool = True
    """Whether a PDF of it claims PDF/A; one that is locked afterwards is no archive."""


class PressError(SmdeskError):
    """The pages could not be made; ``detail`` is the press's own short technical word.

    ``diagnostic`` shows the place in the template, and may quote what was to be printed.
    """

    def __init__(self, detail: str, diagnostic: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.diagnostic = diagnostic


class PressMissingError(PressError):
    """The program came without the part that prints."""


class Press:
    """Prints sheets, in memory only, on whichever thread asks; one at a time.

    ``resources`` is the folder that holds ``print`` (templates and their words) and ``fonts``.
    The computer's own fonts stand in for scripts that ours lack, unless ``system_fonts`` says
    no: then the bytes are the same on every computer.
    """

    def __init__(self, resources: Path, *, system_fonts: bool = True) -> None:
        self._templates = resources / "print"
        self._font_folder = resources / "fonts"
        self._system_fonts = system_fonts
        self._lock = Lock()
        self._fonts: typst.Fonts | None = None
        self._compilers: dict[str, typst.Compiler] = {}
        self._pictured = ""
        self._pictures: dict[float, list[bytes]] = {}

    def warm_up(self) -> None:
        """Fetch the compiler and look for fonts, so that the first sheet need not wait for it."""
        with suppress(PressMissingError), self._lock:
            self._typst()

    def pdf(self, sheet: Sheet) -> Printed:
        """Return the sheet as a PDF that screen readers and archives can read.

        Raises PressError where not even a plain PDF can be made.
        """
        standards = STANDARDS if sheet.archived else STANDARDS[:1]
        said, stamp = self._said(sheet), int(sheet.timestamp.timestamp())
        replaced: dict[str, None] = {}
        with self._lock:
            for _ in range(MOST_ROUNDS):
                try:
                    pdf = self._pdf(sheet.template, said, stamp, standards)
                except PressMissingError:
                    raise
                except PressError as refusal:
                    lacking = [one for one in _no_glyph(refusal.diagnostic) if one in said]
                else:
                    return Printed(pdf, _notes(replaced))
                if not lacking:
                    break
                for one in lacking:
                    said = said.replace(one, STAND_IN)
                    replaced[one] = None
            pdf = self._pdf(sheet.template, said, stamp, ())
        return Printed(pdf, (*_notes(replaced), Note(NoteKind.NO_STANDARD)))

    def proof(self, sheet: Sheet, *, beginning: bool = False) -> bytes:
        """Return the sheet as a PDF to look at: no standard is asked for, so none can refuse it.

        Only its ``beginning`` is the first page alone, of a sheet that can say so, made in a
        fraction of the time; of what cannot be known before all pages are made it has dots.
        Raises PressError where no PDF can be made.
        """
        said, stamp = self._said(sheet, beginning=beginning), int(sheet.timestamp.timestamp())
        with self._lock:
            return self._pdf(sheet.template, said, stamp, ())

    def pages(
        self, sheet: Sheet, dots_per_inch: float, first: int = 1, last: int | None = None
    ) -> list[bytes]:
        """Return pictures (PNG) of the pages from ``first`` to ``last``, counted from 1.

        The pictures of the sheet that was asked for last are kept until ``forget``, so a preview
        can take them page by page. All pages are made at once: that is where the time goes.
        Raises PressError where they cannot be made.
        """
        said = self._said(sheet)
        which = f"{sheet.template} {said}"
        with self._lock:
            if which != self._pictured:
                self._pictured, self._pictures = which, {}
            if dots_per_inch not in self._pictures:
                made = self._png(sheet.template, said, dots_per_inch)
                self._pictures[dots_per_inch] = made
            return self._pictures[dots_per_inch][max(first, 1) - 1 : last]

    def forget(self) -> None:
        """Let go of the pictures and compilers that the last sheets left; to be called on locking.

        Waits for a printing under way. What the compiler itself remembers it drops by and by.
        """
        with self._lock:
            self._pictured, self._pictures = "", {}
            self._compilers.clear()

    def _pdf(
        self, template: str, said: str, stamp: int, standards: Sequence["typst.PDFStandard"]
    ) -> bytes:
        with self._compiler(template) as compiler:
            made = compiler.compile(
                format="pdf",
                sys_inputs={"sheet": said},
                pdf_standards=list(standards),
                timestamp=stamp,
            )
        return _all(made)[0]

    def _png(self, template: str, said: str, dots_per_inch: float) -> list[bytes]:
        with self._compiler(template) as compiler:
            made = compiler.compile(format="png", sys_inputs={"sheet": said}, ppi=dots_per_inch)
        return _all(made)

    @contextmanager
    def _compiler(self, template: str) -> "Iterator[typst.Compiler]":
        """Give the compiler of the template, and turn its refusals into ours."""
        typst = self._typst()
        if template not in self._compilers:
            self._compilers[template] = typst.Compiler(
                self._templates / f"{template}.typ", root=self._templates, font_paths=self._fonts
            )
        try:
            yield self._compilers[template]
        except typst.TypstError as error:
            raise PressError(error.message, error.diagnostic) from None

    def _typst(self) -> ModuleType:
        try:
            import typst  # noqa: PLC0415 - 30 MB that only printing needs
        except ImportError as error:
            raise PressMissingError(type(error).__name__) from None
        if self._fonts is None:
            self._fonts = typst.Fonts(
                include_system_fonts=self._system_fonts, font_paths=[self._font_folder]
            )
        return typst

    def _said(self, sheet: Sheet, *, beginning: bool = False) -> str:
        language = self._language(sheet.language)
        said: Json = {
            "data": clean_all(sheet.data),
            "paper": TWICE[sheet.paper] if sheet.large else sheet.paper.value,
            "large": sheet.large,
            "language": language,
            "beginning": beginning,
        }
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

    def _language(self, wanted: str) -> str:
        plain = re.split("[-_]", wanted)[0].lower()
        return (
            plain if (self._templates / "words" / f"{plain}.toml").is_file() else FALLBACK_LANGUAGE
        )


def _all(made: bytes | list[bytes] | None) -> list[bytes]:
    """Return what was made as a list; the compiler gives a single page without one."""
    return made if isinstance(made, list) else [made or b""]


def _no_glyph(diagnostic: str) -> list[str]:
    """Return the characters that no font has, as far as the compiler names them at once."""
    found = dict.fromkeys(_NO_GLYPH.findall(diagnostic))
    return [_ESCAPED.sub(lambda m: chr(int(m[1], 16)), one) for one in found]


def _notes(replaced: Iterable[str]) -> tuple[Note, ...]:
    text = "".join(replaced)
    return (Note(NoteKind.NO_FONT, text),) if text else ()
