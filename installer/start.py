"""Where the bundled program begins; it is what ``python -m smdesk`` runs."""

from smdesk.__main__ import main

raise SystemExit(main())
