"""Measurements of smdesk against a named peer or floor, in one run; see run.py."""
