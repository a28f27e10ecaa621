"""Files of annual reports: read as an edition with its checksum, or refused with what is wrong."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from maslahat.domain.results.annual_documents import AnnualRefused, annual_document, read_annual
from maslahat.domain.results.annual_report import AnnualReport
from maslahat.domain.shared.canonical import NotCanonical, read_canonical
from maslahat.publishing.json_files import LARGEST_FILE, DocumentFault, DocumentRefused


@dataclass(frozen=True, slots=True)
class AnnualFile:
    """An edition as a file holds it, with the SHA-256 of its bytes."""

    report: AnnualReport
    sha256: str


def read_annual_file(path: Path) -> AnnualFile:
    """Return the edition in a file; raise DocumentRefused if it is none, or not byte for byte in its one form.

    What stands twice in the document, such as a value and the number it comes to, must say the same.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DocumentRefused([DocumentFault(str(path), "", "is too large")])
        content = path.read_bytes()
        document = read_canonical(content)
        report = read_annual(document)
    except OSError as fault:
        raise DocumentRefused([DocumentFault(str(path), "", fault.strerror or "cannot be read")]) from fault
    except (NotCanonical, AnnualRefused) as fault:
        raise DocumentRefused([DocumentFault(str(path), "", str(fault))]) from fault
    if annual_document(report) != document:
        raise DocumentRefused([DocumentFault(str(path), "", "says the same thing in two ways that differ")])
    return AnnualFile(report, sha256(content).hexdigest())
