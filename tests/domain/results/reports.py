"""Reports in short notation for the tests of the roll-up."""

from decimal import Decimal

from maslahat.domain.results.figures import Figure
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Observation, ReportingUnit, cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roll_up import roll_up
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, State, Step, Value
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from tests.domain.results import indicators
from tests.domain.results.indicators import CYCLE, code_list

SEX, AGE, DRUG = code_list("sex", "F", "M"), code_list("age", "<18", "18+"), code_list("drug", "opioids", "other")
LAW = code_list("law", "draft", "opinion", "adopted", "in_force")


def indicator(kind: Kind = Kind.COUNT, **changed: object) -> IndicatorDefinition:
    """Return the indicator of a kind, split by sex, age and drug."""
    return indicators.indicator(kind, **{"dimensions": (SEX, AGE, DRUG), "scale": LAW, **changed})


def unit(code: str, country: str | None = None, **more: object) -> ReportingUnit:
    """Return a unit; its country is what stands before the hyphen of its code."""
    return ReportingUnit(code, LocalizedText(), code.partition("-")[0] if country is None else country, **more)


KG, KZ, TJ = (unit(code) for code in ("KG-GOV", "KZ-GOV", "TJ-GOV"))
REGION = unit("UNODC", "")
UNITS = (KG, KZ, TJ, REGION)


def value(text: str) -> Value:
    """Return the value that ``5``, ``1/4``, ``30 of 4`` (a mean), ``yes``, ``@draft`` or ``"words"`` spells."""
    if text in ("yes", "no"):
        return Answer(text == "yes")
    if text[0] in "@'":
        return Step(text[1:]) if text[0] == "@" else Narrative(LocalizedText.of(en=text[1:]))
    if " of " in text:
        total, number = text.split(" of ")
        return Mean(Decimal(total), int(number))
    return Ratio(*map(Decimal, text.split("/"))) if "/" in text else Number(Decimal(text))


def reports(*rows: str) -> list[Observation]:
    """Return what rows such as ``KZ-GOV 2023-Q1 sex=F age=<18: 5`` report; ``-`` not reported, ``n/a`` not applicable.

    The id of each is the row without its value.
    """
    found = []
    for row in rows:
        key, _, told = row.partition(": ")
        name, period, *pairs = key.split()
        state = {"-": State.NOT_REPORTED, "n/a": State.NOT_APPLICABLE}.get(told, State.REPORTED)
        here = cell(_pair(each) for each in pairs)
        given = value(told) if state is State.REPORTED else None
        found.append(Observation(key, "1.1.a", name, Period.read(period), here, state, given))
    return found


def figure(*rows: str, of: str = "2023", definition: IndicatorDefinition | None = None, **asked: object) -> Figure:
    """Return the figure of a period made of these rows; ``cell`` is spelled as in a row."""
    wanted = cell(_pair(each) for each in str(asked.pop("cell", "")).split())
    settings = {"units": UNITS, "overlaps": (), **asked}
    return roll_up(
        definition or indicator(), reports(*rows), period=Period.read(of), cycle=CYCLE, cell=wanted, **settings
    )


def excluded(found: Figure) -> dict[str, str]:
    """Return the reason of every exclusion, by observation."""
    return {each.observation: each.why.value for each in found.exclusions}


def _pair(spelled: str) -> tuple[str, str]:
    dimension, _, code = spelled.partition("=")
    return dimension, code
