// The stream of a browser: one for all its tabs, held by the tab that has the lock and passed on by a channel. Where a browser
// has neither (pages without https), each tab has a stream while it is seen. It comes back by itself, and is then told what it
// missed, or to look anew.
const RETRY_FIRST_MS = 1000;
const RETRY_MAX_MS = 60_000;
const SILENCE_MAX_MS = 70_000;

export function stream(account, hear) {
  const name = `penstock-live-${account}`;
  if (navigator.locks && "BroadcastChannel" in window) shared(name, hear);
  else whileSeen(hear);
}

function shared(name, hear) {
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", ({ data }) => hear(data));
  navigator.locks.request(name, () => {
    const source = new Source((message) => {
      channel.postMessage(message);
      hear(message);
    });
    source.open();
    return new Promise(() => {}); // held as long as the page lives
  });
}

function whileSeen(hear) {
  const source = new Source(hear);
  const follow = () => (document.hidden ? source.close() : source.open());
  document.addEventListener("visibilitychange", follow);
  follow();
}

class Source {
  constructor(tell) {
    this.tell = tell;
    this.wait = RETRY_FIRST_MS;
    this.last = "";
    window.addEventListener("online", () => this.again(0));
  }

  open() {
    if (this.source) return;
    this.source = new EventSource(`/live?last=${encodeURIComponent(this.last)}`);
    this.on("hello", () => (this.wait = RETRY_FIRST_MS));
    this.on("beat", () => {});
    this.on("change", (data) => this.tell({ ...data, event: "change" }));
    this.on("catch-up", () => this.tell({ event: "catch-up" }));
    // While it is connecting again by itself there is nothing to do; closed means that it has given up.
    this.source.onerror = () => this.source?.readyState === EventSource.CLOSED && this.again(this.wait);
    this.listen();
  }

  on(event, act) {
    this.source.addEventListener(event, ({ data, lastEventId }) => {
      this.last = lastEventId || this.last;
      this.listen();
      act(JSON.parse(data));
    });
  }

  /** A connection that is silent for long is none. */
  listen() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.again(0), SILENCE_MAX_MS);
  }

  again(wait) {
    this.close();
    this.wait = Math.min(RETRY_MAX_MS, this.wait * 2);
    this.retry = setTimeout(() => this.open(), wait);
  }

  close() {
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    this.source?.close();
    this.source = null;
  }
}
