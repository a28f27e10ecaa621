"""Addresses of proposals, of their conflicts, and of the redline."""

from django.urls import URLPattern, path

from maslahat.web.proposals import comparing, conflicts, deeds, impacts, register, showing

_PLAN = "<str:programme>/workplans/<str:workplan>/"

urlpatterns: list[URLPattern] = [
    path(f"{_PLAN}proposals/", register.proposals, name="proposals"),
    path(f"{_PLAN}proposals/<str:ref>/", showing.proposal, name="proposal"),
    path(f"{_PLAN}proposals/<str:ref>/redline.<slug:kind>", comparing.proposal_redline, name="proposal_redline"),
    path(f"{_PLAN}proposals/<str:ref>/<slug:deed>/", deeds.act, name="proposal_deed"),
    path(f"{_PLAN}impact/", impacts.impacts, name="impact"),
    path(f"{_PLAN}conflicts/", conflicts.conflicts, name="conflicts"),
    path(f"{_PLAN}conflicts/order/", conflicts.reorder, name="discussion_order"),
    path(f"{_PLAN}conflicts/<slug:conflict>/", conflicts.conflict, name="conflict"),
    path(f"{_PLAN}conflicts/<slug:conflict>/decide/", conflicts.decide, name="resolve"),
    path(f"{_PLAN}conflicts/<slug:conflict>/reopen/", conflicts.reopen, name="reopen_conflict"),
    path(f"{_PLAN}redline/", comparing.redline, name="redline"),
    path(f"{_PLAN}redline/redline.<slug:kind>", comparing.redline_file, name="redline_file"),
]
