"""What the committee has before it, with the fingerprint of exactly what is seen: by this a decision names it (E80)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from maslahat.actions.outcomes import Refused
from maslahat.domain.governance.stances import CallSubject, SubjectKind, subject_fingerprint
from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.ids import LineId, VersionId
from maslahat.domain.workplans.changes import created, subjects
from maslahat.domain.workplans.documents import change_set_document
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound


@dataclass(frozen=True, slots=True)
class Matter:
    """A subject with the plan and the proposal it stands in, as they are now."""

    subject: CallSubject
    workplan: WorkplanFound | None = None
    proposal: ProposalFound | None = None

    def is_text_of(self, subject: CallSubject) -> bool:
        """Tell whether this is word for word what the subject was, also where the draft around it has moved on."""
        if self.workplan is None or self.proposal is None or subject.ref != self.subject.ref:
            return self.subject.fingerprint == subject.fingerprint
        versions = (each.version_id for each in self.workplan.versions)
        return any(_proposal_mark(self.proposal, version) == subject.fingerprint for version in versions)

    def lines(self) -> Collection[LineId]:
        """Return the lines that one can reserve: those of the plan as it stands, and those the proposal brings."""
        if self.workplan is None:
            return frozenset()
        standing = {line.id for line in queries.plan(self.workplan.current.version_id).lines}
        return standing | set(self.lines_touched())

    def lines_touched(self) -> tuple[LineId, ...]:
        """Return the lines that this is about, in order: the line itself, or those that the proposal changes."""
        if self.subject.kind is SubjectKind.LINE:
            return (LineId(self.subject.ref),)
        if self.proposal is None:
            return ()
        operations = self.proposal.effective.operations
        found = (each for done in operations for each in (*subjects(done), *(line.id for line in created(done))))
        return tuple(dict.fromkeys(found))


def matter_of(programme: str, plan: str, kind: SubjectKind, ref: str) -> Matter | Refused:
    """Return a proposal, a line or the current version of a plan as a matter to decide, or why there is none."""
    found = queries.workplan(programme, plan)
    if found is None:
        return Refused.because("unknown_workplan", workplan=plan[:80])
    version = found.current.version_id
    match kind:
        case SubjectKind.VERSION:
            return Matter(CallSubject(kind, found.current.label, version, plan), found)
        case SubjectKind.LINE:
            if LineId(ref) not in queries.plan(version):
                return Refused.because("unknown_line", line=ref[:80])
            return Matter(CallSubject(kind, ref, subject_fingerprint(kind, ref, version), plan), found)
        case SubjectKind.PROPOSAL:
            return _proposal(found, ref)
        case SubjectKind.PROCEDURE:
            return Refused.because("no_such_matter", kind=kind.value)


def matter_before(programme: str, meeting: MeetingFound) -> Matter | None:
    """Return what the meeting has before it now: a proposal, else a line, else the version; None if nothing is."""
    subject = meeting.subject
    if subject.fingerprint is None or not meeting.workplan:
        return None
    kind, ref = SubjectKind.VERSION, ""
    if subject.proposal:
        kind, ref = SubjectKind.PROPOSAL, str(subject.proposal)
    elif subject.line:
        kind, ref = SubjectKind.LINE, str(subject.line)
    found = matter_of(programme, meeting.workplan, kind, ref)
    return found if isinstance(found, Matter) else None


def as_it_stands(programme: str, subject: CallSubject) -> Matter:
    """Return the matter of a call as it stands now; one that is gone stands under an empty fingerprint."""
    if subject.kind is SubjectKind.PROCEDURE:
        return Matter(subject)
    found = matter_of(programme, subject.plan, subject.kind, subject.ref)
    return found if isinstance(found, Matter) else Matter(CallSubject(subject.kind, subject.ref, "", subject.plan))


def procedural(number: int, words: Mapping[str, str]) -> CallSubject:
    """Return the subject of a question of procedure with this wording, put as call ``number``."""
    ref = f"P{number}"
    return CallSubject(
        SubjectKind.PROCEDURE, ref, subject_fingerprint(SubjectKind.PROCEDURE, ref, fingerprint(dict(words)))
    )


def _proposal(found: WorkplanFound, ref: str) -> Matter | Refused:
    proposal = queries.proposal(found.id, ref)
    if proposal is None:
        return Refused.because("unknown_proposal", proposal=ref[:80])
    mark = _proposal_mark(proposal, found.current.version_id)
    return Matter(CallSubject(SubjectKind.PROPOSAL, ref, mark, found.code), found, proposal)


def _proposal_mark(proposal: ProposalFound, version: VersionId) -> str:
    content = fingerprint(change_set_document(proposal.effective))
    return subject_fingerprint(SubjectKind.PROPOSAL, proposal.ref, version, content)
