"""Where the bundled program begins; it is what ``python -m smdesk`` runs, where all of it is there.

On macOS the signature covers every file, and the system itself looks whether they are as they were.
"""

import sys

from smdesk.app import main
from smdesk.app.damage import guarded

if sys.platform == "darwin":
    raise SystemExit(main(sys.argv[1:]))
FILES = str(getattr(sys, "_MEIPASS", ""))
raise SystemExit(guarded(main, sys.argv[1:], FILES))
