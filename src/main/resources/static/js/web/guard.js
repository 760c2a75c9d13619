// Nothing typed is lost. form[data-guard]: leaving asks when it was changed. A plain form that posts first makes sure that the
// session still lives: if it has ended, the dialog says so and the form stays as it is.
import { freshToken, sessionEnded } from "./requests.js";
import { toast } from "./toast.js";

document.addEventListener("input", (event) => {
  if (event.target.form) event.target.form.dataset.dirty = "";
});
// A region inside the form that asks while one types (look-alikes) sends nothing away.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches("form, button")) delete event.target.closest("form")?.dataset.dirty;
});

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-guard][data-dirty]:not(.is-sending)")) event.preventDefault();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || htmx(form) || "unguarded" in form.dataset) return;
  if (form.classList.contains("is-sending")) return;
  event.preventDefault();
  check(form, event.submitter);
});

function htmx(form) {
  return form.matches("[hx-post], [hx-put], [hx-patch], [hx-delete], [hx-get]");
}

async function check(form, submitter) {
  let alive;
  try {
    alive = await freshToken();
  } catch {
    toast({ text: document.getElementById("toasts").dataset.offline, kind: "problem" });
    return;
  }
  const go = () => {
    form.classList.add("is-sending");
    form.requestSubmit(submitter);
  };
  if (alive) go();
  else sessionEnded(go);
}

// Back in the history the page comes from memory as it was sent.
window.addEventListener("pageshow", () =>
  document.querySelectorAll("form.is-sending").forEach((form) => form.classList.remove("is-sending")),
);
