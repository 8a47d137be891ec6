"""What the app tells macOS, and what the workflow that builds releases asks for."""

import plistlib
import re

from installer import facts
from installer.macos import about, image
from smdesk.app.request import COPY_ENDING

WORKFLOW = facts.ROOT / ".github" / "workflows" / "release.yml"
RELEASING = facts.ROOT / "docs" / "release.md"


def test_a_double_click_on_a_copy_opens_smdesk_and_a_folder_stays_a_folder():
    told = plistlib.loads(plistlib.dumps(about.info()))
    (opens,), (kind,) = told["CFBundleDocumentTypes"], told["UTExportedTypeDeclarations"]
    assert opens["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    endings = kind["UTTypeTagSpecification"]["public.filename-extension"]
    assert [f".{ending}" for ending in endings] == [COPY_ENDING]
    assert opens["CFBundleTypeExtensions"] == endings
    assert kind["UTTypeConformsTo"] == ["public.data"]
    assert "LSTypeIsPackage" not in opens


def test_versions_are_such_as_macos_takes():
    told = about.info()
    for key in ("CFBundleShortVersionString", "CFBundleVersion", "LSMinimumSystemVersion"):
        assert re.fullmatch(r"\d+(\.\d+){0,2}", str(told[key])), key


def test_the_app_may_do_no_more_than_it_has_to():
    with image.ENTITLEMENTS.open("rb") as file:
        asked = plistlib.load(file)
    assert asked == {
        "com.apple.security.cs.disable-library-validation": True,
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
    }


def test_every_secret_and_variable_of_the_workflow_is_explained():
    asked = set(re.findall(r"\b(?:secrets|vars)\.([A-Z_]+)", WORKFLOW.read_text("utf-8")))
    told = RELEASING.read_text("utf-8")
    assert asked
    assert [name for name in sorted(asked) if f"`{name}`" not in told] == []


def test_a_tag_makes_the_workflow_build_a_release():
    text = WORKFLOW.read_text("utf-8")
    assert "SMDESK_RELEASE: ${{ startsWith(github.ref, 'refs/tags/v')" in text
    assert re.search(r"--preserve-env=\S*SMDESK_RELEASE", text)


def steps_of_signing(monkeypatch, tmp_path, **surroundings):
    """Return what would be run for an app, without Apple's programs."""
    for name in ("SMDESK_SIGN_AS", "SMDESK_NOTARY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(image, "WORK", tmp_path / "work")
    run = []
    monkeypatch.setattr(image, "run", run.append)
    (tmp_path / "smdesk.app" / "Contents").mkdir(parents=True)
    made = image.build(tmp_path, tmp_path)
    assert (tmp_path / "work" / "smdesk.app" / "Contents").is_dir()
    assert (tmp_path / "work" / "Applications").is_symlink()
    return made, [" ".join(command) for command in run]


def test_a_release_is_signed_checked_handed_in_and_stapled_in_this_order(monkeypatch, tmp_path):
    made, run = steps_of_signing(
        monkeypatch, tmp_path, SMDESK_SIGN_AS="Developer ID Application: X", SMDESK_NOTARY="kept"
    )
    told = " | ".join(run)
    order = (
        "codesign --force", "--options runtime --timestamp", "codesign --verify", "hdiutil create",
        f"codesign --timestamp --sign Developer ID Application: X {made}",
        f"notarytool submit {made} --keychain-profile kept --wait", f"stapler staple {made}",
    )  # fmt: skip
    places = [told.index(step) for step in order]
    assert places == sorted(places)


def test_without_an_identity_it_is_signed_for_this_computer_and_never_handed_in(
    monkeypatch, tmp_path
):
    _, run = steps_of_signing(monkeypatch, tmp_path, SMDESK_NOTARY="kept")
    assert "--sign -" in run[0]
    assert "--timestamp" not in run[0]
    assert not [step for step in run if "notarytool" in step]
