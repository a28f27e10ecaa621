/* Checks in the browser alone whether a chosen file holds the plan that was endorsed: SHA-256 of plan.json. */
"use strict";

(() => {
  const place = document.getElementById("check-here");
  if (!place || !window.crypto || !window.crypto.subtle) return;
  place.hidden = false;
  const told = document.getElementById("told");

  /* A sealed record stores its files as they are, so that each can be cut out of the zip. */
  const planIn = (bytes) => {
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 30 <= bytes.length && view.getUint32(at, true) === 0x04034b50; ) {
      const size = view.getUint32(at + 18, true);
      const nameSize = view.getUint16(at + 26, true);
      const start = at + 30 + nameSize + view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 30, at + 30 + nameSize));
      if (name === "plan.json") return bytes.subarray(start, start + size);
      at = start + size;
    }
    return bytes[0] === 0x7b ? bytes : null;
  };

  const say = (look, words) => {
    told.className = `box ${look}`;
    told.textContent = words;
  };

  document.getElementById("chosen").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    const plan = planIn(new Uint8Array(await file.arrayBuffer()));
    if (!plan) {
      say("warn", place.dataset.none);
      return;
    }
    const hash = new Uint8Array(await window.crypto.subtle.digest("SHA-256", plan));
    const found = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const isSame = found === place.dataset.fingerprint;
    say(isSame ? "good" : "bad", `${isSame ? "✓" : "✕"} ${isSame ? place.dataset.same : place.dataset.other}`);
  });
})();
