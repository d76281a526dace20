"""Plain data: what a portfolio, a course and a badge consist of."""
