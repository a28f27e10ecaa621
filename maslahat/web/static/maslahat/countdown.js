// Counts the time down that the server wrote in words; without this script those words stay as they are.
// The distance between the clocks of server and browser is taken out, so that both count to the same instant.
"use strict";

function inWords(milliseconds, language) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [
    ["day", Math.floor(seconds / 86400)],
    ["hour", Math.floor(seconds / 3600) % 24],
    ["minute", Math.floor(seconds / 60) % 60],
    ["second", seconds % 60],
  ];
  const first = parts.findIndex(([, number]) => number > 0);
  return parts
    .slice(first < 0 ? 3 : first, first < 0 ? 4 : first + 3)
    .map(([unit, number]) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(number))
    .join(" ");
}

document.addEventListener("DOMContentLoaded", () => {
  for (const place of document.querySelectorAll("[data-countdown]")) {
    const deadline = Date.parse(place.dataset.countdown);
    const ahead = Date.now() - Date.parse(place.dataset.now);
    const tick = () => {
      const left = deadline - (Date.now() - ahead);
      place.textContent = place.dataset.words.replace("%s", inWords(left, document.documentElement.lang));
      if (left <= 0) {
        clearInterval(timer);
        setTimeout(() => location.reload(), 1500);
      }
    };
    const timer = setInterval(tick, 1000);
    tick();
  }
});
