"""What a server begins with, beside answering: it finds what its first readers would wait for."""

from threading import Thread

from django.utils import timezone

from maslahat.actions.results.beforehand import find_beforehand


def begin() -> None:
    """Begin to find what lists of results show, in a thread of its own that ends by itself.

    Whoever reads meanwhile waits for no more than what is not found yet.
    """
    Thread(target=find_beforehand, args=(timezone.now().date(),), name="results beforehand", daemon=True).start()
