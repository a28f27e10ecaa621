"""The real server with its hub, in a thread of the test: pages, streams and the rows of the test beside one another."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import uvicorn
from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

from maslahat.web.live.crowd import App
from maslahat.web.live.door import Door
from maslahat.web.live.gate import is_still_admitted
from maslahat.web.live.hearing import note_followers
from maslahat.web.live.hub import Hub
from maslahat.web.live.reading import Record


@contextmanager
def room_served() -> Iterator[str]:
    """Serve and give the address; afterwards every thread that held a connection to the database is gone."""
    pages = WSGIMiddleware(get_wsgi_application(), workers=4)
    hub = Hub(Record(), is_still_admitted, alive_every=1.0, heard=note_followers)
    told = {"lifespan": "off", "log_level": "critical", "timeout_graceful_shutdown": 1}
    server = uvicorn.Server(uvicorn.Config(Door(cast(App, pages), hub), host="127.0.0.1", port=0, **told))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        for pool in (hub.reader, hub.others, pages.executor):
            pool.shutdown()
