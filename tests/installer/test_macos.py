"""What the app tells macOS, which macOS it needs, and how its image is signed."""

import plistlib
import re
import struct

import pytest

from installer import facts
from installer.bundle import BuildError
from installer.macos import about, image, oldest
from smdesk.app.request import COPY_ENDING


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


def steps_of_signing(monkeypatch, tmp_path, **surroundings):
    """Return what would be run for an app, without Apple's programs."""
    for name in ("SMDESK_SIGN_AS", "SMDESK_NOTARY", "SMDESK_NOTARY_KEYCHAIN"):
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


def library(*asks):
    """Return a library as macOS has it: for one processor each, what it asks for."""
    slices = []
    for command, (major, minor) in asks:
        told = struct.pack("<I", major << 16 | minor << 8)
        plain = struct.pack("<II", 0x1D, 16) + bytes(8)
        if command == oldest.BUILD_VERSION:
            body = struct.pack("<III", command, 24, 1) + told + bytes(8)
        else:
            body = struct.pack("<II", command, 16) + told + bytes(4)
        head = oldest.THIN + struct.pack("<IIIIIII", 0, 0, 6, 2, len(plain + body), 0, 0)
        slices.append(head + plain + body)
    if len(slices) == 1:
        return slices[0]
    index, bodies, at = b"", b"", 8 + 20 * len(slices)
    for part in slices:
        index += struct.pack(">IIIII", 0, 0, at + len(bodies), len(part), 0)
        bodies += part
    return oldest.FAT + struct.pack(">I", len(slices)) + index + bodies


@pytest.mark.parametrize(
    ("content", "needed"),
    [
        (library((oldest.BUILD_VERSION, (13, 0))), (13, 0)),
        (library((oldest.VERSION_MIN, (10, 9))), (10, 9)),
        (library((oldest.VERSION_MIN, (10, 9)), (oldest.BUILD_VERSION, (15, 4))), (15, 4)),
        (b"no library at all", (0, 0)),
        (b"", (0, 0)),
        # Java's classes begin like a library for several processors.
        (oldest.FAT + struct.pack(">HH", 0, 65) + b"a class", (0, 0)),
    ],
)
def test_a_library_tells_which_macos_it_is_made_for(tmp_path, content, needed):
    (tmp_path / "libone.dylib").write_bytes(content)
    assert oldest.needed(tmp_path / "libone.dylib") == needed


def test_an_app_that_says_it_starts_where_a_library_does_not_is_not_built(tmp_path, monkeypatch):
    monkeypatch.setattr(oldest, "OLDEST", "15.0")
    inner = tmp_path / "smdesk.app" / "Contents" / "Frameworks"
    inner.mkdir(parents=True)
    (inner / "libold.dylib").write_bytes(library((oldest.BUILD_VERSION, (15, 0))))
    oldest.refuse_newer(tmp_path / "smdesk.app")
    (inner / "libnew.dylib").write_bytes(library((oldest.BUILD_VERSION, (15, 1))))
    with pytest.raises(BuildError, match=r"\['libnew\.dylib'\]"):
        oldest.refuse_newer(tmp_path / "smdesk.app")


def test_the_guide_and_the_app_name_the_same_macos():
    guide = (facts.ROOT / "docs" / "install.md").read_text("utf-8")
    assert f"| macOS {about.OLDEST.partition('.')[0]} or newer" in guide


def test_a_release_is_signed_checked_handed_in_and_stapled_in_this_order(monkeypatch, tmp_path):
    made, run = steps_of_signing(
        monkeypatch,
        tmp_path,
        SMDESK_SIGN_AS="Developer ID Application: X",
        SMDESK_NOTARY="kept",
        SMDESK_NOTARY_KEYCHAIN="/kept/here",
    )
    told = " | ".join(run)
    order = (
        "codesign --force", "--options runtime --timestamp", "codesign --verify", "hdiutil create",
        f"codesign --timestamp --sign Developer ID Application: X {made}",
        f"notarytool submit {made} --keychain-profile kept --keychain /kept/here --wait",
        f"stapler staple {made}",
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
