"""Tab goes through a window as one reads it: row by row, and one part after the other."""

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

TAB = Qt.FocusPolicy.TabFocus


def walk(root: QWidget, *, on: bool) -> bool:
    """Go to what comes after the focused part of ``root``, or before it; round at the ends.

    False if there is nowhere to go. Parts are made in an order of their own, often long before
    they are put in their place, and Qt would follow that order (WCAG 2.2, 2.4.3 Focus Order).
    """
    steps = list(in_reading_order(root))
    if not steps:
        return False
    now = root.focusWidget()
    here = _place(steps, now)
    if here is None:
        step = _near(steps, root, now) or steps[0 if on else -1]
    else:
        step = steps[(here + (1 if on else -1)) % len(steps)]
    reason = Qt.FocusReason.TabFocusReason if on else Qt.FocusReason.BacktabFocusReason
    step.setFocus(reason)
    _bring_into_sight(step)
    return True


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab can reach inside, as one reads: the upper before the lower, left before right.

    What is side by side is read as a whole before what is beside it.
    """
    for part in sorted(_parts(root), key=cmp_to_key(_before_or_after)):
        if _takes_tab(part):
            yield part
        yield from in_reading_order(part)


def _takes_tab(part: QWidget) -> bool:
    if not part.isEnabled() or part.focusProxy() is not None:
        return False
    if isinstance(part, QAbstractButton) and part.isCheckable() and _one_is_chosen(part):
        # Tab goes to the chosen one and the arrows to the others; Qt lets Tab stop where the
        # focus was last, which need not be the chosen one.
        return part.isChecked() and part.focusPolicy() is not Qt.FocusPolicy.NoFocus
    return bool(part.focusPolicy() & TAB)


def _one_is_chosen(part: QAbstractButton) -> bool:
    """Return whether one is chosen among those of which only one can be, this one among them."""
    group = part.group()
    if group:
        return group.exclusive() and bool(group.checkedButton())
    around = part.parentWidget()
    if around is None or not part.autoExclusive():
        return False
    near = Qt.FindChildOption.FindDirectChildrenOnly
    alike = around.findChildren(QAbstractButton, options=near)
    return any(one.isChecked() for one in alike if one.autoExclusive() and not one.group())


def _parts(root: QWidget) -> list[QWidget]:
    return [
        part
        for part in root.children()
        if isinstance(part, QWidget) and not part.isWindow() and part.isVisible()
    ]


def _before_or_after(one: QWidget, other: QWidget) -> int:
    first, second = one.geometry(), other.geometry()
    if min(first.bottom(), second.bottom()) - max(first.top(), second.top()) < _half(one, other):
        return first.center().y() - second.center().y() or first.left() - second.left()
    sign = -1 if one.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
    return sign * (first.left() - second.left())


def _half(one: QWidget, other: QWidget) -> int:
    """Return how much of their height two parts share when they are in one row, in px."""
    return min(one.height(), other.height()) // 2


def _place(steps: list[QWidget], focused: QWidget | None) -> int | None:
    """Return where the focused part is; what Tab passes by counts as the step it is inside of."""
    while focused is not None:
        if focused in steps:
            return steps.index(focused)
        focused = focused.parentWidget()
    return None


def _near(steps: list[QWidget], root: QWidget, lost: QWidget | None) -> QWidget | None:
    """Return what is next to a focused part that has just gone, or nothing if none is.

    A list made anew takes the button away that was pressed: one goes on beside it, not elsewhere.
    """
    around = lost.parentWidget() if lost is not None else None
    while lost is not None and around is not None and (around is root or root.isAncestorOf(around)):
        inside = [step for step in steps if around.isAncestorOf(step)]
        if inside and around.isVisible():
            top = lost.mapTo(around, QPoint(0, 0)).y()
            feet = (step.mapTo(around, QPoint(0, step.height())).y() for step in inside)
            below = (step for step, foot in zip(inside, feet, strict=True) if foot > top)
            return next(below, inside[-1])
        around = around.parentWidget()
    return None


def _bring_into_sight(step: QWidget) -> None:
    around = step.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(step)
        around = around.parentWidget()
