"""What the app tells macOS of itself: its name, its version, and the kind of file it opens."""

from installer.facts import ENDING, IDENTIFIER, NAME, VERSION

KIND = f"{IDENTIFIER}.{ENDING}"
"""What macOS calls a copy of a cabinet; a cabinet's own folder has its ending, and stays one."""
OLDEST = "15.0"
"""The oldest macOS that every library of the app is made for; the build sees that it is so."""


def info() -> dict[str, object]:
    """Return what is added to what PyInstaller writes into the app's Info.plist."""
    return {
        "CFBundleShortVersionString": VERSION,
        "CFBundleVersion": VERSION,
        "LSMinimumSystemVersion": OLDEST,
        "LSApplicationCategoryType": "public.app-category.productivity",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": f"{NAME} cabinet",
                "CFBundleTypeExtensions": [ENDING],
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [KIND],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": KIND,
                "UTTypeDescription": f"{NAME} cabinet",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": [ENDING]},
            }
        ],
    }
