"""Tests of smdesk; each file mirrors one module of the package."""
