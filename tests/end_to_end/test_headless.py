"""What somebody at a terminal, or a script, gets from smdesk without a window."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from smdesk.desk.sample import NORA
from tests.bench.cabinet import enter, front_desk
from tests.desk.everything import every_secret

ROOT = Path(__file__).parents[2]


class Run:
    """A finished run of smdesk: its code and what it wrote."""

    def __init__(self, *arguments, home, passphrase=None, extra=None):
        environment = {k: v for k, v in os.environ.items() if "DISPLAY" not in k}
        places = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
        read, write = os.pipe()
        if passphrase is not None:
            os.write(write, passphrase.encode() + b"\n")
            arguments = (*arguments[:2], "--passphrase-fd", str(read), *arguments[2:])
        os.close(write)
        self.arguments = [str(argument) for argument in arguments]
        done = subprocess.run(
            [sys.executable, "-m", "smdesk", *self.arguments],
            cwd=ROOT,
            env={**environment, **places, **(extra or {})},
            pass_fds=[read],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        os.close(read)
        self.code, self.out, self.errors = done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("somebody")


@pytest.fixture(scope="module")
def tour(home):
    return Run("--sample", home / "sample.smvault", "tour", home=home)


@pytest.fixture
def sample(tour, home):
    assert tour.code == 0
    return home / "sample.smvault"


def as_nora(sample, *command, home, passphrase=NORA.passphrase):
    arguments = ("--vault", sample, "--as", NORA.name, *command)
    return Run(*arguments, home=home, passphrase=passphrase)


def test_the_tour_does_the_main_job_and_says_each_step(tour, home):
    assert (tour.code, tour.errors) == (0, "")
    assert re.findall(r"^\d", tour.out, re.MULTILINE) == ["1", "2", "3", "4", "5"]
    assert (home / "sample-handoff-packet.pdf").read_bytes().startswith(b"%PDF-")


def test_the_accounts_are_listed_by_name_and_without_secrets(sample, home):
    run = as_nora(sample, "accounts", home=home)
    assert run.code == 0
    names = [line.split("\t")[0] for line in run.out.splitlines()]
    assert {"Instagram", "YouTube", "X"} <= set(names)


def test_the_packet_is_printed_where_it_is_asked_for(sample, home, tmp_path):
    run = as_nora(sample, "packet", "--out", tmp_path / "p.pdf", "--paper", "us-letter", home=home)
    assert run.code == 0
    page = PdfReader(tmp_path / "p.pdf").pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)
    assert [file.name for file in tmp_path.iterdir()] == ["p.pdf"]


def test_a_sound_cabinet_is_found_sound(sample, home):
    run = as_nora(sample, "verify", home=home)
    assert (run.code, run.errors) == (0, "")


def test_a_cabinet_without_an_attached_file_opens_and_says_which_it_is(sample, tmp_path):
    place = tmp_path / "cabinet.smvault"
    shutil.copytree(sample, place)
    shutil.rmtree(place / "files")
    shutil.rmtree(place / "backups", ignore_errors=True)
    run = as_nora(place, "verify", home=tmp_path)
    assert (run.code, run.errors) == (1, "")
    assert "(missing)" in run.out
    assert "All the rest is sound" in run.out


def test_a_wrong_passphrase_has_a_code_and_a_sentence_of_its_own(sample, home):
    run = as_nora(sample, "accounts", home=home, passphrase="not the passphrase at all")
    assert (run.code, run.out) == (3, "")
    assert "passphrase" in run.errors.lower()
    assert "Traceback" not in run.errors


def test_a_passphrase_is_not_asked_for_where_nobody_can_answer(sample, home):
    run = Run("--vault", sample, "--as", NORA.name, "accounts", home=home)
    assert run.code == 2
    assert "--passphrase-fd" in run.errors


def test_who_can_open_it_is_told_when_nobody_was_named(sample, home):
    run = Run("--vault", sample, "accounts", home=home, passphrase=NORA.passphrase)
    assert run.code == 2
    assert NORA.name in run.errors


def test_there_is_no_option_that_takes_a_passphrase(sample, home):
    run = Run("--help", home=home)
    assert run.code == 0
    assert not re.search(r"--pass\w*[ =]", run.out.replace("--passphrase-fd", ""))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(lambda place: place / "nothing", 4, id="there is none"),
        pytest.param(lambda place: place, 4, id="a folder that is none"),
    ],
)
def test_what_is_no_cabinet_is_said_to_be_none(make, code, home, tmp_path):
    run = Run("--vault", make(tmp_path), "accounts", home=home, passphrase="x" * 20)
    assert (run.code, run.out) == (code, "")
    assert run.errors.strip()


def test_a_truncated_keyring_is_told_as_damage(sample, home, tmp_path):
    broken = tmp_path / "broken.smvault"
    broken.mkdir()
    for file in sample.iterdir():
        if file.is_file():
            (broken / file.name).write_bytes(file.read_bytes())
    keyring = broken / "keyring.json"
    keyring.write_bytes(keyring.read_bytes()[:-200])
    run = as_nora(broken, "accounts", home=home)
    assert run.code == 4
    assert "passphrase" not in run.errors.lower().replace("passphrases", "")


def test_a_flipped_bit_in_the_database_is_told_as_damage(sample, home, tmp_path):
    broken = tmp_path / "broken.smvault"
    broken.mkdir()
    for file in sample.iterdir():
        if file.is_file():
            (broken / file.name).write_bytes(file.read_bytes())
    (database,) = broken.glob("*.db")
    raw = bytearray(database.read_bytes())
    raw[len(raw) // 2] ^= 1
    database.write_bytes(raw)
    assert as_nora(broken, "accounts", home=home).code == 4


def test_a_packet_that_cannot_be_written_leaves_nothing_and_says_where(sample, home, tmp_path):
    run = as_nora(sample, "packet", "--out", tmp_path / "no" / "p.pdf", home=home)
    assert run.code == 5
    assert run.errors.strip()
    assert list(tmp_path.iterdir()) == []


def test_without_a_screen_the_window_says_so_and_offers_the_commands(home):
    run = Run(home=home)
    assert run.code == 6
    assert len(run.errors.strip().splitlines()) == 1
    assert "packet" in run.errors


def test_no_secret_stands_in_the_packet_the_log_or_any_other_file(tour, sample, home, monkeypatch):
    """Every password of the sample is looked for in every byte that smdesk wrote."""
    secrets = _secrets_of(sample, home)
    assert len(secrets) >= 15
    texts = dict(_everything_written(home))
    for name, text in texts.items():
        for secret in secrets:
            assert secret.encode() not in text, name
    assert any(name.endswith("packet.pdf") for name in texts)
    for secret in secrets:
        assert secret not in tour.out + tour.errors


def _secrets_of(sample, home):
    session = enter(front_desk(home), sample)
    try:
        return every_secret(session)
    finally:
        session.lock()


def _everything_written(home):
    for file in home.rglob("*"):
        if file.is_file():
            yield file.name, file.read_bytes()
            if file.suffix == ".pdf":
                reader = PdfReader(file)
                yield (
                    file.name,
                    b"".join(
                        page.get_contents().get_data() + page.extract_text().encode()
                        for page in reader.pages
                    ),
                )
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as archive:
                    for name in archive.namelist():
                        yield name, archive.read(name)


def test_a_packet_does_not_take_the_place_of_a_device(sample, home, tmp_path):
    place = tmp_path / "pipe"
    os.mkfifo(place)
    done = as_nora(sample, "packet", "--out", place, home=home)
    assert done.code == 5
    assert "not a file" in done.errors
    assert place.is_fifo()
