// The room, live: follows the numbered stream of a meeting, shows what is before it, and polls where no stream flows.
(() => {
  "use strict";
  const live = document.getElementById("live");
  if (!live) return;
  const told = live.dataset;
  const state = {
    number: Number(told.number), print: told.print, tag: "", source: null, heardAt: 0, patience: 0,
    fails: 0, polling: 0, refreshing: 0, resting: 0, inFlight: false, again: false,
  };
  const PATIENCE = Number(told.patience) * 1000, QUIET = Number(told.quiet) * 1000, POLL = Number(told.poll) * 1000;
  const some = (most) => Math.random() * most;

  function say(mode) {
    if (live.dataset.mode === mode) return;
    live.dataset.mode = mode;
    live.textContent = { live: told.wordsLive, delayed: told.wordsDelayed, lost: told.wordsLost }[mode];
  }

  // The stream ---------------------------------------------------------------------------------------------------
  function connect() {
    leave();
    const from = told.stream + (told.stream.includes("?") ? "&" : "?") + "after=" + state.number;
    const source = state.source = new EventSource(from);
    state.heardAt = Date.now();
    state.patience = PATIENCE;
    source.addEventListener("hello", heard);
    source.addEventListener("alive", heard);
    source.addEventListener("happened", (event) => { heard(event); happened(event); });
    source.addEventListener("snapshot", (event) => { heard(event); stands(JSON.parse(event.data)); });
    source.addEventListener("rights", () => refresh(0));
    source.onerror = () => { if (source.readyState === EventSource.CLOSED) fall(); };
  }

  function leave() {
    if (state.source) state.source.close();
    state.source = null;
  }

  function heard() {
    state.heardAt = Date.now();
    state.patience = QUIET;
    state.fails = 0;
    clearTimeout(state.polling);
    state.polling = 0;
    say("live");
  }

  function fall() {
    leave();
    state.fails += 1;
    const longest = Math.min(60000, 2000 * 2 ** state.fails);
    setTimeout(() => { if (!state.source) connect(); }, longest / 2 + some(longest / 2));
    if (!state.polling) poll();
  }

  setInterval(() => {
    if (state.source && Date.now() - state.heardAt > state.patience) fall();
  }, 1000);
  // A page that nobody sees keeps no connection: a browser has six for a site, and a phone sleeps anyway (E76).
  document.addEventListener("visibilitychange", () => {
    clearTimeout(state.resting);
    if (document.hidden) state.resting = setTimeout(leave, 30000);
    else if (!state.source && !state.polling || Date.now() - state.heardAt > QUIET) connect();
  });

  function happened(event) {
    const found = JSON.parse(event.data);
    state.number = Number(event.lastEventId);
    if (found.kind === "subject" && found.body) paint(found.body);
    refresh(told.spread === "0" ? 0 : found.spread);
  }

  // Where no stream flows ----------------------------------------------------------------------------------------
  async function poll() {
    state.polling = setTimeout(poll, POLL * 0.8 + some(POLL * 0.4));
    try {
      const answer = await fetch(told.state, { headers: state.tag ? { "If-None-Match": state.tag } : {}, cache: "no-store" });
      if (!answer.ok && answer.status !== 304) throw new Error(answer.status);
      if (!state.polling) return;
      say("delayed");
      if (answer.status === 304) return;
      state.tag = answer.headers.get("ETag");
      stands(await answer.json());
    } catch {
      if (state.polling) say("lost");
    }
  }

  function stands(found) {
    const isNew = found.number !== state.number || (found.subject.print || "") !== state.print;
    state.number = found.number;
    paint(found.subject);
    if (isNew) refresh(told.spread === "0" ? 0 : 1000);
  }

  // What is on the page ------------------------------------------------------------------------------------------
  function paint(subject) {
    if (subject.print === undefined) return;
    state.print = subject.print;
    for (const part of document.querySelectorAll("[data-now]")) {
      const value = subject[part.dataset.now];
      const words = typeof value === "object" ? value[part.lang] || Object.values(value)[0] || "" : String(value || "");
      if (part.textContent !== words) part.textContent = words;
    }
    for (const part of document.querySelectorAll("[data-has]")) part.hidden = !subject[part.dataset.has];
    for (const part of document.querySelectorAll("[data-lacks]")) part.hidden = Boolean(subject[part.dataset.lacks]);
    lock();
  }

  // A button that was made for another subject decides nothing: the server would refuse it, so it is not offered.
  function lock() {
    for (const form of document.querySelectorAll("form[data-subject]")) {
      const isStale = form.dataset.subject !== state.print;
      for (const button of form.querySelectorAll("button")) button.disabled = isStale;
      let note = form.querySelector(".is-stale");
      if (isStale && !note) {
        note = document.createElement("p");
        note.className = "is-stale";
        note.textContent = told.wordsStale;
        form.append(note);
      } else if (!isStale && note) note.remove();
    }
  }

  function refresh(spread) {
    clearTimeout(state.refreshing);
    state.refreshing = setTimeout(fetchParts, some(spread));
  }

  async function fetchParts() {
    if (state.inFlight) { state.again = true; return; }
    state.inFlight = true;
    try {
      const answer = await fetch(location.href, { headers: { "X-Room-Part": "1" }, cache: "no-store" });
      if (answer.redirected || [401, 403, 404, 410].includes(answer.status)) { location.reload(); return; }
      if (answer.ok) take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      refresh(5000);
    } finally {
      state.inFlight = false;
      if (state.again) { state.again = false; refresh(0); }
    }
  }

  function take(fresh) {
    const now = fresh.getElementById("parts");
    if (!now) return;
    state.print = now.dataset.print;
    state.number = Math.max(state.number, Number(now.dataset.number));
    const wanted = [...fresh.querySelectorAll("[data-live]")];
    const names = new Set(wanted.map((part) => part.dataset.live));
    let before = null;
    for (const part of wanted) before = put(part, before);
    for (const part of document.querySelectorAll("[data-live]"))
      if (!names.has(part.dataset.live) && !isBusy(part)) part.remove();
    lock();
    keepMeetingTime(now.dataset.clock);
    fit();
  }

  function put(part, before) {
    const here = document.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!here) {
      const parts = document.getElementById("parts");
      if (before) before.after(part); else parts.prepend(part);
      return part;
    }
    if (here.innerHTML === part.innerHTML || isBusy(here)) return here;
    const id = here.contains(document.activeElement) ? document.activeElement.id : "";
    here.className = part.className;
    here.replaceChildren(...part.childNodes);
    if (id) document.getElementById(id)?.focus();
    return here;
  }

  // What somebody is writing is never taken away.
  function isBusy(part) {
    const at = document.activeElement;
    if (part.contains(at) && at.matches("input:not([type=hidden]), textarea, select")) return true;
    return [...part.querySelectorAll("input:not([type=hidden]), textarea, select")].some((field) =>
      field.matches("[type=checkbox], [type=radio]") ? field.checked !== field.defaultChecked
        : field.matches("select") ? [...field.options].some((option) => option.selected !== option.defaultSelected) && field.selectedIndex > 0
          : field.value !== field.defaultValue);
  }

  // Nobody scrolls a wall: the hall screen takes the largest type in which everything fits.
  function fit() {
    const body = document.body;
    if (!body.classList.contains("hall")) return;
    body.className = "hall";
    for (let step = 1; step < 6 && document.documentElement.scrollHeight > innerHeight; step += 1) body.className = `hall fit-${step}`;
  }
  addEventListener("resize", fit);

  for (const button of document.querySelectorAll("[data-fullscreen]")) {
    button.hidden = !document.fullscreenEnabled;
    button.addEventListener("click", () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  }
  lock();
  fit();
  connect();
})();
