// Checks a sealed bundle in the reader's own browser: nothing is sent anywhere.
//
//     import { check } from "./verify.js";
//     const { findings, manifest, keys } = check(new Uint8Array(await file.arrayBuffer()), fingerprintOrNothing);
//
// `findings` are [question, place] pairs as docs/formats/bundle.md spells them; none: the bundle is sound. Written from
// that document, with zip headers and canonical JSON of its own; SHA-2 and Ed25519 are in ed25519.js,
// the signatures of passkeys in proved.js.

import { canon } from "./canonical.js";
import { fromHex, joined, sha256, signed, toBytes } from "./ed25519.js";
import { isProved } from "./proved.js";

const FORMAT = "maslahat.bundle/2";
const STATED = ["algorithm", "format", "number", "previous", "public_key", "valid_from", "valid_until"];
const DOCUMENTS = ["plan.json", "programme.json", "proposals.json", "positions.json", "decision.json", "journal.json"];
const TAIL = ["manifest.json", "signature.json"];
const latin = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
const unlatin = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

function isSame(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

// ---- canonical JSON (RFC 8785, whole numbers only) ----------------------------------------------------------------

function readJson(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const value = JSON.parse(text);
  if (canon(value) !== text) throw new Error("another spelling");
  return value;
}

const equal = (one, other) => canon(one ?? null) === canon(other ?? null);
const has = (object, ...keys) =>
  object !== null && typeof object === "object" && equal(Object.keys(object).sort(), keys.sort());

function objectIn(bytes) {
  try {
    return readJson(bytes);
  } catch {
    return null;
  }
}

// ---- the zip file -------------------------------------------------------------------------------------------------

const SHARED =
  "version needed:2 flags:2 method:2 modification time:2 modification date:2 checksum:4 packed size:4 size:4 " +
  "name length:2 extra length:2 ";
const FORMS = {
  local: `signature:4 ${SHARED}`,
  central:
    `signature:4 version made by:2 ${SHARED}` +
    "comment length:2 disk:2 internal attributes:2 external attributes:4 offset:4 ",
  end:
    "signature:4 disk:2 directory disk:2 entries on disk:2 entries:2 directory size:4 directory offset:4 " +
    "comment length:2 ",
};
const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

function header(place, kind, values) {
  return [...FORMS[kind].matchAll(/([a-z ]+):([24]) /g)].map(([, name, size], i) => {
    const bytes = new Uint8Array(Number(size));
    bytes.forEach((_, at) => (bytes[at] = Math.floor(values[i] / 256 ** at) % 256));
    return [`${place}:${name.trim()}`, bytes];
  });
}

function zipParts(entries) {
  const [front, back] = [[], []];
  let at = 0;
  for (const [name, data] of entries) {
    const n = unlatin(name);
    const shared = [20, 0, 0, 0, 33, crc32(data), data.length, data.length, n.length, 0];
    front.push(...header(`zip:${name}:local`, "local", [0x04034b50, ...shared]));
    front.push([`zip:${name}:local:name`, n], [name, data]);
    const rest = [0, 0, 0, 0o100644 * 65536, at];
    back.push(...header(`zip:${name}:central`, "central", [0x02014b50, 0x0314, ...shared, ...rest]));
    back.push([`zip:${name}:central:name`, n]);
    at += 30 + n.length + data.length;
  }
  const size = back.reduce((total, [, bytes]) => total + bytes.length, 0);
  const [count, mark] = [entries.length, 0x06054b50];
  return [...front, ...back, ...header("zip:end", "end", [mark, 0, 0, count, count, size, at, 0])];
}

function directory(data, view, at, count) {
  const found = [];
  while (found.length < count && at + 46 <= data.length) {
    const [size, n] = [view.getUint32(at + 20, true), view.getUint16(at + 28, true)];
    const offset = view.getUint32(at + 42, true);
    const start = offset + 30 + n;
    const [local, central] = [data.slice(offset + 30, start), data.slice(at + 46, at + 46 + n)];
    found.push([latin(local), latin(central), start, start + size]);
    at += 46 + n;
  }
  return [found, at];
}

function fromFront(data, view) {
  const found = [];
  let at = 0;
  while (at + 30 <= data.length && view.getUint32(at, true) === 0x04034b50) {
    const [size, n] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true)];
    const start = at + 30 + n + view.getUint16(at + 28, true);
    if (start + size > data.length) return [found, false];
    const name = latin(data.slice(at + 30, at + 30 + n));
    found.push([name, name, start, start + size]);
    at = start + size;
  }
  if (at + 4 > data.length || view.getUint32(at, true) !== 0x02014b50) return [found, false];
  directory(data, view, at, found.length)[0].forEach((entry, i) => (found[i][1] = entry[1]));
  return [found, true];
}

function spans(data, view) {
  const [found, whole] = fromFront(data, view);
  if (whole || data.length < 22) return [found, whole];
  const [count, at] = [view.getUint16(data.length - 12, true), view.getUint32(data.length - 6, true)];
  const [backwards, stop] = directory(data, view, at, count);
  const leads = backwards.length > 0 && backwards.length === count && stop === data.length - 22;
  return leads ? [backwards, true] : [found, false];
}

function unzip(data, names = []) {
  const [found, whole] = spans(data, new DataView(data.buffer, data.byteOffset, data.length));
  const entries = found.map(([a, b, start, stop], i) => [a === b ? a : (names[i] ?? a), data.slice(start, stop)]);
  if (!whole) return [entries, [found.length ? `zip:after:${found.at(-1)[0]}` : "zip"]];
  const faults = [];
  let at = 0;
  for (const [place, expected] of zipParts(entries)) {
    if (at + expected.length > data.length) return [entries, [...faults, "zip:cut"]];
    if (!isSame(data.subarray(at, at + expected.length), expected)) faults.push(place);
    at += expected.length;
  }
  return [entries, at < data.length ? [...faults, "zip:surplus"] : faults];
}

// ---- the five questions -------------------------------------------------------------------------------------------

function isPiece(piece) {
  return (
    Array.isArray(piece) && piece.length === 3 && typeof piece[0] === "string" && typeof piece[2] === "string" &&
    Number.isInteger(piece[1]) && piece[1] >= 0
  );
}

function manifestIn(bytes) {
  const m = objectIn(bytes);
  const names = ["files", "format", "key", "plan", "programme", "sealed_at", "version_id"];
  if (!has(m, ...names) || m.format !== FORMAT || !Array.isArray(m.files) || !m.files.length) return null;
  const isListing = (file) =>
    has(file, "name", "pieces", "sha256", "size") && typeof file.name === "string" && /^[\0-\x7f]*$/.test(file.name) &&
    Array.isArray(file.pieces) && file.pieces.every(isPiece);
  return m.files.every(isListing) ? m : null;
}

const isMoment = (text) => typeof text === "string" && /^\d{4}-\d\d-\d\dT[\d:]{8}[.]\d{6}Z$/.test(text);

const under = (purpose, bytes) => joined(toBytes(`${purpose}\n`), bytes);

function keyChain(keys) {
  const prints = [];
  let before = null;
  for (const key of Array.isArray(keys) ? keys : []) {
    if (!has(key, ...STATED, "self_signature", "previous_signature")) return [];
    const text = under("maslahat.key/1", toBytes(canon(Object.fromEntries(STATED.map((name) => [name, key[name]])))));
    const isKnown = key.format === "maslahat.key/1" && key.algorithm === "Ed25519" && key.number === prints.length + 1;
    const isTimed = isMoment(key.valid_from) && isMoment(key.valid_until);
    if (!isKnown || !isTimed || !signed(key.public_key, text, key.self_signature)) return [];
    const isVouchedFor = before
      ? before.valid_from <= key.valid_from && key.valid_from < before.valid_until && key.previous === prints.at(-1) &&
        signed(before.public_key, text, key.previous_signature)
      : key.previous === "" && key.previous_signature === "";
    if (!isVouchedFor) return [];
    before = key;
    prints.push(sha256(fromHex(key.public_key)));
  }
  return prints;
}

function sealFaults(sealBytes, bytes, manifest) {
  const seal = objectIn(sealBytes);
  const isKnown = has(seal, "algorithm", "format", "keys", "manifest", "signature");
  if (!isKnown || seal.algorithm !== "Ed25519" || seal.format !== "maslahat.signature/1") {
    return [["signature.json"], []];
  }
  const keys = keyChain(seal.keys);
  if (!keys.length) return [["signature.json#keys"], []];
  const last = seal.keys.at(-1);
  const isGood = signed(last.public_key, under(FORMAT, bytes), seal.signature);
  if (seal.manifest !== sha256(bytes)) return [[isGood ? "signature.json#manifest" : "manifest.json"], keys];
  if (!isGood) return [["signature.json#signature"], keys];
  if (!manifest || manifest.key !== keys.at(-1)) return [["manifest.json"], keys];
  const isInTime = isMoment(manifest.sealed_at) && manifest.sealed_at < last.valid_until;
  return [isInTime ? [] : ["signature.json#valid_until"], keys];
}

function contentFaults(entries, manifest, isUnsealed) {
  if (!manifest) return [];
  const [there, found] = [new Map(entries.slice(0, -2)), entries.map(([name]) => name)];
  const listed = [...manifest.files.map((file) => file.name), ...TAIL];
  let faults = [];
  if (!equal(listed, found)) {
    faults = listed.filter((name) => !found.includes(name));
    faults.push(...found.filter((name) => !listed.includes(name)).map((name) => `${name}#unlisted`));
    if (isUnsealed || !faults.length) faults = ["manifest.json#files"];
  }
  for (const file of manifest.files) {
    const data = there.get(file.name);
    if (data && sha256(data) !== file.sha256) {
      const names = changedPieces(file.pieces, data).map((piece) => `${file.name}#${piece}`);
      faults.push(...(names.length ? names : [isUnsealed ? `manifest.json#${file.name}` : file.name]));
    } else if (data && data.length !== file.size) faults.push(`manifest.json#${file.name}`);
  }
  const missing = DOCUMENTS.filter((name) => !there.has(name) && !faults.includes(name) && !isUnsealed);
  return [...faults, ...missing];
}

function changedPieces(pieces, data) {
  const ends = [0];
  for (const [, size] of pieces) ends.push(ends.at(-1) + size);
  const shift = data.length - ends.at(-1);
  const stands = (i, by) =>
    ends[i] + by >= 0 && sha256(data.subarray(ends[i] + by, ends[i + 1] + by)).slice(0, 8) === pieces[i][2];
  if (!shift) return pieces.filter((_, i) => !stands(i, 0)).map(([name]) => name);
  let [front, back] = [0, pieces.length];
  while (front < back && stands(front, 0)) front++;
  while (back > front && stands(back - 1, shift)) back--;
  const between = pieces.slice(front, Math.max(front + 1, back)).map(([name]) => name);
  return between.length ? between : ["end"];
}

function journalFaults(journal, programme, plan) {
  let before = sha256(toBytes(canon(["maslahat.record/1", programme, plan])));
  for (const [i, entry] of journal.entries.entries()) {
    const { hash, ...rest } = entry;
    const told = [entry.format, entry.number, entry.previous, entry.programme];
    const isNext = equal(told, ["maslahat.entry/1", i + 1, before, programme]);
    if (!isNext || sha256(toBytes(canon(rest))) !== hash) return [`journal.json#entries[${i}]`];
    before = hash;
  }
  const { checkpoint } = journal;
  const reached = [programme, journal.entries.length, before];
  const isHead = equal([checkpoint.programme, checkpoint.number, checkpoint.hash], reached);
  return isHead ? [] : ["journal.json#checkpoint"];
}

function decisionFaults(decision, positions, entries, about, version) {
  const [adopted, since, faults] = [decision.endorsement, decision.since ?? [], []];
  if ((since.length ? since.at(-1).change : adopted).subject !== version) {
    faults.push("decision.json#endorsement.subject");
  }
  const entry = entries.find((each) => each.number === decision.entry) ?? entries.at(-1);
  const told = [entry.number, entry.deed, entry.about, entry.detail];
  if (!equal(told, [decision.entry, "plan.endorsed", about, adopted])) faults.push("decision.json#entry");
  faults.push(...sinceFaults(adopted, since, entries, about, decision.entry));
  const votes = new Map(positions.filter((each) => each.counts).map((each) => [each.party, each.position.kind]));
  for (const party of [...adopted.rule.deciding, adopted.rule.agency]) {
    const kind = votes.has(party) ? votes.get(party) : adopted.by_silence.includes(party) ? "endorse" : "";
    if (party && !["endorse", "endorse_reservation"].includes(kind)) faults.push(`decision.json#${party}`);
  }
  return faults;
}

function sinceFaults(adopted, since, entries, about, place) {
  const deeds = ["plan.endorsed", "plan.corrected", "plan.adjusted"];
  const inForce = entries.filter((each) => each.about === about && deeds.includes(each.deed));
  const before = inForce.filter((each) => each.number < place).map((each) => each.detail.subject);
  const faults = [];
  if ((adopted.previous ?? null) !== (before.at(-1) ?? null)) faults.push("decision.json#endorsement.previous");
  const after = inForce.filter((each) => each.number > place);
  const told = after.map((each) => ({ change: each.detail, entry: each.number }));
  if (!equal(told, since) || entries.at(-1) !== inForce.at(-1)) faults.push("decision.json#since");
  const objections = entries.filter((each) => each.deed === "adjustment.object" && each.detail.in_time);
  const stopped = new Set(objections.map((each) => each.about));
  let standing = adopted.subject;
  for (const [i, { change }] of since.entries()) {
    const isStopped = stopped.has(`adjustment:${about.slice(5)}/${change.change}`);
    if (change.previous !== standing || isStopped) faults.push(`decision.json#since[${i}]`);
    standing = change.subject;
  }
  return faults;
}

function positionFaults(positions, entries, plan, version) {
  const about = `plan:${plan.code}`;
  const stated = new Map(
    entries.filter((e) => e.deed === "position.state" && e.about === about).map((e) => [e.number, e.detail]),
  );
  const counted = new Map();
  for (const [number, detail] of stated) {
    if (detail.subject === version && (detail.is_effective ?? true)) counted.set(detail.seat, number);
  }
  const faults = [];
  for (const each of positions) {
    const said = stated.get(each.entry) ?? {};
    stated.delete(each.entry);
    const counts = counted.get(each.party) === each.entry;
    if (!equal([each.position, each.party, each.counts], [said, said.seat ?? null, counts])) {
      faults.push(`positions.json#${each.party}`);
    } else if (!isProved(said, each.entry, entries, plan)) faults.push(`positions.json#${each.party}/proof`);
  }
  return [...faults, ...[...stated.values()].map((detail) => `positions.json#${detail.seat}`)];
}

function proposalFaults(proposals, entries, prefix) {
  const told = new Map();
  for (const { about, deed, detail, number } of entries) {
    const ref = about.slice(prefix.length);
    if (!about.startsWith(prefix) || !(deed === "proposal.propose" || "state" in detail)) continue;
    const fate = { entry: number, state: detail.state ?? "submitted", disposition: detail.disposition ?? "" };
    told.set(ref, [detail.change_set ?? told.get(ref)?.[0] ?? null, fate]);
  }
  const faults = [];
  for (const each of proposals) {
    if (!equal(told.get(each.ref), [each.change_set, each.fate])) faults.push(`proposals.json#${each.ref}`);
    told.delete(each.ref);
  }
  return [...faults, ...[...told.keys()].map((ref) => `proposals.json#${ref}`)];
}

function meaningFaults(documents, version) {
  const [plan, journal] = [documents["plan.json"], documents["journal.json"]];
  const [positions, about, entries] = [documents["positions.json"].positions, `plan:${plan.code}`, journal.entries];
  const faults = [];
  if (sha256(toBytes(canon(plan))) !== version) faults.push("plan.json#version_id");
  if (documents["programme.json"].code !== plan.programme) faults.push("programme.json#code");
  faults.push(...journalFaults(journal, plan.programme, plan.code));
  faults.push(...decisionFaults(documents["decision.json"], positions, entries, about, version));
  faults.push(...positionFaults(positions, entries, plan, documents["decision.json"].endorsement.subject));
  faults.push(...proposalFaults(documents["proposals.json"].proposals, entries, `proposal:${plan.code}/`));
  return faults;
}

export function check(data, key = null) {
  let [entries, faults] = unzip(data);
  const contentOf = (name, place) => {
    const named = new Map(entries).get(name);
    return named?.length ? named : (entries.at(place)?.[1] ?? new Uint8Array());
  };
  const [bytes, sealBytes] = [contentOf(TAIL[0], entries.length > 1 ? -2 : entries.length), contentOf(TAIL[1], -1)];
  const manifest = manifestIn(bytes);
  const listed = manifest ? [...manifest.files.map((file) => file.name), ...TAIL] : [];
  if (manifest && !equal(listed, entries.map(([name]) => name))) [entries, faults] = unzip(data, listed);
  const [unsealed, keys] = sealFaults(sealBytes, bytes, manifest);
  const contents = equal(faults, ["zip"]) ? [] : contentFaults(entries, manifest, unsealed.length > 0);
  const changed = new Set([...contents, ...unsealed].map((place) => place.split("#")[0]));
  const follows = (place) =>
    [...changed].some((name) => place === `zip:${name}:local:checksum` || place === `zip:${name}:central:checksum`);
  let findings = faults.filter((place) => !follows(place)).map((place) => ["container", place]);
  findings.push(...unsealed.map((place) => ["seal", place]), ...contents.map((place) => ["contents", place]));
  if (key && keys.length && !keys.includes(key)) findings.push(["key", "signature.json#keys"]);
  if (!findings.length) findings = meaningFindings(entries, manifest);
  return { findings, manifest: manifest ?? {}, keys };
}

function meaningFindings(entries, manifest) {
  try {
    const documents = Object.fromEntries(
      entries.filter(([name]) => DOCUMENTS.includes(name)).map(([name, bytes]) => [name, readJson(bytes)]),
    );
    return [...new Set(meaningFaults(documents, manifest.version_id))].map((place) => ["meaning", place]);
  } catch {
    return [["meaning", "form"]];
  }
}
