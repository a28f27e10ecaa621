"""What every page knows: the languages it can be read in, light or dark, its own address, whether this is a demo."""

from django.conf import settings
from django.http import HttpRequest

from maslahat.web.preferences import theme_of


def shell(request: HttpRequest) -> dict[str, object]:
    """Return what the frame around every page needs."""
    return {
        "reading_languages": settings.LANGUAGES,
        "theme": theme_of(request),
        "this_page": request.get_full_path(),
        "is_demo": settings.MASLAHAT_DEMO,
    }
