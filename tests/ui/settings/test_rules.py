"""Rules are bound to clauses of documents in force, and confirmed when a clause changed."""

import pytest
from PySide6.QtWidgets import QWidget

from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.policy.bindings import Bound
from smdesk.domain.policy.blocks import plain
from smdesk.domain.policy.documents import Significance
from smdesk.domain.policy.editing import set_blocks
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.settings.rules import RulesRegister
from tests.desk.policies import published


@pytest.fixture
def register(qtbot, desk):
    windows = []

    def made(session):
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        view = RulesRegister(
            session.organisation.clauses,
            session.policy.bindings,
            session.me,
            desk.clock.now,
            window,
            undo=lambda: None,
        )
        view.resize(1100, 700)
        window.show()
        return view

    return made


def changed(desk):
    """Let the clause about custodians say something else, and return Nora's session."""
    idris = desk.enter(IDRIS)
    line = next(one for one in idris.policy.lines() if one.published is not None)
    draft = line.working
    rule = idris.policy.bindings.clause_for("A3.sole_custodian")
    content = set_blocks(
        idris.policy.content(draft.id), rule.clause, plain("Three members answer for each.")
    )
    idris.policy.save_draft(draft.id, content, by=idris.me)
    idris.policy.describe(draft.id, summary="Three", significance=Significance.MINOR, by=idris.me)
    idris.policy.gate.ask(draft.id, by=idris.me)
    nora = desk.enter(NORA)
    # She began the draft, and nobody else is appointed.
    nora.policy.gate.sign(draft.id, reason="Nobody else is appointed", by=nora.me)
    nora.policy.gate.publish(draft.id, by=nora.me)
    return nora


def test_what_each_rule_rests_on_is_shown(register, nora):
    view = register(nora)
    for one in view.table.records:
        assert ("Stands", wording.name(Bound.HOLDS)) in view._declared.detail(one)


def test_a_rule_is_bound_to_a_clause_that_is_chosen(register, desk):
    nora, version = published(desk)
    view = register(nora)
    view.bind_kept()
    dialog = view.findChild(FormDialog)
    clause = dialog.form.editor("clause")
    names = [clause.itemText(index) for index in range(clause.count())]
    clause.setCurrentIndex(next(i for i, name in enumerate(names) if name.startswith("LT-14 1.1")))
    rule = dialog.form.editor("rule")
    rule.setCurrentIndex(next(i for i in range(rule.count()) if "T1.short" in rule.itemText(i)))
    dialog.save()
    kept = nora.policy.bindings.clause_for("T1.short_term")
    assert (kept.title, kept.words) == ("LT-14 1.1", "As in Paragraph 1, in pairs.")
    assert nora.policy.bindings.used(version.document) == {kept.clause: 1}


def test_a_changed_clause_is_confirmed_where_the_rule_stands(register, desk):
    nora = changed(desk)
    view = register(nora)
    rule = nora.policy.bindings.clause_for("A3.sole_custodian")
    assert nora.policy.bindings.standing()[rule.id] is Bound.CHANGED
    view.table.select(rule.id)
    shown = {column.heading: column.words(rule) for column in view._declared.columns}
    assert shown["Clause"] == "LB-POL-07 1.3.3 · Confirm again"
    told = []
    view.noticed.connect(told.append)
    view.confirm_chosen()
    after = nora.policy.bindings.clause_for("A3.sole_custodian")
    assert after.words == "Three members answer for each."
    assert nora.policy.bindings.standing()[rule.id] is Bound.HOLDS
    view.confirm_chosen()
    assert "nothing to confirm" in told[-1].text
    assert nora.policy.bindings.clause_for("A3.sole_custodian") == after


def test_a_binding_to_a_clause_kept_here_is_edited_by_choosing_another(register, nora):
    view = register(nora)
    rule = nora.policy.bindings.clause_for("A3.sole_custodian")
    view.table.select(rule.id)
    view.edit_chosen()
    dialog = view.findChild(FormDialog)
    clause = dialog.form.editor("clause")
    names = [clause.itemText(index) for index in range(clause.count())]
    clause.setCurrentIndex(next(i for i, n in enumerate(names) if n.startswith("LB-POL-07 1.4.1")))
    dialog.save()
    assert nora.policy.bindings.clause_for("A3.sole_custodian").number == "1.4.1"
