// What can go wrong with an htmx request: the session ended, the server is away, the server broke. Nothing typed is lost.
import { dropDrafts, keepDrafts } from "./drafts.js";
import { toast } from "./toast.js";

const UNANSWERED = ["htmx:sendError", "htmx:timeout"];
let again = null;

export async function freshToken() {
  const answer = await fetch("/fresh-token", { headers: { "HX-Request": "true" } });
  if (!answer.ok) return false;
  const token = await answer.text();
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRF-TOKEN": token }));
  document.querySelectorAll('input[name="_csrf"]').forEach((field) => (field.value = token));
  return true;
}

export function sessionEnded(retry) {
  again = retry;
  const dialog = document.getElementById("signed-out");
  document.getElementById("sign-in-again").href = "/sign-in?next=" + encodeURIComponent(keepDrafts());
  if (dialog && !dialog.open) dialog.showModal();
}

for (const name of UNANSWERED) {
  document.addEventListener(name, () => toast({ text: document.getElementById("toasts").dataset.offline, kind: "problem" }));
}

document.addEventListener("session-ended", (event) => sessionEnded(event.detail.again));

document.addEventListener("htmx:responseError", ({ detail }) => {
  if (detail.xhr.status === 401) {
    const form = detail.elt.closest("form");
    if (form) form.dataset.dirty = "";
    sessionEnded(() => repeat(detail.requestConfig));
  } else if (!detail.xhr.getResponseHeader("HX-Trigger")) {
    toast({ text: document.getElementById("toasts").dataset.failed, kind: "problem" });
  }
});

// What was typed is kept, so that the browser need not ask about leaving; what is typed after the dialog opened, too.
document.getElementById("sign-in-again")?.addEventListener("click", () => {
  keepDrafts();
  document.querySelectorAll("form[data-dirty]").forEach((form) => delete form.dataset.dirty);
});

document.getElementById("send-again")?.addEventListener("click", async () => {
  if (!(await freshToken().catch(() => false))) return;
  document.getElementById("signed-out").close();
  dropDrafts();
  const retry = again;
  again = null;
  await retry?.();
});

function repeat({ elt, triggeringEvent }) {
  const form = elt.matches("form") ? elt : null;
  if (form) form.requestSubmit();
  else elt.dispatchEvent(new Event(triggeringEvent?.type ?? "click", { bubbles: true, cancelable: true }));
}
