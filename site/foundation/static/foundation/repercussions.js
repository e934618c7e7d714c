/*
 * The panel "Pages that say this" follows the form: a moment after something was changed, the form
 * is sent to be looked at, not saved, and the panel shows which pages would say something else.
 */
const WAIT = 800;

function follow(panel) {
  const form = panel.closest('form');
  if (!form) {
    return;
  }
  let timer;
  let asked = 0;

  async function ask() {
    asked += 1;
    const mine = asked;
    const data = new FormData(form);
    for (const [name, value] of [...data]) {
      if (value instanceof File) {
        data.delete(name);
      }
    }
    const answer = await fetch(panel.dataset.repercussions, { method: 'POST', body: data });
    if (mine === asked && answer.ok) {
      panel.innerHTML = await answer.text();
    }
  }

  function later(event) {
    if (panel.contains(event.target)) {
      return;
    }
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ask().catch(() => {}), WAIT);
  }

  form.addEventListener('input', later);
  form.addEventListener('change', later);
  form.addEventListener('click', (event) => {
    if (event.target.closest('[id$="-DELETE-button"], [id$="-ADD"]')) {
      later(event);
    }
  });
}

document.addEventListener('DOMContentLoaded', () => {
  document.querySelectorAll('[data-repercussions]').forEach(follow);
});
