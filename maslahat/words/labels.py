"""What codes are called: roles, deeds, stages, states of proposals and translations, kinds of party and of text."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.domain.governance.seats import PartyKind
from maslahat.domain.shared.deeds import Deed, Reach, Role, Stage
from maslahat.domain.workplans.concerns import Stance
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.domain.workplans.translations import TranslationState

ROLES: Mapping[str, Promise] = {
    Role.SECRETARIAT: _("secretariat"),
    Role.COORDINATOR: _("programme coordinator"),
    Role.EXPERT: _("subject-matter expert"),
    Role.FOCAL_POINT: _("national focal point"),
    Role.HEAD_OF_DELEGATION: _("head of delegation"),
    Role.ALTERNATE: _("alternate head of delegation"),
    Role.DELEGATE: _("delegate"),
    Role.HOST_OFFICER: _("officer of the host government"),
    Role.DONOR: _("donor"),
    Role.RC_OFFICE: _("Resident Coordinator’s Office"),
    Role.UN_PARTNER: _("UN partner"),
    Role.CIVIL_SOCIETY: _("civil society"),
    Role.REGIONAL_BODY: _("regional body"),
    Role.MONITORING: _("monitoring officer"),
    Role.FINANCE: _("finance officer"),
    Role.COMMUNICATIONS: _("communications officer"),
    Role.ADMINISTRATOR: _("administrator"),
    Role.PUBLIC: _("public"),
}

PARTY_KINDS: Mapping[str, Promise] = {
    PartyKind.MEMBER: _("Member States"),
    PartyKind.AGENCY: _("Agency"),
    PartyKind.DONOR: _("Donors"),
    PartyKind.UN_ENTITY: _("United Nations entities"),
    PartyKind.REGIONAL_BODY: _("Regional bodies"),
    PartyKind.CIVIL_SOCIETY: _("Civil society"),
    PartyKind.RC_OFFICE: _("Offices of Resident Coordinators"),
    PartyKind.PUBLIC: _("Public"),
}

STAGES: Mapping[str, Promise] = {
    Stage.DRAFT: pgettext_lazy("plan", "draft"),
    Stage.CONSULTATION: pgettext_lazy("plan", "in consultation"),
    Stage.REVIEW: pgettext_lazy("plan", "under review"),
    Stage.FINALIZED: pgettext_lazy("plan", "finalized, before the parties"),
    Stage.ENDORSED: pgettext_lazy("plan", "endorsed"),
    Stage.AMENDED: pgettext_lazy("plan", "amended"),
    Stage.CLOSED: pgettext_lazy("plan", "closed"),
}

PROPOSAL_STATES: Mapping[str, Promise] = {
    ProposalState.DRAFT: pgettext_lazy("proposal", "draft"),
    ProposalState.SUBMITTED: pgettext_lazy("proposal", "submitted"),
    ProposalState.RETURNED: pgettext_lazy("proposal", "returned to its author"),
    ProposalState.TABLED: pgettext_lazy("proposal", "tabled"),
    ProposalState.UNDER_DISCUSSION: pgettext_lazy("proposal", "under discussion"),
    ProposalState.PARKED: pgettext_lazy("proposal", "set aside in square brackets"),
    ProposalState.AGREED: pgettext_lazy("proposal", "agreed"),
    ProposalState.AGREED_AD_REF: pgettext_lazy("proposal", "agreed ad referendum"),
    ProposalState.MERGED: pgettext_lazy("proposal", "merged into the draft"),
    ProposalState.ADOPTED: pgettext_lazy("proposal", "adopted"),
    ProposalState.NOT_AGREED: pgettext_lazy("proposal", "not agreed"),
    ProposalState.FALLEN: pgettext_lazy("proposal", "fallen"),
    ProposalState.SUPERSEDED: pgettext_lazy("proposal", "superseded"),
    ProposalState.CARRIED_OVER: pgettext_lazy("proposal", "carried over"),
    ProposalState.NOTED: pgettext_lazy("proposal", "noted"),
    ProposalState.WITHDRAWN: pgettext_lazy("proposal", "withdrawn"),
    ProposalState.REVERTED: pgettext_lazy("proposal", "reverted"),
}

REACHES: Mapping[str, Promise] = {Reach.OWN: _("of the own party"), Reach.ANY: _("of every party")}

LANGUAGES: Mapping[str, Promise] = {"en": _("English"), "ru": _("Russian")}

TEXT_KINDS: Mapping[str, Promise] = {
    "title": pgettext_lazy("text", "title"),
    "description": pgettext_lazy("text", "description"),
    "comment": pgettext_lazy("text", "legal note"),
    "indicator": pgettext_lazy("text", "indicator"),
    "means": pgettext_lazy("text", "means of verification"),
    "plan_title": pgettext_lazy("text", "title of the plan"),
    "plan_preamble": pgettext_lazy("text", "preamble of the plan"),
    "headline": pgettext_lazy("text", "headline of a proposal"),
    "rationale": pgettext_lazy("text", "rationale of a proposal"),
}

TRANSLATION_STATES: Mapping[str, Promise] = {
    TranslationState.CURRENT: pgettext_lazy("translation", "current"),
    TranslationState.STALE: pgettext_lazy("translation", "out of date"),
    TranslationState.MISSING: pgettext_lazy("translation", "missing"),
}

STANCES: Mapping[str, Promise] = {
    Stance.CONCUR: pgettext_lazy("stance", "concurs"),
    Stance.OBJECT: pgettext_lazy("stance", "objects"),
    Stance.NONE: pgettext_lazy("stance", "takes back what it said"),
}

DEEDS: Mapping[str, Promise] = {
    Deed.PROGRAMME_READ: _("read the programme"),
    Deed.PROGRAMME_LOAD: _("load a programme"),
    Deed.PLAN_READ: _("read the workplan"),
    Deed.PLAN_TABLE: _("table the draft workplan"),
    Deed.PLAN_FINALISE: _("finalize the workplan"),
    Deed.PLAN_AMEND: _("open a round of amendments"),
    Deed.PLAN_PREPARE: _("prepare the draft of next year’s plan"),
    Deed.PLAN_CLOSE: _("close the year of a plan"),
    Deed.CORRIGENDUM_PROPOSE: _("propose a corrigendum"),
    Deed.ADJUSTMENT_PROPOSE: _("notify a minor adjustment"),
    Deed.ADJUSTMENT_OBJECT: _("object to a corrigendum or minor adjustment"),
    Deed.ADJUSTMENT_CLOSE: _("bring changes into effect whose time for objections has ended"),
    Deed.LINE_DECIDE_FATE: _("say what becomes of a line at the end of the year"),
    Deed.LINE_SET_STATUS: _("note how far a line has come"),
    Deed.PROPOSAL_READ: _("read proposals"),
    Deed.PROPOSAL_PROPOSE: _("propose a change"),
    Deed.PROPOSAL_REGISTER: _("file several proposals from a list"),
    Deed.PROPOSAL_SUPPORT: _("support a proposal"),
    Deed.PROPOSAL_WITHDRAW: _("withdraw a proposal"),
    Deed.PROPOSAL_TAKE_OVER: _("take over a withdrawn proposal"),
    Deed.PROPOSAL_TABLE: _("table a proposal"),
    Deed.PROPOSAL_RETURN: _("return a proposal to its author"),
    Deed.PROPOSAL_RECOMMEND: _("recommend on a proposal"),
    Deed.PROPOSAL_DISPOSE: _("record the decision on a proposal"),
    Deed.PROPOSAL_REVERT: _("revert a decision on a proposal"),
    Deed.PROPOSAL_CONCUR: _("say where a touched party stands on a proposal"),
    Deed.PROPOSAL_COMPLETE: _("complete a proposal in another language"),
    Deed.TEXT_TRANSLATE: _("translate a text of the plan"),
    Deed.PROPOSAL_REVISE: _("rewrite a proposal"),
    Deed.PROPOSAL_LEAVE: _("no longer stand behind a proposal"),
    Deed.PROPOSAL_DISCUSS: _("open a proposal for discussion or park it"),
    Deed.PROPOSAL_DIVIDE: _("divide a proposal into parts"),
    Deed.PROPOSAL_REFER: _("agree a proposal ad referendum"),
    Deed.PROPOSAL_CONFIRM: _("answer for the capital"),
    Deed.PROPOSAL_LAPSE: _("close a referral whose time has passed"),
    Deed.CONFLICT_RESOLVE: _("resolve a conflict of proposals"),
    Deed.CONFLICT_REVISE: _("put another decision in place of one on a conflict"),
    Deed.CONFLICT_REOPEN: _("take back the decision on a conflict"),
    Deed.DISCUSSION_REORDER: _("change the order of discussion"),
    Deed.THREAD_READ: _("read discussions"),
    Deed.THREAD_SPEAK: _("take part in a discussion"),
    Deed.THREAD_ASSIGN: _("ask an expert for advice"),
    Deed.THREAD_RESOLVE: _("end a discussion or take it up again"),
    Deed.POSITION_READ: _("read positions of the parties"),
    Deed.POSITION_STATE: _("state the position of a party"),
    Deed.SILENCE_READ: _("read silence procedures"),
    Deed.SILENCE_OPEN: _("open a silence procedure"),
    Deed.SILENCE_EXTEND: _("extend the deadline of a silence procedure"),
    Deed.SILENCE_NOTIFY: _("record what was published and delivered in a silence procedure"),
    Deed.SILENCE_RECEIVE: _("receive the notice of a silence procedure"),
    Deed.SILENCE_OBJECT: _("break the silence, or withdraw an objection"),
    Deed.SILENCE_ATTACH: _("attach a statement or reservation to a silence procedure"),
    Deed.SILENCE_RECORD: _("enter an objection that came in writing, and confirm it"),
    Deed.SILENCE_CLOSE: _("end a silence procedure whose time has come"),
    Deed.RESERVATION_ADD: _("enter a reservation"),
    Deed.RESERVATION_LIFT: _("lift a reservation"),
    Deed.DECISION_READ: _("read the register of decisions"),
    Deed.DECISION_RECORD: _("enter a decision of the committee"),
    Deed.DECISION_FOLLOW_UP: _("note what became of a decision"),
    Deed.MINUTES_READ: _("read the minutes"),
    Deed.MINUTES_DRAFT: _("draft and edit the minutes"),
    Deed.MINUTES_CORRECT: _("ask for a correction of the minutes"),
    Deed.MINUTES_AGREE: _("record that the minutes are agreed"),
    Deed.INDICATOR_DEFINE: _("say how an indicator is measured"),
    Deed.STORY_READ: _("read drafts of a story for the public"),
    Deed.STORY_WRITE: _("write a story for the public"),
    Deed.STORY_CLEAR: _("clear a story for the public"),
    Deed.STORY_RELEASE: _("release or withdraw a story"),
    Deed.CONTACT_CHANGE: _("change the press contact"),
    Deed.PERSON_READ: _("see who acts for a party"),
    Deed.PERSON_INVITE: _("invite a person"),
    Deed.SEAT_ACCREDIT: _("accredit a person"),
    Deed.PASSKEY_KEEP: _("keep passkeys of one’s own"),
    Deed.NOTE_VERBALE_READ: _("read notes verbales"),
    Deed.NOTE_VERBALE_ENTER: _("enter a note verbale"),
    Deed.NOTE_VERBALE_CHECK: _("confirm a note verbale that another officer entered"),
    Deed.SEAT_END: _("end an accreditation"),
    Deed.FUNDING_READ: _("see money by line"),
    Deed.JOURNAL_READ: _("read the journal"),
    Deed.BUNDLE_EXPORT: _("take the sealed record away"),
    Deed.MEETING_READ: _("read about meetings"),
    Deed.MEETING_OPEN: _("open a meeting"),
    Deed.PARTICIPANT_READ: _("see who takes part in a meeting"),
    Deed.PARTICIPANT_ARRANGE: _("say until when and how people register"),
    Deed.PARTICIPANT_REGISTER: _("register people for a meeting"),
    Deed.PARTICIPANT_ADMIT: _("admit people to a meeting"),
    Deed.PARTICIPANT_CREDENTIAL: _("file the credentials of a head of delegation"),
    Deed.PARTICIPANT_CHECK_IN: _("check people in at the desk"),
    Deed.PARTICIPANT_ARRIVE: _("check in with the own badge"),
    Deed.PARTICIPANT_ERASE: _("erase the names of participants"),
    Deed.MEETING_CLOSE: _("adjourn, resume or close a meeting"),
    Deed.ROOM_READ: _("follow a meeting from inside"),
    Deed.SUBJECT_SET: _("put a subject before the meeting"),
    Deed.SCREEN_LINK: _("make links for hall screens"),
    Deed.FLOOR_READ: _("see the list of speakers"),
    Deed.FLOOR_ASK: _("ask for the floor"),
    Deed.FLOOR_GIVE: _("give the floor"),
    Deed.STATEMENT_READ: _("read statements"),
    Deed.STATEMENT_FILE: _("file a statement"),
    Deed.STATEMENT_CLEAR: _("say what of a statement may be quoted"),
    Deed.MEETING_CALL: _("call a meeting and arrange it"),
    Deed.MEETING_SEE_TO: _("say which duties of the host are seen to"),
    Deed.AGENDA_PUBLISH: _("prepare and publish the agenda of a meeting"),
    Deed.DOCUMENT_READ: _("read the documents before a meeting"),
    Deed.DOCUMENT_PUBLISH: _("put up or withdraw a document before a meeting"),
    Deed.LETTER_READ: _("read a letter of invitation"),
    Deed.LETTER_ISSUE: _("issue letters of invitation"),
    Deed.NOTE_READ: _("read the notes of breakout groups"),
    Deed.NOTE_WRITE: _("write notes of breakout groups"),
    Deed.CALL_READ: _("read the positions and decisions of a meeting"),
    Deed.CALL_OPEN: _("put a question to the seats"),
    Deed.CALL_MOVE: _("extend, stop or resume the countdown"),
    Deed.CALL_ASK_TIME: _("ask for time before a decision"),
    Deed.CALL_POSITION: _("take a position in a meeting"),
    Deed.CALL_ANSWER: _("answer in a vote"),
    Deed.CALL_CLOSE: _("close a question that was put to the seats"),
    Deed.CALL_SETTLE: _("end a provisional decision"),
    Deed.CALL_RULE: _("rule on a question of procedure"),
    Deed.CALL_APPEAL: _("appeal against a ruling of the chair"),
    Deed.RESULT_READ: _("read reported results"),
    Deed.RESULT_REPORT: _("report a result with its evidence"),
    Deed.RESULT_CONFIRM: _("confirm a result that the other side reported"),
    Deed.RESULT_VERIFY: _("verify a result or send it back with questions"),
    Deed.RESULT_CORRECT: _("correct a result after its period was locked"),
    Deed.PERIOD_RULE: _("open, close and lock reporting periods"),
    Deed.PROGRESS_REPORT: _("tell how work on a line comes along"),
}


def label(names: Mapping[Any, Promise], code: str | int) -> str:
    """Return what a code is called in the reader's language; the code itself if it has no name."""
    return str(names.get(code, code))
