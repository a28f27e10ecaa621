"""Who comes at the same moment is let in together: after a restart a whole hall asks at once (R-27).

While one crowd is asked about, the next one gathers; nobody waits for a crowd to become larger.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

LARGEST_CROWD = 250
"""So many are asked about together, that nobody waits long for the answer on somebody else."""

Asking = TypeVar("Asking")
Answer = TypeVar("Answer")
AnswerAll = Callable[[Sequence[Asking]], Sequence[Answer]]


class Turnstile(Generic[Asking, Answer]):
    """Lets in many at once. ``ask`` puts the question ``answer_all`` to the database from a thread."""

    def __init__(
        self,
        ask: Callable[[AnswerAll[Asking, Answer], Sequence[Asking]], Awaitable[Sequence[Answer]]],
        answer_all: AnswerAll[Asking, Answer],
    ) -> None:
        self._ask = ask
        self._answer_all = answer_all
        self._waiting: list[tuple[Asking, asyncio.Future[Answer]]] = []
        self._work: asyncio.Task[None] | None = None

    async def ask(self, asking: Asking) -> Answer:
        """Return the answer for one of the crowd; raises what the database raised."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
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

    async def _is_answered(
        self, crowd: "Sequence[tuple[Asking, asyncio.Future[Answer]]]", *, is_last: bool = False
    ) -> bool:
        try:
            found = await self._ask(self._answer_all, [asking for asking, _ in crowd])
        except Exception as fault:
            if is_last:
                _answer(crowd[0][1], fault)
            return False
        for (_, answer), admission in zip(crowd, found, strict=True):
            _answer(answer, admission)
        return True


def _answer(waiting: "asyncio.Future[Answer]", found: Answer | Exception) -> None:
    if waiting.done():
        return  # it left meanwhile
    if isinstance(found, Exception):
        waiting.set_exception(found)
    else:
        waiting.set_result(found)
