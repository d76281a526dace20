"""Signatures, keys and canonical forms."""
