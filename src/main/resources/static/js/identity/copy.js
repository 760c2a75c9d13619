// A button that copies a field's text: <button data-copy="ID of the field" data-copied="what it says then">.
for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    field.addEventListener("focus", () => field.select());
    button.addEventListener("click", async () => {
        field.select();
        try {
            await navigator.clipboard.writeText(field.value);
        } catch {
            // Without https the clipboard is closed; the older way still works on the selection.
            document.execCommand("copy");
        }
        button.textContent = button.dataset.copied;
        document.querySelector("[data-copy-said]").textContent = button.dataset.copied;
    });
}
