// The keyboard on lists of activities: j and k (or the arrows) go from line to line, d marks as done, e opens.
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, select, dialog, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...document.querySelectorAll(".activity-row")];
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement?.closest(".activity-row"));
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (step && (at >= 0 || event.key === "j" || event.key === "k")) {
    event.preventDefault();
    const row = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    row.querySelector("button, a")?.focus();
    row.scrollIntoView({ block: "nearest" });
  } else if (event.key === "d" && at >= 0) {
    rows[at].querySelector(".activity-check")?.click();
  } else if (event.key === "e" && at >= 0) {
    (rows[at].querySelector(".activity-open") ?? rows[at].querySelector("a"))?.click();
  }
});
