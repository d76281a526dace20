"""What is true: a ``Badge`` to a ``Checked``."""
