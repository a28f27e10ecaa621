"""Figures and what explains them as rows for a terminal, in one language; numbers are rounded here and nowhere else."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from maslahat.domain.results.explanations import (
    Counted,
    Differs,
    ExplanationStep,
    FigureMade,
    LeftOut,
    RuleApplied,
    TakenOff,
)
from maslahat.domain.results.figures import Coverage, Difference, Distribution, Figure, FigureKey, Narratives, Tally
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import Cell, Observation
from maslahat.domain.results.result_documents import exact
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, State, Step, Value
from maslahat.publishing.phrases import LANGUAGES
from maslahat.publishing.result_words import unit_behind_words
from maslahat.publishing.results_phrases import KINDS, REASONS, RULES, SAID, STATES
from maslahat.publishing.terminal import Row

_HUNDREDTH = Decimal("0.01")


class ResultRows:
    """Writes rows in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.side = LANGUAGES.index(language)

    def said(self, name: str, /, **values: object) -> str:
        """Return a fixed phrase with its placeholders filled."""
        return SAID[name][self.side].format(**values)

    def number(self, number: Fraction | Decimal | int) -> str:
        """Return a number as people read it: exact up to two decimals, else rounded half-even and marked so."""
        whole = Fraction(number)
        if (whole * 100).denominator == 1:
            text = exact(whole)
        else:
            digits = Context(prec=1000)
            found = digits.divide(Decimal(whole.numerator), Decimal(whole.denominator))
            text = f"≈ {found.quantize(_HUNDREDTH, ROUND_HALF_EVEN, digits)}"
        return text.replace(".", ",") if self.language == "ru" else text

    def of_figures(self, definition: IndicatorDefinition, figures: Sequence[Figure]) -> Iterator[Row]:
        """Yield the figures of an indicator under its name."""
        yield [(" ".join(filter(None, (definition.code, definition.name.in_language(self.language)))), "heading")]
        for figure in figures:
            yield [
                (f"  {self._about(figure.key)}: {self._outcome(figure)}", ""),
                (self._covered(figure.coverage), "quiet"),
            ]

    def of_explanation(self, steps: Iterable[ExplanationStep]) -> Iterator[Row]:
        """Yield the steps that explain a figure, each kind under its heading."""
        found = list(steps)
        figure = next(step.figure for step in found if isinstance(step, FigureMade))
        for step in found:
            if isinstance(step, RuleApplied):
                yield from self._rule(step, figure.key)
        yield from self._section(
            "counted", [self._reported(step.observation) for step in found if isinstance(step, Counted)]
        )
        left = [
            f"{self._reported(step.observation)}; {REASONS[step.why][self.side]}"
            for step in found
            if isinstance(step, LeftOut)
        ]
        taken = [
            f"{', '.join(sorted(step.overlap.units))}  {step.overlap.period}{_cell(step.overlap.cell)}: "
            f"{self.number(step.overlap.number)}"
            for step in found
            if isinstance(step, TakenOff)
        ]
        unlike = [self._difference(step.difference) for step in found if isinstance(step, Differs)]
        for name, rows in (("left_out", left), ("taken_off", taken), ("differs", unlike)):
            if rows:
                yield from self._section(name, rows)
        yield [(f"{self.said('outcome')}: {self._outcome(figure)}", "heading")]
        yield [(self._covered(figure.coverage).strip(), "")]
        if figure.without_split:
            yield [(f"{self.said('without_split')}: {self.number(figure.without_split)}", "")]

    def _rule(self, step: RuleApplied, key: FigureKey) -> Iterator[Row]:
        definition = step.definition
        name = definition.name.in_language(self.language)
        yield [(f"{definition.code} {name}".strip() + f": {self._about(key)}", "heading")]
        yield [(f"{self.said('kind')}: {KINDS[definition.kind][self.side]}", "")]
        yield [(f"{self.said('across_units')}: {RULES[definition.rules.across_units][self.side]}", "")]
        yield [(f"{self.said('across_periods')}: {RULES[definition.rules.across_periods][self.side]}", "")]
        yield [(f"{self.said('window')}: {step.window}", "")]

    def _section(self, name: str, rows: Sequence[str]) -> Iterator[Row]:
        yield [(f"{self.said(name)}:", "heading")]
        for row in rows or [self.said("nothing")]:
            yield [(f"  {row}", "")]

    def _about(self, key: FigureKey) -> str:
        return f"{key.area or self.said('programme')}  {key.period}{_cell(key.cell)}"

    def _reported(self, each: Observation) -> str:
        value = "" if each.value is None else self._value(each.value)
        return f"{each.id}  {each.unit}  {each.period}{_cell(each.cell)}: {value}"

    def _difference(self, each: Difference) -> str:
        by = self.said("by", dimensions=", ".join(each.dimensions)) if each.dimensions else self.said("by_period")
        rest = Fraction(each.total) - Fraction(each.parts)
        numbers: dict[str, Fraction | Decimal] = {"parts": each.parts, "total": each.total, "rest": rest}
        shown = {name: self.number(number) for name, number in numbers.items()}
        return f"{each.unit}  {each.period}  {by}: {self.said('difference', **shown)}"

    def _outcome(self, figure: Figure) -> str:
        if figure.value is None:
            return self.said("apart") if figure.state is State.REPORTED else STATES[figure.state][self.side]
        match figure.value:
            case Tally(yes, no):
                return f"{self._named('yes', yes)}; {self._named('no', no)}"
            case Distribution(units):
                return "; ".join(f"{step}: {', '.join(found) or '0'}" for step, found in units.items())
            case Narratives(told):
                texts = (f"{unit} {period}: {each.text.in_language(self.language)}" for unit, period, each in told)
                return "; ".join(texts)
            case Number(net) if figure.gross is not None:
                twice = Fraction(figure.gross) - Fraction(net)
                return f"{self.number(figure.gross)} − {self.number(twice)} = {self.number(net)}"
            case value:
                return self._value(value)

    def _named(self, answer: str, units: Sequence[str]) -> str:
        return f"{self.said(answer)}: {', '.join(units) or '0'}"

    def _value(self, value: Value) -> str:
        match value:
            case Number(number):
                return self.number(number)
            case Ratio(top, bottom):
                percent = f" = {self.number(Fraction(top) / Fraction(bottom) * 100)} %" if bottom else ""
                return f"{self.number(top)}/{self.number(bottom)}{percent}"
            case Mean(total, number):
                mean = f" = {self.number(Fraction(total) / number)}" if number else ""
                return self.said("of", total=self.number(total), number=number) + mean
            case Answer(is_yes):
                return self.said("yes" if is_yes else "no")
            case Step(code):
                return code
            case Narrative(text):
                return text.in_language(self.language)

    def _covered(self, coverage: Coverage) -> str:
        parts = [self.said("coverage", reported=len(coverage.reported), expected=coverage.expected)]
        if coverage.missing:
            parts.append(self.said("missing", units=", ".join(coverage.missing)))
        if coverage.not_applicable:
            parts.append(self.said("not_applicable", units=", ".join(coverage.not_applicable)))
        parts += [f"{each.unit}: {unit_behind_words(each, self.language)}" for each in coverage.behind]
        return f"  ({'; '.join(parts)})"


def _cell(here: Cell) -> str:
    return "".join(f"  {dimension}={code}" for dimension, code in here)
