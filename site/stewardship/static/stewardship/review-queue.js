/*
 * The review queue by keyboard. Rows take the focus; keys work while the list has it, and never
 * while somebody types. Every key sends the form that its button would send, and asks for JSON.
 */
const queue = document.querySelector('[data-review-queue]');
const rows = () => [...queue.querySelectorAll('[data-review-row]')];
const said = queue?.querySelector('[data-review-said]');
const undoForm = queue?.querySelector('[data-review-undo]');
/** Where the row stood that the last answer removed. */
let lastPlace = null;

function say(words, { refused = false } = {}) {
  said.classList.toggle('is-refused', refused);
  said.textContent = words;
}

function focusRow(row) {
  if (!row) {
    return;
  }
  rows().forEach((each) => each.setAttribute('tabindex', each === row ? '0' : '-1'));
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

function count(change) {
  const shown = queue.querySelector('[data-review-count]');
  shown.textContent = String(Math.max(0, Number(shown.textContent) + change));
}

async function send(form) {
  const response = await fetch(form.action, {
    method: 'POST',
    body: new FormData(form),
    headers: { Accept: 'application/json' },
  });
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  if (!isJson) {
    throw new Error('no answer');
  }
  return { ok: response.ok, ...(await response.json()) };
}

function rowFrom(html) {
  const holder = document.createElement('tbody');
  holder.innerHTML = html; // rendered by the server, which escapes every value
  return holder.querySelector('[data-review-row]');
}

function offerUndo(token) {
  undoForm.hidden = !token;
  undoForm.elements.undo.value = token ?? '';
}

/** Take the row away, or put what became of it in its place; the focus stays in the list. */
function settle(row, html) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  lastPlace = { parent: row.parentElement, before: row.nextElementSibling };
  if (html) {
    const renewed = rowFrom(html);
    row.replaceWith(renewed);
    focusRow(renewed);
    lastPlace = null;
    return;
  }
  row.remove();
  count(-1);
  if (next) {
    focusRow(next);
  } else {
    said.append(` ${queue.dataset.empty}`);
    undoForm.querySelector('button').focus();
  }
}

async function answer(row, form) {
  if (row.classList.contains('is-busy')) {
    return;
  }
  row.classList.add('is-busy');
  try {
    const told = await send(form);
    say(told.message, { refused: !told.ok });
    if (told.ok) {
      offerUndo(told.undo);
      settle(row, told.row);
    }
  } catch {
    say(queue.dataset.failed, { refused: true });
  } finally {
    row.classList.remove('is-busy');
  }
}

async function undo() {
  if (undoForm.hidden || undoForm.dataset.busy) {
    return;
  }
  undoForm.dataset.busy = 'true';
  try {
    const told = await send(undoForm);
    say(told.message, { refused: !told.ok });
    if (told.ok) {
      putBack(told.row);
    }
    offerUndo('');
  } catch {
    say(queue.dataset.failed, { refused: true });
  } finally {
    delete undoForm.dataset.busy;
  }
}

function putBack(html) {
  const row = html ? rowFrom(html) : null;
  if (!row) {
    return;
  }
  const standing = document.getElementById(row.id);
  if (standing) {
    standing.replaceWith(row);
  } else {
    const parent = lastPlace?.parent ?? queue.querySelector('[data-review-rows]');
    const before = lastPlace?.before?.isConnected ? lastPlace.before : null;
    parent?.insertBefore(row, before);
    count(1);
  }
  focusRow(row);
}

function openFlag(row) {
  const flag = row.querySelector('[data-review-flag]');
  flag.open = true;
  flag.querySelector('input[name=note]').focus();
}

const KEYS = {
  j: (row) => focusRow(row.nextElementSibling),
  ArrowDown: (row) => focusRow(row.nextElementSibling),
  k: (row) => focusRow(row.previousElementSibling),
  ArrowUp: (row) => focusRow(row.previousElementSibling),
  c: (row) => answer(row, row.querySelector('[data-review-check]')),
  e: (row) => row.querySelector('[data-review-edit]').click(),
  f: openFlag,
  u: undo,
};

function isTyping(target) {
  return target.matches('input, textarea, select, [contenteditable=true]');
}

function onKey(event) {
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.repeat);
  const row = event.target.closest('[data-review-row]');
  if (event.key === 'Escape' && row && isTyping(event.target)) {
    row.querySelector('[data-review-flag]').open = false;
    focusRow(row);
    return;
  }
  const isMove = event.key.startsWith('Arrow') || event.key === 'j' || event.key === 'k';
  const plainEnough = isPlain || (isMove && !event.ctrlKey && !event.metaKey && !event.altKey);
  const does = KEYS[event.key];
  if (!does || !plainEnough || isTyping(event.target) || (!row && event.key !== 'u')) {
    return;
  }
  event.preventDefault();
  does(row);
}

function onSubmit(event) {
  const form = event.target;
  if (form.matches('[data-review-check], [data-review-flag-form]')) {
    event.preventDefault();
    answer(form.closest('[data-review-row]'), form);
  } else if (form === undoForm) {
    event.preventDefault();
    undo();
  }
}

if (queue) {
  queue.addEventListener('keydown', onKey);
  queue.addEventListener('submit', onSubmit);
  queue.querySelector('[data-review-keys]').hidden = false;
  const first = rows()[0];
  if (first) {
    first.setAttribute('tabindex', '0');
    first.setAttribute('aria-describedby', 'review-keys');
    if (document.activeElement === document.body) {
      first.focus({ preventScroll: true });
    }
  }
}
