"""Pages, their HTML, and the engine that builds the site."""
