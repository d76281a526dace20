"""The building blocks of a workflow, each held to one exact version of its code.

A tag can be moved to other code; a commit cannot. The versions stand beside the commits so that
people can look them up.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One building block.

    Attributes:
        name: Its repository on GitHub.
        commit: Its code.
        version: What that code was released as.
    """

    name: str
    commit: str
    version: str

    def __str__(self) -> str:
        """Return what stands after ``uses:``."""
        return f"{self.name}@{self.commit} # {self.version}"


CHECKOUT = Action(
    name="actions/checkout",
    commit="3d3c42e5aac5ba805825da76410c181273ba90b1",
    version="v7.0.1",
)
SETUP_PYTHON = Action(
    name="actions/setup-python",
    commit="5fda3b95a4ea91299a34e894583c3862153e4b97",
    version="v7.0.0",
)
CONFIGURE_PAGES = Action(
    name="actions/configure-pages",
    commit="983d7736d9b0ae728b81ab479565c72886d7745b",
    version="v5.0.0",
)
UPLOAD_PAGES_ARTIFACT = Action(
    name="actions/upload-pages-artifact",
    commit="fc324d3547104276b827a68afc52ff2a11cc49c9",
    version="v5.0.0",
)
DEPLOY_PAGES = Action(
    name="actions/deploy-pages",
    commit="cd2ce8fcbc39b97be8ca5fce6e763baed58fa128",
    version="v5.0.0",
)
