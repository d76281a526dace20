"""The edge of the closed world."""


class OpenWorld(Exception):  # noqa: N818 (not a mistake of anybody)
    """The document needs something the fast form does not know; PyLD decides about it.

    Never leaves ``crypto`` and ``verify``.
    """
