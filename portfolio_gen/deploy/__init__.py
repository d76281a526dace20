"""Publishing a site, and freezing what is handed in."""
