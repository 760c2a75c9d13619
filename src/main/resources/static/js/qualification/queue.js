// The queue by keyboard: 1 to 4 answer the criterion that has the focus and go on to the next; after each answer of the server
// the focus stands where the work goes on and what happened is said. Verdicts, next and undo are keys of js/web/shortcuts.js.
const DIGIT = /^(?:Digit|Numpad)([1-4])$/;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
  if (event.target.closest("input:not([type=radio]), textarea, select") || document.querySelector("dialog[open]")) return;
  const digit = DIGIT.exec(event.code)?.[1];
  const all = [...document.querySelectorAll("#queue [data-criterion]")];
  if (!digit || !all.length) return;
  const here = event.target.closest("[data-criterion]") ?? firstOpen(all);
  event.preventDefault();
  answer(here, Number(digit) - 1);
  const next = all[all.indexOf(here) + 1];
  (next ? radio(next) : document.querySelector("#queue [data-verdict]"))?.focus();
});

// The new region is there under the same id; the old one, and with it the focus, is gone.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const queue = document.getElementById("queue");
  if (!queue || (detail.target.id !== "queue" && detail.elt.id !== "queue")) return;
  const said = document.getElementById("queue-said");
  if (said) said.textContent = queue.dataset.news;
  const wrong = queue.querySelector("[aria-invalid=true]");
  const open = firstOpen([...queue.querySelectorAll("[data-criterion]")]);
  (wrong ?? (open && radio(open)) ?? queue.querySelector("[data-verdict], [data-lead-title]"))?.focus();
});

function answer(criterion, place) {
  const choice = criterion.querySelectorAll("input[type=radio]")[place];
  choice.checked = true;
  choice.dispatchEvent(new Event("input", { bubbles: true }));
  choice.dispatchEvent(new Event("change", { bubbles: true }));
}

function firstOpen(all) {
  return all.find((one) => !one.querySelector("input[type=radio]:checked")) ?? all[0];
}

function radio(criterion) {
  return criterion.querySelector("input[type=radio]:checked") ?? criterion.querySelector("input[type=radio]");
}
