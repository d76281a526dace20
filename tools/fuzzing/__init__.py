"""Hostile input for every parser: where it comes from, and what it is fed to."""
