// [data-combobox="url"]: options come from url?q=…; ARIA 1.2 combobox with a list. The hidden field holds the chosen value and
// tells a "change" when it does. Only what was typed is kept in <name>Text, so a form works without a choice too.
// data-combobox-free: free text is as good as a choice, so none is taken by itself but the one whose text or data-code was typed.
// A choice is told as "combobox-chosen" with the option's data.
const WAIT_MS = 150;

class Combobox {
  constructor(box) {
    this.url = box.dataset.combobox;
    this.free = "comboboxFree" in box.dataset;
    this.input = box.querySelector("[role=combobox]");
    this.value = box.querySelector("input[type=hidden]");
    this.list = box.querySelector("[role=listbox]");
    this.clearButton = box.querySelector(".combobox-clear");
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("click", () => this.list.hidden && this.ask());
    this.input.addEventListener("blur", () => setTimeout(() => document.activeElement === this.input || this.close(), 150));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
    this.clearButton.addEventListener("click", () => this.clear());
  }

  typed() {
    this.set("");
    this.clearButton.hidden = this.input.value === "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT_MS);
  }

  async ask() {
    const query = this.value.value ? "" : this.input.value.trim();
    const asked = (this.asked = Symbol());
    const url = this.url + (this.url.includes("?") ? "&" : "?") + "q=" + encodeURIComponent(query);
    const answer = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (answer?.status === 401) document.dispatchEvent(new CustomEvent("session-ended", { detail: { again: () => this.ask() } }));
    if (!answer?.ok || asked !== this.asked || document.activeElement !== this.input) return;
    this.show(await answer.text());
  }

  show(html) {
    this.list.innerHTML = html; // rendered and escaped by our own server
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, i) => {
      option.id = this.list.id + "-" + i;
      option.ariaSelected = "false";
    });
    this.list.hidden = false;
    this.input.ariaExpanded = "true";
    this.current = -1;
    const typed = this.input.value.trim().toLowerCase();
    if (!typed) return;
    if (!this.free) return this.move(1);
    const exact = this.options.findIndex((option) =>
      [option.dataset.text, option.dataset.code].some((text) => text?.toLowerCase() === typed),
    );
    if (exact >= 0) this.move(exact + 1);
  }

  move(by) {
    if (!this.options?.length) return;
    this.options[this.current]?.setAttribute("aria-selected", "false");
    const from = this.current < 0 && by < 0 ? 0 : this.current;
    this.current = (from + by + this.options.length) % this.options.length;
    const option = this.options[this.current];
    option.ariaSelected = "true";
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.ask();
      else this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !this.list.hidden && this.current >= 0) {
      event.preventDefault();
      this.choose(this.options[this.current]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Tab" && !this.list.hidden && this.current >= 0 && this.input.value.trim()) {
      this.choose(this.options[this.current]);
    }
  }

  choose(option) {
    if (!option) return;
    if (option.dataset.text) this.input.value = option.dataset.text;
    this.clearButton.hidden = false;
    this.set(option.dataset.value);
    this.close();
    this.input.dispatchEvent(new CustomEvent("combobox-chosen", { bubbles: true, detail: { ...option.dataset } }));
  }

  clear() {
    this.input.value = "";
    this.clearButton.hidden = true;
    this.set("");
    this.input.focus();
  }

  set(value) {
    if (this.value.value === value) return;
    this.value.value = value;
    this.value.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    clearTimeout(this.timer);
    this.asked = null;
    this.list.hidden = true;
    this.input.ariaExpanded = "false";
    this.input.removeAttribute("aria-activedescendant");
  }
}

export function combobox(root) {
  root.querySelectorAll("[data-combobox]").forEach((box) => {
    box.combobox ??= new Combobox(box);
  });
}

combobox(document);
document.addEventListener("htmx:load", (event) => combobox(event.detail.elt.parentElement ?? document));
