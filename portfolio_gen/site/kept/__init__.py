"""What one build leaves for the next."""
