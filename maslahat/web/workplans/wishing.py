"""From what was typed about a line to wishes, and from wishes back to the plan as it would then read."""

from collections.abc import Iterable

from maslahat.actions.unsent import new_lines
from maslahat.actions.wish_documents import Wished
from maslahat.actions.wishes import Add, Drop, Edit, NotUnderstood, Shift, Understood, Wish, understand
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.changes import apply
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.stores.workplans.shapes import WorkplanFound
from maslahat.web.workplans.line_form import FIRST, LineForm


def wishes_about(form: LineForm, line: Line) -> tuple[Wish, ...]:
    """Return what the filled-in form wishes of a line: only the cells, words and place that differ from the plan's."""
    cells = {key: value for key, value in form.cells().items() if line.cells.get(key) != value}
    words = {
        name: {language: text for language, text in wording.items() if text != line.text(name).texts.get(language, "")}
        for name, wording in form.words().items()
    }
    words = {name: wording for name, wording in words.items() if wording}
    found: list[Wish] = [Edit(line.id, cells, words)] if cells or words else []
    output, after = form.cleaned_data["output"], form.cleaned_data["after"]
    if output != line.output or after:
        found.append(Shift(line.id, output, _anchor(form.ground.plan, output, after, line.id)))
    return tuple(found)


def wish_for_new(form: LineForm) -> Add:
    """Return the wish for a new line that the filled-in form describes."""
    told = form.cleaned_data
    cells = {key: value for key, value in form.cells().items() if value is not None}
    words = {
        name: kept
        for name, wording in form.words().items()
        if (kept := {language: text for language, text in wording.items() if text})
    }
    source = next(iter(words.get("title", {"en": ""})))
    return Add(told["output"], _anchor(form.ground.plan, told["output"], told["after"]), cells, words, source)


def _anchor(plan: Plan, output: str, after: str, own: str = "") -> str | None:
    if after == FIRST:
        return None
    standing = [str(line.id) for line in plan.lines if line.output == output and line.id != own]
    return after or (standing[-1] if standing else None)


def granted(found: WorkplanFound, plan: Plan, wished: Iterable[Wished]) -> Understood | NotUnderstood:
    """Return what all these wishes amount to on the plan, or why they cannot be brought together."""
    asked = list(wished)
    return understand(plan, [each.wish for each in asked], new_lines(found, asked))


def as_wished(found: WorkplanFound, plan: Plan, wished: Iterable[Wished]) -> Plan | NotUnderstood:
    """Return the plan as it would read if all these wishes were granted, or why they cannot be brought together."""
    understood = granted(found, plan, wished)
    return understood if isinstance(understood, NotUnderstood) else apply(plan, understood.operations)


def wished_line(found: WorkplanFound, plan: Plan, line: LineId, wished: Iterable[Wished]) -> Line:
    """Return a line as this person has edited it so far; as the plan says it where nothing of this kind is wished."""
    own = [each for each in wished if each.about == line and isinstance(each.wish, Edit | Shift | Drop)]
    after = as_wished(found, plan, own) if own else plan
    return after.line(line) if isinstance(after, Plan) and line in after else plan.line(line)
