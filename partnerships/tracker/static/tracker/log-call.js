/*
 * The short form in which an interaction is logged: bound to [data-log-call].
 *
 * The form works without this. A day typed for the follow-up and the quick choices exclude each
 * other, and the first thing that is still to be filled in has the focus.
 */

const form = document.querySelector("[data-log-call]");

/** Let a typed day and a quick choice exclude each other, as the server does. */
function exclude(group) {
    const day = group.querySelector('input[type="date"]');
    const quick = [...group.querySelectorAll('input[type="radio"]')];
    day.addEventListener("input", () => {
        if (day.value) quick.forEach((radio) => (radio.checked = false));
    });
    quick.forEach((radio) => radio.addEventListener("change", () => (day.value = "")));
}

/** Put the focus where typing starts: the partner, else who took part, else the first mistake. */
function start() {
    const wrong = form.querySelector('[aria-invalid="true"]');
    const partner = form.querySelector('[data-pick-name="relationship"]');
    const isOpen = partner && !partner.querySelector("[data-pick-chip]");
    const first = isOpen ? partner : form.querySelector('[data-pick-name="posts"]');
    if (wrong) wrong.focus();
    else first?.querySelector('input:not([type="hidden"])')?.focus({ preventScroll: true });
}

if (form) {
    form.querySelectorAll("[data-due]").forEach(exclude);
    start();
}
