"""Somebody who tries by chance to change a bundle unseen, now clumsily, now knowing the form of the file."""

from random import Random

from maslahat.publishing.bundle.container import open_entries
from tests.publishing.bundle import sample


def tampered(chance: Random) -> bytes:
    """Return a bundle after one attempt, by chance, to change it unseen; now and then an untouched one."""
    data = bytearray(sample.bundle(chance.randrange(1, 4)))
    place = chance.randrange(len(data))
    match chance.randrange(7):
        case 0:
            data[place] ^= 1 << chance.randrange(8)
        case 1:
            del data[place:]
        case 2:
            data[place:place] = chance.randbytes(chance.randrange(1, 5))
        case 3:
            del data[place : place + chance.randrange(1, 9)]
        case 4:
            data[place : place + 4] = chance.randbytes(4)
        case 5:
            return reassembled(dict(open_entries(bytes(data)).entries), chance)
    return bytes(data)


def reassembled(entries: dict[str, bytes], chance: Random) -> bytes:
    """Change the content of one file and pack anew, as someone does who knows the form of the zip file."""
    name = chance.choice(list(entries))
    content = bytearray(entries[name])
    place = chance.randrange(len(content))
    content[place : place + chance.randrange(2)] = chance.randbytes(chance.randrange(2))
    return sample.repacked({**entries, name: bytes(content)})
