"""What ``portfolio-gen verify`` does around the checks: which files, and how results look."""
