"""The front door for uvicorn: streams go to the hub, pages run as WSGI in a pool of threads (ADR 0014)."""

from typing import cast

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from django.db import close_old_connections

from maslahat.config.wsgi import application as pages
from maslahat.web.live.beginning import begin
from maslahat.web.live.crowd import App, Crowd
from maslahat.web.live.door import Door
from maslahat.web.live.gate import is_still_admitted
from maslahat.web.live.hearing import note_followers
from maslahat.web.live.hub import Hub
from maslahat.web.live.reading import Record

THREADS = 16
"""Most pages worked on at the same time; each thread keeps one connection to the database."""

application = Door(
    cast(App, WSGIMiddleware(cast(WSGIApp, pages), workers=THREADS)),
    Hub(Record(), is_still_admitted, before=close_old_connections, heard=note_followers),
    Crowd(cast(WSGIApp, pages)),
)
begin()
