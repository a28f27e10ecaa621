"""Coming in and going out: by password, or, where the installation is a demonstration, as any seat with one click."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model, login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from maslahat.stores.people import queries as people
from maslahat.stores.programmes import queries as programmes
from maslahat.web.people.seating import open_seats
from maslahat.web.preferences import page_to_return_to

BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInForm(AuthenticationForm):
    """User name and password."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self.fields["username"].label = _("User name")
        self.fields["password"].label = _("Password")
        self.fields["username"].widget = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"})

    error_messages = {
        "invalid_login": _(
            "This user name and password do not belong together. Look at capital letters and try again."
        ),
        "inactive": _("This account is closed. The secretariat of your programme can open it again."),
    }


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the form, and in a demonstration the seats; let in whoever gives the right password."""
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        return HttpResponseRedirect(_first_page(request, form.get_user().pk))
    told = {
        "form": form,
        "next": page_to_return_to(request),
        "seats_by_programme": _seats() if settings.MASLAHAT_DEMO else (),
    }
    return render(request, "sign_in/show.html", told, status=422 if form.errors else 200)


@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """Let a visitor of a demonstration act as a seat; anywhere else this page does not exist."""
    if not settings.MASLAHAT_DEMO:
        raise Http404
    person = get_user_model().objects.filter(username=request.POST.get("username", ""), is_active=True).first()
    if person is None or person.is_superuser or not people.programmes_of(person.pk, timezone.now()):
        raise Http404
    login(request, person, backend=BACKEND)
    return HttpResponseRedirect(_first_page(request, person.pk))


def _first_page(request: HttpRequest, person: int) -> str:
    """Return the page for which somebody came, else the start page of the only programme in which the person acts."""
    wanted, acts_in = page_to_return_to(request), people.programmes_of(person, timezone.now())
    return reverse("waiting", args=acts_in) if wanted == reverse("home") and len(acts_in) == 1 else wanted


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and go home."""
    logout(request)
    return redirect("home")


def _seats() -> list[dict[str, object]]:
    now = timezone.now()
    return [{"programme": programmes.programme(code), "kinds": open_seats(code, now)} for code in programmes.codes()]
