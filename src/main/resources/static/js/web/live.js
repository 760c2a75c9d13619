// Live regions: what a colleague does appears without a reload. A region names what it shows:
//   data-live="deals activities"  the kinds that change it      data-live-id="…"  only this thing of the kind
//   data-live-mine                only what is the reader's own  data-live-say="…" said politely when it has changed
// and hears the event "live" (htmx: hx-trigger="live"), whose detail.places are the stages concerned, or null for all.
// A region that is typed in, has an open menu, or lies under a dialog waits until it is free; data-live-self decides itself.
import { stream } from "./live-stream.js";
import { TAB } from "./tab.js";

const PAUSE_MS = 120;
const TYPED = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";

const pending = new Map();
const shown = new Map();
let timer = null;

const account = document.body.dataset.account;
if (account && document.querySelector("[data-live]")) stream(account, hear);

function hear(message) {
  if (message.tab && message.tab === TAB) return;
  document.querySelectorAll("[data-live]").forEach((region) => {
    if (message.event === "catch-up" || touches(region, message)) note(region, message);
  });
  soon();
}

function touches(region, change) {
  const { live, liveId } = region.dataset;
  if (!live.split(" ").includes(change.kind)) return false;
  if (liveId && change.ids.length > 0 && !change.ids.includes(liveId)) return false;
  return change.mine || !("liveMine" in region.dataset);
}

/** Places add up until the region is free; without places it is all of them. */
function note(region, { places }) {
  const before = pending.get(region);
  pending.set(region, !places?.length || before === null ? null : new Set([...(before ?? []), ...places]));
}

function soon() {
  if (pending.size && !timer) timer = setTimeout(flush, PAUSE_MS);
}

function flush() {
  timer = null;
  if (document.hidden) return;
  for (const [region, places] of [...pending]) {
    if (region.isConnected && busy(region)) continue;
    pending.delete(region);
    if (region.isConnected) region.dispatchEvent(new CustomEvent("live", { detail: { places: places && [...places] } }));
  }
}

function busy(region) {
  if (document.querySelector("dialog[open]")) return true;
  if ("liveSelf" in region.dataset) return false;
  const at = document.activeElement;
  if (region.contains(at) && at.matches(TYPED)) return true;
  // What was asked for in it is answered first: the answer is laid where the asking stood.
  return region.querySelector("form[data-dirty], details.menu[open], .htmx-request") !== null;
}

for (const event of ["focusout", "close", "toggle", "submit", "reset", "visibilitychange", "htmx:afterSettle"]) {
  document.addEventListener(event, soon, true);
}

// What htmx swaps into a live region: nothing when nothing changed, and the focus stays where it was.
let stood = null;

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.requestConfig?.triggeringEvent?.type !== "live" || !detail.shouldSwap) return;
  const region = detail.target;
  const same = shown.get(detail.pathInfo.requestPath) === detail.serverResponse;
  shown.set(detail.pathInfo.requestPath, detail.serverResponse);
  if (!same && busy(region)) note(region, {});
  if (same || busy(region)) {
    detail.shouldSwap = false;
    return;
  }
  stood = region.contains(document.activeElement) ? mark(document.activeElement) : null;
  if (region.dataset.liveSay) say(region.dataset.liveSay);
});

document.addEventListener("htmx:afterSettle", () => {
  if (!stood) return;
  const again = [...document.querySelectorAll(stood.tag)].find((one) => mark(one).text === stood.text);
  again?.focus({ preventScroll: true });
  stood = null;
});

/** By what a link or a button is found again after a swap. */
function mark(one) {
  const text = ["id", "href", "hx-get", "hx-put", "hx-delete", "name", "value", "aria-label"].map((name) => one.getAttribute(name)).join("|");
  return { tag: one.localName, text };
}

function say(text) {
  let status = document.getElementById("live-status");
  if (!status) {
    status = Object.assign(document.createElement("div"), { id: "live-status", className: "visually-hidden" });
    status.setAttribute("role", "status");
    document.body.append(status);
  }
  status.textContent = "";
  status.textContent = text;
}
