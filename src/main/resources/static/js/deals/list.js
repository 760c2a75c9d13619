// The list: ticking rows, the bulk dialog for the ticked ones or for all, choosing and ordering columns.
import { send } from "../web/send.js";

const bulk = () => document.querySelector("[data-bulk]");
const ticks = () => [...document.querySelectorAll("[data-tick]")];

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-tick-all]")) ticks().forEach((tick) => (tick.checked = event.target.checked));
  if (event.target.matches("[data-tick], [data-tick-all]")) name();
  if (event.target.matches("[data-bulk-form] [name=what]")) parts(event.target);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-bulk]")) return ask();
  const up = event.target.closest("[data-column-up]");
  if (up) {
    const line = up.closest("li");
    line.previousElementSibling?.before(line);
    up.focus();
  }
});

// What was changed may stand elsewhere now, and the sums are others: table, sums and pages come anew; toasts stay.
document.body.addEventListener("deals-changed", refresh);
document.body.addEventListener("undone", (event) => event.preventDefault());

// What colleagues did comes in too, but not while a mouse button is down or text of the table is selected.
const region = document.getElementById("list-region");
let due = false;
let pressed = false;

region?.addEventListener("live", () => {
  due = true;
  catchUp();
});
document.addEventListener("pointerdown", () => (pressed = true), true);
for (const event of ["pointerup", "pointercancel", "dragend"]) {
  document.addEventListener(event, () => {
    pressed = false;
    setTimeout(catchUp); // after the click that this may be
  });
}
document.addEventListener("selectionchange", catchUp);

function held() {
  const selection = getSelection();
  return pressed || (!selection.isCollapsed && region.contains(selection.anchorNode)) || document.querySelector("dialog[open]") !== null;
}

function catchUp() {
  if (due && !held()) refresh();
}

let stands = region?.innerHTML;
let asked = null;

async function refresh() {
  if (!region) return;
  const own = !due;
  due = false;
  const mine = (asked = Symbol());
  const answer = await send(location.href, { headers: { "HX-Request": "false" } });
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = fresh.getElementById("list-region");
  if (!now || mine !== asked) return;
  if (!own && held()) {
    due = true;
    return;
  }
  document.getElementById("deals-sums").replaceChildren(...fresh.getElementById("deals-sums").childNodes);
  if (now.innerHTML === stands) return;
  stands = now.innerHTML;
  keeping(() => region.replaceChildren(...now.childNodes));
  window.htmx?.process(region);
}

/** Ticks, focus and what one looks at stay through the change. */
function keeping(change) {
  const ticked = new Set(ticks().filter((tick) => tick.checked).map((tick) => tick.value));
  const all = document.querySelector("[data-tick-all]")?.checked;
  const focused = region.contains(document.activeElement) ? mark(document.activeElement) : null;
  const aside = region.querySelector(".table-wrap")?.scrollLeft ?? 0;
  const row = document.activeElement.closest?.("tr[id]") ?? [...region.querySelectorAll("tr[id]")].find((one) => one.getBoundingClientRect().top >= 0);
  const top = row?.getBoundingClientRect().top;
  change();
  ticks().forEach((tick) => (tick.checked = ticked.has(tick.value)));
  const tickAll = document.querySelector("[data-tick-all]");
  if (tickAll) tickAll.checked = all && ticks().every((tick) => tick.checked);
  name();
  const wrap = region.querySelector(".table-wrap");
  if (wrap) wrap.scrollLeft = aside;
  const again = row && document.getElementById(row.id);
  if (again && scrollY > 0) scrollBy({ top: again.getBoundingClientRect().top - top, behavior: "instant" });
  if (focused) [...region.querySelectorAll(focused.tag)].find((one) => mark(one).text === focused.text)?.focus({ preventScroll: true });
}

/** By what a link, a button or a tick is found again. */
function mark(one) {
  const text = ["id", "href", "hx-get", "name", "value", "class"].map((attribute) => one.getAttribute(attribute)).join("|");
  return { tag: one.localName, text };
}

function name() {
  const chosen = ticks().filter((tick) => tick.checked).length;
  const text = bulk()?.querySelector("[data-none]");
  if (text) text.textContent = chosen ? text.dataset.some.replace("{0}", chosen) : text.dataset.none;
}

async function ask() {
  const query = new URLSearchParams(bulk().dataset.query);
  ticks().filter((tick) => tick.checked).forEach((tick) => query.append("deal", tick.value));
  const answer = await send(`/deals/bulk?${query}`);
  if (!answer?.ok) return;
  const body = document.getElementById("dialog-body");
  body.innerHTML = await answer.text();
  window.htmx?.process(body);
  body.closest("dialog").showModal();
}

function parts(select) {
  select.form.querySelectorAll("[data-for]").forEach((part) => {
    part.hidden = !part.dataset.for.split(" ").includes(select.value);
  });
}
