"""The front door for uvicorn: pages run as WSGI in a pool of threads, which costs a third of Django's own ASGI."""

from typing import cast

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp

from maslahat.config.wsgi import application as pages

THREADS = 16
"""Most pages worked on at the same time; each thread keeps one connection to the database."""

application = WSGIMiddleware(cast(WSGIApp, pages), workers=THREADS)
