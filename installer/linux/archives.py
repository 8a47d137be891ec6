"""What needs no administrator: an archive to carry on a stick, and a file that installs itself."""

import shutil
import tarfile
from pathlib import Path

from installer.bundle import BuildError
from installer.facts import NAME, ROOT, VERSION, epoch, machine
from installer.linux.shared import HERE, date_all, lay_out, run, write
from smdesk.system.paths import BESIDE, MARK

WORK = ROOT / "build" / "archives"
PORTABLE = (
    f"This file makes smdesk portable: what it keeps, it keeps in the folder {BESIDE} beside it.\n"
    "Without this file it keeps it in your home folder.\n"
)


def portable(bundle: Path, into: Path) -> Path | None:
    """Make the archive that is unpacked and used where it lies; return it."""
    if shutil.which("xz") is None:
        return None
    name = f"{NAME}-{VERSION}-linux-{machine()}"
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(bundle, folder, symlinks=True)
    write(folder / MARK, PORTABLE.encode())
    folder.chmod(0o755)
    plain = into / f"{name}.tar"
    with tarfile.open(plain, "w", format=tarfile.PAX_FORMAT) as archive:
        for path in [folder, *sorted(folder.rglob("*"))]:
            entry = archive.gettarinfo(path, path.relative_to(WORK).as_posix())
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = "root"
            entry.mtime = epoch()
            if entry.isfile():
                with path.open("rb") as file:
                    archive.addfile(entry, file)
            else:
                archive.addfile(entry)
    run(["xz", "-6", "--threads=2", "--block-size=32MiB", "--force", str(plain)])
    return plain.with_suffix(".tar.xz")


def self_installing(bundle: Path, into: Path) -> Path | None:
    """Make the file that installs smdesk for whoever runs it; return it."""
    if shutil.which("makeself") is None:
        return None
    folder = WORK / "run"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(bundle, folder / NAME, symlinks=True)
    lay_out(folder / "share")
    write(folder / "install.sh", (HERE / "install.sh").read_bytes(), 0o755)
    date_all(folder)
    made = into / f"{NAME}-{VERSION}-linux-{machine()}.run"
    alike = f"--sort=name --owner=0 --group=0 --numeric-owner --mtime=@{epoch()}"
    # It writes its own command line into what it makes, so that no folder of ours may be in that.
    run(
        ["makeself", "--nox11", "--xz", "--complevel", "6", "--sha256", "--nomd5", "--nocrc",
         "--packaging-date", VERSION, "--tar-format", "gnu", "--tar-extra", alike,
         folder.name, made.name, f"smdesk {VERSION}", "./install.sh"],
        WORK,
    )  # fmt: skip
    if not (WORK / made.name).exists():
        message = "makeself made nothing"
        raise BuildError(message)
    shutil.move(WORK / made.name, made)
    return made
