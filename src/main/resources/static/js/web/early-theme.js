// Before the first paint: "as the device" needs the device. A classic script, so that nothing flashes.
(function () {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  function apply() {
    const theme = root.dataset.theme;
    root.dataset.bsTheme = theme === "light" || theme === "dark" ? theme : dark.matches ? "dark" : "light";
  }
  apply();
  dark.addEventListener("change", apply);
  window.addEventListener("theme-chosen", apply);
})();
