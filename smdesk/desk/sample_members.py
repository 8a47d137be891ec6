"""The sample library's name, and who can open it: invented, and known to everybody."""

from dataclasses import dataclass

SAMPLE_NAME = "Lantern Bay Library (invented)"


@dataclass(frozen=True, slots=True)
class SampleMember:
    """Somebody who can open the sample, and the passphrase that everybody may know."""

    name: str
    passphrase: str


NORA = SampleMember("Nora Haldane", "lantern harbor violin cedar pickle orbit")
IDRIS = SampleMember("Idris Okafor-Lund", "marble ferry thimble walnut comet sketch")
AYTAN = SampleMember("Aytən Səfərli", "saddle glacier pepper window acorn trumpet")
SAMPLE_MEMBERS = (NORA, IDRIS, AYTAN)
"""Shown on the unlock screen of a sample, and nowhere else; the first is the coordinator."""
