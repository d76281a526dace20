"""Leap2A, the format in which Mahara keeps a portfolio: read and written."""
