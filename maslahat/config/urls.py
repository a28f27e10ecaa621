"""Every address begins here; the pages themselves are listed by `maslahat.web`."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("maslahat.web.urls"))]

handler400 = "maslahat.web.errors.bad_request"
handler403 = "maslahat.web.errors.forbidden"
handler404 = "maslahat.web.errors.not_found"
handler500 = "maslahat.web.errors.broken"
