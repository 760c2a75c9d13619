// The menu's theme switch: at once, and kept by the server without loading the page.
import { send } from "./send.js";

document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-theme-choice]");
  if (!choice) return;
  event.preventDefault();
  const theme = choice.dataset.themeChoice;
  document.documentElement.dataset.theme = theme;
  window.dispatchEvent(new Event("theme-chosen"));
  document.querySelectorAll("[data-theme-choice]").forEach((one) => (one.ariaPressed = String(one === choice)));
  send("/appearance", { method: "POST", body: new URLSearchParams({ theme }) });
});
