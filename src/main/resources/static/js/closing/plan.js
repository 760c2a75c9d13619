// Steps of a close plan by drag: the handle carries its step to where it is dropped. The arrow buttons do the same by keyboard.
const STEP = "[data-step]";
let dragged = null;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest(".close-grip")?.closest(STEP) ?? null;
  if (dragged) event.dataTransfer.setDragImage(dragged, 0, 0);
});

document.addEventListener("dragover", (event) => {
  const over = place(event);
  mark(over);
  if (over) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const over = place(event);
  mark(null);
  if (!over) return;
  event.preventDefault();
  const list = over.parentElement;
  const at = [...list.querySelectorAll(STEP)].indexOf(over);
  window.htmx.ajax("PUT", `${list.dataset.steps}/${dragged.dataset.step}/place`, {
    target: "#close-plan",
    swap: "outerHTML",
    values: { place: at },
  });
});

document.addEventListener("dragend", () => {
  mark(null);
  dragged = null;
});

function place(event) {
  const over = event.target.closest?.(STEP);
  return dragged && over && over !== dragged && over.parentElement === dragged.parentElement ? over : null;
}

function mark(over) {
  document.querySelectorAll(".close-step.is-over").forEach((step) => step.classList.toggle("is-over", step === over));
  over?.classList.add("is-over");
}
