"""How every deed runs: right, turn, receipt, then the deed itself, all in one transaction or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

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

Told = ParamSpec("Told")
Answer = TypeVar("Answer")

_ABOUT_THE_ASKING = ("by", "key", "now")
LONGEST_KEY = 200


def deed(right: Deed) -> Callable[[Callable[Told, Answer]], Callable[Told, Answer | Refused]]:
    """Make a function with the keywords ``by``, ``key`` and ``now`` an action that needs this right.

    The role must have the right at all (its state is for the function to ask); the capacity must still be held once
    the programme's turn is taken (E48, E49). A request sent again under one key is answered from its receipt (E73);
    the same key with another content is refused. Only what was done is kept in a receipt: a refusal can be retried.
    """

    def decorate(function: Callable[Told, Answer]) -> Callable[Told, Answer | Refused]:
        @wraps(function)
        def run(*args: Told.args, **told: Told.kwargs) -> Answer | Refused:
            by, key, now = cast(Actor, told["by"]), cast(str, told["key"]), cast(datetime, told["now"])
            if not may(by.role, right):
                return Refused.because("no_right", deed=right.value, role=by.role.value)
            if not key or len(key) > LONGEST_KEY or not key.isprintable():
                return Refused.because("bad_key")
            with one_by_one(), transaction.atomic():
                return _once(lambda: function(*args, **told), right=right, by=by, key=key, now=now, told=told)

        return run

    return decorate


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


def _once(
    function: Callable[[], Answer], *, right: Deed, by: Actor, key: str, now: datetime, told: Mapping[str, object]
) -> Answer | Refused:
    journal_load.hold(by.programme)
    if by.accreditation is not None and not people_load.is_valid(by.accreditation, now):
        return Refused.because("capacity_ended", role=by.role.value, party=by.party)
    actor, request = (
        f"{by.programme}:{by.person}",
        _spelled({k: v for k, v in told.items() if k not in _ABOUT_THE_ASKING}),
    )
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
