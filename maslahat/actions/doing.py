"""How every deed runs: right, turn, receipt, then the deed itself, all in one transaction or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial, wraps
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from django.db import transaction

from maslahat.actions.actor import Actor
from maslahat.actions.outcomes import Done, Refused, outcome_document, read_outcome
from maslahat.domain.record.receipts import Answered, KeyTaken, look_up
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import may
from maslahat.stores.journal import load as journal_load
from maslahat.stores.journal import save as journal
from maslahat.stores.journal.locks import one_by_one
from maslahat.stores.people import load as people_load
from maslahat.stores.together import alone, together

Told = ParamSpec("Told")
Answer = TypeVar("Answer", covariant=True)

_ABOUT_THE_ASKING = ("by", "key", "now")
LONGEST_KEY = 200


class Action(Protocol[Told, Answer]):
    """A deed as it is done: called by itself, or many of its kind together."""

    def __call__(self, *args: Told.args, **told: Told.kwargs) -> Answer | Refused:
        """Do the deed."""

    def together(self, asked: Sequence[Mapping[str, Any]]) -> Sequence[Answer | Refused]:
        """Do many deeds of this kind under one lock and in one transaction; return their answers in order.

        Each is told with keywords as if it were done by itself, and each has its own right, receipt, body and entry,
        one after the other as they stand here: what is asked of the database is only read once for all, and rows are
        written in one go. All stand or none does: whatever is raised is raised after everything was undone, and each
        can be tried by itself.
        """


def deed(right: Deed) -> Callable[[Callable[Told, Answer]], Action[Told, Answer]]:
    """Make a function with the keywords ``by``, ``key`` and ``now`` an action that needs this right.

    The role must have the right at all (its state is for the function to ask); the capacity must still be held once
    the programme's turn is taken (E48, E49). A request sent again under one key is answered from its receipt (E73);
    the same key with another content is refused. Only what was done is kept in a receipt: a refusal can be retried.
    """

    def decorate(function: Callable[Told, Answer]) -> Action[Told, Answer]:
        @wraps(function)
        def run(*args: Told.args, **told: Told.kwargs) -> Answer | Refused:
            if refused := _not_theirs(right, told):
                return refused
            with one_by_one(), transaction.atomic(), alone():
                return _once(lambda: function(*args, **told), right=right, told=told)

        def run_together(asked: Sequence[Mapping[str, Any]]) -> Sequence[Answer | Refused]:
            if len(asked) == 1:
                return [cast(Any, run)(**asked[0])]
            refused = [_not_theirs(right, told) for told in asked]
            with one_by_one(), transaction.atomic(), together(keeps_rows=True):
                _find_receipts([told for told, no in zip(asked, refused, strict=True) if no is None])
                return [
                    _once(partial(cast(Any, function), **told), right=right, told=told) if no is None else no
                    for told, no in zip(asked, refused, strict=True)
                ]

        cast(Any, run).together = run_together
        return cast("Action[Told, Answer]", run)

    return decorate


def _not_theirs(right: Deed, told: Mapping[str, Any]) -> Refused | None:
    by, key = cast(Actor, told["by"]), cast(str, told["key"])
    if not may(by.role, right):
        return Refused.because("no_right", deed=right.value, role=by.role.value)
    if not key or len(key) > LONGEST_KEY or not key.isprintable():
        return Refused.because("bad_key")
    return None


def _find_receipts(asked: Sequence[Mapping[str, Any]]) -> None:
    """Hold the journals of all programmes, always in the same order, and look for all receipts at once."""
    for programme in sorted({told["by"].programme for told in asked}):
        journal_load.hold(programme)
    journal_load.find_receipts([(_actor(told["by"]), told["key"]) for told in asked])


def _actor(by: Actor) -> str:
    return f"{by.programme}:{by.person}"


def tell(
    *,
    by: Actor,
    right: Deed,
    about: str,
    now: datetime,
    detail: Mapping[str, Document] | None = None,
    name: str = "",
) -> None:
    """Write the deed into the programme's journal, with the capacity in which it was done.

    ``name`` is the name of the deed where it is another than the right that was used: what followed from it.
    """
    journal.record(
        programme=by.programme,
        who=by.doer(right.value),
        deed=name or right.value,
        about=about,
        now=now,
        detail=_spelled(dict(detail or {})),
    )


def _once(function: Callable[[], Answer], *, right: Deed, told: Mapping[str, Any]) -> Answer | Refused:
    by, key, now = cast(Actor, told["by"]), cast(str, told["key"]), cast(datetime, told["now"])
    journal_load.hold(by.programme)
    if by.accreditation is not None and not people_load.is_valid(by.accreditation, now):
        return Refused.because("capacity_ended", role=by.role.value, party=by.party)
    actor, request = _actor(by), _spelled({k: v for k, v in told.items() if k not in _ABOUT_THE_ASKING})
    match look_up(journal_load.receipt(actor=actor, key=key), deed=right.value, request=request):
        case Answered(outcome=kept):
            return cast(Answer, read_outcome(kept))
        case KeyTaken(deed=other):
            return Refused.because("key_taken", deed=other)
    outcome = function()
    if isinstance(outcome, Done):
        journal.keep_receipt(
            actor=actor, key=key, deed=right.value, request=request, outcome=outcome_document(outcome), now=now
        )
    return outcome


def _spelled(value: Any) -> Document:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: _spelled(getattr(value, each.name)) for each in fields(value) if each.compare and each.repr}
        return {"is": type(value).__name__, **parts}
    if isinstance(value, Mapping):
        return {_key(key): _spelled(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [_spelled(inner) for inner in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return str(value) if isinstance(value, Decimal) else repr(value)


def _key(key: object) -> str:
    return "/".join(map(str, key)) if isinstance(key, tuple) else str(key)
