"""Signing badges: keys, key documents, awards, and badges inside pictures."""
