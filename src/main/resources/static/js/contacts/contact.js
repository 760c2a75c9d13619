// The page of a person or an organisation: on a phone the facts are folded until one wants them; an undo refreshes the regions.
const PHONE = "(max-width: 991.98px)";
const fold = document.querySelector("[data-fold]");

if (fold && matchMedia(PHONE).matches) fold.open = false;

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-unfold]") && fold) fold.open = true;
});

document.body.addEventListener("undone", (event) => {
  if (/^\/(people|organisations)\/undos\//.test(event.detail.undo)) event.preventDefault();
});
