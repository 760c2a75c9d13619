// Offers the browser's own zone on the first visit, as long as nobody has chosen one.
const zone = document.querySelector("select[name='zone']");
if (zone && zone.value === "UTC" && !document.querySelector(".is-invalid")) {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone.querySelector(`option[value="${CSS.escape(here)}"]`)) {
        zone.value = here;
    }
}
