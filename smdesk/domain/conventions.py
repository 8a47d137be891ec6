"""What makers keep to: sizes, names, fonts, colours, the library's own pages, and templates."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.records import Record, RecordId, Ref, faults_of, filled, link_or_empty
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

TEMPLATE_MISSING = Rule("T15.template_missing", Severity.NUDGE)
TEMPLATE_UNCHECKED = Rule("T15.template_unchecked", Severity.NUDGE)
NOBODY_LOOKS_AFTER = Rule("T15.nobody_looks_after", Severity.NUDGE)
RULES = (TEMPLATE_MISSING, TEMPLATE_UNCHECKED, NOBODY_LOOKS_AFTER)

CHECK_GOOD_FOR_DAYS = 365


class About(Enum):
    """What a convention is about."""

    SIZES = "sizes"
    FILE_NAMES = "file_names"
    FONTS = "fonts"
    COLOURS = "colours"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention(Record):
    """Something everybody makes in the same way (T15, after 001.32)."""

    kind: ClassVar[str] = "convention"
    searched: ClassVar[tuple[str, ...]] = ("what", "example")

    about: About = About.SIZES
    what: str
    example: str = ""
    channel: RecordId | None = None
    """An account; without one it holds for all of them."""

    def __post_init__(self) -> None:
        faults_of(what=filled(self.what))

    @property
    @override
    def title(self) -> str:
        """What is kept to."""
        return self.what


@dataclass(frozen=True, slots=True, kw_only=True)
class WebProperty(Record):
    """A page or a site of the library's own (T15, after 001.32)."""

    kind: ClassVar[str] = "web_property"
    searched: ClassVar[tuple[str, ...]] = ("name", "url", "looks_after", "note")

    name: str
    url: str = ""
    owner: str = ""
    """Whose it is: a department, the county, the library."""
    looks_after: str = ""
    """Who changes it, and can be asked."""
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name), url=link_or_empty(self.url))

    @property
    @override
    def title(self) -> str:
        """The property's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile(Record):
    """A file from which others are made, and where it lies (T15)."""

    kind: ClassVar[str] = "template_file"
    searched: ClassVar[tuple[str, ...]] = ("name", "path", "what_for")

    name: str
    path: str
    """Where it lies: a path, or a place in words."""
    what_for: str = ""
    checked_on: date | None = None
    """When somebody last saw it there."""
    missed_on: date | None = None
    """When it was looked for and was not there; None while it is where it should be."""

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name), path=filled(self.path))

    @property
    @override
    def title(self) -> str:
        """The template's name."""
        return self.name

    def seen(self, on: date) -> Self:
        """Return this template, found where it should be on the day."""
        return replace(self, checked_on=on, missed_on=None)

    def missed(self, on: date) -> Self:
        """Return this template, looked for in vain on the day."""
        return replace(self, missed_on=on)

    def unchecked(self, today: date) -> bool:
        """Whether nobody has seen it for a year."""
        return self.checked_on is None or (today - self.checked_on).days > CHECK_GOOD_FOR_DAYS


def findings(
    templates: Iterable[TemplateFile], properties: Iterable[WebProperty], today: date
) -> list[Finding]:
    """Return the templates that are gone or long unseen, and the pages that nobody keeps."""
    found = []
    for one in templates:
        facts: dict[str, Fact] = {"template": one.name, "path": one.path}
        if one.missed_on is not None:
            facts["last"] = one.missed_on
            found.append(Finding(rule=TEMPLATE_MISSING, about=Ref.to(one), facts=facts))
        elif one.unchecked(today):
            found.append(Finding(rule=TEMPLATE_UNCHECKED, about=Ref.to(one), facts=facts))
    for page in properties:
        if not page.looks_after.strip():
            about = Ref.to(page)
            found.append(Finding(rule=NOBODY_LOOKS_AFTER, about=about, facts={"page": page.name}))
    return found
