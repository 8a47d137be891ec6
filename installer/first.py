"""Looks at the libraries before Qt is loaded, of which half would end the program."""

import sys

from smdesk.app.damage import refuse

if sys.platform != "darwin":
    # There the signature covers every file, and the system itself looks whether they are whole.
    refuse(sys.argv[1:], str(getattr(sys, "_MEIPASS", "")))
