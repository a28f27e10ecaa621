"""Addresses of how a plan is decided: finalised, endorsed, checked."""

from django.urls import URLPattern, path

from maslahat.web.governance import (
    changing,
    checking,
    closing,
    endorsed,
    endorsing,
    finalising,
    notes_verbales,
    signing,
)

_PLAN = "<str:programme>/workplans/<str:workplan>/"

urlpatterns: list[URLPattern] = [
    path("verify.py", checking.verifier, name="verifier"),
    path(f"{_PLAN}finalise/", finalising.finalise, name="finalise"),
    path(f"{_PLAN}endorse/", endorsing.endorse, name="endorse"),
    path(f"{_PLAN}endorse/statement/", signing.statement, name="statement_to_sign"),
    path(f"{_PLAN}notes/", notes_verbales.notes_verbales, name="notes_verbales"),
    path(f"{_PLAN}notes/<int:note>.pdf", notes_verbales.note_paper, name="note_paper"),
    path(f"{_PLAN}endorsed/", endorsed.endorsed, name="endorsed"),
    path(f"{_PLAN}endorsed/bundle.zip", endorsed.bundle, name="bundle"),
    path(f"{_PLAN}endorsed/reservations/", endorsed.reservation, name="reservation"),
    path(f"{_PLAN}changes/", changing.changes, name="changes"),
    path(f"{_PLAN}year/", closing.year, name="year"),
    path(f"{_PLAN}check/", checking.check, name="check"),
]
