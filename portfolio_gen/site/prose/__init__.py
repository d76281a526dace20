"""Texts of students and strangers on their way to HTML."""
