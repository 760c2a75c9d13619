// form[data-passkey-add]: the device makes a key, then the form goes to the server with it.
import { made, said, supported } from "./passkeys.js";

const form = document.querySelector("[data-passkey-add]");
if (form && supported()) {
  form.hidden = false;
  form.addEventListener("submit", add);
} else if (form) {
  document.querySelector("[data-passkey-unsupported]").hidden = false;
}

async function add(event) {
  event.preventDefault();
  const line = form.querySelector("[data-passkey-said]");
  const began = performance.now();
  line.textContent = "";
  try {
    form.elements.credential.value = await made(form);
    form.submit();
  } catch (trouble) {
    line.textContent = said(form, trouble, performance.now() - began);
  }
}
