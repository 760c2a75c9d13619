// The page of a deal. [data-go="id"] leads to where a criterion is met: it opens what is folded around the place, and stands
// there. On a phone the facts are folded behind the next step.
const PHONE = matchMedia("(max-width: 767.98px)");

document.addEventListener("click", (event) => {
  const place = document.getElementById(event.target.closest("[data-go]")?.dataset.go);
  if (!place) return;
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  place.scrollIntoView({ block: "center", behavior: "smooth" });
  if (place.matches("input, select, textarea, button")) place.focus({ preventScroll: true });
});

function fold() {
  document.querySelectorAll("[data-fold]").forEach((part) => (part.open = !PHONE.matches));
}

PHONE.addEventListener("change", fold);
fold();
