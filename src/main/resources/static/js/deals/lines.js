// The form of the line items: a product that is picked brings its list price; adding a line copies the last one empty, removing
// empties the line that is left alone. A line that is renamed is free text again: the combobox takes its product away.
import { combobox } from "../web/combobox.js";

document.addEventListener("click", (event) => {
  const add = event.target.closest("[data-line-add]");
  if (add) return more(add.closest("form"));
  const remove = event.target.closest("[data-line-remove]");
  if (remove) drop(remove.closest("[data-line]"));
});

document.addEventListener("combobox-chosen", (event) => {
  const line = event.target.closest("[data-line]");
  if (!line) return;
  const { price, note } = event.detail;
  if (price) line.querySelector("[name=price]").value = price;
  say(line, note ?? "", !price);
});

document.addEventListener("input", (event) => {
  const line = event.target.closest("[data-line]");
  if (line && event.target.name === "name") say(line, "", false);
});

function say(line, text, problem) {
  const note = line.querySelector("[data-line-note]");
  note.textContent = text;
  note.classList.toggle("text-problem", problem);
}

function more(form) {
  const lines = form.querySelectorAll("[data-line]");
  const last = lines[lines.length - 1];
  const fresh = last.cloneNode(true);
  const number = 1 + Math.max(...[...lines].map((line) => Number(line.querySelector("[name=name]").id.split("-")[1])));
  rename(fresh, number);
  empty(fresh);
  last.after(fresh);
  combobox(fresh);
  fresh.querySelector("[name=name]").focus();
}

// Ids, and what points to them, carry the number of the line.
function rename(line, number) {
  for (const attribute of ["id", "for", "aria-controls", "aria-describedby"]) {
    line.querySelectorAll(`[${attribute}^="line-"]`).forEach((element) =>
      element.setAttribute(attribute, element.getAttribute(attribute).replace(/^line-\d+/, "line-" + number)),
    );
  }
  for (const element of [line.querySelector("legend"), line.querySelector("[data-line-remove]")]) {
    if (element.ariaLabel) element.ariaLabel = element.ariaLabel.replace(/\d+/, number);
    else element.textContent = element.textContent.replace(/\d+/, number);
  }
}

function empty(line) {
  line.querySelectorAll("input").forEach((input) => {
    input.value = "";
    input.classList.remove("is-invalid");
    input.removeAttribute("aria-invalid");
  });
  line.querySelector(".combobox-clear").hidden = true;
  line.querySelector("[role=listbox]").hidden = true;
  say(line, "", false);
}

function drop(line) {
  const others = line.parentElement.querySelectorAll("[data-line]").length > 1;
  const next = line.nextElementSibling?.querySelector("input, button");
  if (others) line.remove();
  else empty(line);
  next?.focus();
}
