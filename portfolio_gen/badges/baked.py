"""Badges inside pictures: out of PNG and SVG, and into them."""

from portfolio_gen.badges import png, svg
from portfolio_gen.badges.chunk import Baked
from portfolio_gen.badges.png import bake as bake_png
from portfolio_gen.badges.svg import bake as bake_svg
from portfolio_gen.model.badge import Container

__all__ = ["Baked", "bake_png", "bake_svg", "extract"]


def extract(image: bytes, container: Container) -> Baked | None:
    """Return the text that was baked into a picture; None if there is none.

    Args:
        image: The whole file.
        container: ``Container.PNG`` or ``Container.SVG``.

    Raises:
        BadgeError: The picture is damaged, or what is in it cannot be text.
        LimitError: Something in it is larger than we are willing to read.
    """
    return png.extract(image) if container is Container.PNG else svg.extract(image)
