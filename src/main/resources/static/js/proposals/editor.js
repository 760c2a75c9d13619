// The editor of a proposal: a product that is picked brings its list price; Enter in a line's last figure or the button adds
// a line; a line that is removed when it is the only one is emptied. What it comes to is reckoned on the server.
import { lineEditor } from "../deals/line-editor.js";

const more = lineEditor("offer-line", "offer-", {
  emptied(line) {
    line.querySelectorAll("select").forEach((select) => (select.selectedIndex = 0));
    line.querySelector("[name=line]").value = id();
    line.querySelector("details").open = false;
  },
  chosen: (line) => line.dispatchEvent(new Event("input", { bubbles: true })),
  dropped: (form) =>
    form.querySelector("[data-offer-line] [name=name]").dispatchEvent(new Event("change", { bubbles: true })),
});

document.addEventListener("click", (event) => {
  const term = event.target.closest("[data-offer-term-add]");
  if (term) moreTerms(term);
});

document.addEventListener("keydown", (event) => {
  const line = event.target.closest?.("[data-offer-line]");
  if (!line || event.key !== "Enter" || !event.target.matches("input.num")) return;
  event.preventDefault();
  const next = line.nextElementSibling?.querySelector("[name=name]");
  if (next) next.focus();
  else more(line.closest("form"));
});

// A state is changed for what was saved: what is typed is saved first, then the button is pressed that was wanted.
let wanted = null;

document.addEventListener("htmx:confirm", (event) => {
  if (!event.target.matches("[data-offer-clean]")) return;
  const form = document.querySelector("form[data-offer]");
  const saving = form?.classList.contains("htmx-request");
  if (!saving && !form?.hasAttribute("data-dirty")) return;
  event.preventDefault();
  wanted = event.target.dataset.offerClean;
  if (saving) return;
  if (form.reportValidity()) form.requestSubmit();
  else wanted = null;
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.matches("form[data-offer]") && !event.detail.successful) wanted = null;
});

document.addEventListener("htmx:afterSettle", () => {
  const button = wanted && document.querySelector(`[data-offer-clean="${wanted}"]`);
  const form = document.querySelector("form[data-offer]");
  if (!button || form?.matches(".htmx-request, [data-dirty]")) return;
  wanted = null;
  button.click();
});

// Like crypto.randomUUID, which there is only on a secure connection.
function id() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function moreTerms(button) {
  const terms = button.parentElement.querySelectorAll("[data-offer-term]");
  const fresh = terms[terms.length - 1].cloneNode(true);
  fresh.querySelectorAll("input").forEach((input) => {
    input.value = "";
    input.classList.remove("is-invalid");
  });
  fresh.querySelector(".field-error")?.remove();
  terms[terms.length - 1].after(fresh);
  fresh.querySelector("input").focus();
}
