// The keyboard on the board: arrows go from card to card, Home and End to the ends of the column; Space picks a card up,
// arrows carry it, Space drops it, Escape puts it back. Every step is announced.
export function keys({ board, mayEdit, windowOf, move, say, words, hold, refresh }) {
  let carried = null;

  board.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const card = event.target.closest(".deal-card");
    if (event.target.matches("input") && event.key === " ") return;
    const act = card ? (carried ? carrying(event.key) : going(card, event.key)) : back(event);
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
    const to = {
      ArrowDown: () => windowFor(card).beside(card, 1),
      ArrowUp: () => windowFor(card).beside(card, -1),
      ArrowRight: () => across(card, 1),
      ArrowLeft: () => across(card, -1),
      Home: () => windowFor(card).end(false),
      End: () => windowFor(card).end(true),
    }[key];
    return to && (async () => focus(await to()));
  }

  // The card with the focus has left the page by scrolling: an arrow goes on with what is seen.
  function back(event) {
    if (!event.target.matches("[data-cards]") || !event.key.startsWith("Arrow")) return null;
    return () => focus(windowOf(event.target.dataset.cards).visible());
  }

  function carrying(key) {
    const { card } = carried;
    return {
      " ": drop,
      Enter: drop,
      Escape: cancel,
      ArrowDown: () => carry(async () => (await windowFor(card).beside(card, 1))?.after(card)),
      ArrowUp: () => carry(async () => (await windowFor(card).beside(card, -1))?.before(card)),
      ArrowRight: () => carry(() => into(card, 1)),
      ArrowLeft: () => carry(() => into(card, -1)),
      Home: () => carry(async () => (await windowFor(card).end(false))?.before(card)),
      End: () => carry(async () => (await windowFor(card).end(true))?.after(card)),
    }[key];
  }

  function pick(card) {
    carried = { card, from: card.parentElement, next: card.nextElementSibling, quiet: false };
    card.classList.add("is-carried");
    hold("is-carrying", true);
    say(words(board.dataset.sayPicked, card.dataset.title));
  }

  async function carry(step) {
    const now = carried;
    now.quiet = true;
    await step();
    if (carried !== now) return;
    focus(now.card);
    now.quiet = false;
    const list = now.card.parentElement;
    const { first, total } = windowOf(list.dataset.cards);
    const place = first + [...list.querySelectorAll(".deal-card")].indexOf(now.card) + 1;
    say(words(board.dataset.sayOver, name(list), place, list === now.from ? total : total + 1));
  }

  async function drop() {
    const { card, from, next } = carried;
    const to = card.parentElement;
    carried = null;
    card.classList.remove("is-carried");
    if (to === from && card.nextElementSibling === next) {
      hold("is-carrying", false);
      return say(words(board.dataset.sayCancelled, card.dataset.title));
    }
    const moved = await move(card, to, from, () => hold("is-carrying", false));
    say(words(moved ? board.dataset.sayDropped : board.dataset.sayRefused, card.dataset.title, name(moved ? to : from)));
  }

  function cancel() {
    const { card, from, next } = carried;
    carried.quiet = true;
    from.insertBefore(card, next?.parentElement === from ? next : null);
    carried = null;
    card.classList.remove("is-carried");
    hold("is-carrying", false);
    focus(card);
    say(words(board.dataset.sayCancelled, card.dataset.title));
    refresh([from.dataset.cards]);
  }

  function windowFor(card) {
    return windowOf(card.parentElement.dataset.cards);
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
    const columns = [...board.querySelectorAll("[data-cards]")];
    const list = columns[columns.indexOf(card.parentElement) + step];
    if (!list) return;
    const top = card.getBoundingClientRect().top;
    const cards = [...list.querySelectorAll(".deal-card")];
    const below = cards.find((other) => other.getBoundingClientRect().top >= top - 4);
    list.insertBefore(card, below ?? cards.at(-1)?.nextSibling ?? null);
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
