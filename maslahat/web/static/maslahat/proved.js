// By what a position is proved: its entry alone, a note verbale, or a passkey's signature (docs/formats/bundle.md).
// ECDSA on P-256 (FIPS 186-5), strict Ed25519 and RSA PKCS #1 v1.5, all over SHA-256, for pages without WebCrypto.

import { canon } from "./canonical.js";
import { fromHex, joined, sha256, signed, toBytes } from "./ed25519.js";

const Q = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const G = [
  0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
];
const mod = (n, m) => ((n % m) + m) % m;
const isHex = (text, size = 0) =>
  typeof text === "string" && /^([0-9a-f]{2})+$/.test(text) && (!size || text.length === size);
const number = (hex) => BigInt(`0x${hex}`);

function power(base, exponent, m) {
  let result = 1n;
  for (base = mod(base, m); exponent > 0n; exponent >>= 1n, base = (base * base) % m) {
    if (exponent & 1n) result = (result * base) % m;
  }
  return result;
}

function inverse(n, m) {
  let [a, b, x, y] = [mod(n, m), m, 1n, 0n];
  while (a > 0n) [a, b, x, y] = [b % a, a, y - (b / a) * x, x];
  return mod(y, m);
}

function plus(p, q) {
  if (!p || !q) return p ?? q;
  const isSame = p[0] === q[0];
  if (isSame && mod(p[1] + q[1], Q) === 0n) return null;
  const slope = isSame
    ? (3n * p[0] * p[0] - 3n) * inverse(2n * p[1], Q)
    : (q[1] - p[1]) * inverse(q[0] - p[0], Q);
  const x = mod(slope * slope - p[0] - q[0], Q);
  return [x, mod(slope * (p[0] - x) - p[1], Q)];
}

function multiple(n, point) {
  let result = null;
  for (; n > 0n; n >>= 1n, point = plus(point, point)) if (n & 1n) result = plus(result, point);
  return result;
}

function isEcdsa(key, digest, signature) {
  if (!isHex(key.x, 64) || !isHex(key.y, 64) || !isHex(signature, 128)) return false;
  const [x, y, r, s] = [key.x, key.y, signature.slice(0, 64), signature.slice(64)].map(number);
  const isOnCurve = x < Q && y < Q && mod(y * y - x * x * x + 3n * x - B, Q) === 0n;
  if (!isOnCurve || r <= 0n || r >= N || s <= 0n || s >= N) return false;
  const w = inverse(s, N);
  const found = plus(multiple((number(digest) * w) % N, G), multiple((r * w) % N, [x, y]));
  return found !== null && found[0] % N === r;
}

function isRsa(key, digest, signature) {
  const size = key.n.length;
  const isSized = size >= 512 && size <= 1024 && signature.length === size && key.e === "010001";
  if (!isSized || number(key.n) >> BigInt(4 * size - 1) === 0n) return false;
  const padded = `0001${"ff".repeat(size / 2 - 54)}003031300d060960864801650304020105000420${digest}`;
  return power(number(signature), 65537n, number(key.n)) === number(padded);
}

function isSignature(key, message, signature) {
  const { algorithm, ...rest } = key;
  const members = Object.keys(rest).sort().join();
  if (!isHex(signature) || !Object.values(rest).every((each) => isHex(each))) return false;
  if (algorithm === "EdDSA" && members === "x") return signed(key.x, message, signature);
  if (algorithm === "RS256" && members === "e,n") return isRsa(key, sha256(message), signature);
  return algorithm === "ES256" && members === "x,y" && isEcdsa(key, sha256(message), signature);
}

function base64url(hex) {
  const text = btoa(String.fromCharCode(...fromHex(hex)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function isSigned(position, proof, entry, entries, plan) {
  const { statement, client_data: clientData, authenticator_data: data, key, signature } = proof;
  const { lines, text, whole } = position;
  const expected = {
    format: "maslahat.statement/1", programme: plan.programme, plan: plan.code, subject: position.subject,
    seat: position.seat, kind: position.kind, reservation: sha256(toBytes(canon({ lines, text, whole }))),
    record: statement.record, domain: statement.domain, nonce: statement.nonce, asked_at: statement.asked_at,
  };
  const members = Object.keys(proof).sort().join();
  if (members !== "authenticator_data,client_data,key,signature,statement") return false;
  const spelled = canon(statement);
  if (spelled !== canon(expected) || !isHex(data) || data.length < 74) return false;
  const seen = statement.record;
  if (!Number.isInteger(seen.number) || seen.number < 0 || seen.number >= entry) return false;
  const first = sha256(toBytes(canon(["maslahat.record/1", plan.programme, plan.code])));
  const hash = seen.number ? entries[seen.number - 1].hash : first;
  if (canon(seen) !== canon({ hash, number: seen.number })) return false;
  const answer = JSON.parse(clientData);
  const isAsked = answer.type === "webauthn.get" && answer.challenge === base64url(sha256(toBytes(spelled)));
  const host = /^https?:\/\/([a-z0-9.-]+)(:[0-9]+)?$/.exec(answer.origin);
  if (!isAsked || (answer.crossOrigin ?? false) !== false || !host) return false;
  if (!`.${host[1]}`.endsWith(`.${statement.domain}`)) return false;
  const told = fromHex(data);
  if (data.slice(0, 64) !== sha256(toBytes(statement.domain)) || (told[32] & 5) !== 5) return false;
  return isSignature(key, joined(told, fromHex(sha256(toBytes(clientData)))), signature);
}

// Tell whether a position (the detail of this entry, counted from 1) holds the proof that its method promises.
export function isProved(position, entry, entries, plan) {
  const { method = "click", proof = null } = position;
  try {
    if (method === "note_verbale") return Object.keys(proof).join() === "document" && isHex(proof.document, 64);
    if (method !== "passkey") return method === "click" && proof === null;
    return isSigned(position, proof, entry, entries, plan);
  } catch {
    return false;
  }
}
