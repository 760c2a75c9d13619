// What the pages with passkeys share: asking our server for a challenge, the browser for a key, and saying what went wrong.
export const supported = () => typeof window.PublicKeyCredential === "function" && Boolean(navigator.credentials);

class Refused extends Error {}

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

async function options(form, signal) {
  const answer = await fetch(form.dataset.challenges, {
    method: "POST",
    signal,
    headers: { "X-CSRF-TOKEN": form.elements._csrf.value, Accept: "application/json" },
  });
  if (answer.status === 401) {
    document.dispatchEvent(new CustomEvent("session-ended", { detail: { again: () => form.requestSubmit() } }));
    throw new DOMException("", "AbortError");
  }
  if (!answer.ok) throw new Refused((await answer.json().catch(() => null))?.error);
  return answer.json();
}

// A new key, as the JSON that our server takes.
export async function made(form) {
  const asked = await options(form);
  const credential = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: asked.excludeCredentials.map((known) => ({ ...known, id: bytes(known.id) })),
    },
  });
  return json(credential, {
    attestationObject: text(credential.response.attestationObject),
    transports: credential.response.getTransports?.() ?? [],
  });
}

// A key that signs in. With mediation "conditional" the browser offers it among what it fills in, and waits.
export async function used(form, { mediation, signal } = {}) {
  const asked = await options(form, signal);
  const credential = await navigator.credentials.get({
    mediation,
    signal,
    publicKey: { ...asked, challenge: bytes(asked.challenge) },
  });
  const { authenticatorData, signature, userHandle } = credential.response;
  return json(credential, {
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : null,
  });
}

function json(credential, response) {
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response: { ...response, clientDataJSON: text(credential.response.clientDataJSON) },
  });
}

// The text for people; empty where there is nothing to say. Browsers don't tell a "no" from waiting too long, the time does.
export function said(form, trouble, waitedMs) {
  if (trouble.name === "AbortError") return "";
  if (trouble instanceof Refused) return trouble.message || form.dataset.failed;
  if (trouble.name === "NotAllowedError") return waitedMs < LIFE_MS ? form.dataset.cancelled : form.dataset.late;
  if (trouble.name === "InvalidStateError") return form.dataset.there ?? form.dataset.failed;
  return ["SecurityError", "NotSupportedError", "ConstraintError"].includes(trouble.name)
    ? form.dataset.unsupported
    : form.dataset.failed;
}

// As long as a challenge lives on our server.
export const LIFE_MS = 5 * 60 * 1000;
