// Clocks of a meeting: data-until counts down to an instant, data-since up from one. The clock of the server counts,
// not that of the reader: data-clock says what it showed when the page was made. Without this script the words stay.
"use strict";

const keepMeetingTime = (() => {
  let offset = 0;

  function count() {
    const now = Date.now() + offset;
    for (const part of document.querySelectorAll("[data-until], [data-since]")) {
      const left = part.dataset.until ? Date.parse(part.dataset.until) - now : now - Date.parse(part.dataset.since);
      const seconds = Math.max(0, Math.round(left / 1000));
      part.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      part.classList.toggle("is-over", part.dataset.until !== undefined && seconds === 0);
    }
  }

  function keep(clock) {
    offset = Number(clock) - Date.now();
    count();
  }

  const told = document.querySelector("[data-clock]");
  if (told) {
    keep(told.dataset.clock);
    setInterval(count, 1000);
  }
  return keep;
})();
