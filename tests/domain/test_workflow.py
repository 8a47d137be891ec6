"""The settings of the gate stay within what makes sense."""

import pytest

from smdesk.domain.records import Fault, InvalidError
from smdesk.domain.workflow import DAY_MINUTES, Workflow


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("stages", 1, 2),
        ("move_minutes", 0, 14 * DAY_MINUTES),
        ("approval_days", 1, 365),
        ("reuse_days", 0, 3650),
        ("countersign_hours", 1, 168),
    ],
)
def test_a_setting_is_taken_within_its_bounds_and_refused_outside(name, least, most):
    for value in (least, most):
        assert getattr(Workflow(**{name: value}), name) == value
    for value in (least - 1, most + 1):
        with pytest.raises(InvalidError) as refused:
            Workflow(**{name: value})
        assert refused.value.faults == {name: Fault.OUT_OF_RANGE}
