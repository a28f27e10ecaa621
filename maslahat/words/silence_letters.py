"""The letters of a silence procedure in words: short, in the languages of the programme, with nothing that is not shown
to every seat."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext

from maslahat.domain.governance.silence import SilenceEntryKind, SilenceProcedure, SilenceState
from maslahat.words.silence import NOTICES, SILENCE_STATES

LINE_BETWEEN = "\n\n* * *\n\n"


def letter_subject(word: str, workplan: str, number: int) -> str:
    """Return the subject of a letter, in the language that is active."""
    told = {"notice": NOTICES[word], "workplan": workplan, "number": number}
    return gettext("%(notice)s (workplan %(workplan)s, procedure %(number)s)") % told


def letter_body(
    procedure: SilenceProcedure, word: str, workplan: str, address: str, languages: Sequence[str], now: datetime
) -> str:
    """Return the letter about a procedure, once in each language; ``address`` is where its page stands."""
    parts = []
    for language in languages:
        with translation.override(language):
            note = procedure.note.texts.get(language, "")
            parts.append("\n\n".join(filter(None, (note, _in_words(procedure, word, workplan, address, now)))))
    return LINE_BETWEEN.join(parts)


def _in_words(procedure: SilenceProcedure, word: str, workplan: str, address: str, now: datetime) -> str:
    told = {
        "notice": NOTICES[word],
        "workplan": workplan,
        "number": procedure.number,
        "fingerprint": procedure.subject.fingerprint[:16],
        "proposal": procedure.subject.proposal,
        "state": SILENCE_STATES[procedure.state(now)],
        "address": address,
    }
    about = (
        gettext("It is about proposal %(proposal)s on workplan %(workplan)s, text %(fingerprint)s.")
        if procedure.subject.proposal
        else gettext("It is about workplan %(workplan)s, text %(fingerprint)s.")
    )
    lines = [gettext("%(notice)s: procedure %(number)s.") % told, about % told, *_deadline(procedure, now)]
    lines += [gettext("State of the procedure: %(state)s.") % told]
    if address:
        lines += [gettext("Text, notices and answers: %(address)s") % told]
    return "\n\n".join(lines)


def _deadline(procedure: SilenceProcedure, now: datetime) -> list[str]:
    """Return the deadline in UTC and in each capital, and what silence until then means, while it runs."""
    deadline = procedure.deadline
    if deadline is None:
        return [gettext("The clock starts when the text stands in every language and every seat has its notice.")]
    lines = [gettext("Deadline: %(utc)s UTC.") % {"utc": deadline.strftime("%Y-%m-%d %H:%M:%S")}]
    set_by = procedure.of(SilenceEntryKind.STARTED, SilenceEntryKind.EXTENDED)[-1]
    lines += [f"{each['zone']}: {each['time']}" for each in set_by.facts.get("local", ())]
    if procedure.state(now) is SilenceState.RUNNING:
        lines += [gettext("Whoever objects does so in writing before the deadline; at the deadline it is too late.")]
    return ["\n".join(lines)]
