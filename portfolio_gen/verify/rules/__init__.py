"""What the standards ask of a document, as tables, and what reads the tables."""
