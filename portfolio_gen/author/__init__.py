"""Writing into a student's folder: starting a portfolio and adding to it."""
