"""Browsers that send forms over connections kept open: lean, for they share the machine with the server."""

import asyncio
from collections.abc import Sequence
from time import perf_counter
from urllib.parse import urlencode

MARK = "a" * 32
"""What every form carries beside the cookie of the same value, so that no page has to be fetched first."""


class FormClient:
    """One browser: whoever it signed in as, and a connection."""

    def __init__(self, port: int, cookies: str = "") -> None:
        self.port = port
        self.cookies = f"csrftoken={MARK}" + (f"; {cookies}" if cookies else "")
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def connect(self) -> "FormClient":
        """Open the connection."""
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
        return self

    async def post(self, path: str, told: dict[str, str]) -> tuple[int, str]:
        """Send a form; return the status of the answer and its session, if it began one."""
        if self.reader is None or self.writer is None:
            raise RuntimeError("connect comes first")
        body = urlencode({"csrfmiddlewaretoken": MARK, **told})
        self.writer.write(
            f"POST {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\nCookie: {self.cookies}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        fields = [line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line]
        length = next((int(value) for name, value in fields if name.lower() == "content-length"), 0)
        await self.reader.readexactly(length)
        begun = (value.split(";")[0] for name, value in fields if name.lower() == "set-cookie")
        return int(head.split(" ", 2)[1]), next((each for each in begun if each.startswith("sessionid=")), "")

    def close(self) -> None:
        """Hang up."""
        if self.writer is not None:
            self.writer.close()


async def sign_in(port: int, username: str) -> str:
    """Return the cookie of a session of this person."""
    client = await FormClient(port).connect()
    status, session = await client.post("/sign-in/as/", {"username": username})
    client.close()
    if not session:
        raise RuntimeError(f"{username} could not sign in: {status}")
    return session


async def send_all(
    port: int, sessions: Sequence[str], path: str, forms: Sequence[dict[str, str]], clients: int
) -> tuple[float, list[tuple[int, float]]]:
    """Send all forms from so many browsers, begun together.

    Returns the seconds it took, and of each form the status of its answer and the milliseconds until it was there.
    """
    browsers = [
        await FormClient(port, sessions[n % len(sessions)] if sessions else "").connect() for n in range(clients)
    ]
    answers: list[tuple[int, float]] = [(0, 0.0)] * len(forms)

    async def work(place: int) -> None:
        for n in range(place, len(forms), clients):
            begun = perf_counter()
            status, _ = await browsers[place].post(path, forms[n])
            answers[n] = status, (perf_counter() - begun) * 1000

    begun = perf_counter()
    await asyncio.gather(*(work(place) for place in range(clients)))
    took = perf_counter() - begun
    for each in browsers:
        each.close()
    return took, answers
