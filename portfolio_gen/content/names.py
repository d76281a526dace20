"""Other people are named only if they agreed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from portfolio_gen.model.common import Model
from portfolio_gen.model.portfolio import Portfolio

M = TypeVar("M", bound=Model)

WITHHELD = "(name withheld)"
"""Stands where the name of somebody stood who did not agree."""

SHORTEST = 3
"""Shorter names, such as a single initial, are left alone: they are no name, and would be found
in the middle of other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Names that must not be in the site."""

    names: frozenset[str]

    def out_of(self, text: str) -> str:
        """Return ``text`` with a placeholder for each of the names."""
        for name in sorted(self.names, key=len, reverse=True):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", WITHHELD, text)
        return text

    def model(self, model: M) -> M:
        """Return ``model`` with a placeholder for each of the names, in every text of it."""
        return self._value(model) if self.names else model

    def _value(self, value: Any) -> Any:  # noqa: ANN401 (whatever a model may hold)
        if type(value) is str:
            return self.out_of(value)
        if isinstance(value, tuple):
            return tuple(self._value(entry) for entry in value)
        if isinstance(value, Mapping):
            return {name: self._value(entry) for name, entry in value.items()}
        if isinstance(value, Model):
            fields = type(value).model_fields
            return value.model_copy(update={n: self._value(getattr(value, n)) for n in fields})
        return value


def withheld_names(portfolio: Portfolio) -> Withheld:
    """Return the names of those who are contributors somewhere and agreed nowhere.

    The owner of the portfolio agreed by writing it.
    """
    people = [person for item in portfolio.works for person in item.meta.contributors]
    agreed = {person.name for person in people if person.consent}
    names = {person.name for person in people} - agreed - {portfolio.settings.meta.basics.name}
    return Withheld(names=frozenset(name for name in names if len(name) >= SHORTEST))
