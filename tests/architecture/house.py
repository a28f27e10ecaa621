"""The house as a tree of source files that the architecture tests walk."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "maslahat"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    """Return our own Python files below these folders of the repository; migrations are history and left out."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def shown(path: Path) -> str:
    """Return a path as it is written in the repository."""
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    """Give every function and method of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def public_classes(folder: str) -> Iterator[tuple[str, str]]:
    """Give the (file, name) of each class that a file of this folder offers to others; refusals are left out."""
    for path in python_files(folder):
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not _is_exception(node):
                yield shown(path), node.name


def _is_exception(node: ast.ClassDef) -> bool:
    bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
    return bool(bases & {"Exception", "ValueError", "LookupError", "RuntimeError"})
