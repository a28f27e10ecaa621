"""Files of results: read as a document or refused with every fault by file and path."""

from pathlib import Path

from maslahat.publishing.json_files import DocumentFault, DocumentRefused, read_json
from maslahat.publishing.results_document import ResultsDocument, ResultsRefused, read_results


def read_results_file(path: Path) -> ResultsDocument:
    """Return the results in a JSON file; raise DocumentRefused with every fault."""
    try:
        return read_results(read_json(path))
    except ResultsRefused as refused:
        raise DocumentRefused([DocumentFault(str(path), where, why) for where, why in refused.faults]) from refused
