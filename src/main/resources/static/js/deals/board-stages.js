// On a phone one column is seen at a time: swiped to, or chosen by the stage switch, which follows the swipe.
export function stageSwitch(board) {
  const links = [...document.querySelectorAll("[data-stage-link]")];
  if (!links.length) return;

  const mark = (stage) =>
    links.forEach((link) => {
      const here = link.dataset.stageLink === stage;
      if (here === link.hasAttribute("aria-current")) return;
      if (here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      if (here) link.parentElement.scrollTo({ left: link.offsetLeft - link.parentElement.offsetLeft - 40, behavior: "smooth" });
    });

  links.forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const column = document.getElementById(`stage-${link.dataset.stageLink}`);
      board.scrollTo({ left: column.offsetLeft - board.offsetLeft });
    }),
  );
  board.addEventListener("scroll", () => mark(nearest().dataset.stage), { passive: true });
  mark(links[0].dataset.stageLink);

  function nearest() {
    const away = (column) => Math.abs(column.offsetLeft - board.offsetLeft - board.scrollLeft);
    return [...board.querySelectorAll(".board-column")].reduce((best, column) => (away(column) < away(best) ? column : best));
  }
}
