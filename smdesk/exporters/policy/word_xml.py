"""The parts of a Word file that its library has no words for: numbering, fields, anchors."""

from collections.abc import Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from smdesk.domain.policy.content import DEEPEST
from smdesk.domain.policy.numbering import PARAGRAPH, Scheme
from smdesk.domain.records import RecordId

LEVELS = 9
"""As many as Word numbers."""
CLAUSES, POINTS = "1", "2"
"""The lists of the file: its clauses, and the points within them."""
HANGING = 400
"""How far a line hangs for each level, in twentieths of a point."""
_LETTERED = ("decimal", "lowerLetter", "lowerRoman", "upperLetter", "decimal", "lowerLetter")
_BULLETS = ("•", "–", "▪")


def element(name: str, /, *inner: Any, **attributes: str) -> Any:  # noqa: ANN401 - lxml's elements
    """Return an element such as ``w:p``; attributes are of Word's own, too."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    for one in inner:
        made.append(one)
    return made


def raw(proxy: Any) -> Any:  # noqa: ANN401 - the library's objects and lxml's elements
    """Return what the library keeps behind one of its objects; it has no other way to it."""
    return proxy._element  # noqa: SLF001


def valued(name: str, value: str | int) -> Any:  # noqa: ANN401 - lxml's elements
    """Return an element that has nothing but a value."""
    return element(name, val=str(value))


def words(text: str, name: str = "w:t") -> Any:  # noqa: ANN401 - lxml's elements
    """Return words that keep their spaces."""
    made = OxmlElement(name)
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def numbering(scheme: Scheme) -> list[Any]:
    """Return the definitions of the two lists."""
    clauses = element("w:abstractNum", valued("w:multiLevelType", "multilevel"), abstractNumId="1")
    points = element(
        "w:abstractNum", valued("w:multiLevelType", "hybridMultilevel"), abstractNumId="2"
    )
    for level in range(9):
        form, text = _form(scheme, level)
        clauses.append(_level(level, form, text, 0))
        points.append(_level(level, "bullet", _BULLETS[level % 3], HANGING * (level + 1)))
    lists = [
        element("w:num", valued("w:abstractNumId", name), numId=name) for name in (CLAUSES, POINTS)
    ]
    return [clauses, points, *lists]


def _form(scheme: Scheme, level: int) -> tuple[str, str]:
    path = ".".join(f"%{one + 1}" for one in range(level + 1))
    match scheme:
        case Scheme.NONE:
            return "none", ""
        case Scheme.LETTERS:
            form = _LETTERED[min(level, DEEPEST)]
            return form, "%1" if level == 0 else f"(%{level + 1})"
        case Scheme.PARAGRAPH:
            return "decimal", f"{PARAGRAPH} %1." if level == 0 else f"{path}."
        case Scheme.DECIMAL:
            return "decimal", path


def _level(level: int, form: str, text: str, left: int) -> Any:  # noqa: ANN401 - lxml's elements
    hanging = (
        {"left": str(left + HANGING), "hanging": str(HANGING)}
        if left
        else {"left": "0", "firstLine": "0"}
    )
    return element(
        "w:lvl",
        valued("w:start", 1),
        valued("w:numFmt", form),
        valued("w:suff", "tab" if left else "space"),
        valued("w:lvlText", text),
        valued("w:lvlJc", "left"),
        element("w:pPr", element("w:ind", **hanging)),
        ilvl=str(level),
    )


def numbered(list_: str, level: int) -> Any:  # noqa: ANN401 - lxml's elements
    """Return what puts a paragraph into a list."""
    return element("w:numPr", valued("w:ilvl", level), valued("w:numId", list_))


def anchor_of(clause: RecordId) -> str:
    """Return the name that a clause has within the file: letters and digits, 40 at most."""
    return f"c{clause}"[:40]


def anchored(clause: RecordId, count: int) -> tuple[Any, Any]:
    """Return the beginning and the end of a clause's anchor."""
    begins = element("w:bookmarkStart", id=str(count), name=anchor_of(clause))
    return begins, element("w:bookmarkEnd", id=str(count))


def field(told: str, shown: str, looks: Mapping[str, bool] | None = None) -> list[Any]:
    """Return a place that Word fills in, with what it shows until it does."""
    runs = [
        element("w:fldChar", fldCharType="begin"),
        words(f" {told} ", "w:instrText"),
        element("w:fldChar", fldCharType="separate"),
        words(shown),
        element("w:fldChar", fldCharType="end"),
    ]
    return [element("w:r", *_looks(looks), one) for one in runs]


def run(text: str, looks: Mapping[str, bool] | None = None, name: str = "w:t") -> Any:  # noqa: ANN401
    """Return words that look one way; a new line in them stays one."""
    made = element("w:r", *_looks(looks))
    for count, line in enumerate(text.split("\n")):
        if count:
            made.append(element("w:br"))
        made.append(words(line, name))
    return made


def _looks(looks: Mapping[str, bool] | None) -> list[Any]:
    on = [OxmlElement(f"w:{name}") for name, said in (looks or {}).items() if said]
    return [element("w:rPr", *on)] if on else []
