// [data-copy="text"] copies it; [data-copy-from="id"] copies what stands in that element. The button says so for a moment.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-copy-from]");
  if (!button) return;
  const from = document.getElementById(button.dataset.copyFrom);
  await navigator.clipboard.writeText(button.dataset.copy ?? from.value ?? from.textContent.trim());
  const words = button.querySelector("[data-copied]");
  if (!words) return;
  const before = words.textContent;
  words.textContent = words.dataset.copied;
  setTimeout(() => (words.textContent = before), 1500);
});
