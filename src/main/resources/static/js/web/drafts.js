// What is typed when a session ends outlives the way through the sign-in page: it waits in this tab's sessionStorage, without
// passwords, files and tokens, and comes back to the same form of the same page for the same account alone. A form that a
// region brought is fetched again from where it came. form[data-page] names the page of a form whose answer stands elsewhere.
import { toast } from "./toast.js";

const KEY = "draft:";
const KEPT_MS = 12 * 60 * 60 * 1000;
const ROWS_MAX = 200;
const account = document.body.dataset.account;
const origins = new WeakMap();

document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const { target, pathInfo, requestConfig } = detail;
  if (requestConfig?.verb !== "get" || !target?.id) return;
  document.querySelectorAll(`#${CSS.escape(target.id)} form`).forEach((form) =>
    origins.set(form, { url: pathInfo.requestPath, target: "#" + target.id, swap: target.id === "dialog-body" ? "innerHTML" : "outerHTML" }),
  );
});

/** Keeps every form that was changed; answers the page to come back to. */
export function keepDrafts() {
  const forms = [...document.querySelectorAll("form[data-dirty]")];
  const page = forms.map((form) => form.dataset.page).find(Boolean) ?? location.pathname + location.search;
  if (account && forms.length) {
    const drafts = forms.map((form) => ({ name: name(form), nth: nth(form), origin: origins.get(form) ?? null, fields: fields(form) }));
    sessionStorage.setItem(KEY + page, JSON.stringify({ account, at: Date.now(), drafts }));
  }
  return page;
}

export function dropDrafts() {
  Object.keys(sessionStorage).filter((key) => key.startsWith(KEY)).forEach((key) => sessionStorage.removeItem(key));
}

/** Where the form sends to, and what it asks for. */
function name(form) {
  const names = new Set([...form.elements].map((field) => field.name).filter((one) => one && one !== "_csrf"));
  return [form.getAttribute("hx-put") ?? form.getAttribute("hx-post") ?? form.getAttribute("action"), ...[...names].sort()].join(" ");
}

const alike = (wanted) => [...document.forms].filter((form) => name(form) === wanted);
const nth = (form) => alike(name(form)).indexOf(form);

function kept(field) {
  if (!field.name || field.name === "_csrf") return false;
  if (["password", "file", "submit", "button"].includes(field.type)) return false;
  return !/password|one-time-code|^cc-/.test(field.autocomplete ?? "");
}

function fields(form) {
  return [...form.elements].filter(kept).map((field) => ({ name: field.name, value: field.value, checked: field.checked ?? null }));
}

if (account) restore();
document.addEventListener("submit", (event) => event.target.matches("form[action='/sign-out']") && dropDrafts(), true);

async function restore() {
  const key = KEY + location.pathname + location.search;
  const all = Object.keys(sessionStorage).filter((one) => one.startsWith(KEY));
  all.filter((one) => !fits(read(one))).forEach((one) => sessionStorage.removeItem(one));
  const draft = read(key);
  if (!draft) return;
  const back = [];
  for (const one of draft.drafts) {
    const form = await find(one);
    if (!form) continue;
    fill(form, one.fields);
    form.dataset.dirty = "";
    back.push(form);
  }
  if (!back.length) return;
  sessionStorage.removeItem(key);
  toast({ text: document.getElementById("toasts").dataset.restored });
  back[0].querySelector("input:not([type=hidden]), textarea, select")?.focus();
}

function read(key) {
  return JSON.parse(sessionStorage.getItem(key) ?? "null");
}

function fits(draft) {
  return draft !== null && draft.account === account && Date.now() - draft.at < KEPT_MS;
}

async function find({ name, nth, origin }) {
  if (!alike(name)[nth] && origin) {
    await ready();
    if (document.querySelector(origin.target)) await window.htmx.ajax("GET", origin.url, { target: origin.target, swap: origin.swap });
  }
  return alike(name)[nth];
}

/** htmx comes deferred, and regions of the page load by it first. */
function ready() {
  return document.readyState === "complete" ? Promise.resolve() : new Promise((go) => window.addEventListener("load", go, { once: true }));
}

function fill(form, saved) {
  rows(form, saved);
  const seen = new Map();
  saved.forEach(({ name, value, checked }) => {
    const index = seen.get(name) ?? 0;
    seen.set(name, index + 1);
    const field = [...form.elements].filter((one) => one.name === name && kept(one))[index];
    if (!field) return;
    if (field.type === "checkbox" || field.type === "radio") field.checked = checked;
    else field.value = value;
  });
  form.querySelectorAll(".combobox-clear").forEach((clear) => (clear.hidden = clear.parentElement.querySelector("[role=combobox]").value === ""));
}

/** Line items, addresses: as many rows as there were. */
function rows(form, saved) {
  for (const add of form.querySelectorAll("[data-line-add], [data-way-add]")) {
    const first = add.closest("fieldset, form").querySelector("[data-line] [name], [data-way] [name]")?.name;
    const count = () => [...form.elements].filter((field) => field.name === first).length;
    const wanted = Math.min(ROWS_MAX, saved.filter((field) => field.name === first).length);
    while (first && count() < wanted) {
      const before = count();
      add.click();
      if (count() === before) break;
    }
  }
}
