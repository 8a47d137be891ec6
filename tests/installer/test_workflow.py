"""The workflow that builds releases: what it may do, and that it asks for nothing untold."""

import re

from installer import facts

WORKFLOW = facts.ROOT / ".github" / "workflows" / "release.yml"
RELEASING = facts.ROOT / "docs" / "release.md"
STEP = re.compile(r"^ {6}- ", re.M)
TAKES_SECRETS = {
    "Take the certificate out of its secret",
    "Put the Developer ID into a keychain of its own",
}


def steps():
    """Return the text of each step of every job."""
    return STEP.split(WORKFLOW.read_text("utf-8"))[1:]


def test_every_secret_and_variable_of_the_workflow_is_explained():
    asked = set(re.findall(r"\b(?:secrets|vars)\.([A-Z_]+)", WORKFLOW.read_text("utf-8")))
    told = RELEASING.read_text("utf-8")
    assert asked
    assert [name for name in sorted(asked) if f"`{name}`" not in told] == []


def test_a_tag_makes_the_workflow_build_a_release():
    text = WORKFLOW.read_text("utf-8")
    assert "SMDESK_RELEASE: ${{ startsWith(github.ref, 'refs/tags/v')" in text
    assert re.search(r"--preserve-env=\S*SMDESK_RELEASE", text)


def test_each_action_of_others_is_the_very_one_that_was_looked_at():
    used = [line for step in steps() for line in re.findall(r"^uses: .*", step, re.M)]
    assert used
    assert [line for line in used if not re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_it_may_read_and_no_more_and_leaves_no_key_of_its_own_behind():
    text = WORKFLOW.read_text("utf-8")
    assert re.search(r"^permissions:\n {2}contents: read\n\n", text, re.M)
    assert text.count("permissions:") == 1
    fetched = [step for step in steps() if "actions/checkout@" in step]
    assert len(fetched) == 3
    assert all("persist-credentials: false" in step for step in fetched)


def test_only_the_steps_that_put_a_certificate_in_place_see_a_secret():
    seen = {re.search(r"name: (.*)", step).group(1) for step in steps() if "secrets." in step}
    assert seen == TAKES_SECRETS


def test_every_system_is_built_by_the_one_command():
    built = [step for step in steps() if re.search(r"dev\.py\"? build|dev\.py build", step)]
    assert len(built) == 3
