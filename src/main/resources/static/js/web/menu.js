// A <details class="menu">: closes on Escape, on a click beside it and after a choice; arrow keys walk through its items.
function close(menu, focus) {
  menu.open = false;
  if (focus) menu.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  const inside = event.target.closest("details.menu");
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (menu !== inside || event.target.closest(".menu-item")) close(menu, false);
  });
});

document.addEventListener("focusout", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu, false);
});

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu");
  if (!menu) return;
  if (event.key === "Escape" && menu.open) {
    close(menu, true);
    event.stopPropagation();
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    menu.open = true;
    const items = [...menu.querySelectorAll(".menu-panel :is(a, button, input, select)")].filter((item) => !item.disabled);
    const next = items.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    items[(next + items.length) % items.length]?.focus();
    event.preventDefault();
  }
});
