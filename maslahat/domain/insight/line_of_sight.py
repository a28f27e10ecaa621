"""The line of sight: from a planned activity to the results, strategies and global targets it serves, and back down.

Sources: requirements R62 and R93, `results.md`; frameworks as the programme file names them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from maslahat.domain.programmes.frameworks import Framework, FrameworkResult
from maslahat.domain.programmes.pillars import Indicator, Outcome, Output, Pillar
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Line, Plan

WORLD = "global"
"""Scope of a framework that is no country's: the strategy of the agency, an agenda of the world."""


class Height(StrEnum):
    """How high something stands in the line of sight, from the world's targets down to one activity."""

    SDG_TARGET = "sdg_target"
    STRATEGY = "strategy"
    FRAMEWORK = "framework"
    PILLAR = "pillar"
    OUTCOME = "outcome"
    OUTPUT = "output"
    INDICATOR = "indicator"
    LINE = "line"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What stands in the line of sight: a result of a framework as ``FRAMEWORK.RESULT``, a line by its permanent id.

    ``plan`` is the code of the plan a line stands in, empty for all else.
    """

    height: Height
    code: str
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place with what is shown of it. ``shown`` is its code for readers; ``within`` the name of what holds it.

    ``support`` is the kind of activity by which a line supports (training, mentorship, …), empty for all else.
    """

    place: Place
    shown: str
    name: LocalizedText
    within: LocalizedText
    countries: tuple[str, ...] = ()
    support: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one sees from a place: upwards what it serves, downwards what serves it, each height in order."""

    here: Landmark
    above: Mapping[Height, tuple[Landmark, ...]]
    below: Mapping[Height, tuple[Landmark, ...]]

    @property
    def support(self) -> Mapping[str, int]:
        """The kinds of support given here, by code, with the number of lines; most lines first (R44)."""
        kinds = Counter(each.support for each in (self.here, *self.below.get(Height.LINE, ())) if each.support)
        return dict(sorted(kinds.items(), key=lambda each: (-each[1], each[0])))


class Landscape:
    """Everything between the world's targets and the lines of these plans, and what each place serves."""

    def __init__(self, programme: Programme, plans: Sequence[tuple[str, Plan]]) -> None:
        self._programme = programme
        self._plans = plans
        self._marks: dict[Place, Landmark] = {}
        self._above: dict[Place, tuple[Place, ...]] = {}
        self._over_output: dict[str, tuple[Place, ...]] = {}
        for each, above in self._surveyed():
            self._marks[each.place] = each
            self._above[each.place] = above

    def places(self, height: Height) -> tuple[Landmark, ...]:
        """Return every place of one height, in the order of the programme and of the plans."""
        return tuple(each for each in self._marks.values() if each.place.height is height)

    def below(self, place: Place) -> tuple[Landmark, ...]:
        """Return all that serves a place."""
        return tuple(self._marks[each] for each in self._served.get(place, ()))

    def sight(self, place: Place) -> Sight | None:
        """Return what one sees from a place; None if there is no such place."""
        here = self._marks.get(place)
        if here is None:
            return None
        above = [self._marks[each] for each in self._above[place] if each in self._marks]
        return Sight(here, _by_height(above), _by_height(self.below(place)))

    @cached_property
    def _served(self) -> Mapping[Place, tuple[Place, ...]]:
        """Return {place: what serves it}: the line of sight downwards is the one upwards, turned round."""
        found: dict[Place, list[Place]] = {}
        for place, above in self._above.items():
            for each in above:
                found.setdefault(each, []).append(place)
        return {place: tuple(each) for place, each in found.items()}

    def _surveyed(self) -> Iterator[tuple[Landmark, tuple[Place, ...]]]:
        programme = self._programme
        for target in programme.sdg_targets:
            yield Landmark(Place(Height.SDG_TARGET, target.code), target.code, target.name, LocalizedText()), ()
        for framework, result in _results(programme):
            countries = () if framework.scope == WORLD else (framework.scope,)
            yield Landmark(_of(framework, result), result.code, result.name, framework.name, countries), ()
        for pillar in programme.pillars:
            yield from self._of_pillar(pillar)
        for code, plan in self._plans:
            yield from self._of_plan(code, plan)

    def _of_pillar(self, pillar: Pillar) -> Iterator[tuple[Landmark, tuple[Place, ...]]]:
        here = Place(Height.PILLAR, pillar.code)
        served = [*_strategies(pillar), *_targets(pillar.sdg_targets)]
        served += [each for outcome in pillar.outcomes for each in self._served_by_outcome(outcome)]
        yield Landmark(here, pillar.code, pillar.name, self._programme.name), _once(served)
        for outcome in pillar.outcomes:
            place = Place(Height.OUTCOME, outcome.code)
            above = _once([here, *self._served_by_outcome(outcome)])
            yield Landmark(place, outcome.code, outcome.name, pillar.name), above
            yield from _indicators(outcome.indicators, outcome.name, (place, *above))
            for output in outcome.outputs:
                yield from self._of_output(output, outcome, here)

    def _of_output(
        self, output: Output, outcome: Outcome, pillar: Place
    ) -> Iterator[tuple[Landmark, tuple[Place, ...]]]:
        place = Place(Height.OUTPUT, output.code)
        above = self._over_output[output.code] = _once(
            [
                Place(Height.OUTCOME, outcome.code),
                pillar,
                *self._frameworks_of(output, pillar),
                *_targets(outcome.sdg_targets),
            ]
        )
        yield Landmark(place, output.code, output.name, outcome.name), above
        yield from _indicators(output.indicators, output.name, (place, *above))

    def _of_plan(self, code: str, plan: Plan) -> Iterator[tuple[Landmark, tuple[Place, ...]]]:
        for line in plan.lines:
            if line.output not in self._over_output:
                continue
            countries = tuple(line.elements("countries"))
            above = _once([Place(Height.OUTPUT, line.output), *self._over_line(line, countries)])
            within = self._programme.output(line.output).name
            place = Place(Height.LINE, str(line.id), code)
            support = str(line.one("type") or "")
            yield Landmark(place, plan.printed_codes[line.id], line.text("title"), within, countries, support), above

    def _over_line(self, line: Line, countries: tuple[str, ...]) -> Iterator[Place]:
        """Yield what a line serves beyond its output: results of the countries it works in, the targets it names.

        A line that names targets of its own serves these; only one that names none serves those of its outcome.
        """
        tagged = _targets(line.elements("sdg_targets"))
        for place in self._over_output[line.output]:
            if place.height is Height.FRAMEWORK and countries and self._scope[place] not in countries:
                continue
            if place.height is not Height.SDG_TARGET or not tagged:
                yield place
        yield from tagged

    def _served_by_outcome(self, outcome: Outcome) -> list[Place]:
        found = [each for output in outcome.outputs for each in self._naming.get(output.code, ())]
        return [*found, *_targets(outcome.sdg_targets)]

    def _frameworks_of(self, output: Output, pillar: Place) -> list[Place]:
        """Return the results that name this output; where no strategy does, the areas that its pillar names."""
        named = list(self._naming.get(output.code, ()))
        if not any(each.height is Height.STRATEGY for each in named):
            named += _strategies(self._programme.pillar(pillar.code))
        return named

    @cached_property
    def _scope(self) -> Mapping[Place, str]:
        return {_of(framework, result): framework.scope for framework, result in _results(self._programme)}

    @cached_property
    def _naming(self) -> Mapping[str, tuple[Place, ...]]:
        """Return {output code: results of frameworks that name it}."""
        found: dict[str, list[Place]] = {}
        for framework, result in _results(self._programme):
            for output in result.outputs:
                found.setdefault(output, []).append(_of(framework, result))
        return {output: tuple(places) for output, places in found.items()}


def _results(programme: Programme) -> Iterator[tuple[Framework, FrameworkResult]]:
    return ((framework, result) for framework in programme.frameworks for result in framework.results)


def _of(framework: Framework, result: FrameworkResult) -> Place:
    height = Height.STRATEGY if framework.scope == WORLD else Height.FRAMEWORK
    return Place(height, f"{framework.code}.{result.code}")


def _strategies(pillar: Pillar) -> list[Place]:
    return [Place(Height.STRATEGY, area) for area in pillar.strategy_areas]


def _targets(codes: Iterable[str]) -> list[Place]:
    return [Place(Height.SDG_TARGET, code) for code in codes]


def _indicators(
    indicators: Iterable[Indicator], within: LocalizedText, above: tuple[Place, ...]
) -> Iterator[tuple[Landmark, tuple[Place, ...]]]:
    for each in indicators:
        yield Landmark(Place(Height.INDICATOR, each.code), each.code, each.name, within), above


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(places))


def _by_height(marks: Iterable[Landmark]) -> Mapping[Height, tuple[Landmark, ...]]:
    found: dict[Height, list[Landmark]] = {}
    for each in marks:
        found.setdefault(each.place.height, []).append(each)
    return {height: tuple(found[height]) for height in Height if height in found}
