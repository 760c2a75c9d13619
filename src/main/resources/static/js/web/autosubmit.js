// form[data-autosubmit]: filters act as they are changed; a search field after a short pause.
const PAUSE_MS = 250;
let timer = null;

document.addEventListener("change", (event) => submit(event.target, 0));
document.addEventListener("input", (event) => {
  if (event.target.matches("input[type=search], input[data-as-typed]")) submit(event.target, PAUSE_MS);
});

function submit(field, wait) {
  const form = field.form;
  if (!form?.matches("[data-autosubmit]") || field.matches("[role=combobox]")) return;
  clearTimeout(timer);
  timer = setTimeout(() => form.requestSubmit(), wait);
}
