"""What codes of decisions in the room are called: matters, methods, positions, words of seats, results."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.domain.governance.calls import DecisionResult, SeatWord, WhyNot
from maslahat.domain.governance.consensus import AbsentPolicy
from maslahat.domain.governance.decision_rules import CallMethod, MajorityOf, Question, ReservationPolicy
from maslahat.domain.governance.stances import StanceKind, SubjectKind, Weight
from maslahat.domain.governance.votes import Ballot

SUBJECT_KINDS: Mapping[str, Promise] = {
    SubjectKind.PROPOSAL: pgettext_lazy("matter", "Proposal"),
    SubjectKind.LINE: pgettext_lazy("matter", "Line"),
    SubjectKind.VERSION: pgettext_lazy("matter", "The plan as a whole"),
    SubjectKind.PROCEDURE: pgettext_lazy("matter", "Question of procedure"),
}

QUESTIONS: Mapping[str, Promise] = {
    Question.SUBSTANCE: _("The substance of the programme"),
    Question.PROCEDURE: _("How the meeting goes on"),
}

CALL_METHODS: Mapping[str, Promise] = {
    CallMethod.NO_OBJECTION: _("no objection in the room"),
    CallMethod.SILENCE: _("silence procedure"),
    CallMethod.VOTE: _("vote by roll call"),
    CallMethod.RULING: _("ruling of the chair"),
}

STANCE_KINDS: Mapping[str, Promise] = {
    StanceKind.SUPPORT: pgettext_lazy("position", "supports"),
    StanceKind.NO_OBJECTION: pgettext_lazy("position", "does not object"),
    StanceKind.RESERVE: pgettext_lazy("position", "does not object, with a reservation"),
    StanceKind.OBJECT: pgettext_lazy("position", "objects"),
    StanceKind.AD_REFERENDUM: pgettext_lazy("position", "joins ad referendum: the capital must confirm"),
    StanceKind.NOT_PARTICIPATING: pgettext_lazy("position", "does not take part in the decision"),
}

BALLOTS: Mapping[str, Promise] = {
    Ballot.YES: pgettext_lazy("vote", "yes"),
    Ballot.NO: pgettext_lazy("vote", "no"),
    Ballot.ABSTAIN: pgettext_lazy("vote", "abstains"),
}

WEIGHTS: Mapping[str, Promise] = {
    Weight.COUNTS: _("counts"),
    Weight.NOT_EFFECTIVE: _("without effect: not the speaker of the seat"),
    Weight.COMMENT: _("comment: the party does not decide"),
}

SEAT_WORDS: Mapping[str, Promise] = {
    **{SeatWord(code): name for code, name in (*STANCE_KINDS.items(), *BALLOTS.items())},
    SeatWord.SILENT: pgettext_lazy("position", "no objection (silent)"),
    SeatWord.NOTIFIED: pgettext_lazy("position", "absent, told beforehand: no objection"),
    SeatWord.PENDING: pgettext_lazy("position", "absent: its silence is awaited"),
    SeatWord.BY_SILENCE: pgettext_lazy("position", "absent: kept silence until the end"),
    SeatWord.NOT_NAMED: pgettext_lazy("position", "absent: silence was broken, by whom is not told"),
    SeatWord.ABSENT: pgettext_lazy("position", "absent"),
    SeatWord.NOT_VOTING: pgettext_lazy("vote", "present, did not answer"),
}

RESULTS: Mapping[str, Promise] = {
    DecisionResult.ADOPTED: pgettext_lazy("decision", "adopted"),
    DecisionResult.AD_REFERENDUM: pgettext_lazy("decision", "adopted ad referendum"),
    DecisionResult.PROVISIONAL: pgettext_lazy("decision", "provisional"),
    DecisionResult.NOT_DECIDED: pgettext_lazy("decision", "not decided"),
    DecisionResult.NOT_ADOPTED: pgettext_lazy("decision", "not adopted"),
    DecisionResult.RULED: pgettext_lazy("decision", "ruled by the chair"),
}

WHY_NOT: Mapping[str, Promise] = {
    WhyNot.OBJECTION: _("a seat objected"),
    WhyNot.QUORUM_MISSED: _("there was no quorum at the opening"),
    WhyNot.QUORUM_LOST: _("the quorum was lost before the closing"),
    WhyNot.SEAT_ABSENT: _("a seat was absent, and nothing is decided without it"),
    WhyNot.SUBJECT_CHANGED: _("the text changed while the question was open"),
    WhyNot.MAJORITY_MISSED: _("the majority was not reached"),
    WhyNot.GIVEN_UP: _("the chair gave the question up"),
}

ABSENCES: Mapping[str, Promise] = {
    AbsentPolicy.BLOCKS: _("Nothing is decided without it."),
    AbsentPolicy.FOLLOW_BY_SILENCE: _(
        "The decision is provisional until a silence procedure of the absent seat has ended."
    ),
    AbsentPolicy.COUNTED_IF_NOTIFIED: _("A seat that was told beforehand and stays away does not object."),
}

RESERVATION_POLICIES: Mapping[str, Promise] = {
    ReservationPolicy.RECORDED: _("Recorded and printed with the decision; they never stand in its way."),
    ReservationPolicy.NOT_ADMITTED: _("Not admitted."),
}

MAJORITY_BASES: Mapping[str, Promise] = {
    MajorityOf.PRESENT: _("of the seats present"),
    MajorityOf.VOTING: _("of the seats voting yes or no"),
}
