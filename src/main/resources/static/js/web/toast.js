// Short messages with undo. By the htmx event "toast" (HX-Trigger), by toast({...}) from a module, or by the cookie that a
// redirect carries. {text, kind: "done"|"problem", undo: url, link: url}
import { send } from "./send.js";

const STAYS_MS = 8000;
const AT_MOST = 4;

export function toast({ text, kind = "done", undo = null, link = null }) {
  const area = document.getElementById("toasts");
  if (!area || !text) return;
  const line = document.createElement("div");
  line.className = "toast-line" + (kind === "problem" ? " is-problem" : "");
  const words = document.createElement(ours(link) ? "a" : "span");
  words.textContent = text;
  if (ours(link)) words.href = link;
  line.append(words);
  if (ours(undo)) line.append(button(area.dataset.undo, "btn btn-sm", () => takeBack(line, undo)));
  const close = button("×", "btn btn-sm btn-ghost toast-close", () => line.remove());
  close.ariaLabel = area.dataset.close;
  line.append(close);
  // A modal dialog lies above everything else on the page, so the message goes inside it.
  const dialog = document.querySelector("dialog[open]");
  (dialog ?? document.body).append(area);
  area.append(line);
  while (area.children.length > AT_MOST) area.firstElementChild.remove();
  if (kind !== "problem") leaveAfter(line, undo ? STAYS_MS * 2 : STAYS_MS);
}

function leaveAfter(line, ms) {
  let timer = setTimeout(() => line.remove(), ms);
  const hold = () => clearTimeout(timer);
  const go = () => (timer = setTimeout(() => line.remove(), ms));
  line.addEventListener("pointerenter", hold);
  line.addEventListener("focusin", hold);
  line.addEventListener("pointerleave", go);
  line.addEventListener("focusout", go);
}

async function takeBack(line, undo) {
  line.remove();
  const answer = await send(undo, { method: "POST" });
  if (!answer || !answer.ok) return;
  // Without a redirect the page still shows the old state; what listens to "undone" refreshes itself, else the page loads anew.
  const heard = !document.body.dispatchEvent(new CustomEvent("undone", { bubbles: true, cancelable: true, detail: { undo } }));
  if (!heard && !answer.headers.get("HX-Redirect")) location.reload();
}

function button(text, classes, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = classes;
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function ours(url) {
  return typeof url === "string" && url.startsWith("/") && !url.startsWith("//");
}

function carried() {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith("toast="));
  if (!found) return;
  document.cookie = "toast=; path=/; max-age=0; samesite=lax";
  try {
    toast(JSON.parse(atob(found.slice(6).replaceAll("-", "+").replaceAll("_", "/"))));
  } catch {
    // not ours
  }
}

document.addEventListener("toast", (event) => toast(event.detail));
carried();
