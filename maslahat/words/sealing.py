"""What the check of a sealed bundle asks and finds, in the reader's language."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

QUESTIONS: Mapping[str, Promise] = {
    "container": _("The zip file itself, every header field"),
    "seal": _("The signature over the manifest"),
    "key": _("The key is the one you trust"),
    "contents": _("Every file is as the manifest lists it"),
    "meaning": _("The documents agree with the journal"),
}
"""The five questions of the check, in the order in which they are asked."""


def place_said(place: str) -> str:
    """Return where a bundle was changed, in words; ``place`` is spelled as in docs/formats/bundle.md."""
    name, _hash, piece = place.partition("#")
    if name.startswith("zip"):
        return _header_said(name)
    if not piece:
        return gettext("content of %(name)s") % {"name": name}
    if piece == "unlisted":
        return gettext("%(name)s is not listed in the manifest") % {"name": name}
    if found := re.fullmatch(r"lines\[(\d+)\]\.?(.*)", piece):
        told = {"name": name, "line": int(found[1]) + 1, "field": found[2] or "*"}
        return gettext("content of %(name)s: line %(line)s, field %(field)s") % told
    return gettext("content of %(name)s: %(piece)s") % {"name": name, "piece": piece}


def _header_said(place: str) -> str:
    found = re.fullmatch(r"zip:(.+):(local|central):([a-z ]+)", place)
    if found and found[2] == "local":
        return gettext("zip header of %(name)s: field %(field)s") % {"name": found[1], "field": found[3]}
    if found:
        return gettext("zip directory, entry of %(name)s: field %(field)s") % {"name": found[1], "field": found[3]}
    kind, _colon, rest = place.removeprefix("zip:").partition(":")
    if kind == "end":
        return gettext("end of the zip directory: field %(field)s") % {"field": rest}
    if kind == "after":
        return gettext("nothing can be made out after %(name)s") % {"name": rest}
    if kind == "cut":
        return gettext("the end of the file is missing")
    if kind == "surplus":
        return gettext("bytes were added after the end of the file")
    return gettext("this is not a zip file of this form")
