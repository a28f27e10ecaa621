// Canonical JSON (RFC 8785, whole numbers only): one and the same content always has one and the same text.

export function canon(value) {
  if (Array.isArray(value)) return `[${value.map(canon).join(",")}]`;
  if (value !== null && typeof value === "object") {
    return `{${Object.keys(value).sort().map((key) => `${canon(key)}:${canon(value[key])}`).join(",")}}`;
  }
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new Error("not a whole number");
  if (typeof value === "string" && /[\ud800-\udfff]/u.test(value)) throw new Error("half of a surrogate pair");
  if (value === undefined) throw new Error("missing");
  return JSON.stringify(value);
}
