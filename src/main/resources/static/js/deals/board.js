// The board: dragging by mouse and touch, carrying by keyboard, selecting several, quick add; columns show windows of their
// cards and refresh themselves.
import Sortable from "../../vendor/sortable.esm.js";
import { send } from "../web/send.js";
import { columns } from "./board-columns.js";
import { keys } from "./board-keys.js";
import { selection } from "./board-selection.js";
import { stageSwitch } from "./board-stages.js";
import { ColumnWindow } from "./board-window.js";

const board = document.getElementById("board");
if (board) start(board);

function start(board) {
  const mayEdit = board.dataset.mayEdit === "true";
  const { query } = board.dataset;
  const windows = new Map();
  const windowOf = (stage) => windows.get(stage);
  const held = () => board.classList.contains("is-dragging") || board.classList.contains("is-carrying");
  const shown = columns({ board, windowOf, held, query });
  // Before the windows number the cards: what the server sent is remembered as it came.
  board.querySelectorAll("[data-cards]").forEach((list) => windows.set(list.dataset.cards, new ColumnWindow(list, { query, held, changed })));

  const api = { board, mayEdit, windowOf, move, say, words, explain, hold, ...shown };
  if (mayEdit) {
    board.querySelectorAll("[data-cards]").forEach(sortable);
    selection(api);
  }
  keys(api);
  stageSwitch(board);
  cut(board.querySelectorAll(".deal-card"));
  document.fonts?.ready.then(() => cut(board.querySelectorAll(".deal-card")));

  board.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-quick-add]")) return;
    event.preventDefault();
    add(event.target);
  });
  // After a move, an undo or an edit in a dialog: the columns show what the server says.
  let own = 0;
  document.body.addEventListener("deals-changed", () => own || shown.refreshAll());
  document.body.addEventListener("undone", (event) => event.preventDefault());
  // What colleagues did: only the columns concerned, and none while a card is held.
  board.addEventListener("live", ({ detail }) => (detail.places ? shown.refresh(detail.places) : shown.refreshAll()));
  board.addEventListener("column-refreshed", () => {
    fill();
    cut(board.querySelectorAll(".deal-card"));
  });

  function changed(cards) {
    shown.know(cards);
    cut(cards);
    board.dispatchEvent(new CustomEvent("cards-shown"));
  }

  function sortable(list) {
    Sortable.create(list, {
      group: "deals",
      draggable: ".deal-card",
      filter: "input",
      preventOnFilter: false,
      delay: 180,
      delayOnTouchOnly: true,
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
      // By pointer, not by the browser's own drag and drop: the same on mouse and touch, and links are not dragged off.
      forceFallback: true,
      fallbackOnBody: true,
      fallbackTolerance: 4,
      scrollSensitivity: 60,
      onStart: () => hold("is-dragging", true),
      onEnd: async (event) => {
        const still = event.from === event.to && event.oldDraggableIndex === event.newDraggableIndex;
        if (!still) await move(event.item, event.to, event.from, () => hold("is-dragging", false));
        else hold("is-dragging", false);
      },
    });
  }

  /** While a card is held nothing moves; when it is let go, what came meanwhile is shown. */
  function hold(how, on) {
    board.classList.toggle(how, on);
    if (!held()) shown.letGo();
  }

  // Tells the server where the card lies now. A refusal puts it back and says why.
  async function move(card, to, from, done) {
    const form = new URLSearchParams();
    form.set("stage", to.dataset.cards);
    form.set("version", card.dataset.version);
    const next = card.nextElementSibling;
    const before = card.previousElementSibling;
    if (next?.dataset.deal) form.set("above", next.dataset.deal);
    else if (before?.dataset.deal) form.set("below", before.dataset.deal);
    own++;
    const answer = await send(`/deals/${card.dataset.deal}/stage`, { method: "PUT", body: form });
    own--;
    done?.();
    await shown.refresh([to.dataset.cards, from.dataset.cards]);
    if (answer && (answer.status === 422 || answer.status === 409)) explain(await answer.text());
    return answer?.ok ?? false;
  }

  async function add(form) {
    const title = form.elements.title;
    if (!title.value.trim()) return;
    const answer = await send("/deals", { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (answer?.status === 422) return explain(await answer.text());
    if (!answer?.ok) return;
    title.value = "";
    await windowOf(form.elements.stage.value).end(false);
    await shown.refresh([form.elements.stage.value]);
    title.focus();
  }

  function explain(html) {
    const body = document.getElementById("dialog-body");
    body.innerHTML = html;
    window.htmx?.process(body);
    const dialog = body.closest("dialog");
    if (!dialog.open) dialog.showModal();
  }

  /** The bars in the heads, each against the fullest column of open deals. */
  function fill() {
    const counts = [...board.querySelectorAll("[data-count]")];
    const open = counts.filter((count) => !count.closest("[data-retention]"));
    const most = Math.max(1, ...open.map((count) => Number(count.dataset.count)));
    counts.forEach((count) => {
      const column = count.closest(".board-column");
      column.querySelector(".board-fill-part")?.setAttribute("width", Math.min(1000, Math.round((Number(count.dataset.count) * 1000) / most)));
      const small = document.querySelector(`[data-stage-link="${column.dataset.stage}"] [data-stage-count]`);
      if (small) small.textContent = count.textContent;
    });
  }
}

/** Marks the cards whose title does not fit on two lines: it then ends in an ellipsis and shows whole on focus. */
function cut(cards) {
  const tops = [...cards].filter((card) => !card.contains(document.activeElement)).map((card) => card.querySelector(".deal-card-top"));
  const low = tops.map((top) => top.querySelector(".deal-card-title").offsetTop - top.offsetTop > 8);
  tops.forEach((top, i) => top.closest(".deal-card").classList.toggle("is-low", low[i]));
  const long = tops.map((top) => top.scrollHeight > top.clientHeight + 2);
  tops.forEach((top, i) => top.closest(".deal-card").classList.toggle("is-cut", long[i]));
}

function say(text) {
  const announcer = document.getElementById("announcer");
  if (announcer) announcer.textContent = text;
}

// Puts values into a text of the page: words("… {0} …", "x").
function words(text, ...values) {
  return values.reduce((out, value, i) => out.replace(`{${i}}`, value), text);
}
