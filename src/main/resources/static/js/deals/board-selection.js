// Several cards at once: tick them, choose a stage, move. What is ticked stays so while its card is not on the page.
import { send } from "../web/send.js";

export function selection({ board, refresh, refreshAll, explain }) {
  const bar = document.getElementById("selection");
  const count = document.getElementById("selection-count");
  if (!bar) return;
  const chosen = new Set();

  board.addEventListener("change", (event) => {
    if (!event.target.matches(".deal-card-select")) return;
    if (event.target.checked) chosen.add(event.target.value);
    else chosen.delete(event.target.value);
    show();
  });
  board.addEventListener("column-refreshed", show);
  board.addEventListener("cards-shown", show);
  bar.addEventListener("reset", () => {
    chosen.clear();
    setTimeout(show);
  });
  bar.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = new URLSearchParams();
    chosen.forEach((deal) => form.append("deal", deal));
    form.set("stage", bar.elements.stage.value);
    const answer = await send("/deals/stage", { method: "PUT", body: form });
    if (!answer) return;
    if (answer.status === 422 || answer.status === 409) explain(await answer.text());
    else chosen.clear();
    show();
    await refreshAll();
  });

  function show() {
    board.querySelectorAll(".deal-card").forEach((card) => {
      const on = chosen.has(card.dataset.deal);
      card.classList.toggle("is-selected", on);
      const box = card.querySelector(".deal-card-select");
      if (box) box.checked = on;
    });
    board.classList.toggle("is-selecting", chosen.size > 0);
    bar.hidden = chosen.size === 0;
    count.textContent = chosen.size === 1 ? count.dataset.one : count.dataset.many.replace("{0}", chosen.size);
  }
}
