/*
 * Buttons that copy a text: bound to every <button data-copy="id of the text" hidden>.
 *
 * The text can be selected without this; the button shows where the browser lets pages copy.
 */

const LONG_ENOUGH = 2500;

/** Let a button copy the text that it names, and say so for a moment. */
function bind(button) {
    const text = document.getElementById(button.dataset.copy);
    if (!text || !navigator.clipboard) {
        return;
    }
    const label = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.hidden = false;
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text.textContent.trim());
        button.textContent = button.dataset.copied;
        setTimeout(() => {
            button.textContent = label;
        }, LONG_ENOUGH);
    });
}

document.querySelectorAll("[data-copy]").forEach(bind);
