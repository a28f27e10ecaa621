"""Reading a programme file: from its bytes to a programme, or to every fault with its path and line."""

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.programmes.reading import ProgrammeRefused, read_programme
from maslahat.publishing.files import FileData, read_file


def read_programme_file(content: bytes) -> tuple[Programme, FileData]:
    """Return the programme of a YAML file (docs/formats/programme.md) and the data to be kept of it.

    ``read_programme(data)`` gives the same programme again. Raises FileRefused with every fault.
    """
    found = read_file(content)
    try:
        return read_programme(found.data), found
    except ProgrammeRefused as refused:
        raise found.refused(refused.faults) from refused
