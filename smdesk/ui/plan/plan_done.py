"""Plan against what became of it, in words and on paper: in all, by channel, by objective."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from smdesk.domain.content_plans import ContentPlan, PlanState
from smdesk.domain.plan_done import DoneLine, Tally, by, tally
from smdesk.printing.plan import Listing
from smdesk.printing.press import Sheet
from smdesk.ui.kit import wording
from smdesk.ui.plan.parts import Planning


def tally_words(count: Tally) -> str:
    """Return what became of posts, as in ``8 of 12 posted, 2 missed, 1 not planned``."""
    parts = [
        _tr("{posted} of {planned} posted").format(
            posted=wording.number(count.posted), planned=wording.number(count.planned)
        )
    ]
    others = (
        (count.missed, _tr("{count} missed")),
        (count.dropped, _tr("{count} dropped")),
        (count.ahead, _tr("{count} still ahead")),
        (count.unplanned, _tr("{count} not planned")),
    )
    parts += [words.format(count=wording.number(many)) for many, words in others if many]
    return ", ".join(parts)


def done_rows(planning: Planning, plan: ContentPlan) -> list[tuple[str, str]]:
    """Return what became of a plan that was submitted: of all, by channel, by objective."""
    if not was_submitted(plan):
        return []
    lines = planning.plans.contents.done(plan)
    count = tally(lines)
    rows = [(_tr("Plan and done"), tally_words(count))]
    if count.kept is not None:
        rows.append((_tr("Kept"), _tr("{share} %").format(share=wording.number(count.kept))))
    channels = _by_channel(planning, lines)
    objectives = _by_objective(planning, lines)
    rows.append((_tr("By channel"), "\n".join(f"{n}: {tally_words(c)}" for n, c in channels)))
    told = "\n".join(f"{name}: {tally_words(one)}" for name, one in objectives)
    return [*rows, (_tr("By objective"), told)]


def done_sheet(planning: Planning, plan: ContentPlan, named: str) -> Sheet:
    """Return plan and done as a sheet: totals, channels, objectives, and every post."""
    lines = planning.plans.contents.done(plan)
    heads = (_tr("Planned"), _tr("Posted"), _tr("Missed"), _tr("Dropped"), _tr("Still ahead"),
             _tr("Not planned"), _tr("Kept"))  # fmt: skip

    def listing(title: str, rows: Sequence[tuple[str, Tally]]) -> Listing:
        return Listing(
            title=title,
            heads=("", *heads),
            shares=(200, *(70 for _ in heads)),
            rows=tuple((name, *_cells(one)) for name, one in rows),
        )

    listings = [
        listing(_tr("All posts"), [(_tr("All"), tally(lines))]),
        listing(_tr("By channel"), _by_channel(planning, lines)),
        listing(_tr("By objective"), _by_objective(planning, lines)),
        Listing(
            title=_tr("Post by post"),
            heads=(_tr("Planned for"), _tr("Post"), _tr("Channel"), _tr("What became of it")),
            shares=(110, 260, 140, 140),
            rows=tuple(
                (
                    wording.day(one.planned.day) if one.planned else "–",
                    one.name,
                    planning.channel(one.channel),
                    wording.name(one.became),
                )
                for one in lines
            ),
        ),
    ]
    title = _tr("Plan and done: {plan}").format(plan=named)
    return planning.sheet([one for one in listings if one.rows], title=title)


def _cells(count: Tally) -> tuple[str, ...]:
    numbers = (count.planned, count.posted, count.missed, count.dropped, count.ahead,
               count.unplanned)  # fmt: skip
    kept = "–" if count.kept is None else _tr("{share} %").format(share=wording.number(count.kept))
    return (*(wording.number(one) for one in numbers), kept)


def _by_channel(planning: Planning, lines: Sequence[DoneLine]) -> list[tuple[str, Tally]]:
    found = by(lines, lambda one: one.channel)
    return sorted((planning.channel(key), count) for key, count in found.items())


def _by_objective(planning: Planning, lines: Sequence[DoneLine]) -> list[tuple[str, Tally]]:
    names = {one.id: one.title for one in planning.plans.objectives.all()}
    found = by(lines, lambda one: one.objective)
    none = _tr("(no objective)")
    rows = [(names.get(key, none) if key else none, count) for key, count in found.items()]
    return sorted(rows, key=lambda row: (row[0] == none, row[0]))


def was_submitted(plan: ContentPlan) -> bool:
    """Whether the plan says what it held when it was submitted."""
    return plan.state is not PlanState.DRAFT


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
