import { TAB } from "./tab.js";

// fetch with what every request of ours needs: the form token, the mark of htmx, toasts and redirects of the answer.
// Resolves to the Response, or to null when there was no answer or the session has ended (the dialog is then open).
export async function send(url, { method = "GET", body = null, headers = {} } = {}) {
  const asked = () =>
    fetch(url, {
      method,
      body,
      headers: { ...JSON.parse(document.body.getAttribute("hx-headers") ?? "{}"), "HX-Request": "true", "X-Tab": TAB, ...headers },
    });
  let answer;
  try {
    answer = await asked();
  } catch {
    say({ text: document.getElementById("toasts")?.dataset.offline, kind: "problem" });
    return null;
  }
  if (answer.status === 401) {
    document.dispatchEvent(new CustomEvent("session-ended", { detail: { again: () => send(url, { method, body, headers }) } }));
    return null;
  }
  events(answer.headers.get("HX-Trigger"));
  const elsewhere = answer.headers.get("HX-Redirect");
  if (elsewhere) location.assign(elsewhere);
  return answer;
}

function events(header) {
  if (!header) return;
  if (!header.startsWith("{")) {
    header.split(",").forEach((name) => tell(name.trim(), {}));
    return;
  }
  Object.entries(JSON.parse(header)).forEach(([name, detail]) => tell(name, detail));
}

function tell(name, detail) {
  document.body.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}

function say(detail) {
  tell("toast", detail);
}
