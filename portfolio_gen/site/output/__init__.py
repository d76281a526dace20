"""The finished site: its policies, links, digests, and its place on the disk."""
