"""What an action answers: the ways a deed can end, good or not, as plain values.

Every field is text, a whole number, yes or no, or a tuple of texts, so that an answer can be kept in a receipt and
given again word for word. Sentences for people are made from the codes in ``words``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any, ClassVar, cast

from maslahat.domain.shared.canonical import Document

Fact = str | int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is refused or still open. ``code`` picks the sentence in ``words``, ``facts`` fill it in."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was done; here is everything that stands against it."""

    reasons: tuple[Reason, ...]

    @classmethod
    def because(cls, code: str, **facts: Fact) -> "Refused":
        """Return a refusal for one reason."""
        return cls((Reason(code, facts),))

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(reason.code for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Stale:
    """Nothing was done: ``about`` is no longer as it stood on the screen; ``current`` says how it stands now."""

    about: str
    expected: str
    current: str


@dataclass(frozen=True, slots=True)
class NotReady:
    """The plan cannot be finalised yet: ``blocking`` must be mended, ``acceptable`` may be accepted with a reason."""

    blocking: tuple[Reason, ...]
    acceptable: tuple[Reason, ...]


class Done:
    """A deed was done. Each kind of answer is a class of this one, known to receipts by its name."""

    __slots__ = ()
    kinds: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        Done.kinds[cls.__name__] = cls


@dataclass(frozen=True, slots=True)
class ProgrammeLoaded(Done):
    """The programme stands as its file says; ``is_new`` tells whether it was unknown before."""

    programme: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class PersonInvited(Done):
    """The person can sign in under this name once a password is set."""

    person: int
    username: str


@dataclass(frozen=True, slots=True)
class Accredited(Done):
    """The person acts for the party in the role from the stated moment; ``ended`` are accreditations closed by it."""

    accreditation: int
    party: str
    role: str
    ended: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AccreditationEnded(Done):
    """The accreditation is closed; acts done under it stay valid."""

    accreditation: int


@dataclass(frozen=True, slots=True)
class PlanTabled(Done):
    """The plan is open for proposals on this version."""

    workplan: str
    version_id: str


@dataclass(frozen=True, slots=True)
class ProposalFiled(Done):
    """The proposal has its reference; ``base`` is the version it now stands on.

    ``rebased_from`` is the older version it was written on, or empty; ``dropped`` counts changes that changed nothing.
    """

    proposal: str
    number: int
    row_version: int
    base: str
    operations: int
    rebased_from: str
    dropped: int
    is_comment: bool


@dataclass(frozen=True, slots=True)
class RegisterFiled(Done):
    """All proposals of a list have their references, in the order of the list, and stand on the version ``base``."""

    proposals: tuple[str, ...]
    base: str


@dataclass(frozen=True, slots=True)
class RebaseOffered:
    """The draft moved on since the form was opened (E33). Nothing clashes: send again with ``base`` to confirm."""

    written_on: str
    base: str


@dataclass(frozen=True, slots=True)
class ProposalMoved(Done):
    """The proposal is in this state; ``draft`` is the fingerprint of the draft now, ``conflicts`` are still open."""

    proposal: str
    state: str
    row_version: int
    draft: str
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalDivided(Done):
    """The proposal gave way to its parts, each with a reference of its own."""

    proposal: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposalBacked(Done):
    """The party's support, or the adviser's recommendation, stands beside the proposal."""

    proposal: str
    party: str
    kind: str
    row_version: int


@dataclass(frozen=True, slots=True)
class ConcurrenceStated(Done):
    """The word of a party that the proposal touches stands beside it; ``kind`` is concur, object or none."""

    proposal: str
    party: str
    kind: str
    row_version: int


@dataclass(frozen=True, slots=True)
class ProposalCompleted(Done):
    """The proposal says what it is about in these languages too."""

    proposal: str
    languages: tuple[str, ...]
    row_version: int


@dataclass(frozen=True, slots=True)
class TextTranslated(Done):
    """The text has new words in this language; ``draft`` is the fingerprint of the draft that has them."""

    line: str
    place: str
    language: str
    draft: str


@dataclass(frozen=True, slots=True)
class ConflictResolved(Done):
    """The conflict is decided; ``draft`` is the fingerprint of the draft that follows from it."""

    conflict: str
    choice: str
    draft: str
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictReopened(Done):
    """Decision ``number`` on the conflict is taken back; ``conflicts`` are open in the draft that follows from it."""

    conflict: str
    number: int
    draft: str
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DiscussionReordered(Done):
    """Conflicts are discussed in this order; none named: as suggested."""

    workplan: str
    number: int
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFinalised(Done):
    """The text is frozen: parties state their positions on this fingerprint."""

    workplan: str
    version_id: str
    label: str
    accepted_open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionStated(Done):
    """The position is recorded. ``waiting_for`` names parties that have not joined; when none is left and nobody
    objects, ``is_endorsed`` is true and the plan cannot change any more. ``is_effective`` is false for the word of
    someone who does not bind the party."""

    position: int
    party: str
    kind: str
    subject: str
    is_effective: bool
    is_endorsed: bool
    waiting_for: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PasskeyKept(Done):
    """The passkey (row id) stands as was asked; ``key_print`` is the fingerprint of its public key."""

    passkey: int
    key_print: str


@dataclass(frozen=True, slots=True)
class NoteVerbaleMoved(Done):
    """The note verbale with this number stands in this state; ``document`` is the SHA-256 of its paper."""

    note: int
    state: str
    document: str


@dataclass(frozen=True, slots=True)
class StatusNoted(Done):
    """The status of the line is noted; the fingerprint of the plan is untouched (E84)."""

    line: str
    status: str


@dataclass(frozen=True, slots=True)
class ThreadMoved(Done):
    """A thread of discussion has one entry more, its first one if it is new."""

    thread: int
    entries: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class AdjustmentOpened(Done):
    """The corrigendum or minor adjustment is open to objection until before ``deadline`` (ISO 8601, UTC)."""

    adjustment: str
    kind: str
    deadline: str
    operations: int


@dataclass(frozen=True, slots=True)
class AdjustmentObjected(Done):
    """The objection is recorded; one that was not ``in_time`` stops nothing."""

    adjustment: str
    party: str
    in_time: bool


@dataclass(frozen=True, slots=True)
class AdjustmentsClosed(Done):
    """These changes took effect, and these lapsed because they no longer fit the text in force."""

    workplan: str
    in_effect: tuple[str, ...] = ()
    lapsed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FateDecided(Done):
    """What becomes of the line at the end of its year is recorded."""

    line: str
    fate: str


@dataclass(frozen=True, slots=True)
class YearClosed(Done):
    """The plan is closed: every one of its lines has its fate."""

    workplan: str
    lines: int


@dataclass(frozen=True, slots=True)
class PlanPrepared(Done):
    """The draft of next year's plan stands, and can be tabled."""

    workplan: str
    version_id: str
    lines: int


def outcome_document(outcome: Done) -> Document:
    """Return the JSON value that a receipt keeps of a deed that was done."""
    told = {each.name: getattr(outcome, each.name) for each in fields(cast(Any, outcome))}
    return {"is": type(outcome).__name__, **{name: _plain(value) for name, value in told.items()}}


def read_outcome(document: Document) -> Any:
    """Return the outcome that a receipt kept; receipts of before named the class under ``kind``."""
    told: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in document.items()
    }
    return Done.kinds[told.pop("is" if "is" in told else "kind")](**told)


def _plain(value: Any) -> Document:
    return list(value) if isinstance(value, tuple) else value
