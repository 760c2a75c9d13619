// Files may be dropped on the field and are named below it; while they are sent the form says how far it is.
const form = document.querySelector("[data-drop-form]");
const drop = form?.querySelector("[data-drop]");
const input = drop?.querySelector("input[type=file]");
const chosen = drop?.querySelector("[data-chosen]");

function show() {
  chosen.replaceChildren(
    ...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      const size = document.createElement("span");
      size.className = "text-secondary";
      size.textContent = " " + kilobytes(file.size);
      item.append(size);
      return item;
    }),
  );
  chosen.hidden = input.files.length === 0;
}

function kilobytes(bytes) {
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit: bytes < 1e6 ? "kilobyte" : "megabyte",
    maximumFractionDigits: bytes < 1e6 ? 0 : 1,
  }).format(bytes < 1e6 ? bytes / 1e3 : bytes / 1e6);
}

if (drop) {
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    drop.addEventListener(name, () => drop.classList.remove("is-over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer?.files.length) return;
    const all = new DataTransfer();
    [...input.files, ...event.dataTransfer.files].forEach((file) => all.items.add(file));
    input.files = all.files;
    show();
  });
  input.addEventListener("change", show);
  form.addEventListener("submit", () => {
    form.querySelector("[data-drop-submit]").setAttribute("aria-disabled", "true");
    form.querySelector("[data-drop-sending]").hidden = false;
  });
}
