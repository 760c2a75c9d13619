// Picking several activities: the box above picks all that are shown; what can be done with them shows when one is picked.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-pick], [data-pick-all]")) return;
  const boxes = [...document.querySelectorAll("[data-pick]")];
  if (event.target.matches("[data-pick-all]")) boxes.forEach((box) => (box.checked = event.target.checked));
  const picked = boxes.filter((box) => box.checked).length;
  const all = document.querySelector("[data-pick-all]");
  all.checked = picked > 0 && picked === boxes.length;
  all.indeterminate = picked > 0 && picked < boxes.length;
  document.querySelector("[data-pick-acts]").hidden = picked === 0;
});

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-picks]")) event.preventDefault();
});
