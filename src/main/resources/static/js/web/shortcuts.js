// Keys. Any link, button or field with data-shortcut="n", "g d" (one after the other), "?", "shift+n" is clicked (a field: focused).
// Its name in the list is data-shortcut-label, else aria-label, else its text. Letters go by their place on the keyboard, so
// that they work in a Russian layout too.
const PAUSE_MS = 1000;
let begun = "";
let since = 0;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
  if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
  if (document.querySelector("dialog[open]")) return;
  const key = name(event);
  if (!key) return;
  const pressed = begun && Date.now() - since < PAUSE_MS ? begun + " " + key : key;
  const found = shown().find((one) => one.dataset.shortcut === pressed) ?? shown().find((one) => one.dataset.shortcut === key);
  begun = shown().some((one) => one.dataset.shortcut.startsWith(pressed + " ")) ? pressed : "";
  since = Date.now();
  if (!found) return;
  event.preventDefault();
  if (found.matches("input, select, textarea")) found.focus();
  else found.click();
});

document.querySelector("[data-keys-open]")?.addEventListener("click", () => {
  const list = document.getElementById("keys-list");
  list.replaceChildren(...unique().flatMap(row));
  document.getElementById("keys").showModal();
});

function shown() {
  return [...document.querySelectorAll("[data-shortcut]")].filter((one) => !one.disabled);
}

function unique() {
  const seen = new Set();
  return shown().filter((one) => !seen.has(one.dataset.shortcut) && seen.add(one.dataset.shortcut));
}

function row(one) {
  const label = document.createElement("dt");
  label.textContent = one.dataset.shortcutLabel ?? one.ariaLabel ?? one.textContent.trim();
  const keys = document.createElement("dd");
  one.dataset.shortcut.split(" ").forEach((key) => {
    const cap = document.createElement("kbd");
    cap.textContent = key.length === 1 ? key.toUpperCase() : key;
    keys.append(cap);
  });
  return [label, keys];
}

function name(event) {
  if (event.key === "?") return "?";
  if (event.code === "Slash" && event.key === ".") return "/"; // a Russian layout
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase();
  const key = letter ?? (event.key.length === 1 ? event.key : "");
  return key && event.shiftKey && letter ? "shift+" + key : key;
}
