// On a narrow screen rows of links scroll sideways: the present one comes into view.
function show(root) {
  root.querySelectorAll("nav [aria-current=page], .stage-path [aria-current]").forEach((present) => {
    const row = present.closest(".stage-path, nav");
    if (row.scrollWidth <= row.clientWidth) return;
    const [at, box] = [present.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += at.left - box.left - (box.width - at.width) / 2;
  });
}

show(document);
document.addEventListener("htmx:afterSettle", ({ detail }) => show(detail.target));
