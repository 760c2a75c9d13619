// The form of the line items: adding a line copies the last one empty, removing empties the line that is left alone.
document.addEventListener("click", (event) => {
  const add = event.target.closest("[data-line-add]");
  if (add) return more(add.closest("form"));
  const remove = event.target.closest("[data-line-remove]");
  if (remove) drop(remove.closest("[data-line]"));
});

// A line that is renamed is no longer the product that it was.
document.addEventListener("input", (event) => {
  const line = event.target.closest("[data-line]");
  if (line && event.target.name === "name") line.querySelector("[data-line-product]").value = "";
});

function more(form) {
  const lines = form.querySelectorAll("[data-line]");
  const last = lines[lines.length - 1];
  const fresh = last.cloneNode(true);
  fresh.querySelectorAll("input").forEach((input) => (input.value = ""));
  last.after(fresh);
  fresh.querySelector("[name=name]").focus();
}

function drop(line) {
  const others = line.parentElement.querySelectorAll("[data-line]").length > 1;
  const next = line.nextElementSibling?.querySelector("input, button");
  if (others) line.remove();
  else line.querySelectorAll("input").forEach((input) => (input.value = ""));
  next?.focus();
}
