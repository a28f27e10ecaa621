"""Files that people send are held in memory, up to the most that is taken, and never written to a disk."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from maslahat.publishing.sheet_reading.limits import LARGEST_FILE


class KeptInMemory(FileUploadHandler):
    """Holds one byte more than the largest file, so that its reader sees that there was more; the rest is let go."""

    left = LARGEST_FILE + 1

    def new_file(self, *told: Any, **named: Any) -> None:
        """Begin to receive a file; all files of a request share the same space."""
        super().new_file(*told, **named)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Hold the next bytes as far as there is space."""
        del start
        self.held.write(raw_data[: self.left])
        self.left = max(0, self.left - len(raw_data))

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return what was held of the file."""
        del file_size
        size = self.held.tell()
        self.held.seek(0)
        name = (self.file_name or "")[:200]
        return InMemoryUploadedFile(
            self.held, self.field_name, name, self.content_type or "", size, self.charset, self.content_type_extra
        )
