// form[data-passkey-sign-in]: the button asks for a passkey; browsers that can offer one in the e-mail field do so by themselves.
import { LIFE_MS, said, supported, used } from "./passkeys.js";

// An offer may wait for long; before its challenge is too old it is made anew.
const RENEWED_MS = LIFE_MS - 60 * 1000;

const form = document.querySelector("[data-passkey-sign-in]");
const line = form?.querySelector("[data-passkey-said]");
let offer = null;
let renewal = null;

if (form && supported()) {
  form.hidden = false;
  form.addEventListener("submit", asked);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && renew());
  // Where a key has just been refused, it is not offered by itself once more.
  if (location.pathname !== form.getAttribute("action")) offered();
}

async function asked(event) {
  event.preventDefault();
  withdraw();
  line.textContent = "";
  const began = performance.now();
  try {
    send(await used(form));
  } catch (trouble) {
    line.textContent = said(form, trouble, performance.now() - began);
    offered();
  }
}

async function offered() {
  if (!(await window.PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  withdraw();
  const mine = (offer = new AbortController());
  mine.began = performance.now();
  renewal = setTimeout(renew, RENEWED_MS);
  try {
    send(await used(form, { mediation: "conditional", signal: mine.signal }));
  } catch {
    // Nobody asked for it, so nothing is said; the button says what is wrong.
  }
}

function renew() {
  if (offer && document.visibilityState === "visible" && performance.now() - offer.began >= RENEWED_MS) offered();
}

function withdraw() {
  clearTimeout(renewal);
  offer?.abort();
  offer = null;
}

function send(credential) {
  form.elements.credential.value = credential;
  form.submit();
}
