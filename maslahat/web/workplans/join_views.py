"""Joining lines: which become one, which of them stays, and what it is then called."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.unsent import wished_in
from maslahat.actions.wishes import Unite
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import clean
from maslahat.domain.workplans.allocation import budget_of
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.web.refusals import said_as, status_of
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import show
from maslahat.web.workplans.cells import source_in_words
from maslahat.web.workplans.change_views import plan_to_change, unsent_of
from maslahat.web.workplans.keeping import laid_by, opened_to_propose
from maslahat.web.workplans.opening import Opened
from maslahat.web.workplans.structure import kept, text_fields

FEWEST, MOST = 2, 10
"""Fewest and most lines that are joined at once."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What the joined line needs from one source in one currency; ``parts`` is what each line brings, in order."""

    name: str
    currency: str
    amount: Decimal
    parts: Sequence[Decimal | None]


class JoinForm(forms.Form):
    """Which of the lines stays, and its title in each language."""

    use_required_attribute = False
    base = forms.CharField(max_length=64, widget=forms.HiddenInput)
    survivor = forms.ChoiceField(label=_("The line that stays and takes the others in"), widget=forms.RadioSelect)

    def __init__(self, *told: Any, plan: Plan, programme: Programme, lines: Sequence[Line], **named: Any) -> None:
        super().__init__(*told, **named)
        codes = plan.printed_codes
        self.fields["survivor"].choices = [  # type: ignore[attr-defined]
            (str(line.id), f"{codes[line.id]} {localized(line.title)}") for line in lines
        ]
        self.languages = programme.languages
        names = [f"title_{language}" for language in self.languages]
        text_fields(self, programme, "title", names, lines[0].title)

    @property
    def titles(self) -> list[forms.BoundField]:
        return [self[f"title_{language}"] for language in self.languages]

    def clean(self) -> dict[str, Any]:
        """Check that the joined line has a title."""
        names = [f"title_{language}" for language in self.languages]
        if not any(self.cleaned_data.get(name) for name in names) and not any(name in self.errors for name in names):
            self.add_error(names[0], _("Every line needs a title in one language at least."))
        return self.cleaned_data

    def wish(self, lines: Sequence[Line]) -> Unite:
        """Return the joining as filled in."""
        survivor = self.cleaned_data["survivor"]
        title = {language: clean(self.cleaned_data[f"title_{language}"]) for language in self.languages}
        return Unite(survivor, tuple(str(line.id) for line in lines if line.id != survivor), title)


@require_http_methods(["GET", "HEAD", "POST"])
def join_lines(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Let lines be chosen; show what they become together; keep what is wished."""
    found = opened_to_propose(request, programme, workplan)
    if isinstance(found, HttpResponse):
        return found
    unsent = unsent_of(found)
    plan = plan_to_change(found, unsent)
    typed = request.POST if request.method == "POST" else laid_by(request)
    asked = list(dict.fromkeys((typed or request.GET).getlist("line")))
    lines = [plan.line(LineId(each)) for each in asked if LineId(each) in plan]
    if not FEWEST <= len(lines) <= MOST or "choose" in request.GET:
        is_asked = request.method == "POST" or (len(asked) > 1 and "choose" not in request.GET)
        return _choice(request, found, plan, asked, status=422 if is_asked else 200)
    told: dict[str, Any] = {"plan": plan, "programme": found.visit.programme, "lines": lines}
    if request.method != "POST":
        initial: dict[str, Any] = {"base": plan.version_id, "survivor": lines[0].id}
        for each in wished_in(unsent):
            if isinstance(each.wish, Unite) and {each.wish.survivor, *each.wish.others} == {*asked}:
                initial |= {"survivor": each.wish.survivor}
                initial |= {f"title_{language}": words for language, words in each.wish.title.items()}
        return _page(request, found, JoinForm(typed, initial=initial, **told), plan, lines)
    return _posted(request, found, told)


def _posted(request: HttpRequest, found: Opened, told: dict[str, Any]) -> HttpResponse:
    plan, lines = told["plan"], told["lines"]
    form = JoinForm(request.POST, **told)
    if not form.is_valid():
        return _page(request, found, form, plan, lines, status=422)
    answer = kept(request, found, plan, _about(found, form.wish(lines)), (form.wish(lines),))
    if isinstance(answer, Refused):
        return _page(request, found, form, plan, lines, status=status_of(answer), reasons=said_as(answer))
    if isinstance(answer, Stale):
        typed = request.POST.copy()
        typed["base"] = plan.version_id
        return _page(request, found, JoinForm(typed, **told), plan, lines, status=409, is_stale=True)
    return answer


def _about(found: Opened, wish: Unite) -> str:
    """Return the name of an earlier wish about the same lines, whichever of them was to stay; else the line."""
    lines = {wish.survivor, *wish.others}
    before = (each for each in wished_in(unsent_of(found)) if isinstance(each.wish, Unite))
    same = (each.about for each in before if {each.wish.survivor, *each.wish.others} == lines)  # type: ignore[union-attr]
    return next(same, wish.survivor)


def _choice(request: HttpRequest, found: Opened, plan: Plan, asked: Sequence[str], *, status: int) -> HttpResponse:
    codes = plan.printed_codes
    offered = [(line, codes[line.id], str(line.id) in asked) for line in plan.lines]
    too_many = gettext("Choose from %(fewest)s to %(most)s lines.") % {"fewest": FEWEST, "most": MOST}
    told = {"offered": offered, "fault": too_many if status != 200 else ""}
    return _shown(request, found, status, **told)


def _page(
    request: HttpRequest,
    found: Opened,
    form: JoinForm,
    plan: Plan,
    lines: Sequence[Line],
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    codes = plan.printed_codes
    sums = [
        Sum(source_in_words(found.visit.programme, source), currency, amount, _brought(lines, (source, currency)))
        for (source, currency), amount in sorted(budget_of(lines).items())
        if found.sees_all_money
    ]
    told = {"form": form, "lines": [(line, codes[line.id]) for line in lines], "sums": sums, **more}
    return _shown(request, found, status, **told)


def _brought(lines: Sequence[Line], pair: tuple[str, str]) -> list[Decimal | None]:
    return [line.budget.get(pair) for line in lines]


def _shown(request: HttpRequest, found: Opened, status: int, **told: Any) -> HttpResponse:
    told |= {"found": found, "workplan": found.workplan}
    return show(request, "workplans/join.html", found.visit, tab="workplans", status=status, **told)
