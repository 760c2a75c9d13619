// Lines with a product, a price and a note, in a form: a product that is picked brings its list price; a further line copies the
// last one empty; the only line that is removed is emptied. Lines bear data-NAME, their parts data-NAME-add, -remove and -note;
// ids begin with the prefix and the number of the line.
import { combobox } from "../web/combobox.js";

/** Answers what adds a line to a form. then: emptied(line), chosen(line) and dropped(form), each if there is more to do. */
export function lineEditor(name, prefix, then = {}) {
  const lines = `[data-${name}]`;
  const numbered = new RegExp("^" + prefix + "\\d+");

  document.addEventListener("click", (event) => {
    const add = event.target.closest(`[data-${name}-add]`);
    if (add) return more(add.closest("form"));
    const remove = event.target.closest(`[data-${name}-remove]`);
    if (remove) drop(remove.closest(lines));
  });

  document.addEventListener("combobox-chosen", (event) => {
    const line = event.target.closest(lines);
    if (!line) return;
    const { price, note } = event.detail;
    if (price) line.querySelector("[name=price]").value = price;
    say(line, note ?? "", !price);
    then.chosen?.(line);
  });

  document.addEventListener("input", (event) => {
    const line = event.target.closest(lines);
    if (line && event.target.name === "name") say(line, "", false);
  });

  function say(line, text, problem) {
    const note = line.querySelector(`[data-${name}-note]`);
    note.textContent = text;
    note.classList.toggle("text-problem", problem);
  }

  function more(form) {
    const all = [...form.querySelectorAll(lines)];
    const last = all.at(-1);
    const fresh = last.cloneNode(true);
    const number = 1 + Math.max(...all.map((line) => Number(line.querySelector("[name=name]").id.slice(prefix.length).split("-")[0])));
    rename(fresh, number);
    empty(fresh);
    last.after(fresh);
    combobox(fresh);
    fresh.querySelector("[name=name]").focus();
  }

  // Ids, and what points to them, carry the number of the line.
  function rename(line, number) {
    for (const attribute of ["id", "for", "aria-controls", "aria-describedby"]) {
      line.querySelectorAll(`[${attribute}^="${prefix}"]`).forEach((element) =>
        element.setAttribute(attribute, element.getAttribute(attribute).replace(numbered, prefix + number)),
      );
    }
    for (const element of [line.querySelector("legend"), line.querySelector(`[data-${name}-remove]`)]) {
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
    then.emptied?.(line);
    say(line, "", false);
  }

  function drop(line) {
    const form = line.closest("form");
    const next = (line.nextElementSibling ?? line.previousElementSibling)?.querySelector("[name=name]");
    if (form.querySelectorAll(lines).length > 1) line.remove();
    else empty(line);
    (next ?? line.querySelector("[name=name]"))?.focus();
    then.dropped?.(form);
  }

  return more;
}
