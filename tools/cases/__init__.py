"""Badges with a known answer, for Python and for the browser, made with keys of our own."""
