"""How smdesk becomes something that people install: the bundle, and the packages around it."""
