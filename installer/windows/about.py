"""What the programs tell Windows of themselves: who made them, what they are, which version."""

from installer.facts import MAKERS, NAME, SUMMARY, VERSION

DESCRIPTION = NAME
"""What Windows shows for the running program, and where it offers programs to open a file with."""


def version_text() -> str:
    """Return it as PyInstaller reads it: the words that build the resource."""
    numbers = tuple(int(number) for number in f"{VERSION}.0".split("."))
    told = {
        "CompanyName": MAKERS,
        "FileDescription": DESCRIPTION,
        "FileVersion": VERSION,
        "InternalName": NAME,
        "LegalCopyright": f"{MAKERS}, Apache License 2.0",
        "ProductName": NAME,
        "ProductVersion": VERSION,
        "Comments": SUMMARY,
    }
    # 0409 and 1033 are American English, 04B0 and 1200 are Unicode, 0x40004 is Windows itself.
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in told.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, "
        "flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0)), "
        f"kids=[StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )
