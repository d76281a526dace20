"""What every level may use: errors with a place, findings, safe paths, the one way to fetch."""
