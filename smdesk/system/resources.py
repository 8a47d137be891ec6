"""Where the fonts, icons, templates and word lists lie that come with smdesk."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
PASSWORD_RULES = Path("data") / "password-rules.json"
"""What platforms allow in passwords, within the resources."""


def resources_folder(package: Path = PACKAGE) -> Path:
    """Return the folder of everything that comes with smdesk and is not code.

    Inside the package when smdesk was installed; beside it in the source tree and in a bundled
    program. Raises FileNotFoundError when neither is there, which means a broken installation.
    """
    inside, beside = package / "resources", package.parent / "resources"
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(beside)
