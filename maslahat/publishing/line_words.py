"""What a line says beside its title, as names and words in both languages."""

from collections.abc import Iterator

from maslahat.domain.workplans.plan import Line
from maslahat.publishing.phrases import PHRASES, Pair
from maslahat.publishing.spelling import in_both, name_of, names_of, plain
from maslahat.publishing.view import NameTable, PlanView

Detail = tuple[Pair, Pair]
"""A name and what it says, each in both languages."""


def summary(view: PlanView, line: Line) -> Pair:
    """Return kind, scope, form, participants and SDG targets in a few words."""
    said = [name_of(table, code) for name, table in _tables(view) if (code := line.one(name))]
    if (participants := line.one("participants")) is not None:
        said.append(_labelled("participants", str(participants)))
    if (women := line.one("women_share")) is not None:
        said.append(_labelled("women_share", plain(women)))
    if targets := line.elements("sdg_targets"):
        said.append(_labelled("sdg_targets", ", ".join(targets)))
    return " · ".join(pair[0] for pair in said), " · ".join(pair[1] for pair in said)


def details(view: PlanView, line: Line) -> list[Detail]:
    """Return what the line says beside title, summary, countries, quarters, bodies, money and markers."""
    return [*_texts(line, "description"), *indicators(line), *_terms(view, line), *_texts(line, "comment")]


def _tables(view: PlanView) -> tuple[tuple[str, NameTable], ...]:
    names = view.names
    return ("type", names.types), ("scope", names.scopes), ("modality", names.modalities)


def _labelled(name: str, value: str) -> Pair:
    english, russian = PHRASES[name]
    return f"{english}: {value}", f"{russian}: {value}"


def _texts(line: Line, name: str) -> Iterator[Detail]:
    if text := line.text(name):
        yield PHRASES[name], in_both(text)


def _terms(view: PlanView, line: Line) -> Iterator[Detail]:
    if groups := line.elements("beneficiaries"):
        yield PHRASES["beneficiaries"], names_of(view.names.beneficiaries, groups)
    if risk := line.one("risk"):
        yield PHRASES["risk"], name_of(view.names.risks, risk)
    if line.entries("shares"):
        yield PHRASES["shares"], shares_in_words(view, line)
    if continued := line.one("continues"):
        yield PHRASES["continues"], (continued, continued)


def shares_in_words(view: PlanView, line: Line) -> Pair:
    """Return the shares of the countries: ``Kazakhstan 60, Uzbekistan 40``."""
    named = [(name_of(view.names.countries, key[0]), plain(value)) for key, value in line.entries("shares").items()]
    english, russian = (", ".join(f"{name[side]} {share}" for name, share in named) for side in (0, 1))
    return english, russian


def indicators(line: Line) -> Iterator[Detail]:
    """Return each indicator of the line with its baseline, target and means of verification."""
    parts: dict[str, dict[str, str]] = {}
    for (indicator, part), value in line.entries("indicators").items():
        parts.setdefault(indicator, {})[part] = str(value)
    for indicator in sorted(parts):
        yield PHRASES["indicators"], (_indicator(parts[indicator], 0), _indicator(parts[indicator], 1))


def _indicator(parts: dict[str, str], side: int) -> str:
    language = ("en", "ru")[side]
    said = [parts.get(f"text:{language}") or PHRASES["not_translated"][side]]
    if unit := parts.get("unit"):
        said[0] += f" ({unit})"
    said += [f"{PHRASES[name][side]} {parts[name]}" for name in ("baseline", "target") if name in parts]
    if means := parts.get(f"means:{language}"):
        said.append(f"{PHRASES['means'][side]}: {means}")
    return "; ".join(said)
