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

async function refresh() {
  const answer = await send(location.href, { headers: { "HX-Request": "false" } });
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["#list", "#deals-sums", ".list-outcomes"]) {
    const old = document.querySelector(part);
    const now = fresh.querySelector(part);
    if (!old || !now) continue;
    old.replaceWith(now);
    window.htmx?.process(now);
  }
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
