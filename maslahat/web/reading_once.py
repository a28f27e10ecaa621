"""A page is of one instant: what its parts ask of the record is read once, so that all of them say the same."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse

from maslahat.stores.together import together

Asked = ParamSpec("Asked")
View = Callable[Concatenate[HttpRequest, Asked], HttpResponse]


def read_at_once(view: View[Asked]) -> View[Asked]:
    """Return a view that reads the newest entry of the record, the programme and the names of plans once.

    A deed in between reads for itself, and makes what was read forgotten.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Asked.args, **asked: Asked.kwargs) -> HttpResponse:
        with together(keeps_rows=False):
            return view(request, *args, **asked)

    return cast("View[Asked]", answer)
