/* Lets a reader check a chosen file in the browser alone: the whole record by verify.js, its plan by the fingerprint. */

import { sha256 } from "./ed25519.js";
import { check } from "./verify.js";

const place = document.getElementById("check-here");
const told = document.getElementById("told");
const faults = document.getElementById("faults");

/* A sealed record stores its files as they are, so that each can be cut out of the zip. */
function planIn(bytes) {
  if (bytes[0] === 0x7b) return bytes;
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 30 <= bytes.length && view.getUint32(at, true) === 0x04034b50; ) {
    const size = view.getUint32(at + 18, true);
    const nameEnd = at + 30 + view.getUint16(at + 26, true);
    const start = nameEnd + view.getUint16(at + 28, true);
    if (new TextDecoder().decode(bytes.subarray(at + 30, nameEnd)) === "plan.json") {
      return bytes.subarray(start, start + size);
    }
    at = start + size;
  }
  return null;
}

function say(look, words, findings = []) {
  told.className = `box ${look}`;
  told.textContent = words;
  faults.replaceChildren(
    ...findings.slice(0, 50).map((found) => {
      const item = document.createElement("li");
      const spot = document.createElement("code");
      spot.textContent = found[1];
      item.append(spot);
      return item;
    }),
  );
}

async function look(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const plan = planIn(bytes);
  if (!plan) return say("warn", place.dataset.none);
  const findings = plan === bytes ? [] : check(bytes).findings;
  if (sha256(plan) !== place.dataset.fingerprint) return say("bad", `✕ ${place.dataset.other}`, findings);
  if (findings.length) return say("bad", `✕ ${place.dataset.broken}`, findings);
  return say("good", `✓ ${place.dataset.same}${plan === bytes ? "" : ` ${place.dataset.sound}`}`);
}

if (place) {
  place.hidden = false;
  document.getElementById("chosen").addEventListener("change", (event) => {
    if (event.target.files[0]) look(event.target.files[0]);
  });
}
