"""Two verifiers that share no code say the same of every bundle, sound or tampered with, and name the same places."""

import ast
import io
import json
import subprocess
import sys
import tokenize
import zipfile
from random import Random

import pytest

from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.publishing.bundle.checking import check_bundle
from maslahat.publishing.bundle.verifier import verify
from maslahat.publishing.bundle.writing import shipped_companions, write_bundle
from tests.publishing.bundle import sample
from tests.publishing.bundle.forger import tampered


@pytest.mark.covers("T-05", "T-01")
@pytest.mark.parametrize("seed", range(4))
def test_both_verifiers_agree_on_sound_and_tampered_bundles(seed):
    chance = Random(seed)
    for _ in range(500):
        data = tampered(chance)
        findings = [[finding.check, finding.place] for finding in check_bundle(data).findings]

        assert findings == verify.check(data)[0]


def wild_spellings():
    return {
        "key twice": b'{"a":1,"a":1}',
        "keys out of order": b'{"b":1,"a":1}',
        "blank": b'{"a": 1}',
        "line end": b'{"a":1}\n',
        "fraction": b'{"a":1.0}',
        "exponent": b'{"a":1e2}',
        "minus nought": b'{"a":-0}',
        "plus": b'{"a":+1}',
        "leading nought": b'{"a":01}',
        "beyond 2**53": b'{"a":9007199254740993}',
        "very long number": b'{"a":' + b"1" * 5000 + b"}",
        "escaped letter": b'{"a":"\\u0062"}',
        "escaped slash": b'{"a":"\\/"}',
        "escape in capitals": b'{"a":"\\u001F"}',
        "long escape for a line feed": b'{"a":"\\u000a"}',
        "half a pair": b'{"a":"\\ud800"}',
        "raw control character": b'{"a":"\x01"}',
        "byte order mark": b'\xef\xbb\xbf{"a":1}',
        "overlong letter": b'{"a":"\xc1\xa1"}',
        "utf-16": '{"a":1}'.encode("utf-16"),
        "not a number": b'{"a":NaN}',
        "comma too many": b'{"a":1,}',
        "single quotes": b"{'a':1}",
        "nested too deep": b"[" * 100_000 + b"]" * 100_000,
        "two values": b"{}{}",
        "nothing": b"",
    }


@pytest.mark.covers("T-09")
@pytest.mark.parametrize("case", wild_spellings())
def test_a_manifest_in_any_other_spelling_is_refused_by_both(case):
    data = sample.with_manifest(wild_spellings()[case])

    assert [[finding.check, finding.place] for finding in check_bundle(data).findings] == verify.check(data)[0] != []
    with pytest.raises(verify.SHAPELESS):
        verify.read_json(wild_spellings()[case])


@pytest.mark.covers("T-09")
def test_both_spell_texts_of_all_scripts_alike():
    chance = Random("scripts")
    signs = [*map(chr, range(0xD800)), *map(chr, range(0xE000, 0xFFFF)), "\U0001f600", "\U00010000"]
    for _ in range(3000):
        value = {
            "".join(chance.choices(signs, k=3)): [chance.randrange(-(2**53) + 1, 2**53), None, True] for _ in "abc"
        }

        assert verify.canon(value) == canonical_bytes(value) == canonical_bytes(json.loads(canonical_bytes(value)))


@pytest.mark.covers("T-05")
def test_the_verifier_inside_the_bundle_runs_alone_from_the_file(tmp_path):
    (tmp_path / "b.zip").write_bytes(write_bundle(sample.contents(), sample.key()))
    with zipfile.ZipFile(tmp_path / "b.zip") as opened:
        opened.extract("verify.py", tmp_path)
    command = [sys.executable, "-I", "verify.py", "b.zip", "--key", sample.key().fingerprint.upper()]

    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.count(": ok\n") == 5
    assert "SOUND" in told.stdout


@pytest.mark.covers("T-05")
def test_the_verifier_inside_the_bundle_names_what_was_changed(tmp_path):
    data = bytearray(write_bundle(sample.contents(), sample.key()))
    data[data.index(b"part 7") + 5] ^= 1
    (tmp_path / "b.zip").write_bytes(data)
    (tmp_path / "verify.py").write_bytes(shipped_companions()["verify.py"])

    told = subprocess.run(
        [sys.executable, "-I", "verify.py", "b.zip"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert told.returncode == 1
    assert told.stdout.splitlines()[-1].strip() == "plan.json#lines[7].title.texts.en"


@pytest.mark.covers("T-05")
def test_the_verifier_is_short_and_leans_on_the_standard_library_alone():
    source = shipped_companions()["verify.py"].decode()
    imported = {name for node in ast.walk(ast.parse(source)) for name in imported_by(node)}

    assert lines_of_code(source) <= 430
    assert imported <= sys.stdlib_module_names


def imported_by(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name.split(".")[0] for each in node.names]
    return [str(node.module).split(".")[0]] if isinstance(node, ast.ImportFrom) else []


def lines_of_code(source: str) -> int:
    """Count the lines that hold code: no blank lines, comments or docstrings."""
    quiet = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    lines = {token.start[0] for token in tokens if token.type not in quiet}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            lines -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return len(lines)
