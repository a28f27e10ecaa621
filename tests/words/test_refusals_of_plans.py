"""Every reason that an action can give has a sentence, in every language."""

import re
from pathlib import Path

import pytest
from django.utils import translation

import maslahat.actions
from maslahat.actions.open_matters import TRANSLATIONS
from maslahat.domain.governance.endorsement import PositionFault
from maslahat.domain.governance.reservations import ReservationFault
from maslahat.domain.governance.seats import SeatFault
from maslahat.domain.shared.rights import Because
from maslahat.domain.workplans.adjustments import Beyond
from maslahat.domain.workplans.authority import REFUSED, WITHOUT_CONSENT
from maslahat.domain.workplans.carrying_over import FateFault
from maslahat.domain.workplans.concurrence import GIVEN, MISSING, OBJECTED, SHARED
from maslahat.domain.workplans.languages import APART, ONE_LANGUAGE
from maslahat.domain.workplans.proposals import Guard
from maslahat.domain.workplans.rules import Rule
from maslahat.domain.workplans.translations import TranslationState
from maslahat.words.refusals import SAYINGS, sentence

WRITTEN = re.compile(r'(?:Refused\.because|Reason)\(\s*"([a-z_]+)"')
OPEN_TRANSLATIONS = (TranslationState.STALE, TranslationState.MISSING)
FAMILIES = {
    "no_right_": Because,
    "guard_": Guard,
    "position_": PositionFault,
    "reservation_": ReservationFault,
    "seat_": SeatFault,
    "rule_": tuple(rule for rule in Rule if rule not in TRANSLATIONS),
    "translation_": OPEN_TRANSLATIONS,
    "plan_translation_": OPEN_TRANSLATIONS,
    "concern_k11_": (ONE_LANGUAGE, APART),
    "concern_k12_": (OBJECTED, MISSING, SHARED, GIVEN),
    "concern_k13_": (REFUSED, WITHOUT_CONSENT),
    "beyond_": Beyond,
    "fate_": FateFault,
}


def codes():
    """Return every code that stands in the actions, and every member of a family of codes."""
    (folder,) = maslahat.actions.__path__
    written = {code for path in Path(folder).glob("*.py") for code in WRITTEN.findall(path.read_text("utf-8"))}
    return sorted(
        written
        | {f"{prefix}{getattr(member, 'value', member)}" for prefix, family in FAMILIES.items() for member in family}
    )


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("code", codes())
def test_every_reason_has_a_sentence_in_each_language(code, language):
    places = re.findall(r"%\((\w+)\)s", str(SAYINGS[code].words))

    with translation.override(language):
        told = sentence(code, dict.fromkeys(places, "XYZ"))

    assert "XYZ" in told["words"] or not places
    assert "%(" not in told["words"]
    assert (re.search("[а-я]", told["words"]) is not None) == (language == "ru") or code == "programme_fault"
