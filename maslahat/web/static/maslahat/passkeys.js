/* Lets the browser speak with an authenticator: to make a passkey, and to sign a position. Forms are sent as ever. */

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/* What an authenticator gave, as JSON of the names and spellings of WebAuthn. */
function spelled(made) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[name]) response[name] = toText(made.response[name]);
  }
  const extensions = made.getClientExtensionResults();
  return JSON.stringify({ id: made.id, rawId: made.id, type: made.type, response, clientExtensionResults: extensions });
}

function say(form, ...words) {
  const box = document.createElement("div");
  box.className = "box bad";
  for (const each of words) {
    const line = document.createElement("p");
    line.textContent = each;
    box.append(line);
  }
  form.querySelector("[data-told]").replaceChildren(box);
}

/* Ask the server, with everything the form holds; what it refuses is said in its words. */
async function ask(form, address) {
  const answer = await fetch(address, { method: "POST", body: new FormData(form), credentials: "same-origin" });
  const told = (answer.headers.get("content-type") ?? "").includes("json") ? await answer.json() : {};
  if (answer.ok) return told;
  const reasons = (told.refused ?? []).flatMap((each) => [each.words, each.way_out].filter(Boolean));
  say(form, ...(reasons.length ? reasons : [form.dataset.stopped]));
  return null;
}

const isHere = (domain) => `.${location.hostname}`.endsWith(`.${domain}`);
const canSign = () => window.isSecureContext && Boolean(window.PublicKeyCredential);

async function make(form) {
  const told = await ask(form, form.dataset.options);
  if (!told) return;
  const { options } = told;
  options.challenge = toBytes(options.challenge);
  options.user.id = toBytes(options.user.id);
  options.excludeCredentials = (options.excludeCredentials ?? []).map((each) => ({ ...each, id: toBytes(each.id) }));
  try {
    form.elements.answer.value = spelled(await navigator.credentials.create({ publicKey: options }));
    form.elements.ticket.value = told.ticket;
    form.submit();
  } catch (fault) {
    say(form, fault.name === "InvalidStateError" ? form.dataset.known : form.dataset.stopped);
  }
}

async function sign(form) {
  if (!form.reportValidity()) return;
  const told = await ask(form, form.dataset.statement);
  if (!told) return;
  const publicKey = {
    challenge: toBytes(told.challenge),
    rpId: told.domain,
    allowCredentials: told.credentials.map((id) => ({ type: "public-key", id: toBytes(id) })),
    userVerification: "required",
  };
  try {
    form.elements.signed_answer.value = spelled(await navigator.credentials.get({ publicKey }));
    form.elements.signed_statement.value = told.statement;
    form.elements.signed_ticket.value = told.ticket;
    form.submit();
  } catch {
    say(form, form.dataset.stopped);
  }
}

const making = document.getElementById("new-passkey");
if (making) {
  making.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!canSign()) say(making, making.dataset.none);
    else if (!isHere(making.dataset.domain)) say(making, making.dataset.elsewhere, making.dataset.domain);
    else make(making);
  });
}

const signing = document.getElementById("sign-with-passkey");
if (signing && canSign()) {
  signing.hidden = false;
  signing.addEventListener("click", () => sign(signing.form));
}
