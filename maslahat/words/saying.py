"""The shape of what a reader is told when something cannot be done: what happened, the rule, the way out."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence with named places for facts, the rule it stands on (a row of the requirements), a way out."""

    words: Promise
    rule: str = ""
    way_out: Promise | str = ""
