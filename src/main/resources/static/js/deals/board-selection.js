// Several cards at once: tick them, choose a stage, move.
import { send } from "../web/send.js";

export function selection({ board, refresh }) {
  const bar = document.getElementById("selection");
  const count = document.getElementById("selection-count");
  if (!bar) return;

  board.addEventListener("change", (event) => {
    if (event.target.matches(".deal-card-select")) show();
  });
  board.addEventListener("column-refreshed", show);
  bar.addEventListener("reset", () => {
    chosen().forEach((box) => (box.checked = false));
    setTimeout(show);
  });
  bar.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = new URLSearchParams();
    chosen().forEach((box) => form.append("deal", box.value));
    form.set("stage", bar.elements.stage.value);
    const answer = await send("/deals/stage", { method: "PUT", body: form });
    if (!answer) return;
    if (answer.status === 422 || answer.status === 409) {
      const body = document.getElementById("dialog-body");
      body.innerHTML = await answer.text();
      window.htmx?.process(body);
      body.closest("dialog").showModal();
    }
    await refresh([...board.querySelectorAll("[data-cards]")]);
  });

  function chosen() {
    return [...board.querySelectorAll(".deal-card-select:checked")];
  }

  function show() {
    const boxes = chosen();
    board.querySelectorAll(".deal-card").forEach((card) =>
      card.classList.toggle("is-selected", card.querySelector(".deal-card-select")?.checked ?? false),
    );
    board.classList.toggle("is-selecting", boxes.length > 0);
    bar.hidden = boxes.length === 0;
    count.textContent = boxes.length === 1 ? count.dataset.one : count.dataset.many.replace("{0}", boxes.length);
  }
}
