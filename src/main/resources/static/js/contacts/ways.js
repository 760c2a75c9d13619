// Rows of e-mail addresses and phone numbers: add, move up, remove, all by keyboard too. The last row that is left is emptied.
document.addEventListener("click", (event) => {
  const add = event.target.closest("[data-way-add]");
  if (add) return more(add);
  const up = event.target.closest("[data-way-up]");
  if (up) return raise(up);
  const remove = event.target.closest("[data-way-remove]");
  if (remove) drop(remove.closest("[data-way]"));
});

function more(button) {
  const last = [...button.parentElement.querySelectorAll("[data-way]")].pop();
  const fresh = last.cloneNode(true);
  const input = fresh.querySelector("input");
  input.value = "";
  input.removeAttribute("autofocus");
  last.after(fresh);
  input.focus();
}

function raise(button) {
  const row = button.closest("[data-way]");
  const above = row.previousElementSibling;
  if (!above?.matches("[data-way]")) return;
  above.before(row);
  button.focus();
  changed(row);
}

function drop(row) {
  const rows = [...row.parentElement.querySelectorAll("[data-way]")];
  const next = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
  if (next) row.remove();
  else row.querySelector("input").value = "";
  (next ?? row).querySelector("input").focus();
  changed(next ?? row);
}

// So that the form is known to be changed, and duplicates are looked for again.
function changed(row) {
  row.querySelector("input").dispatchEvent(new Event("input", { bubbles: true }));
}
