"""Signing badges."""
