"""Filters of a list that stand in its address: what can be chosen, what is, and which rows answer to all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

REGIONAL = "regional"
"""How the address names units that lie in no State alone."""

Keys = Mapping[str, str]
"""By what a row is found: the name of each filter with the row's key."""


@dataclass(frozen=True, slots=True)
class FilterShown:
    """One filter of a list: its name in the address, its label, what can be chosen, and what is."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    chosen: str

    def lets(self, keys: Keys) -> bool:
        """Tell whether a row with these keys answers to the filter."""
        return self.chosen in ("", keys[self.name])


def filters_shown(
    known: Iterable[tuple[str, str, Sequence[tuple[str, str]]]], found: Sequence[Keys], sent: Mapping[str, str]
) -> tuple[FilterShown, ...]:
    """Return filters (name, label, choices) that offer whatever some row answers to, and nothing else.

    ``sent`` are the parameters of the address; what no row answers to is passed over.
    """
    shown = []
    for name, words, choices in known:
        here = {keys[name] for keys in found}
        offered = tuple(each for each in choices if each[0] in here)
        chosen = sent.get(name, "")
        shown.append(FilterShown(name, words, offered, chosen if chosen in here else ""))
    return tuple(shown)
