// The command palette, #palette: / or Ctrl K opens it, arrows choose, Enter opens, Ctrl Enter opens in a new tab, Escape closes
// and the focus goes back. What was typed stays until the next time. The records whose pages were opened last are remembered
// here, account by account; the server says what they are called and leaves out what one may not see. [data-palette-open] is a link to the search page that
// opens the palette instead.
import { freshToken, sessionEnded } from "./requests.js";
import { send } from "./send.js";

const WAIT_MS = 120;
const dialog = document.getElementById("palette");

const RECENT_MAX = 8;
const RECORD = /^\/(deals|people|organisations|products)\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const RECENT_KEY = "recent:" + document.body.dataset.account;

function recent() {
  try {
    return JSON.parse(localStorage.getItem(RECENT_KEY) ?? "[]").filter((path) => RECORD.test(path));
  } catch {
    return [];
  }
}

function remember(path) {
  if (!RECORD.test(path)) return;
  const others = recent().filter((one) => one !== path);
  try {
    localStorage.setItem(RECENT_KEY, JSON.stringify([path, ...others].slice(0, RECENT_MAX)));
  } catch {
    // Full or forbidden storage: nothing is remembered, all else works.
  }
}

class Palette {
  constructor() {
    this.field = dialog.querySelector("[role=combobox]");
    this.results = dialog.querySelector(".palette-results");
    this.said = dialog.querySelector("[role=status]");
    this.all = dialog.querySelector("#palette-all");
    this.options = [];
    this.current = -1;
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    dialog.addEventListener("close", () => this.closed());
    this.results.addEventListener("mousedown", (event) => event.preventDefault());
    this.results.addEventListener("click", (event) => this.clicked(event));
  }

  open() {
    if (document.querySelector("dialog[open]")) return;
    dialog.showModal();
    this.field.select();
    this.field.focus();
    this.ask();
  }

  typed() {
    this.waiting = true;
    this.entered = null;
    this.asked = null; // an answer that is still under way is to what was typed before
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT_MS);
  }

  async ask() {
    clearTimeout(this.timer);
    const asked = (this.asked = Symbol());
    const query = this.field.value.trim();
    const search = query ? "?q=" + encodeURIComponent(query) : "";
    this.all.href = dialog.dataset.page + search;
    const opened = query ? "" : "?" + recent().filter((path) => path !== location.pathname).map((path) => "recent=" + path).join("&");
    this.waiting = true;
    const answer = await send(dialog.dataset.url + search + opened);
    if (asked !== this.asked) return; // a newer question is under way
    this.waiting = false;
    if (!answer || !(answer.ok || answer.status === 422)) return;
    const html = await answer.text();
    if (asked === this.asked) this.show(html, query);
  }

  show(html, query) {
    this.results.innerHTML = html; // rendered and escaped by our own server
    this.options = [...this.results.querySelectorAll("[role=option]")];
    this.options.forEach((option, i) => (option.id = "palette-option-" + i));
    this.current = -1;
    this.field.setAttribute("aria-expanded", String(this.options.length > 0));
    this.field.removeAttribute("aria-activedescendant");
    this.said.textContent = this.results.firstElementChild?.dataset.said ?? "";
    this.results.scrollTop = 0;
    if (query) this.move(1);
    if (this.entered) this.choose(this.options[this.current], this.entered.apart);
    this.entered = null;
  }

  move(by) {
    if (!this.options.length) return;
    this.options[this.current]?.setAttribute("aria-selected", "false");
    const from = this.current < 0 && by < 0 ? 0 : this.current;
    this.current = (from + by + this.options.length) % this.options.length;
    const option = this.options[this.current];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const apart = event.ctrlKey || event.metaKey;
      // Faster than the answer: what was typed counts, not what still stands there.
      if (this.waiting) this.entered = { apart };
      else this.choose(this.options[this.current], apart);
    }
  }

  clicked(event) {
    const option = event.target.closest("[role=option]");
    if (option?.dataset.post) this.choose(option, false);
    else if (option && !event.ctrlKey && !event.metaKey) dialog.close();
  }

  // Messages that were shown above it stay.
  closed() {
    clearTimeout(this.timer);
    this.entered = null;
    const toasts = document.getElementById("toasts");
    if (toasts?.closest("dialog") === dialog) document.body.append(toasts);
  }

  choose(option, apart) {
    if (!option) return;
    if (option.dataset.post) post(option.dataset);
    else if (apart) window.open(option.href, "_blank", "noopener");
    else {
      dialog.close();
      location.assign(option.href);
    }
  }
}

async function post({ post: url, form }) {
  const sent = async () => {
    const made = document.createElement("form");
    made.method = "post";
    made.action = url;
    const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRF-TOKEN"];
    for (const [name, value] of [...new URLSearchParams(form), ["_csrf", token]]) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      made.append(field);
    }
    document.body.append(made);
    made.submit();
  };
  dialog.close();
  const alive = await freshToken().catch(() => null);
  if (alive) sent();
  else if (alive === false) sessionEnded(sent);
  else document.dispatchEvent(new CustomEvent("toast", { detail: { text: document.getElementById("toasts").dataset.offline, kind: "problem" } }));
}

if (dialog) {
  remember(location.pathname);
  const palette = new Palette();
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-palette-open]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    palette.open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyK" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.repeat) return;
    event.preventDefault();
    palette.open();
  });
}
