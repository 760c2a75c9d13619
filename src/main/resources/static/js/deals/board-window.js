// A column of any length shows a window of its cards. What lies above and below is room without cards, as high as they are
// by measure or guess, so that the scroll bar tells the truth. Cards come when one scrolls near them and go when they are far.
// Whoever scrolls or walks goes by the keys of cards; a jump goes by the position.
import { send } from "../web/send.js";

const CARDS_MAX = 90;
const COUNT = 30;
const REFRESH_MAX = 150;
const JUMP_AFTER_MS = 70;
const FAILED_PAUSE_MS = 5000;

export class ColumnWindow {
  /** held: whether cards must stay where they are just now; changed: told after cards came or went. */
  constructor(list, { query, held, changed }) {
    Object.assign(this, { list, query, held, changed });
    this.total = Number(list.dataset.total);
    this.before = list.dataset.before === "true";
    this.after = list.dataset.after === "true";
    this.first = 0;
    this.above = 0;
    this.work = Promise.resolve();
    this.busy = 0;
    this.space();
    list.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.number();
    this.scrolled();
  }

  cards() {
    return [...this.list.querySelectorAll(":scope > .deal-card")];
  }

  /** What of the column is shown, as the server is asked for it. */
  shown() {
    const cards = this.cards();
    if (!this.before || !cards.length) return `count=${Math.min(Math.max(cards.length, COUNT), REFRESH_MAX)}`;
    return `from=${key(cards[0])}&count=${Math.min(cards.length, REFRESH_MAX)}`;
  }

  /** One thing at a time in a column: a window that comes and a refresh must not cross. */
  run(act) {
    this.busy++;
    const done = this.work.then(act).finally(() => {
      this.busy--;
      this.scrolled();
    });
    this.work = done.catch(() => {});
    return done;
  }

  /** The card beside this one, fetched if need be. */
  async beside(card, step) {
    const next = () => sibling(card, step);
    if (!next() && (step > 0 ? this.after : this.before)) await this.run(() => next() ?? this.extend(step));
    return next();
  }

  /** The first or the last card of the column. */
  async end(last) {
    if (last ? this.after : this.before) await this.run(() => this.jump(last ? this.total - 1 : 0));
    this.list.scrollTop = last ? this.list.scrollHeight : 0;
    return this.cards().at(last ? -1 : 0);
  }

  /** The first card that is seen whole. */
  visible() {
    const top = this.list.getBoundingClientRect().top;
    return this.cards().find((card) => card.getBoundingClientRect().top >= top);
  }

  /** Changes cards so that this one stays where it is on the screen. */
  keep(card, change) {
    const before = card?.getBoundingClientRect().top;
    change();
    this.space();
    if (!card?.isConnected) return;
    const moved = card.getBoundingClientRect().top - before;
    if (Math.abs(moved) >= 1) this.list.scrollTop += moved;
  }

  /** After a refresh: how many there are now, and whether there are any beyond the window. */
  told({ total, before, after }) {
    this.total = total;
    this.before = before;
    this.after = after;
    if (!before) this.first = 0;
    if (!before) this.above = 0;
    if (!after) this.first = Math.max(0, total - this.cards().length);
    this.space();
    this.number();
  }

  scrolled() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.look();
    });
  }

  look() {
    if (this.busy || this.paused || !this.list.isConnected) return;
    const { scrollTop: top, clientHeight: height } = this.list;
    const { start, end } = this.extent();
    const ahead = Math.max(900, height * 1.5);
    const away = top + height < start || top > end;
    this.list.classList.toggle("is-blank", away && (this.before || this.after));
    clearTimeout(this.jumping);
    if (away && top > end + height && this.after) return this.jumpSoon();
    if (away && top + height < start - height && this.before) return this.jumpSoon();
    if (this.after && end - (top + height) < ahead) return this.run(() => this.extend(1));
    if (this.before && top - start < ahead) return this.run(() => this.extend(-1));
    if (!this.held()) this.trim(top - ahead, top + height + ahead);
  }

  /** While the scroll bar is being dragged there is nothing to fetch; only where it stops. */
  jumpSoon() {
    this.jumping = setTimeout(() => this.run(() => this.jump(this.positionAt(this.list.scrollTop))), JUMP_AFTER_MS);
  }

  positionAt(top) {
    const { start, end } = this.extent();
    const shown = this.cards().length;
    if (top < start) return Math.floor((top / start) * this.first);
    return Math.min(this.total - 1, this.first + shown + Math.floor((top - end) / this.height()));
  }

  async jump(position) {
    const from = Math.max(0, position - 8);
    const back = this.total - from;
    const fresh = await this.fetch(from <= back ? `at=${from}&count=${COUNT}` : `at=${-back}&count=${COUNT}`);
    if (!fresh || (this.held() && this.cards().length)) return;
    const top = this.list.scrollTop;
    this.release(this.cards());
    this.list.replaceChildren(...fresh.cards);
    this.first = fresh.before ? (fresh.after ? from : Math.max(0, this.total - fresh.cards.length)) : 0;
    Object.assign(this, { before: fresh.before, after: fresh.after });
    const aim = fresh.cards[Math.min(position - from, fresh.cards.length - 1)];
    this.above = 0;
    this.space();
    const offset = aim ? aim.offsetTop - this.list.offsetTop : 0;
    this.above = fresh.before ? this.roomAbove(top - offset) : 0;
    this.space();
    this.list.scrollTop = this.above + offset;
    this.tell(fresh.cards);
  }

  /** As high as the cards above usually are; where one has scrolled to, if that is about as much. */
  roomAbove(scrolled) {
    const usual = this.first * this.height();
    return Math.abs(scrolled - usual) < usual / 4 ? scrolled : usual;
  }

  async extend(step) {
    const edge = this.cards().at(step > 0 ? -1 : 0);
    if (!edge) return;
    const fresh = await this.fetch(`${step > 0 ? "after" : "before"}=${key(edge)}&count=${COUNT}`);
    if (!fresh || !edge.isConnected) return;
    const known = new Set(this.cards().map((card) => card.id));
    const cards = fresh.cards.filter((card) => !known.has(card.id));
    if (step > 0) {
      this.after = fresh.after;
      edge.after(...cards);
      this.space();
    } else {
      this.prepend(edge, cards, fresh.before);
    }
    this.tell(cards);
  }

  prepend(edge, cards, before) {
    this.before = before;
    this.keep(edge, () => {
      const top = edge.offsetTop;
      edge.before(...cards);
      this.first = before ? Math.max(COUNT, this.first - cards.length) : 0;
      this.above = before ? Math.max(COUNT * 20, this.above - (edge.offsetTop - top)) : 0;
    });
  }

  /** Takes cards out of the page that are far from what is seen. */
  trim(from, to) {
    const cards = this.cards();
    if (cards.length <= CARDS_MAX) return;
    const base = this.list.offsetTop;
    const up = cards.findIndex((card) => card.offsetTop + card.offsetHeight - base >= from);
    const gone = up > 0 ? cards.slice(0, up) : [];
    const down = cards.slice(gone.length).filter((card) => card.offsetTop - base > to);
    if (gone.length) this.dropAbove(gone, cards[up]);
    if (down.length) this.dropBelow(down);
    this.number();
  }

  dropAbove(gone, next) {
    const height = next.offsetTop - gone[0].offsetTop;
    this.keep(next, () => {
      this.release(gone);
      gone.forEach((card) => card.remove());
      this.first += gone.length;
      this.above += height;
    });
    this.before = true;
  }

  dropBelow(gone) {
    this.release(gone);
    gone.forEach((card) => card.remove());
    this.after = true;
    this.space();
  }

  /** The keyboard stays in the column when the card that it stood on leaves the page. */
  release(gone) {
    if (!gone.some((card) => card.contains(document.activeElement))) return;
    this.list.tabIndex = -1;
    this.list.focus({ preventScroll: true });
  }

  async fetch(place) {
    const answer = await send(`/deals/columns/${this.list.dataset.cards}/cards?${place}&${this.query}`);
    if (!answer?.ok) return this.pause();
    const window = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-window]");
    if (!window) return null;
    return {
      cards: [...window.querySelectorAll(".deal-card")].map((card) => document.adoptNode(card)),
      before: window.dataset.before === "true",
      after: window.dataset.after === "true",
    };
  }

  /** No answer: the column does not ask again at once. */
  pause() {
    this.paused = true;
    setTimeout(() => {
      this.paused = false;
      this.scrolled();
    }, FAILED_PAUSE_MS);
    return null;
  }

  /** Told before they are numbered: what the server sent is compared later. */
  tell(cards) {
    this.changed(cards);
    this.number();
  }

  /** Where the cards begin and end, in the list's own measure. */
  extent() {
    const cards = this.cards();
    if (!cards.length) return { start: 0, end: 0 };
    const base = this.list.offsetTop;
    return { start: cards[0].offsetTop - base, end: cards.at(-1).offsetTop + cards.at(-1).offsetHeight - base };
  }

  height() {
    const { start, end } = this.extent();
    const cards = this.cards().length;
    return cards ? (end - start) / cards + 6 / cards : 90;
  }

  /** The room above and below, by the cards' usual height. */
  space() {
    const below = this.after ? Math.max(1, this.total - this.first - this.cards().length) * this.height() : 0;
    this.list.style.setProperty("--above", `${Math.round(this.above)}px`);
    this.list.style.setProperty("--below", `${Math.round(below)}px`);
  }

  /** A reader of the screen hears the place in the whole column, not in the window. */
  number() {
    this.cards().forEach((card, i) => {
      set(card, "aria-posinset", this.first + i + 1);
      set(card, "aria-setsize", Math.max(this.total, this.first + i + 1));
    });
  }
}

export function key(card) {
  return `${card.dataset.rank}~${card.dataset.deal}`;
}

function sibling(card, step) {
  let next = card;
  do next = step > 0 ? next.nextElementSibling : next.previousElementSibling;
  while (next && !next.matches(".deal-card"));
  return next;
}

function set(card, name, value) {
  if (card.getAttribute(name) !== String(value)) card.setAttribute(name, value);
}
