"""Parts of ``portfolio-gen publish``."""
