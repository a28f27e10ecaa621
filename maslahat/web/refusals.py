"""From an action's refusal to what a page shows: its reasons in words, and the status of the answer."""

from maslahat.actions.outcomes import Refused
from maslahat.words.refusals import sentence

_MISSING = ("unknown_",)
_RIGHTS = ("no_right", "capacity_ended", "role_not_yours")


def said_as(refused: Refused) -> list[dict[str, str]]:
    """Return {words, rule, way_out} for every reason, in the reader's language."""
    return [sentence(reason.code, reason.facts) for reason in refused.reasons]


def status_of(refused: Refused) -> int:
    """Return 403 if a right is missing, 404 if something named does not exist here, else 409."""
    if any(code.startswith(_RIGHTS) for code in refused.codes):
        return 403
    return 404 if any(code.startswith(_MISSING) for code in refused.codes) else 409
