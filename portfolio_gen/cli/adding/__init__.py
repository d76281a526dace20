"""Adding to a portfolio: ask, look, write all of it or nothing, and say what is still missing."""
