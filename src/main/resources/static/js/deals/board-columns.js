// Refreshing columns: what the server says is laid over what is shown, card by card. A card that did not change is not
// touched, so nothing flickers, and what one looks at, holds or types stays where it is.
import { send } from "../web/send.js";

// What the server sent for a card that is on the page.
const sent = new WeakMap();

export function columns({ board, windowOf, held, query }) {
  const waiting = new Set();
  board.querySelectorAll(".deal-card").forEach((card) => sent.set(card, card.outerHTML));

  /** Fresh columns of these stages; those that must not move just now come when they may. */
  async function refresh(stages) {
    if (held()) return stages.forEach((stage) => waiting.add(stage));
    await Promise.all([...new Set(stages)].map(refreshColumn));
  }

  function refreshAll() {
    return refresh([...board.querySelectorAll("[data-cards]")].map((list) => list.dataset.cards));
  }

  /** What waited for the hand to be free. */
  function letGo() {
    const stages = [...waiting];
    waiting.clear();
    return refresh(stages);
  }

  // A change that comes while a column is being fetched may be missing in it, so it is fetched once more.
  const asked = new Map();
  function refreshColumn(stage) {
    const window = windowOf(stage);
    if (!window) return null;
    if (asked.has(stage)) return asked.get(stage);
    const done = window.run(() => {
      asked.delete(stage);
      return fetchColumn(stage, window);
    });
    asked.set(stage, done);
    return done;
  }

  async function fetchColumn(stage, window) {
    const answer = await send(`/deals/columns/${stage}?${window.shown()}&${query}`);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".board-column");
    if (!fresh) return;
    if (held()) return void waiting.add(stage);
    lay(fresh, document.getElementById(`stage-${stage}`), window);
    board.dispatchEvent(new CustomEvent("column-refreshed", { detail: { stage } }));
  }

  function lay(fresh, column, window) {
    head(fresh, column);
    const list = fresh.querySelector("[data-cards]");
    const wanted = [...list.querySelectorAll(".deal-card")];
    const focused = document.activeElement?.closest(".deal-card")?.id;
    window.keep(anchor(window, wanted), () => cards(window, wanted));
    window.told({ total: Number(list.dataset.total), before: list.dataset.before === "true", after: list.dataset.after === "true" });
    if (focused) stand(focused, window);
  }

  function head(fresh, column) {
    const old = column.querySelector(".board-head");
    const next = fresh.querySelector(".board-head");
    if (old.innerHTML === next.innerHTML) return;
    const focused = old.contains(document.activeElement);
    old.replaceChildren(...next.childNodes);
    if (focused) old.querySelector(".board-count").focus();
  }

  function cards(window, wanted) {
    const have = new Map(window.cards().map((card) => [card.id, card]));
    let at = window.cards()[0] ?? null;
    for (const card of wanted) {
      const old = have.get(card.id);
      const node = same(old, card) ? old : arrive(card, old);
      if (at === old) at = node;
      if (at === node) at = at.nextElementSibling;
      else window.list.insertBefore(node, at);
      have.delete(card.id);
    }
    have.forEach((card) => card.remove());
  }

  function same(old, fresh) {
    return old && sent.get(old) === fresh.outerHTML;
  }

  /** A changed card takes its own place; one that came from another column leaves that. */
  function arrive(card, old) {
    const node = document.adoptNode(card);
    sent.set(node, node.outerHTML);
    if (old) old.replaceWith(node);
    else document.getElementById(node.id)?.remove();
    return node;
  }

  /** Whoever looks at the top sees what comes in there; whoever stands or points further down is not moved. */
  function anchor(window, wanted) {
    const { list } = window;
    if (list.scrollTop < 2 && !list.matches(":hover") && !list.contains(document.activeElement)) return null;
    const ids = new Set(wanted.map((card) => card.id));
    const focused = document.activeElement?.closest(".deal-card");
    if (focused && list.contains(focused) && ids.has(focused.id)) return focused;
    const top = list.getBoundingClientRect().top;
    return window.cards().find((card) => ids.has(card.id) && card.getBoundingClientRect().bottom > top) ?? null;
  }

  function stand(id, window) {
    if (document.activeElement?.closest(".deal-card")) return;
    const card = document.getElementById(id) ?? window.visible();
    card?.querySelector(".deal-card-title")?.focus({ preventScroll: true });
  }

  return { refresh, refreshAll, letGo, know: (cards) => cards.forEach((card) => sent.set(card, card.outerHTML)) };
}
