"""The words of one paragraph of a Word file, with what Word would fill in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from smdesk.domain.policy.blocks import Link, Span, Text
from smdesk.importers.policy.addresses import judged
from smdesk.importers.policy.docx_parts import Around, Style, is_on
from smdesk.importers.policy.found import FoundRemark, Notice
from smdesk.importers.policy.packed import attribute, child, local

LONGEST_QUOTE = 200
_LEFT_OUT = {
    "drawing": Notice.PICTURE,
    "pict": Notice.PICTURE,
    "object": Notice.EMBEDDED,
    "altChunk": Notice.EMBEDDED,
}
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}


@dataclass(slots=True)
class _Field:
    """A place that Word fills in: what it is told to put there, and what it put."""

    told: list[str] = field(default_factory=list)
    result: list[Span] = field(default_factory=list)
    showing: bool = False


class Runs:
    """The words of one paragraph."""

    def __init__(self, around: Around, style: Style) -> None:
        self._around = around
        self._style = style
        self.spans: list[Span] = []
        self.anchors: list[str] = []
        self._fields: list[_Field] = []
        self._url = ""
        self._quoted: dict[str, list[str]] = {}
        self._marked: list[str] = []

    @property
    def says(self) -> bool:
        """Whether there are words in it; Word numbers empty paragraphs, people do not."""
        return any(not isinstance(span, Text) or span.text.strip() for span in self.spans)

    def remarks(self) -> Iterator[FoundRemark]:
        """Return the comments at this paragraph, with the words they are about."""
        for name in self._marked:
            remark = self._around.remarks.get(name)
            if remark is not None:
                yield replace(remark, quote="".join(self._quoted.get(name, ()))[:LONGEST_QUOTE])

    def read(self, element: Element) -> None:
        """Take in what the element holds."""
        for one in element:
            name = local(one.tag)
            match name:
                case "r":
                    self._run(one)
                case "hyperlink":
                    self._hyperlink(one)
                case "fldSimple":
                    self._simple(one)
                case "ins" | "moveTo":
                    self._around.noticed.note(Notice.INSERTED)
                    self.read(one)
                case "del" | "moveFrom":
                    self._around.noticed.note(Notice.DELETED)
                case "bookmarkStart":
                    self.anchors.append(attribute(one, "name"))
                case "commentRangeStart":
                    self._quoted.setdefault(attribute(one, "id"), [])
                case "commentRangeEnd":
                    self._end_quote(attribute(one, "id"))
                case "sdt" | "sdtContent" | "smartTag" | "customXml" | "dir" | "bdo":
                    self.read(one)

    def _end_quote(self, name: str) -> None:
        if name not in self._marked:
            self._marked.append(name)

    def _run(self, run: Element) -> None:
        looks = child(run, "rPr")
        if is_on(looks, "vanish"):
            self._around.noticed.note(Notice.HIDDEN)
            return
        bold = is_on(looks, "b", otherwise=self._style.bold)
        italic = is_on(looks, "i", otherwise=self._style.italic)
        for one in run:
            name = local(one.tag)
            if name in _LEFT_OUT:
                self._around.noticed.note(_LEFT_OUT[name])
            elif name == "fldChar":
                self._turn(attribute(one, "fldCharType"))
            elif name == "instrText" and self._fields:
                self._fields[-1].told.append(one.text or "")
            elif name == "commentReference":
                self._end_quote(attribute(one, "id"))
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(name.removesuffix("Reference"), attribute(one, "id"))
            elif name == "AlternateContent":
                self._around.noticed.note(Notice.PICTURE)
            else:
                self._say(_SIGNS.get(name, one.text or "" if name == "t" else ""), bold, italic)

    def _say(self, words: str, bold: bool, italic: bool) -> None:
        if not words:
            return
        for quoted in self._quoted.values():
            quoted.append(words)
        if self._fields:
            if self._fields[-1].showing:
                self._fields[-1].result.append(Text(words, bold, italic))
        elif self._url:
            self.spans.append(Link(words, self._url))
        else:
            self.spans.append(Text(words, bold, italic))

    def _hyperlink(self, element: Element) -> None:
        anchor = attribute(element, "anchor")
        inner = Runs(self._around, self._style)
        inner.read(element)
        words = "".join(getattr(span, "text", "") for span in inner.spans)
        url = self._around.links.get(attribute(element, "id"), "")
        if url:
            self.spans.append(judged(words, url, self._around.noticed))
        else:
            self.spans += [Link(words, f"#{anchor}")] if anchor else inner.spans

    def _simple(self, element: Element) -> None:
        inner = Runs(self._around, self._style)
        inner.read(element)
        self.spans += self._filled(attribute(element, "instr"), inner.spans)

    def _turn(self, kind: str) -> None:
        """Begin a field, come to what it shows, or end it."""
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].showing = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            shown = self._filled("".join(ended.told), ended.result)
            (self._fields[-1].result if self._fields else self.spans).extend(shown)

    def _filled(self, told_: str, result: Sequence[Span]) -> list[Span]:
        """Return what a field shows: a pointer at a clause, a link, or the words it had last."""
        words = told_.split()
        shown = "".join(getattr(span, "text", "") for span in result)
        command = words[0].upper() if words else ""
        if command == "REF" and len(words) > 1 and {"\\r", "\\n", "\\w"} & set(words):
            return [Link(shown, f"#{words[1]}")]
        if command == "HYPERLINK" and len(words) > 1:
            local_anchor = "\\l" in words
            target = words[-1 if local_anchor else 1].strip('"')
            if local_anchor:
                return [Link(shown, f"#{target}")]
            return [judged(shown, target, self._around.noticed)]
        if command in ("INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK"):
            self._around.noticed.note(Notice.REMOTE)
        elif command:
            self._around.noticed.note(Notice.FIELD)
        return list(result)

    def _note(self, kind: str, name: str) -> None:
        words = self._around.notes[kind].get(name, "")
        if words:
            self._around.noticed.note(Notice.NOTE)
            self.spans.append(Text(f" [{words}]"))
