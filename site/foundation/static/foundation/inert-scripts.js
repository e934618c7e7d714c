/*
 * Wagtail starts some widgets of its forms by short inline scripts. The Content-Security-Policy
 * of the admin keeps every inline script from running, so that one smuggled into a page cannot
 * run either. The server marks Wagtail's as text; this file reads that text and starts the
 * widgets itself: only constructors and functions on the list, only with arguments in JSON.
 *
 * A dialogue also names files, which jQuery would fetch and run as inline text. They are marked
 * too, and loaded here by their address, in order, before the widgets of the dialogue start.
 */
const WIDGETS = 'script[type="text/x-widget"]';
const FILES = 'script[type="text/x-source"]';
const CONSTRUCTORS = new Set([
  'Chooser',
  'DocumentChooser',
  'ImageChooser',
  'InlinePanel',
  'MultipleChooserPanel',
  'PageChooser',
  'SnippetChooser',
  'TaskChooser',
]);
const FUNCTIONS = new Set(['initDateChooser', 'initDateTimeChooser', 'initTimeChooser']);

const WIDGET = /^\s*(?:new\s+)?([A-Za-z]+)\(([\s\S]*)\);\s*$/;
const PANEL =
  /^\s*\(function\s*\(\)\s*\{\s*var panel = new ([A-Za-z]+)\(JSON\.parse\("([\s\S]*)"\)\);\s*\}\)\(\);\s*$/;

/** Undo Django's `escapejs`, which writes every unsafe character as \uXXXX. */
function unescapeJs(text) {
  return text.replace(/\\u([0-9A-F]{4})/g, (_match, code) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

/** Read the arguments: JSON, or a string that `escapejs` wrote. */
function readArguments(text) {
  return JSON.parse(`[${text}]`);
}

function start(name, values) {
  if (CONSTRUCTORS.has(name) && typeof window[name] === 'function') {
    return new window[name](...values);
  }
  if (FUNCTIONS.has(name) && typeof window[name] === 'function') {
    return window[name](...values);
  }
  return undefined;
}

function understand(script) {
  const text = script.textContent;
  const panel = PANEL.exec(text);
  if (panel) {
    return [panel[1], [JSON.parse(unescapeJs(panel[2]))]];
  }
  const widget = WIDGET.exec(text);
  return widget ? [widget[1], readArguments(widget[2])] : null;
}

function run(script) {
  if (script.dataset.started) {
    return;
  }
  script.dataset.started = 'true';
  let understood = null;
  try {
    understood = understand(script);
  } catch {
    return; // not one of ours: it stays inert
  }
  if (understood) {
    start(...understood);
  }
}

/** Load a file of our own once; one that fails leaves its widgets unstarted. */
function load(source) {
  const address = new URL(source.getAttribute('src'), document.baseURI).href;
  if ([...document.scripts].some((each) => each !== source && each.src === address && !each.type)) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', resolve);
    script.addEventListener('error', resolve);
    document.head.append(script);
  });
}

function within(root, selector) {
  const found = [...root.querySelectorAll(selector)];
  return root.matches(selector) ? [root, ...found] : found;
}

async function runAll(root) {
  if (!(root instanceof Element)) {
    return;
  }
  const files = within(root, FILES);
  const widgets = within(root, WIDGETS);
  for (const file of files) {
    await load(file); // in order: a later file may need an earlier one
  }
  widgets.forEach(run);
}

const observer = new MutationObserver((changes) => {
  changes.forEach((change) => change.addedNodes.forEach(runAll));
});

document.addEventListener('DOMContentLoaded', () => {
  runAll(document.body);
  observer.observe(document.body, { childList: true, subtree: true });
});
