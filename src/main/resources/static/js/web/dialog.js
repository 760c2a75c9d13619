// Dialogs. [data-dialog-open="id"] opens one that is on the page; a region swapped into #dialog-body opens #dialog;
// [data-dialog-close] and the event "dialog-close" (HX-Trigger) close. A click beside it closes too, unless a form inside was changed.
function opened(dialog) {
  if (!dialog.open) dialog.showModal();
  const first = dialog.querySelector("[autofocus], input:not([type=hidden]), select, textarea");
  first?.focus();
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  if (opener) opened(document.getElementById(opener.dataset.dialogOpen));
  if (event.target.closest("[data-dialog-close]")) event.target.closest("dialog")?.close();
  if (event.target instanceof HTMLDialogElement && beside(event) && !event.target.querySelector("form[data-dirty]")) {
    event.target.close();
  }
});

function beside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id === "dialog-body" && event.detail.target.childElementCount > 0) {
    opened(document.getElementById("dialog"));
  }
});

document.addEventListener("dialog-close", () => document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close()));

document.getElementById("dialog")?.addEventListener("close", () => {
  const toasts = document.getElementById("toasts");
  if (toasts?.closest("dialog")) document.body.append(toasts);
  document.getElementById("dialog-body").replaceChildren();
});
