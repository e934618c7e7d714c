// Settles a row where it stands: sends its form, and shows the row as the server shows it then.
const list = document.querySelector("[data-work]");
const said = list?.querySelector("[data-work-said]");

const wordsOf = (page) =>
    [...page.querySelectorAll(".messages li")].map((line) => line.textContent.trim().replace(/\s+/g, " ")).join(" ");

async function settle(form) {
    const row = form.closest("[data-work-row]");
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(row.id);
    if (!fresh) throw new Error("The row is gone.");
    row.replaceWith(document.adoptNode(fresh));
    (fresh.querySelector("[data-settle] button") ?? fresh).focus();
    said.textContent = wordsOf(page);
}

list?.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-settle]");
    if (!form || form.dataset.sent) return;
    event.preventDefault();
    form.dataset.sent = "yes";
    settle(form).catch(() => form.submit());
});
