#!/usr/bin/env python3
"""Checks a sealed bundle of Maslahat offline. Needs Python 3.10 or newer and nothing else.

    python3 verify.py BUNDLE.zip [--key FINGERPRINT] [--earlier OLDER_BUNDLE.zip] [--json]

It shares no code with the program that wrote the bundle: zip headers, canonical JSON, Ed25519 (RFC 8032) and the
signatures of passkeys (WebAuthn) are read here anew. Exit 0: sound. Exit 1: something is other than it was sealed.
Exit 2: the file cannot be read.
"""
import base64, hashlib, json, re, struct, sys, zlib
from collections.abc import Iterator
from typing import Any

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
DOCUMENTS = ["plan.json", "programme.json", "proposals.json", "positions.json", "decision.json", "journal.json"]
QUESTIONS = {
    "container": "The zip file itself, every header field / Сам zip-файл, каждое поле заголовков",
    "seal": "The signature over the manifest / Подпись под описью",
    "key": "The key is the one you trust / Ключ тот, которому вы доверяете",
    "contents": "Every file is as the manifest lists it / Каждый файл соответствует описи",
    "meaning": "The documents agree with the journal / Документы согласуются с журналом",
}
SHAPELESS = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
Point = tuple[int, int, int, int]
Entries = list[tuple[str, bytes]]
STATED = ("algorithm", "format", "number", "previous", "public_key", "valid_from", "valid_until")
FORMAT = "maslahat.bundle/2"

def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

# ---- canonical JSON (RFC 8785, whole numbers only) ------------------------------------------------------------
def canon(v: Any) -> bytes:
    if type(v) is list:
        return b"[" + b",".join(map(canon, v)) + b"]"
    if type(v) is dict:
        keys = sorted(v, key=lambda k: k.encode("utf-16-be", "surrogatepass"))
        return b"{" + b",".join(canon(k) + b":" + canon(v[k]) for k in keys) + b"}"
    if v is None or type(v) in (bool, str) or (type(v) is int and abs(v) < 2**53):
        return json.dumps(v, ensure_ascii=False).encode("utf-8")  # half a surrogate pair: a ValueError
    raise ValueError("no canonical form")

def read_json(data: bytes) -> Any:
    """Return the value, only if these bytes are its one canonical spelling."""
    value = json.loads(data.decode("utf-8"))
    if canon(value) != data:
        raise ValueError("another spelling")
    return value

# ---- Ed25519 ----------------------------------------------------------------------------------------------------
def point(data: bytes) -> Point:
    """Return the point that 32 bytes spell; refuse second spellings and points of small order."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if x * x % P != xx:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != xx or (x == 0 and sign):
        raise ValueError("point")
    x = x if x % 2 == sign else P - x
    p = (x, y, 1, x * y % P)
    if is_same(times(8, p), (0, 1, 1, 0)):
        raise ValueError("small order")
    return p

def add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)

def times(n: int, p: Point) -> Point:
    q = (0, 1, 1, 0)
    while n:
        if n & 1:
            q = add(q, p)
        p, n = add(p, p), n >> 1
    return q

def is_same(p: Point, q: Point) -> bool:
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0

def signed(key: Any, message: bytes, signature: Any) -> bool:
    """Tell whether hex ``signature`` of hex ``key`` stands under the message."""
    if not (re.fullmatch("[0-9a-f]{64}", str(key)) and re.fullmatch("[0-9a-f]{128}", str(signature))):
        return False
    k, s = bytes.fromhex(key), bytes.fromhex(signature)
    t = int.from_bytes(s[32:], "little")
    try:
        a, r = point(k), point(s[:32])
    except ValueError:
        return False
    h = int.from_bytes(hashlib.sha512(s[:32] + k + message).digest(), "little") % L
    return t < L and is_same(times(t, BASE), add(r, times(h, a)))

BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

# ---- passkeys (WebAuthn): ECDSA on P-256, Ed25519, RSA PKCS #1 v1.5, all with SHA-256 --------------------------------
Q, N = 2**256 - 2**224 + 2**192 + 2**96 - 1, 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
Affine = tuple[int, int] | None

def plus(p: Affine, q: Affine) -> Affine:
    if p is None or q is None:
        return p or q
    if p[0] == q[0] and (p[1] + q[1]) % Q == 0:
        return None
    slope = (3 * p[0] * p[0] - 3) * pow(2 * p[1], -1, Q) if p == q else (q[1] - p[1]) * pow(q[0] - p[0], -1, Q)
    x = (slope * slope - p[0] - q[0]) % Q
    return x, (slope * (p[0] - x) - p[1]) % Q

def multiple(n: int, p: Affine) -> Affine:
    q: Affine = None
    while n:
        if n & 1:
            q = plus(q, p)
        p, n = plus(p, p), n >> 1
    return q

def is_hex(text: Any, length: int = 0) -> bool:
    fits = type(text) is str and bool(re.fullmatch("([0-9a-f]{2})+", text))
    return fits and length in (0, len(text))

def key_signed(key: Any, message: bytes, signature: str) -> bool:
    """Tell whether hex ``signature`` is that of a passkey: {algorithm, x, y}, {algorithm, x} or {algorithm, n, e}."""
    kind, rest = key["algorithm"], {name: value for name, value in key.items() if name != "algorithm"}
    if not is_hex(signature) or not all(map(is_hex, rest.values())):
        return False
    if (kind, set(rest)) == ("EdDSA", {"x"}):
        return signed(key["x"], message, signature)
    digest = hashlib.sha256(message).digest()
    if (kind, set(rest)) == ("RS256", {"n", "e"}):
        n, size = int(key["n"], 16), len(key["n"])
        padded = f"0001{'ff' * (size // 2 - 54)}003031300d060960864801650304020105000420{digest.hex()}"
        good = 512 <= size <= 1024 and len(signature) == size and key["e"] == "010001" and n >> (4 * size - 1)
        return bool(good) and pow(int(signature, 16), 65537, n) == int(padded, 16)
    if (kind, set(rest)) != ("ES256", {"x", "y"}) or [*map(len, (key["x"], key["y"], signature))] != [64, 64, 128]:
        return False
    x, y, r, s = (int(each, 16) for each in (key["x"], key["y"], signature[:64], signature[64:]))
    if not (x < Q and y < Q and (y * y - x * x * x + 3 * x - B) % Q == 0 and 0 < r < N and 0 < s < N):
        return False
    w = pow(s, -1, N)
    found = plus(multiple(int.from_bytes(digest, "big") * w % N, G), multiple(r * w % N, (x, y)))
    return found is not None and found[0] % N == r

def is_proved(d: Any, entry: int, entries: list[Any], plan: Any) -> bool:
    """Does a position hold the proof that its method promises: a passkey's signature of exactly this statement?"""
    method, proof = d.get("method", "click"), d.get("proof")
    try:
        if method == "note_verbale":
            return list(proof) == ["document"] and is_hex(proof["document"], 64)
        if method != "passkey":
            return method == "click" and proof is None
        s, data, answer = proof["statement"], proof["authenticator_data"], json.loads(proof["client_data"])
        told = {name: s[name] for name in ("record", "domain", "nonce", "asked_at")}
        told |= {"format": "maslahat.statement/1", "programme": plan["programme"], "plan": plan["code"]}
        told |= {name: d[name] for name in ("subject", "seat", "kind")}
        told["reservation"] = sha(canon({name: d[name] for name in ("lines", "text", "whole")}))
        number, seen = s["record"]["number"], [sha(canon(["maslahat.record/1", plan["programme"], plan["code"]]))]
        seen += [e["hash"] for e in entries[:entry - 1]]
        good = sorted(proof) == ["authenticator_data", "client_data", "key", "signature", "statement"] and s == told
        good = good and type(number) is int and number >= 0 and s["record"] == {"hash": seen[number], "number": number}
        challenge = base64.urlsafe_b64encode(hashlib.sha256(canon(s)).digest()).decode().rstrip("=")
        asked = [answer["type"], answer["challenge"], answer.get("crossOrigin", False)]
        host = re.fullmatch("https?://([a-z0-9.-]+)(:[0-9]+)?", answer["origin"])
        good = good and asked == ["webauthn.get", challenge, False] and is_hex(data) and host is not None
        a = bytes.fromhex(data)
        good = good and len(a) > 36 and a[:32] == hashlib.sha256(s["domain"].encode()).digest() and a[32] & 5 == 5
        if not good or not host or not ("." + host[1]).endswith("." + s["domain"]):
            return False
        return key_signed(proof["key"], a + hashlib.sha256(proof["client_data"].encode()).digest(), proof["signature"])
    except SHAPELESS:
        return False

# ---- the zip file -----------------------------------------------------------------------------------------------
SHARED = "version needed:H flags:H method:H modification time:H modification date:H checksum:I packed size:I size:I "
SHARED += "name length:H extra length:H "
REST = "comment length:H disk:H internal attributes:H external attributes:I offset:I "
DIRECTORY = "disk:H directory disk:H entries on disk:H entries:H directory size:I directory offset:I comment length:H "
FORMS = {"local": SHARED, "central": "version made by:H " + SHARED + REST, "end": DIRECTORY}

def header(place: str, kind: str, *values: int) -> Entries:
    fields = re.findall("([a-z ]+):([IH]) ", "signature:I " + FORMS[kind])
    return [(f"{place}:{name}", struct.pack("<" + form, v)) for (name, form), v in zip(fields, values, strict=True)]

def parts(entries: Entries) -> Entries:
    """Return (place, bytes) of the one zip file that these entries can have."""
    at, front, back = 0, [], []
    for name, data in entries:
        n = name.encode("latin-1")
        shared = (20, 0, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(n), 0)
        front += header(f"zip:{name}:local", "local", 0x04034B50, *shared)
        front += [(f"zip:{name}:local:name", n), (name, data)]
        back += header(f"zip:{name}:central", "central", 0x02014B50, 0x0314, *shared, 0, 0, 0, 0o100644 << 16, at)
        back.append((f"zip:{name}:central:name", n))
        at += 30 + len(n) + len(data)
    size = sum(len(data) for _, data in back)
    return front + back + header("zip:end", "end", 0x06054B50, 0, 0, len(entries), len(entries), size, at, 0)

def directory(data: bytes, at: int, count: int) -> tuple[list[Any], int]:
    """Return [(name in the local header, name in the directory, start, stop)] as the directory tells."""
    found: list[Any] = []
    while len(found) < count and at + 46 <= len(data):
        size, n, offset = struct.unpack_from("<I4xH12xI", data, at + 20)
        start, name = offset + 30 + n, data[at + 46:at + 46 + n].decode("latin-1")
        found.append((data[offset + 30:start].decode("latin-1"), name, start, start + size))
        at += 46 + n
    return found, at

def spans(data: bytes) -> tuple[list[Any], bool]:
    """Find the entries from the front; if a header there is damaged, from the directory at the end."""
    found: list[Any] = []
    at = 0
    while data[at:at + 4] == b"PK\3\4" and at + 30 <= len(data):
        size, n, x = struct.unpack_from("<I4xHH", data, at + 18)
        start = at + 30 + n + x
        if start + size > len(data):
            break
        name = data[at + 30:at + 30 + n].decode("latin-1")
        found.append((name, name, start, start + size))
        at = start + size
    else:
        if data[at:at + 4] == b"PK\1\2":
            named = [c[1] for c in directory(data, at, len(found))[0]]
            named += [f[0] for f in found[len(named):]]
            return [(f[0], n, f[2], f[3]) for f, n in zip(found, named, strict=True)], True
    if len(data) >= 22:
        count, at = struct.unpack_from("<H4xI", data, len(data) - 12)
        backwards, stop = directory(data, at, count)
        if backwards and len(backwards) == count and stop == len(data) - 22:
            return backwards, True
    return found, False

def unzip(data: bytes, names: list[str] | None = None) -> tuple[Entries, list[str]]:
    """Return the entries and every place where the file is not the one that these entries make."""
    found, whole = spans(data)
    names = (names or []) + [name for name, _, _, _ in found[len(names or []):]]
    named = zip(names, found, strict=False)
    entries = [(a if a == b else name, data[start:stop]) for name, (a, b, start, stop) in named]
    if not whole:
        return entries, ["zip:after:" + found[-1][0] if found else "zip"]
    faults: list[str] = []
    at = 0
    for place, expected in parts(entries):
        if at + len(expected) > len(data):
            return entries, [*faults, "zip:cut"]
        if data[at:at + len(expected)] != expected:
            faults.append(place)
        at += len(expected)
    return entries, faults + ["zip:surplus"] * (at < len(data))

# ---- the five questions -----------------------------------------------------------------------------------------
def manifest_of(data: bytes) -> dict[str, Any]:
    """Return the manifest that these bytes spell, or {}."""
    try:
        m = read_json(data)
        good = " ".join(m) == "files format key plan programme sealed_at version_id" and m["format"] == FORMAT
        for f in m["files"]:
            good = good and " ".join(f) == "name pieces sha256 size" and f["name"].isascii()
            good = good and all([type(x) for x in p] == [str, int, str] and p[1] >= 0 for p in f["pieces"])
        return m if good and m["files"] else {}
    except SHAPELESS:
        return {}

def key_chain(keys: Any) -> list[str]:
    """Return the fingerprints of the keys, first to last, if each is vouched for by the one before; else []."""
    prints: list[str] = []
    before: dict[str, Any] = {}
    for number, k in enumerate(keys if type(keys) is list else [], 1):
        if type(k) is not dict or set(k) != {*STATED, "self_signature", "previous_signature"}:
            return []
        text = b"maslahat.key/1\n" + canon({name: k[name] for name in STATED})
        good = [k["format"], k["algorithm"], str(k["number"])] == ["maslahat.key/1", "Ed25519", str(number)]
        good = good and type(k["number"]) is int and is_moment(k["valid_from"]) and is_moment(k["valid_until"])
        good = good and signed(k["public_key"], text, k["self_signature"])
        if good and before:
            good = before["valid_from"] <= k["valid_from"] < before["valid_until"] and k["previous"] == prints[-1]
            good = good and signed(before["public_key"], text, k["previous_signature"])
        if not good or not (before or (k["previous"], k["previous_signature"]) == ("", "")):
            return []
        before, prints = k, [*prints, sha(bytes.fromhex(k["public_key"]))]
    return prints

def is_moment(text: Any) -> bool:
    return type(text) is str and bool(re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[.][0-9]{6}Z", text))

def seal_faults(seal: bytes, data: bytes, manifest: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Question 2: is this the signature of these keys over exactly these bytes of the manifest, and in time?"""
    try:
        s = read_json(seal)
        named = [*s, s["algorithm"], s["format"]]
    except SHAPELESS:
        named = []
    if named != ["algorithm", "format", "keys", "manifest", "signature", "Ed25519", "maslahat.signature/1"]:
        return ["signature.json"], []
    keys = key_chain(s["keys"])
    if not keys:
        return ["signature.json#keys"], []
    good = signed(s["keys"][-1]["public_key"], FORMAT.encode() + b"\n" + data, s["signature"])
    if s["manifest"] != sha(data) or not good:
        hint = "manifest" if s["manifest"] != sha(data) else "signature"
        return ["signature.json#" + hint if good or hint == "signature" else "manifest.json"], keys
    if not manifest or manifest["key"] != keys[-1]:
        return ["manifest.json"], keys
    in_time = is_moment(manifest["sealed_at"]) and manifest["sealed_at"] < s["keys"][-1]["valid_until"]
    return [] if in_time else ["signature.json#valid_until"], keys

def content_faults(entries: Entries, manifest: dict[str, Any], unsealed: bool) -> list[str]:
    """Question 4: are the files those of the manifest, byte for byte? If not, which piece of which file?"""
    if not manifest:
        return []
    there, found, faults = dict(entries[:-2]), [n for n, _ in entries], []
    listed = [*(f["name"] for f in manifest["files"]), "manifest.json", "signature.json"]
    if listed != found:
        faults = [n for n in listed if n not in found] + [n + "#unlisted" for n in found if n not in listed]
        faults = ["manifest.json#files"] if unsealed or not faults else faults
    for f in manifest["files"]:
        data = there.get(f["name"])
        if data is not None and sha(data) != f["sha256"]:
            names = [f"{f['name']}#{piece}" for piece in changed(f["pieces"], data)]
            faults += names or ["manifest.json#" + f["name"] if unsealed else f["name"]]
        elif data is not None and len(data) != f["size"]:
            faults.append("manifest.json#" + f["name"])
    return faults + [n for n in DOCUMENTS if n not in there and n not in faults and not unsealed]

def changed(pieces: list[Any], data: bytes) -> list[str]:
    """Name the pieces that differ: in place if the length is the same, else all between unchanged front and end."""
    ends = [0]
    for _, size, _ in pieces:
        ends.append(ends[-1] + size)
    if ends[-1] == len(data):
        return [p[0] for p, a, b in zip(pieces, ends, ends[1:], strict=False) if sha(data[a:b])[:8] != p[2]]
    front, back, shift = 0, len(pieces), len(data) - ends[-1]
    while front < back and sha(data[ends[front]:ends[front + 1]])[:8] == pieces[front][2]:
        front += 1
    while back > front and 0 <= ends[back - 1] + shift < ends[back] + shift and (
        sha(data[ends[back - 1] + shift:ends[back] + shift])[:8] == pieces[back - 1][2]
    ):
        back -= 1
    return [p[0] for p in pieces[front:max(front + 1, back)]] or ["end"]

def journal_faults(journal: dict[str, Any], programme: str, plan: str) -> list[str]:
    """Is each entry sealed with its own hash and linked to the one before, from the plan's name to the checkpoint?"""
    before, point = sha(canon(["maslahat.record/1", programme, plan])), journal["checkpoint"]
    for i, e in enumerate(journal["entries"]):
        known = ["maslahat.entry/1", i + 1, before, programme]
        content = canon({k: v for k, v in e.items() if k != "hash"})
        if [e["format"], e["number"], e["previous"], e["programme"]] != known or sha(content) != e["hash"]:
            return [f"journal.json#entries[{i}]"]
        before = e["hash"]
    is_head = [point["programme"], point["number"], point["hash"]] == [programme, len(journal["entries"]), before]
    return [] if is_head else ["journal.json#checkpoint"]

def meaning_faults(doc: dict[str, Any], version: str) -> Iterator[str]:
    """Question 5: do the documents say the same as the journal, and is the journal whole?"""
    plan, entries = doc["plan.json"], doc["journal.json"]["entries"]
    if sha(canon(plan)) != version:
        yield "plan.json#version_id"
    if doc["programme.json"]["code"] != plan["programme"]:
        yield "programme.json#code"
    yield from journal_faults(doc["journal.json"], plan["programme"], plan["code"])
    positions, about = doc["positions.json"]["positions"], "plan:" + plan["code"]
    endorsed = doc["decision.json"]["endorsement"]["subject"]
    yield from decision_faults(doc["decision.json"], positions, entries, about, version)
    stated = {e["number"]: e["detail"] for e in entries if (e["deed"], e["about"]) == ("position.state", about)}
    effective = {n: d for n, d in stated.items() if d["subject"] == endorsed and d.get("is_effective", True)}
    last_of = {d["seat"]: n for n, d in effective.items()}
    for p in positions:
        d = stated.pop(p["entry"], {})
        if [p["position"], p["party"], p["counts"]] != [d, d.get("seat"), last_of.get(p["party"]) == p["entry"]]:
            yield f"positions.json#{p['party']}"
        elif not is_proved(d, p["entry"], entries, plan):
            yield f"positions.json#{p['party']}/proof"
    yield from (f"positions.json#{d['seat']}" for d in stated.values())
    yield from proposal_faults(doc["proposals.json"]["proposals"], entries, f"proposal:{plan['code']}/")

def decision_faults(decision: Any, positions: list[Any], entries: list[Any], about: str, version: str) -> Iterator[str]:
    """Was this very text endorsed, or made of an endorsed one by changes that nobody stopped? Did every party join?"""
    adopted, since, place = decision["endorsement"], decision.get("since", []), decision["entry"]
    if version != (since[-1]["change"] if since else adopted)["subject"]:
        yield "decision.json#endorsement.subject"
    e = next((e for e in entries if e["number"] == place), entries[-1])
    if [e["number"], e["deed"], e["about"], e["detail"]] != [place, "plan.endorsed", about, adopted]:
        yield "decision.json#entry"
    yield from since_faults(adopted, since, entries, about, place)
    votes = {p["party"]: p["position"]["kind"] for p in positions if p["counts"]}
    for party in [*adopted["rule"]["deciding"], adopted["rule"]["agency"]]:
        said = votes.get(party, "endorse" if party in adopted["by_silence"] else "")
        if party and said not in ("endorse", "endorse_reservation"):
            yield f"decision.json#{party}"

def since_faults(adopted: Any, since: list[Any], entries: list[Any], about: str, place: int) -> Iterator[str]:
    """Does each text in force name the one before it, is none left out, and did nobody stop a change in time?"""
    deeds = ("plan.endorsed", "plan.corrected", "plan.adjusted")
    force = [e for e in entries if e["about"] == about and e["deed"] in deeds]
    before = [None, *(e["detail"]["subject"] for e in force if e["number"] < place)]
    if adopted.get("previous") != before[-1]:
        yield "decision.json#endorsement.previous"
    after = [{"entry": e["number"], "change": e["detail"]} for e in force if e["number"] > place]
    if after != since or entries[-1] not in force:
        yield "decision.json#since"
    stopped = {e["about"] for e in entries if e["deed"] == "adjustment.object" and e["detail"]["in_time"]}
    standing = adopted["subject"]
    for i, c in enumerate([s["change"] for s in since]):
        if c["previous"] != standing or f"adjustment:{about[5:]}/{c['change']}" in stopped:
            yield f"decision.json#since[{i}]"
        standing = c["subject"]

def proposal_faults(proposals: list[Any], entries: list[Any], prefix: str) -> Iterator[str]:
    """Is every proposal of the journal there, with the words it was filed in and the fate it met?"""
    told: dict[str, Any] = {}
    for e in entries:
        ref, d = e["about"][len(prefix):], e["detail"]
        if e["about"].startswith(prefix) and (e["deed"] == "proposal.propose" or "state" in d):
            fate = {"entry": e["number"], "state": d.get("state", "submitted"), "disposition": d.get("disposition", "")}
            told[ref] = (d.get("change_set", told.get(ref, [None])[0]), fate)
    for p in proposals:
        if told.pop(p["ref"], None) != (p["change_set"], p["fate"]):
            yield f"proposals.json#{p['ref']}"
    yield from (f"proposals.json#{ref}" for ref in told)

def check(data: bytes, key: str | None = None) -> tuple[list[list[str]], dict[str, Any], list[str]]:
    """Return (findings as [question, place], manifest, key fingerprints). No findings: the bundle is sound."""
    entries, faults = unzip(data)
    listed = ["manifest.json", "signature.json"]
    pair = [d for _, d in [("", b""), ("", b""), *entries][-2:]]
    sealed, seal = (dict(entries).get(n) or d for n, d in zip(listed, pair, strict=True))
    manifest = manifest_of(sealed)
    listed = [*(f["name"] for f in manifest.get("files", [])), *listed]
    if manifest and listed != [n for n, _ in entries]:
        entries, faults = unzip(data, listed)
    unsealed, keys = seal_faults(seal, sealed, manifest)
    contents = [] if faults == ["zip"] else content_faults(entries, manifest, bool(unsealed))
    known = {f"zip:{f.split('#')[0]}:{h}:checksum" for f in contents + unsealed for h in ("local", "central")}
    findings = [["container", f] for f in faults if f not in known]
    findings += [["seal", f] for f in unsealed] + [["contents", f] for f in contents]
    findings += [["key", "signature.json#keys"]] * bool(key and keys and key not in keys)
    if not findings:
        try:
            doc = {name: read_json(content) for name, content in entries if name in DOCUMENTS}
            places = list(meaning_faults(doc, manifest["version_id"]))
        except SHAPELESS:
            places = ["form"]
        findings = [["meaning", place] for place in dict.fromkeys(places)]
    return findings, manifest, keys

METHODS = {"click": "in the record / в записи", "passkey": "signed with passkey / подписано ключом доступа"}
METHODS |= {"note_verbale": "note verbale, SHA-256 / вербальная нота, SHA-256", "silence": "silence / молчание"}

def joined(data: bytes) -> list[list[str]]:
    """Return for each party of a sound bundle [party, method, fingerprint of its key or document]."""
    doc = {name: read_json(content) for name, content in unzip(data)[0] if name in DOCUMENTS}
    told = [[party, "silence", ""] for party in doc["decision.json"]["endorsement"]["by_silence"]]
    for p in doc["positions.json"]["positions"]:
        proof, method = p["position"].get("proof", {}), p["position"].get("method", "click")
        mark = sha(canon(proof["key"])) if method == "passkey" else proof.get("document", "")
        told += [[p["party"], method, mark]] * bool(p["counts"])
    return told

def forgotten(data: bytes, earlier: bytes) -> list[list[str]]:
    """Does the record begin with that of a sound earlier bundle of the plan? A record only grows."""
    old, new = ([e["hash"] for e in read_json(dict(unzip(d)[0])["journal.json"])["entries"]] for d in (earlier, data))
    return [] if not check(earlier)[0] and new[:len(old)] == old else [["meaning", "journal.json#earlier"]]

def main(argv: list[str]) -> int:
    told = {name: argv.pop(argv.index(name) + 1) for name in ("--key", "--earlier") if name in argv[:-1]}
    key = re.sub("[^0-9a-f]", "", told["--key"].lower()) if "--key" in told else None
    files = [a for a in argv if not a.startswith("--")]
    if len(files) != 1:
        print(__doc__)
        return 2
    with open(files[0], "rb") as file:
        data = file.read()
    findings, manifest, keys = check(data, key)
    if "--earlier" in told and not findings:
        with open(told["--earlier"], "rb") as file:
            findings = forgotten(data, file.read())
    wrong = {question for question, _ in findings}
    if "--json" in argv:
        found = {"sound": not wrong, "findings": findings, "keys": keys}
        print(json.dumps(found if wrong else {**found, "joined": joined(data)}))
        return int(bool(wrong))
    for number, (question, words) in enumerate(QUESTIONS.items(), 1):
        unseen = (question == "meaning" and wrong - {"meaning"}) or (question == "key" and not key)
        print(f"{number}. {words}: {'NO / НЕТ' if question in wrong else '-' if unseen else 'ok'}")
    if wrong:
        print("REFUSED, changed at / ОТКЛОНЕНО, изменено:", *(place for _, place in findings), sep="\n   ")
    else:
        print("SOUND / ЦЕЛ:", manifest["plan"], manifest["version_id"])
        print("Sealed with key, compare / Опечатано ключом, сверьте:", *keys, sep="\n   ")
        print("How each party joined / Как присоединилась каждая сторона:")
        print(*(f"   {party}: {METHODS[method]} {mark}".rstrip() for party, method, mark in joined(data)), sep="\n")
    return int(bool(wrong))

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
