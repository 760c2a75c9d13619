// The board: dragging by mouse and touch, carrying by keyboard, selecting several, quick add, and refreshing columns.
import Sortable from "../../vendor/sortable.esm.js";
import { send } from "../web/send.js";
import { keys } from "./board-keys.js";
import { selection } from "./board-selection.js";

const board = document.getElementById("board");
if (board) start(board);

function start(board) {
  const mayEdit = board.dataset.mayEdit === "true";
  const api = { board, mayEdit, move, refresh, say, words };
  if (mayEdit) {
    board.querySelectorAll("[data-cards]").forEach(sortable);
    selection(api);
  }
  keys(api);
  stageSwitch();

  board.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-quick-add]")) return;
    event.preventDefault();
    add(event.target);
  });
  // After a move, an undo or an edit in a dialog: the columns show what the server says.
  document.body.addEventListener("deals-changed", () => refreshAll());
  document.body.addEventListener("undone", (event) => event.preventDefault());

  function sortable(list) {
    Sortable.create(list, {
      group: "deals",
      draggable: ".deal-card",
      filter: "input, .board-more",
      preventOnFilter: false,
      delay: 180,
      delayOnTouchOnly: true,
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
      // By pointer, not by the browser's own drag and drop: the same on mouse and touch, and links are not dragged off.
      forceFallback: true,
      fallbackOnBody: true,
      fallbackTolerance: 4,
      onEnd: (event) => {
        if (event.from === event.to && event.oldDraggableIndex === event.newDraggableIndex) return;
        move(event.item, event.to, event.from);
      },
    });
  }

  // Tells the server where the card lies now. A refusal puts it back and says why.
  async function move(card, to, from) {
    const form = new URLSearchParams();
    form.set("stage", to.dataset.cards);
    form.set("version", card.dataset.version);
    const next = card.nextElementSibling;
    const before = card.previousElementSibling;
    if (next?.dataset.deal) form.set("above", next.dataset.deal);
    else if (before?.dataset.deal) form.set("below", before.dataset.deal);
    const answer = await send(`/deals/${card.dataset.deal}/stage`, { method: "PUT", body: form });
    if (answer?.ok) return true;
    await refresh([to, from]);
    if (answer && (answer.status === 422 || answer.status === 409)) explain(await answer.text());
    return false;
  }

  async function refresh(lists) {
    const stages = new Set(lists.map((list) => list.dataset.cards));
    await Promise.all([...stages].map(refreshColumn));
  }

  // A change that comes while columns are being fetched may be missing in them, so they are fetched once more.
  let refreshing = null;
  let stale = false;
  function refreshAll() {
    stale = refreshing !== null;
    refreshing ??= Promise.all([...board.querySelectorAll("[data-cards]")].map((list) => refreshColumn(list.dataset.cards)))
      .finally(() => {
        refreshing = null;
        if (stale) refreshAll();
      });
    return refreshing;
  }

  async function refreshColumn(stage) {
    const answer = await send(`/deals/columns/${stage}?${board.dataset.query}`);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".board-column");
    const old = document.getElementById(`stage-${stage}`);
    if (!fresh || !old) return;
    const held = document.activeElement?.closest(".deal-card")?.id;
    const typed = old.querySelector("[data-quick-add] [name=title]");
    const draft = typed?.value;
    const typing = typed && typed === document.activeElement;
    const scrolled = old.querySelector("[data-cards]").scrollTop;
    old.replaceWith(fresh);
    window.htmx?.process(fresh);
    if (mayEdit) sortable(fresh.querySelector("[data-cards]"));
    const add = fresh.querySelector("[data-quick-add] [name=title]");
    if (add && draft) add.value = draft;
    if (typing) add?.focus();
    fresh.querySelector("[data-cards]").scrollTop = scrolled;
    if (held) document.getElementById(held)?.querySelector(".deal-card-title")?.focus({ preventScroll: true });
    board.dispatchEvent(new CustomEvent("column-refreshed"));
  }

  async function add(form) {
    const title = form.elements.title;
    if (!title.value.trim()) return;
    const answer = await send("/deals", { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (answer?.status === 422) return explain(await answer.text());
    if (!answer?.ok) return;
    title.value = "";
    await refreshColumn(form.elements.stage.value);
    document.getElementById(`add-${form.elements.stage.value}`)?.focus();
  }

  function explain(html) {
    const body = document.getElementById("dialog-body");
    body.innerHTML = html;
    window.htmx?.process(body);
    const dialog = body.closest("dialog");
    if (!dialog.open) dialog.showModal();
  }

  function stageSwitch() {
    const links = [...document.querySelectorAll("[data-stage-link]")];
    if (!links.length) return;
    const mark = (stage) =>
      links.forEach((link) => {
        link.toggleAttribute("aria-current", link.dataset.stageLink === stage);
        if (link.hasAttribute("aria-current")) link.setAttribute("aria-current", "true");
      });
    links.forEach((link) =>
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const column = document.getElementById(`stage-${link.dataset.stageLink}`);
        board.scrollTo({ left: column.offsetLeft - board.offsetLeft });
      }),
    );
    board.addEventListener(
      "scroll",
      () => {
        const columns = [...board.querySelectorAll(".board-column")];
        const near = columns.reduce((best, column) =>
          Math.abs(column.offsetLeft - board.offsetLeft - board.scrollLeft) <
          Math.abs(best.offsetLeft - board.offsetLeft - board.scrollLeft)
            ? column
            : best,
        );
        mark(near.dataset.stage);
      },
      { passive: true },
    );
    mark(links[0].dataset.stageLink);
  }
}

function say(text) {
  const announcer = document.getElementById("announcer");
  if (announcer) announcer.textContent = text;
}

// Puts values into a text of the page: words("… {0} …", "x").
function words(text, ...values) {
  return values.reduce((out, value, i) => out.replace(`{${i}}`, value), text);
}
