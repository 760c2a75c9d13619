// Composers empty themselves after they were sent; "@" in a note offers colleagues and remembers whom it names.
import { send } from "../web/send.js";

document.body.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form[data-composer]");
  if (!form || !event.detail.successful) return;
  form.reset();
  form.querySelectorAll("input[name=mentions]").forEach((input) => input.remove());
});

document.addEventListener("input", (event) => {
  if (!event.target.matches?.("textarea[data-mentions]")) return;
  forget(event.target);
  offer(event.target);
});
document.addEventListener("keydown", (event) => {
  if (event.target.matches?.("textarea[data-mentions]")) choose(event);
});

let wanted = 0;

async function offer(area) {
  const word = /(?:^|\s)@([\p{L}\p{N}.-]{0,40})$/u.exec(area.value.slice(0, area.selectionStart));
  close(area);
  if (!word) return;
  const mine = ++wanted;
  const answer = await send(`${area.dataset.mentions}?q=${encodeURIComponent(word[1])}`);
  if (!answer?.ok || mine !== wanted) return;
  const options = [...new DOMParser().parseFromString(`<ul>${await answer.text()}</ul>`, "text/html").querySelectorAll("[role=option]")];
  if (options.length) show(area, options.slice(0, 8), word[1].length);
}

function show(area, options, typed) {
  close(area);
  const list = document.createElement("ul");
  list.className = "mention-list";
  list.id = `${area.id}-mentions`;
  list.setAttribute("role", "listbox");
  list.ariaLabel = area.labels[0]?.textContent ?? "";
  options.forEach((option, i) => {
    const line = document.createElement("li");
    line.id = `${list.id}-${i}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", i === 0);
    line.dataset.value = option.dataset.value;
    line.textContent = option.dataset.text ?? option.textContent.trim();
    line.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(area, line, typed);
    });
    list.append(line);
  });
  list.dataset.typed = typed;
  area.after(list);
  area.setAttribute("aria-controls", list.id);
  area.setAttribute("aria-activedescendant", `${list.id}-0`);
}

function choose(event) {
  const area = event.target;
  const list = document.getElementById(`${area.id}-mentions`);
  if (!list) return;
  const lines = [...list.children];
  const at = lines.findIndex((line) => line.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = lines[(at + (event.key === "ArrowDown" ? 1 : lines.length - 1)) % lines.length];
    lines.forEach((line) => line.setAttribute("aria-selected", line === next));
    area.setAttribute("aria-activedescendant", next.id);
  } else if (event.key === "Enter" || event.key === "Tab") {
    event.preventDefault();
    take(area, lines[at], Number(list.dataset.typed));
  } else if (event.key === "Escape") {
    event.stopPropagation();
    close(area);
  }
}

function take(area, line, typed) {
  const end = area.selectionStart;
  area.setRangeText(`@${line.textContent} `, end - typed - 1, end, "end");
  const named = document.createElement("input");
  named.type = "hidden";
  named.name = "mentions";
  named.value = line.dataset.value;
  named.dataset.name = line.textContent;
  area.form.append(named);
  close(area);
}

/** Whose name was taken out of the text is not asked for any more. */
function forget(area) {
  area.form.querySelectorAll("input[name=mentions][data-name]").forEach((named) => {
    if (!area.value.includes(`@${named.dataset.name}`)) named.remove();
  });
}

function close(area) {
  document.getElementById(`${area.id}-mentions`)?.remove();
  area.removeAttribute("aria-activedescendant");
}
