"""Kills a process that writes deeds, at moments drawn by chance, and looks whether anything it was promised is lost.

    python -m tools.kill_writer 10000

Each round forks a writer that records deeds through the journal's own store and acknowledges each one only after its
transaction has ended; after a moment it is killed with SIGKILL. Then the journal is read anew: every acknowledged deed
must be there, once, and the chain must be whole. Works on SQLite in a folder of its own. Prints one JSON object.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import django

_LONGEST_LIFE = 0.012
_PROGRAMME = "KILL"


def main(points: int, seed: str = "kill") -> dict[str, object]:
    """Kill the writer so many times; return how many deeds were acknowledged, kept, lost and doubled."""
    from django.db import connection

    from maslahat.domain.record.chain import check_chain
    from maslahat.stores.journal import load

    chance, acknowledged = random.Random(seed), []  # noqa: S311 (moments, not secrets)
    for point in range(points):
        acknowledged += _one_life(point, chance.random() * _LONGEST_LIFE)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check")
            if cursor.fetchone() != ("ok",):
                return {"points": point + 1, "broken": "database"}
    journal = load.journal(_PROGRAMME)
    kept = [entry.about for entry in journal]
    return {
        "points": points,
        "acknowledged": len(acknowledged),
        "kept": len(kept),
        "lost": len(set(acknowledged) - set(kept)),
        "doubled": len(kept) - len(set(kept)),
        "chain": type(check_chain(journal)).__name__,
    }


def _one_life(point: int, seconds: float) -> list[str]:
    from django.db import connection

    connection.close()  # a connection must not be shared with the child
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _write_for_ever(point, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        first = told.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = [first, *told.read().split(b"\n")[:-1]]
    return [line.decode().strip() for line in lines if line]


def _write_for_ever(point: int, writing: int) -> None:
    from django.db import connection, transaction

    from maslahat.domain.record.chain import Doer
    from maslahat.stores.journal import save

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_autocheckpoint = 8")  # checkpoints often: more states to die in
    who, deed = Doer("Secretariat", "UNODC", "secretariat", "plan.table"), 0
    while True:
        about = f"deed:{point}-{deed}"
        with transaction.atomic():
            save.record(programme=_PROGRAMME, who=who, deed="plan.table", about=about, now=datetime.now(UTC))
        os.write(writing, about.encode() + b"\n")
        deed += 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'kill.sqlite3'}"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maslahat.config.settings")
        django.setup()
        from django.core.management import call_command

        call_command("migrate", "journal", verbosity=0)
        print(json.dumps(main(int(sys.argv[1]))))
