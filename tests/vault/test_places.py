"""Places: where copies of a cabinet would be mixed up, it is not opened."""

import sys
from pathlib import Path

import pytest

from smdesk.domain.records import RecordId
from smdesk.vault import places
from smdesk.vault.errors import PlaceRefusedError, PlaceWhy
from smdesk.vault.folder import VaultFolder
from tests.vault.cabinet import ADA, LIBRARY

MOUNTS = """\
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:40 / {share} rw,relatime shared:1 - {kind} //server/share rw
31 30 8:2 / {share}/disk rw - ext4 /dev/sdb1 rw
"""

linux_only = pytest.mark.skipif(sys.platform == "win32", reason="reads the list of mounts")


@pytest.fixture
def mounted(tmp_path, monkeypatch):
    """Mount a share of some kind, as far as anybody can read."""

    def mount(kind, name="share"):
        share = tmp_path / name
        (share / "disk").mkdir(parents=True)
        told = str(share).replace("\\", "\\134").replace(" ", "\\040")
        file = tmp_path / "mountinfo"
        file.write_text(MOUNTS.format(share=told, kind=kind), "utf-8")
        monkeypatch.setattr(places, "MOUNTS", file)
        return share

    return mount


@linux_only
@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "davfs", "9p"])
def test_a_network_drive_is_no_place(mounted, kind):
    share = mounted(kind)
    assert places.refusal(share) is PlaceWhy.NETWORK
    assert places.refusal(share / "not" / "there yet") is PlaceWhy.NETWORK


@linux_only
def test_a_network_drive_with_blanks_and_accents_in_its_name_is_no_place(mounted):
    assert places.refusal(mounted("cifs", "Bücher und Örter") / "x") is PlaceWhy.NETWORK


@linux_only
@pytest.mark.parametrize("kind", ["ext4", "btrfs", "xfs", "vfat", "exfat", "fuseblk", "tmpfs"])
def test_a_disk_or_a_stick_is_a_place(mounted, kind):
    assert places.refusal(mounted(kind)) is None


@linux_only
def test_what_is_mounted_innermost_counts(mounted, tmp_path):
    share = mounted("nfs")
    assert places.refusal(share / "disk" / "x") is None
    assert places.refusal(tmp_path / "sharers") is None


@linux_only
def test_a_link_to_a_network_drive_is_no_place(mounted, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(mounted("nfs"))
    assert places.refusal(link / "Library.smvault") is PlaceWhy.NETWORK


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive",
        "OneDrive - Example Library",
        "Dropbox",
        "Dropbox (Personal)",
        "Google Drive",
        "Nextcloud",
        "ownCloud",
        "iCloud Drive",
        "Mobile Documents",
    ],
)
def test_a_folder_that_is_synced_is_no_place(tmp_path, name):
    assert places.refusal(tmp_path / name / "deep" / "Library.smvault") is PlaceWhy.SYNCED


@pytest.mark.parametrize("mark", [".dropbox", ".stfolder", ".owncloudsync.log", ".seafile-data"])
def test_a_folder_with_the_mark_of_a_syncing_program_is_no_place(tmp_path, mark):
    (tmp_path / mark).mkdir()
    assert places.refusal(tmp_path / "deep" / "Library.smvault") is PlaceWhy.SYNCED


def test_a_folder_that_the_system_says_is_synced_is_no_place(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "work"))
    assert places.refusal(tmp_path / "work" / "x") is PlaceWhy.SYNCED
    assert places.refusal(tmp_path / "works") is None


@pytest.mark.parametrize("name", ["Dropboxes", "my onedrive notes", "Boxes", "Library.smvault"])
def test_a_folder_whose_name_only_sounds_so_is_a_place(tmp_path, name):
    assert places.refusal(tmp_path / name) is None


def test_no_cabinet_is_made_opened_unpacked_or_moved_there(cabinet, tmp_path):
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    here = VaultFolder(cabinet.path.rename(synced / "here"), memory=cabinet.memory)
    opened = cabinet.keys(ADA, here)
    for refused in (
        lambda: here.open(opened),
        lambda: here.move(synced / "there"),
        lambda: VaultFolder.open_copy(Path("copy"), synced / "there", memory=tmp_path),
        lambda: VaultFolder.create(
            synced / "there",
            memory=tmp_path,
            organisation=LIBRARY,
            founder_name="Ada",
            founder_person=RecordId("ada"),
            prepared=cabinet.prepared[ADA],
        ),
    ):
        with pytest.raises(PlaceRefusedError) as caught:
            refused()
        assert caught.value.why is PlaceWhy.SYNCED
    assert [file.name for file in synced.iterdir()] == ["here"]


def test_a_cabinet_can_be_moved_from_there(cabinet, tmp_path):
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    here = VaultFolder(cabinet.path.rename(synced / "here"), memory=cabinet.memory)
    moved = here.move(tmp_path / "here")
    moved.open(cabinet.keys(ADA, moved)).close()
    assert not list(synced.iterdir())
