// This page's own mark, sent with every request: what it has done itself it need not be told.
export const TAB = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, "0")).join("");

document.addEventListener("htmx:configRequest", ({ detail }) => (detail.headers["X-Tab"] = TAB));
