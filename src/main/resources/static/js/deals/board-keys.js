// The keyboard on the board: arrows go from card to card; Space picks a card up, arrows carry it, Space drops it, Escape
// puts it back. Every step is announced.
export function keys({ board, mayEdit, move, say, words }) {
  let carried = null;

  board.addEventListener("keydown", (event) => {
    const card = event.target.closest(".deal-card");
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input") && event.key === " ") return;
    const act = carried ? carrying(event.key) : going(card, event.key);
    if (act) {
      event.preventDefault();
      act();
    }
  });
  // Leaving the card while it is carried puts it back.
  board.addEventListener("focusout", (event) => {
    if (carried && !carried.quiet && event.relatedTarget && !carried.card.contains(event.relatedTarget)) cancel();
  });

  function going(card, key) {
    if (key === " " && mayEdit) return () => pick(card);
    if (key === "x" && mayEdit) return () => card.querySelector(".deal-card-select")?.click();
    const to = { ArrowDown: () => beside(card, 1), ArrowUp: () => beside(card, -1), ArrowRight: () => across(card, 1), ArrowLeft: () => across(card, -1) }[key];
    return to && (() => focus(to()));
  }

  function carrying(key) {
    const { card } = carried;
    return {
      " ": drop,
      Enter: drop,
      Escape: cancel,
      ArrowDown: () => carry(() => beside(card, 1)?.after(card)),
      ArrowUp: () => carry(() => beside(card, -1)?.before(card)),
      ArrowRight: () => carry(() => into(card, 1)),
      ArrowLeft: () => carry(() => into(card, -1)),
    }[key];
  }

  function pick(card) {
    carried = { card, from: card.parentElement, next: card.nextElementSibling, quiet: false };
    card.classList.add("is-carried");
    say(words(board.dataset.sayPicked, card.dataset.title));
  }

  function carry(step) {
    carried.quiet = true;
    step();
    focus(carried.card);
    carried.quiet = false;
    const list = carried.card.parentElement;
    const cards = [...list.querySelectorAll(".deal-card")];
    say(words(board.dataset.sayOver, name(list), cards.indexOf(carried.card) + 1, cards.length));
  }

  async function drop() {
    const { card, from, next } = carried;
    const to = card.parentElement;
    carried = null;
    card.classList.remove("is-carried");
    if (to === from && card.nextElementSibling === next) return say(words(board.dataset.sayCancelled, card.dataset.title));
    const moved = await move(card, to, from);
    say(words(moved ? board.dataset.sayDropped : board.dataset.sayRefused, card.dataset.title, name(moved ? to : from)));
  }

  function cancel() {
    const { card, from, next } = carried;
    carried.quiet = true;
    from.insertBefore(card, next);
    carried = null;
    card.classList.remove("is-carried");
    focus(card);
    say(words(board.dataset.sayCancelled, card.dataset.title));
  }

  function beside(card, step) {
    const cards = [...card.parentElement.querySelectorAll(".deal-card")];
    return cards[cards.indexOf(card) + step];
  }

  function column(card, step) {
    const columns = [...board.querySelectorAll("[data-cards]")];
    return columns[columns.indexOf(card.parentElement) + step];
  }

  // The card at about the same height in the next column that has cards.
  function across(card, step) {
    const top = card.getBoundingClientRect().top;
    const columns = [...board.querySelectorAll("[data-cards]")];
    for (let i = columns.indexOf(card.parentElement) + step; columns[i]; i += step) {
      const cards = [...columns[i].querySelectorAll(".deal-card")];
      if (cards.length) return cards.reduce((a, b) => (distance(a, top) <= distance(b, top) ? a : b));
    }
    return null;
  }

  function into(card, step) {
    const list = column(card, step);
    if (!list) return;
    const top = card.getBoundingClientRect().top;
    const below = [...list.querySelectorAll(".deal-card")].find((other) => other.getBoundingClientRect().top >= top - 4);
    list.insertBefore(card, below ?? list.querySelector(".deal-card:last-of-type")?.nextSibling ?? null);
    list.closest(".board-column").scrollIntoView({ inline: "nearest", block: "nearest" });
  }

  function distance(card, top) {
    return Math.abs(card.getBoundingClientRect().top - top);
  }

  function focus(card) {
    card?.querySelector(".deal-card-title")?.focus();
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function name(list) {
    return list.closest("[data-stage-name]").dataset.stageName;
  }
}
