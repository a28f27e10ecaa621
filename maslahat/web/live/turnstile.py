"""Who comes at the same moment is let in together: after a restart a whole hall asks at once (R-27).

While one crowd is asked about, the next one gathers; nobody waits for a crowd to become larger.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from maslahat.web.live.gate import Admission, Asking

LARGEST_CROWD = 250
"""So many are asked about together, that nobody waits long for the answer on somebody else."""

AdmitAll = Callable[[Sequence[Asking]], Sequence[Admission | None]]
Ask = Callable[[AdmitAll, Sequence[Asking]], Awaitable[Sequence[Admission | None]]]
Waiting = tuple[Asking, "asyncio.Future[Admission | None]"]


class Turnstile:
    """Asks for many at once as whom they may follow. ``ask`` puts a question to the database from a thread."""

    def __init__(self, ask: Ask, admit_all: AdmitAll) -> None:
        self._ask = ask
        self._admit_all = admit_all
        self._waiting: list[Waiting] = []
        self._work: asyncio.Task[None] | None = None

    async def admit(self, asking: Asking) -> Admission | None:
        """Return as whom somebody may follow a meeting, or None; raises what the database raised."""
        answer: asyncio.Future[Admission | None] = asyncio.get_running_loop().create_future()
        self._waiting.append((asking, answer))
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._let_in())
        return await answer

    async def _let_in(self) -> None:
        while self._waiting:
            crowd, self._waiting = self._waiting[:LARGEST_CROWD], self._waiting[LARGEST_CROWD:]
            if not await self._is_answered(crowd):
                for each in crowd:  # one of them cannot be asked about: that is no reason to send the others away
                    await self._is_answered([each], is_last=True)

    async def _is_answered(self, crowd: Sequence[Waiting], *, is_last: bool = False) -> bool:
        try:
            found = await self._ask(self._admit_all, [asking for asking, _ in crowd])
        except Exception as fault:
            if is_last:
                _answer(crowd[0][1], fault)
            return False
        for (_, answer), admission in zip(crowd, found, strict=True):
            _answer(answer, admission)
        return True


def _answer(waiting: "asyncio.Future[Admission | None]", found: Admission | Exception | None) -> None:
    if waiting.done():
        return  # it left meanwhile
    if isinstance(found, Exception):
        waiting.set_exception(found)
    else:
        waiting.set_result(found)
