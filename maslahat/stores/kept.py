"""What was read and cannot change, kept in memory: the least recently read is forgotten first."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """A memory of at most ``most`` values, for all threads of this process."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def find(self, keys: Iterable[Key]) -> dict[Key, Value]:
        """Return what is kept of these, and note that it was read."""
        with self._lock:
            found = {each: self._values[each] for each in keys if each in self._values}
            for each in found:
                self._values.move_to_end(each)
        return found

    def once(self, key: Key, read: Callable[[], Value]) -> Value:
        """Return what is kept under a key; what is not is read now, and kept."""
        found = self.find((key,))
        if key not in found:
            found = {key: read()}
            self.keep(found)
        return found[key]

    def keep(self, values: Mapping[Key, Value]) -> None:
        """Keep these values, and forget the oldest beyond what there is room for."""
        with self._lock:
            self._values |= values
            while len(self._values) > self._most:
                self._values.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
