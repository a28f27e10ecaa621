// SHA-2 (FIPS 180-4) and strict Ed25519 (RFC 8032), for checking a sealed bundle where a page has no WebCrypto.

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
export const toBytes = (text) => new TextEncoder().encode(text);
export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
export const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

// ---- SHA-2 (FIPS 180-4): the constants are the fractions of roots of the first primes -----------------------------

function primes(count) {
  const found = [];
  for (let n = 2n; found.length < count; n++) if (found.every((prime) => n % prime)) found.push(n);
  return found;
}

function rootFraction(n, degree, bits) {
  const scaled = n << (BigInt(degree) * bits);
  let low = 0n;
  let high = scaled;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** BigInt(degree) <= scaled) low = middle;
    else high = middle - 1n;
  }
  return low & ((1n << bits) - 1n);
}

const FIRST = primes(80);
const K256 = Uint32Array.from(FIRST.slice(0, 64), (prime) => Number(rootFraction(prime, 3, 32n)));
const H256 = Uint32Array.from(FIRST.slice(0, 8), (prime) => Number(rootFraction(prime, 2, 32n)));
const K512 = FIRST.map((prime) => rootFraction(prime, 3, 64n));
const H512 = FIRST.slice(0, 8).map((prime) => rootFraction(prime, 2, 64n));

function padded(bytes, block) {
  const size = Math.ceil((bytes.length + 1 + block / 8) / block) * block;
  const whole = new Uint8Array(size);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  new DataView(whole.buffer).setBigUint64(size - 8, BigInt(bytes.length) * 8n);
  return new DataView(whole.buffer);
}

export function sha256(bytes) {
  const view = padded(bytes, 64);
  const state = Uint32Array.from(H256);
  const w = new Uint32Array(64);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + i * 4);
    for (let i = 16; i < 64; i++) {
      const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K256[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] += word));
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

export function sha512(bytes) {
  const view = padded(bytes, 128);
  const state = [...H512];
  const keep = (x) => BigInt.asUintN(64, x);
  const turn = (x, n) => (x >> n) | keep(x << (64n - n));
  for (let at = 0; at < view.byteLength; at += 128) {
    const w = Array.from({ length: 16 }, (_, i) => view.getBigUint64(at + i * 8));
    for (let i = 16; i < 80; i++) {
      const s0 = turn(w[i - 15], 1n) ^ turn(w[i - 15], 8n) ^ (w[i - 15] >> 7n);
      const s1 = turn(w[i - 2], 19n) ^ turn(w[i - 2], 61n) ^ (w[i - 2] >> 6n);
      w.push(keep(w[i - 16] + s0 + w[i - 7] + s1));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 80; i++) {
      const one = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (keep(~e) & g)) + K512[i] + w[i];
      const two = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, keep(d + one), c, b, a, keep(one + two)];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = keep(state[i] + word)));
  }
  return fromHex(state.map((word) => word.toString(16).padStart(16, "0")).join(""));
}

// ---- Ed25519 (RFC 8032), strict -----------------------------------------------------------------------------------

const mod = (n) => ((n % P) + P) % P;

function power(base, exponent) {
  let result = 1n;
  for (base = mod(base); exponent > 0n; exponent >>= 1n, base = (base * base) % P) {
    if (exponent & 1n) result = (result * base) % P;
  }
  return result;
}

const D = mod(-121665n * power(121666n, P - 2n));
const NEUTRAL = [0n, 1n, 1n, 0n];

function add([px, py, pz, pt], [qx, qy, qz, qt]) {
  const [a, b] = [mod((py - px) * (qy - qx)), mod((py + px) * (qy + qx))];
  const [c, d] = [mod(2n * pt * qt * D), mod(2n * pz * qz)];
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(n, point) {
  let result = NEUTRAL;
  for (; n > 0n; n >>= 1n, point = add(point, point)) if (n & 1n) result = add(result, point);
  return result;
}

const samePoint = (p, q) => mod(p[0] * q[2] - q[0] * p[2]) === 0n && mod(p[1] * q[2] - q[1] * p[2]) === 0n;
const littleEndian = (bytes) => BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`);

function pointOf(bytes) {
  const whole = littleEndian(bytes);
  const [sign, y] = [whole >> 255n, whole & (2n ** 255n - 1n)];
  const square = mod((y * y - 1n) * power(D * y * y + 1n, P - 2n));
  let x = power(square, (P + 3n) / 8n);
  if ((x * x) % P !== square) x = mod(x * power(2n, (P - 1n) / 4n));
  if (y >= P || (x * x) % P !== square || (x === 0n && sign)) throw new Error("not a point");
  if ((x & 1n) !== sign) x = P - x;
  const point = [x, y, 1n, mod(x * y)];
  if (samePoint(times(8n, point), NEUTRAL)) throw new Error("small order");
  return point;
}

const BASE = pointOf(fromHex("5866666666666666666666666666666666666666666666666666666666666666"));
const answered = new Map();

// A list that holds one text would pass for that text in a pattern's test: ask for the type as well.
const isHex = (text, size) => typeof text === "string" && text.length === size && /^[0-9a-f]*$/.test(text);

// Tell whether hex `signature` of hex `key` stands under the message.
export function signed(key, message, signature) {
  if (!isHex(key, 64) || !isHex(signature, 128)) return false;
  const name = [key, sha256(message), signature].join();
  if (answered.size > 999) answered.clear();
  if (!answered.has(name)) answered.set(name, holds(fromHex(key), message, fromHex(signature)));
  return answered.get(name);
}

function holds(key, message, signature) {
  const s = littleEndian(signature.slice(32));
  try {
    const [a, r] = [pointOf(key), pointOf(signature.slice(0, 32))];
    const hash = sha512(joined(signature.slice(0, 32), key, message));
    return s < L && samePoint(times(s, BASE), add(r, times(littleEndian(hash) % L, a)));
  } catch {
    return false;
  }
}
