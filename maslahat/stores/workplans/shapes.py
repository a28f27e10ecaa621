"""What the rows of workplans tell, as plain values for actions and pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Stage
from maslahat.domain.shared.ids import ProposalRef, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.ad_referendum import CapitalAnswer, Referral
from maslahat.domain.workplans.adjustments import AdjustmentKind
from maslahat.domain.workplans.carrying_over import LineFate
from maslahat.domain.workplans.concerns import Concurrence
from maslahat.domain.workplans.conflicts import Choice, ConflictId, Resolution
from maslahat.domain.workplans.merge import as_amended
from maslahat.domain.workplans.objection_window import AdjustmentState, Objection, ObjectionWindow
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.translations import Translation
from maslahat.domain.workplans.versions import VersionKind, VersionLabel


@dataclass(frozen=True, slots=True)
class AcceptedOpen:
    """A matter that was accepted as open when a plan was made final: its name, why, and who accepted it."""

    name: str
    reason: LocalizedText
    party: str = ""
    role: str = ""
    office: LocalizedText = field(default_factory=LocalizedText)


@dataclass(frozen=True, slots=True)
class TranslationFound:
    """A translation with the tabled version it was given on, and who gave it in which role."""

    translation: Translation
    base: VersionId
    party: str
    role: str
    office: LocalizedText
    given_at: datetime


@dataclass(frozen=True, slots=True)
class ConcurrenceFound:
    """What a party said to a proposal: ``word`` as the domain knows it, with its text, and who spoke."""

    word: Concurrence
    text: LocalizedText
    role: str
    office: LocalizedText
    stated_at: datetime


@dataclass(frozen=True, slots=True)
class VersionFound:
    """One version of a plan without its text; ``kind`` is tabled, consolidated, final or endorsed, ``place`` counts
    the versions of that kind, ``number`` all of them. ``note`` tells what was accepted as open at finalising."""

    id: int
    number: int
    kind: VersionKind
    place: int
    version_id: VersionId
    made_at: datetime
    note: tuple[AcceptedOpen, ...] = ()
    part: int = 0

    @property
    def label(self) -> str:
        """The printed label: B, C3, F1, E1, E1.1."""
        return str(VersionLabel(self.kind, self.place, self.part))


@dataclass(frozen=True, slots=True)
class WorkplanFound:
    """A workplan with its versions and the translations given on it, oldest first. ``stage`` is a rights.Stage."""

    id: int
    programme: str
    code: str
    year: int
    stage: str
    row_version: int
    proposals_filed: int
    versions: tuple[VersionFound, ...]
    translations: tuple[TranslationFound, ...] = ()

    @property
    def base(self) -> VersionFound:
        """The tabled version that all proposals of this round are brought into; before it, the draft as prepared."""
        tabled = (version for version in reversed(self.versions) if version.kind is VersionKind.TABLED)
        return next(tabled, self.versions[0])

    def base_of(self, place: int) -> VersionFound:
        """Return the tabled version that the proposals of the round with this number are brought into."""
        tabled = (version for version in self.versions if (version.kind, version.place) == (VersionKind.TABLED, place))
        return next(tabled, self.base)

    @property
    def current(self) -> VersionFound:
        """The newest version: what stands on the screen."""
        return self.versions[-1]

    @property
    def endorsed(self) -> VersionFound | None:
        """The version that the parties endorsed last, if there is one."""
        return next((version for version in reversed(self.versions) if version.kind is VersionKind.ENDORSED), None)

    @property
    def in_force(self) -> VersionFound | None:
        """The plan that is carried out: the endorsed version with the corrigenda and adjustments since."""
        return next((version for version in reversed(self.versions) if version.kind.is_in_force), None)

    @property
    def stage_in_force(self) -> str:
        """The stage that counts for the text in force: while it is being amended it stays in force and public."""
        if self.in_force is None or self.stage in (Stage.ENDORSED, Stage.CLOSED):
            return self.stage
        return Stage.AMENDED

    def as_in_force(self) -> "WorkplanFound":
        """Return the plan as it stood when its text in force was made, in the stage that counts for that text.

        Without a text in force it is the plan itself.
        """
        last = self.in_force
        known = tuple(each for each in self.versions if last is None or each.number <= last.number)
        return replace(self, stage=self.stage_in_force, versions=known)


@dataclass(frozen=True, slots=True)
class SupportFound:
    """A party behind a proposal; ``kind`` is author, former_author, support or left, ``person`` who said so."""

    party: str
    office: LocalizedText
    kind: str
    given_at: datetime
    person: int = 0


@dataclass(frozen=True, slots=True)
class AdviceFound:
    """What an adviser recommended, with the office and the role held then."""

    office: LocalizedText
    role: str
    advice: str
    note: LocalizedText
    given_at: datetime


@dataclass(frozen=True, slots=True)
class RevisionFound:
    """An earlier text of a proposal and when it was replaced."""

    revision: int
    party: str
    headline: LocalizedText
    rationale: LocalizedText
    change_set: ChangeSet
    replaced_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerFound:
    """What a capital answered to a referral, in which role and with what words."""

    answer: CapitalAnswer
    role: str
    text: LocalizedText


@dataclass(frozen=True, slots=True)
class ReferralFound:
    """A question to the capitals with the answers so far."""

    id: int
    referral: Referral
    answers: tuple[AnswerFound, ...]

    @property
    def heard(self) -> tuple[CapitalAnswer, ...]:
        """The answers as the domain knows them."""
        return tuple(each.answer for each in self.answers)


@dataclass(frozen=True, slots=True)
class ProposalFound:
    """A proposal with its fate. ``change_set`` is as proposed, ``amended`` what was accepted instead, or None.

    ``is_comment`` marks an observer's proposal that no deciding party supports (E45); ``merged_into`` is the reference
    of the proposal that took its place, or empty; ``decided_at`` is None while no disposition stands. ``earlier`` are
    its texts before each revision; ``referral`` is the last question to the capitals, if it was agreed ad referendum.
    """

    id: int
    ref: ProposalRef
    number: int
    party: str
    country: str
    office: LocalizedText
    role: str
    state: str
    row_version: int
    base: VersionId
    headline: LocalizedText
    rationale: LocalizedText
    change_set: ChangeSet
    amended: ChangeSet | None
    is_comment: bool
    disposition: str
    reason: LocalizedText
    merged_into: str
    filed_at: datetime
    decided_at: datetime | None
    round: int = 1
    proposer: int = 0
    language: str = "en"
    supports: tuple[SupportFound, ...] = ()
    advice: tuple[AdviceFound, ...] = ()
    said: tuple[ConcurrenceFound, ...] = ()
    revision: int = 0
    earlier: tuple[RevisionFound, ...] = ()
    divided_from: str = ""
    supersedes: tuple[str, ...] = ()
    referral: ReferralFound | None = None

    @property
    def effective(self) -> ChangeSet:
        """What takes effect if the proposal is agreed: the amended operations, or those proposed."""
        return as_amended(self.change_set, self.amended)

    @property
    def sponsors(self) -> tuple[str, ...]:
        """The parties that stand behind it now, the author first."""
        behind = (each.party for each in self.supports if each.kind == "support")
        return tuple(dict.fromkeys((self.party, *behind)))


@dataclass(frozen=True, slots=True)
class ResolutionFound:
    """A decision on one conflict: what was chosen, why, by which office in which role, and when.

    ``number`` counts the decisions on one conflict. One that was taken back or replaced has ``ended_at`` and why.
    """

    conflict: ConflictId
    choice: Choice
    reason: LocalizedText
    party: str
    office: LocalizedText
    role: str
    resolved_at: datetime
    number: int = 1
    ended_at: datetime | None = None
    ended_reason: LocalizedText = field(default_factory=LocalizedText)
    ended_office: LocalizedText = field(default_factory=LocalizedText)
    ended_role: str = ""

    @property
    def resolution(self) -> Resolution:
        """The decision as the domain knows it."""
        return Resolution(self.conflict, self.choice, self.reason.in_language("en"), self.party)


@dataclass(frozen=True, slots=True)
class DiscussionOrderFound:
    """The order of discussion that the chair set, with the reason; without conflicts it is the suggested order."""

    number: int
    conflicts: tuple[ConflictId, ...]
    reason: LocalizedText
    office: LocalizedText
    role: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class StatusFound:
    """How far the work of a line has come, as last noted."""

    line: str
    status: str
    note: LocalizedText
    office: LocalizedText
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class UnsentFound:
    """What a person wishes and has not sent; ``wishes`` as stored, each a JSON object that says what it is about.

    ``base`` is the fingerprint it was written on; texts are by language; see the row for the rest.
    """

    base: str
    wishes: tuple[Document, ...] = ()
    headline: Mapping[str, str] = field(default_factory=dict)
    rationale: Mapping[str, str] = field(default_factory=dict)
    sent_key: str = ""
    sent_as: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionFound:
    """An objection to a change after endorsement, with the office that raised it; late ones have no effect."""

    said: Objection
    office: LocalizedText
    in_time: bool


@dataclass(frozen=True, slots=True)
class AdjustmentFound:
    """A corrigendum or minor adjustment with its fate; ``version`` is the row id of what came of it, or None."""

    id: int
    ref: ProposalRef
    number: int
    kind: AdjustmentKind
    state: AdjustmentState
    base: VersionId
    change_set: ChangeSet
    headline: LocalizedText
    rationale: LocalizedText
    party: str
    office: LocalizedText
    window: ObjectionWindow
    ended_at: datetime | None
    version: int | None
    objections: tuple[ObjectionFound, ...] = ()


@dataclass(frozen=True, slots=True)
class FateFound:
    """What was decided on a line at the end of its year, by which office and when."""

    decided: LineFate
    office: LocalizedText
    decided_at: datetime
