"""Who this person is to an issuer, and what single readers get to see."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from portfolio_gen.model.common import Line, Model, Prose, Reference, Slug, WebAddress

PersonName = Annotated[Line, Field(min_length=2)]
"""A single letter is no name: it is everywhere."""


class ViewMeta(Model):
    """``views/<name>.yml``: a selection for one reader at an unlisted address."""

    title: Line = Field(description="Heading of the page.", examples=["For a hiring principal"])
    key: Slug = Field(
        min_length=12,
        description="Part of the address that nobody can guess; twelve characters or more.",
        examples=["heron-alder-kettle-52"],
    )
    intro: Prose | None = Field(default=None, description="What you want to say to this reader.")
    items: tuple[Reference, ...] = Field(
        min_length=1,
        description="What this reader should see, in this order.",
        examples=[["projects/water-cycle", "badges/oer-lesson"]],
    )
    lines: Mapping[Reference, Line] = Field(
        default_factory=dict, description="A sentence of yours above an item, by the item's name."
    )
    protected: bool = Field(
        default=False,
        description="True for a page that opens with a passphrase only; it may show private items. "
        "The passphrase stands in identity.local.yml.",
    )


class IdentityMeta(Model):
    """``identity.local.yml``: what proves that a badge is yours. Never published."""

    emails: tuple[Line, ...] = Field(
        default=(), description="E-mail addresses you received badges at."
    )
    dids: tuple[Line, ...] = Field(default=(), description="Your decentralized identifiers.")
    urls: tuple[WebAddress, ...] = Field(
        default=(), description="Web addresses badges name you by."
    )
    phones: tuple[Line, ...] = Field(default=(), description="Phone numbers badges name you by.")
    student_ids: tuple[Line, ...] = Field(
        default=(), description="Numbers your schools know you by."
    )
    names: tuple[PersonName, ...] = Field(
        default=(),
        description="Your own name, if portfolio.yml shows another one: it will be nowhere in the "
        "site.",
    )
    passphrases: Mapping[Slug, Line] = Field(
        default_factory=dict,
        description="Passphrases of protected views, by the name of the view's file.",
    )

    @property
    def statements(self) -> tuple[str, ...]:
        """Everything a badge may name its recipient by."""
        return (*self.emails, *self.dids, *self.urls, *self.phones, *self.student_ids)

    @property
    def secrets(self) -> tuple[tuple[str, str], ...]:
        """Every value that nobody else may read, with words for what it is."""
        kinds = {
            "an e-mail address": self.emails,
            "an identifier (DID)": self.dids,
            "a phone number": self.phones,
            "a student number": self.student_ids,
            "a passphrase": tuple(self.passphrases.values()),
        }
        return tuple((value, what) for what, values in kinds.items() for value in values)
