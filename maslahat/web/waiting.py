"""A page that does a deed: at once, or, where many send the same form at one moment, together with theirs.

In a crowd the page is made before the deed is done, as if it went as nearly all go, and is only given out if it did;
otherwise the same form goes the way that every form goes, where a deed that was done is answered from its receipt.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest

from maslahat.actions.doing import Action
from maslahat.actions.outcomes import Done, Refused

PLACE = "maslahat.crowd"
"""Where the environment of a request says that it came in a crowd; no header of a browser has such a name."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A deed that waits to be done together with others, and whether a page made for ``presumed`` says the truth."""

    deed: Action[Any, Any]
    told: Mapping[str, Any]
    presumed: Done
    shows: Callable[[Any], Hashable]

    def is_answered_by(self, answer: object) -> bool:
        """Tell whether the page that was made shows what came of the deed."""
        return type(answer) is type(self.presumed) and bool(self.shows(answer) == self.shows(self.presumed))


@dataclass(slots=True)
class Place:
    """The place of one request in a crowd: the deed that its page wants done, if it wants any."""

    waiting: Waiting | None = None


def do(
    request: HttpRequest,
    deed: Action[Any, Answer],
    told: Mapping[str, Any],
    *,
    presumed: Any,
    shows: Callable[[Any], Hashable],
) -> Answer | Refused:
    """Return what came of a deed, done now; in a crowd let it wait and return what is presumed.

    ``shows`` returns from an answer all that the page shows of it.
    """
    place = request.META.get(PLACE)
    if not isinstance(place, Place):
        return deed(**told)
    place.waiting = Waiting(deed, told, presumed, shows)
    return presumed  # type: ignore[no-any-return]
