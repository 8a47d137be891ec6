"""What the calendar is asked to show, and how this computer remembers it for each person."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from typing import Any, Self

from smdesk.domain.calendar import State
from smdesk.domain.calendar_lines import CalendarLine, Wanted
from smdesk.domain.records import RecordId

MOST_KEPT = 12


class Face(Enum):
    """One way to look at the calendar."""

    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"
    LIST = "list"


class Layer(Enum):
    """What can be laid over the days."""

    TERMS = "terms"
    DUTY = "duty"
    EVENTS = "events"
    DAYS = "days"
    GAPS = "gaps"
    REVIEWS = "reviews"


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters: what the desk looks for, and whether only what went wrong is shown."""

    wanted: Wanted = field(default_factory=Wanted)
    problems: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Asked()

    def left(self, lines: Sequence[CalendarLine]) -> list[CalendarLine]:
        """Return those of the desk's lines that are to be shown."""
        return [n for n in lines if n.problem] if self.problems else list(lines)

    def written(self) -> dict[str, Any]:
        """Return it as it is remembered; what was typed is not, for it may name somebody."""
        found: dict[str, Any] = {"problems": True} if self.problems else {}
        if self.wanted.needs_me:
            found["needs_me"] = True
        for one in _sets():
            values = getattr(self.wanted, one)
            if values:
                found[one] = sorted(v.value if isinstance(v, State) else v for v in values)
        return found

    @classmethod
    def read(cls, written: object) -> Self:
        """Return what was remembered; what cannot be made out asks for nothing."""
        if not isinstance(written, Mapping):
            return cls()
        sets: dict[str, Any] = {}
        for one in _sets():
            values = written.get(one)
            texts = [v for v in values if isinstance(v, str)] if isinstance(values, list) else []
            if one == "states":
                known = {state.value: state for state in State}
                sets[one] = frozenset(known[text] for text in texts if text in known)
            else:
                sets[one] = frozenset(map(RecordId, texts))
        wanted = Wanted(needs_me=written.get("needs_me") is True, **sets)
        return cls(wanted, written.get("problems") is True)


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody looks at the calendar: which way, what is laid over it, through which filters.

    It names ids and states alone, for it lies beside the cabinet and not in it.
    """

    face: Face = Face.MONTH
    layers: frozenset[Layer] = frozenset(
        {Layer.TERMS, Layer.EVENTS, Layer.DAYS, Layer.GAPS, Layer.REVIEWS}
    )
    asked: Asked = field(default_factory=Asked)
    kept: tuple[Asked, ...] = ()
    """Filters that were kept to be used again, the newest first."""

    def keeping(self, asked: Asked) -> Self:
        """Return the habits with the filters kept too."""
        asked = Asked.read(asked.written())
        others = tuple(one for one in self.kept if one != asked)
        return replace(self, kept=(asked, *others)[:MOST_KEPT])

    def dropping(self, asked: Asked) -> Self:
        """Return the habits without the kept filters."""
        return replace(self, kept=tuple(one for one in self.kept if one != asked))

    def written(self) -> str:
        """Return them as one line of text."""
        return json.dumps(
            {
                "face": self.face.value,
                "layers": sorted(layer.value for layer in self.layers),
                "asked": self.asked.written(),
                "kept": [one.written() for one in self.kept],
            },
            separators=(",", ":"),
        )

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what was remembered; what cannot be made out is as it is for everybody."""
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(told, dict):
            return cls()
        faces = {face.value: face for face in Face}
        layers, kept, face = told.get("layers"), told.get("kept"), told.get("face")
        return cls(
            face=faces.get(face, Face.MONTH) if isinstance(face, str) else Face.MONTH,
            layers=frozenset(one for one in Layer if one.value in layers)
            if isinstance(layers, list)
            else cls().layers,
            asked=Asked.read(told.get("asked")),
            kept=tuple(one for one in map(Asked.read, kept[:MOST_KEPT]) if not one.everything)
            if isinstance(kept, list)
            else (),
        )


@dataclass(frozen=True, slots=True)
class Memory:
    """Where habits are remembered on this computer."""

    recall: Callable[[], str]
    keep: Callable[[str], object]


def _sets() -> list[str]:
    return [one.name for one in fields(Wanted) if one.name not in {"needs_me", "text"}]
