// The keyboard on lists of activities: j and k (or the arrows) go from line to line, d marks as done, e opens, t and w put off
// to tomorrow and next week. Letters go by their place, so that they work in a Russian layout too. When a list is read anew,
// the focus stays on the line where it was, or on the one that took its place.
const LETTERS = /^Key([A-Z])$/;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog, [role=menu], [contenteditable]")) return;
  const rows = lines();
  if (!rows.length) return;
  const key = LETTERS.exec(event.code)?.[1].toLowerCase() ?? event.key;
  const at = rows.indexOf(document.activeElement?.closest(".activity-row"));
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key];
  if (step && (at >= 0 || key === "j" || key === "k")) {
    event.preventDefault();
    stand(rows[Math.max(0, Math.min(rows.length - 1, at + step))]);
  } else if (at >= 0 && act(rows[at], key)) {
    event.preventDefault();
  }
});

function act(row, key) {
  const found = {
    d: () => row.querySelector(".activity-check"),
    e: () => row.querySelector(".activity-open, .activity-plan") ?? row.querySelector("a"),
    t: () => row.querySelector("[data-key=t]"),
    w: () => row.querySelector("[data-key=w]"),
  }[key]?.();
  found?.click();
  return Boolean(found);
}

function lines() {
  return [...document.querySelectorAll(".activity-row")].filter((row) => row.offsetParent);
}

function stand(row) {
  row?.querySelector("button, a")?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

let left = null;

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const row = document.activeElement?.closest(".activity-row");
  left = row && event.detail.target?.contains(row) ? { id: row.dataset.activity, at: lines().indexOf(row) } : null;
});

document.body.addEventListener("htmx:afterSettle", () => {
  if (!left || document.querySelector("dialog[open]")) return;
  const rows = lines();
  stand(rows.find((row) => row.dataset.activity === left.id) ?? rows[Math.min(left.at, rows.length - 1)]);
  left = null;
});

// The answer to an undo has said already what changed; the page need not load anew.
document.body.addEventListener("undone", (event) => event.preventDefault());
