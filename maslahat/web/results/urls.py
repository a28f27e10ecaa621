"""Addresses of results."""

from django.urls import URLPattern, path

from maslahat.web.results import sight

_SIGHT = "<str:programme>/results/sight/"

urlpatterns: list[URLPattern] = [
    path(_SIGHT, sight.sights, name="sights"),
    path(f"{_SIGHT}line/<str:plan>/<str:code>/", sight.from_line, name="sight_from_line"),
    path(f"{_SIGHT}<slug:height>/<str:code>/", sight.sight, name="sight"),
]
