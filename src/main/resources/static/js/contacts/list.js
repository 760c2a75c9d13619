// The list: ticking rows, the bulk dialog for the ticked ones or for all, and its fresh state after a change. Empty parts of a
// filter stay out of the URL.
import { send } from "../web/send.js";

const bulk = () => document.querySelector("[data-bulk]");
const ticks = () => [...document.querySelectorAll("[data-tick]")];

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-tick-all]")) ticks().forEach((tick) => (tick.checked = event.target.checked));
  if (event.target.matches("[data-tick], [data-tick-all]")) name();
  if (event.target.matches("[data-bulk-form] [name=what]")) parts(event.target);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-bulk]")) ask();
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-filter], .contact-search")) return;
  event.target.querySelectorAll("input, select").forEach((input) => {
    if (!input.value || (input.name === "sort" && input.value === "name")) input.disabled = true;
  });
});

window.addEventListener("pageshow", () =>
  document.querySelectorAll("[data-filter] :disabled, .contact-search :disabled").forEach((input) => (input.disabled = false)),
);

document.body.addEventListener("contacts-changed", refresh);
document.body.addEventListener("undone", (event) => event.preventDefault());

async function refresh() {
  const answer = await send(location.href, { headers: { "HX-Request": "false" } });
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelectorAll("[data-part]").forEach((old) => {
    const now = fresh.querySelector(`[data-part="${old.dataset.part}"]`);
    if (!now) return;
    old.replaceWith(now);
    window.htmx?.process(now);
  });
}

function name() {
  const chosen = ticks().filter((tick) => tick.checked).length;
  const text = bulk()?.querySelector("[data-none]");
  if (text) text.textContent = chosen ? text.dataset.some.replace("{0}", chosen) : text.dataset.none;
}

async function ask() {
  const query = new URLSearchParams(bulk().dataset.query);
  const ids = ticks().filter((tick) => tick.checked).map((tick) => tick.value);
  if (ids.length) query.append("ids", ids.join(","));
  const answer = await send(`${bulk().dataset.bulk}?${query}`);
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
