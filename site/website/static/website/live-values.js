/*
 * Live values in the rich-text editor: a button (and a command after "/") opens a list of figures
 * and records; what is chosen stands in the text as a chip, which shows the value of today and
 * what it is. Only the name of the value and the record it belongs to are kept.
 */
const TYPE = 'LIVE_VALUE';
const WAIT = 250;

/** Make an element with attributes and children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** The window in which a value is chosen: a search box above a list of buttons. */
class Picker {
  constructor(options, onChoose, onClose) {
    this.options = options;
    this.onChoose = onChoose;
    this.onClose = onClose;
    this.asked = 0;
    this.dialog = this.build();
  }

  build() {
    const { texts } = this.options;
    this.input = make('input', {
      'type': 'search',
      'class': 'live-values__search',
      'aria-label': texts.search,
      'placeholder': texts.search,
    });
    this.list = make('div', { class: 'live-values__list', role: 'group', 'aria-live': 'polite' });
    this.message = make('p', { class: 'live-values__message', role: 'status' });
    const close = make('button', { type: 'button', class: 'button button-secondary' }, texts.close);
    close.addEventListener('click', () => this.dialog.close());
    this.input.addEventListener('input', () => this.later());
    const heading = make('h2', { id: 'live-values-title' }, texts.title);
    const dialog = make(
      'dialog',
      { 'class': 'live-values', 'aria-labelledby': 'live-values-title' },
      heading,
      this.input,
      this.message,
      this.list,
      close,
    );
    dialog.addEventListener('close', () => this.onClose());
    dialog.addEventListener('keydown', (event) => this.move(event));
    return dialog;
  }

  open() {
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.input.focus();
    this.read();
  }

  remove() {
    window.clearTimeout(this.timer);
    this.asked += 1;
    this.dialog.remove();
  }

  later() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.read(), WAIT);
  }

  async read() {
    this.asked += 1;
    const mine = this.asked;
    const address = new URL(this.options.optionsUrl, document.baseURI);
    address.searchParams.set('q', this.input.value);
    let groups = null;
    try {
      const answer = await fetch(address, { headers: { Accept: 'application/json' } });
      groups = answer.ok ? (await answer.json()).groups : null;
    } catch {
      groups = null;
    }
    if (mine === this.asked) {
      this.show(groups);
    }
  }

  show(groups) {
    const { texts } = this.options;
    this.message.textContent = groups === null ? texts.failed : '';
    if (groups && groups.length === 0) {
      this.message.textContent = texts.nothing;
    }
    const chosen = this.list.contains(document.activeElement)
      ? document.activeElement.textContent
      : null;
    this.list.replaceChildren(...(groups || []).map((group) => this.group(group)));
    if (chosen !== null) {
      this.focusAgain(chosen);
    }
  }

  /** Whoever was on a value already stays on it, though the list was made anew. */
  focusAgain(text) {
    const buttons = [...this.list.querySelectorAll('button')];
    const same = buttons.find((button) => button.textContent === text);
    (same || buttons[0] || this.input).focus();
  }

  group({ heading, values }) {
    const list = make('ul');
    for (const value of values) {
      const button = make(
        'button',
        { type: 'button', class: 'live-values__option' },
        make('strong', {}, value.words),
        ` · ${value.label}`,
      );
      button.addEventListener('click', () => this.onChoose(value));
      list.append(make('li', {}, button));
    }
    return make('section', {}, make('h3', {}, heading), list);
  }

  /** Arrow keys go through the list; Enter in the search box goes to the first value. */
  move(event) {
    const buttons = [...this.list.querySelectorAll('button')];
    const here = buttons.indexOf(document.activeElement);
    const isEnter = event.key === 'Enter' && document.activeElement === this.input;
    const step = isEnter ? 1 : { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || buttons.length === 0) {
      return;
    }
    event.preventDefault();
    const next = here + step;
    (next < 0 ? this.input : buttons[Math.min(next, buttons.length - 1)]).focus();
  }
}

/** What the editor starts when the button or the command is used, or a chip is clicked. */
class Source extends window.React.Component {
  componentDidMount() {
    this.picker = new Picker(
      this.props.entityType,
      (value) => this.insert(value),
      () => this.leave(),
    );
    this.picker.open();
  }

  componentWillUnmount() {
    this.picker.remove();
  }

  /** Nothing was chosen: the text stays as it is, and gets the focus back. */
  leave() {
    if (!this.done) {
      this.done = true;
      const { editorState, onComplete } = this.props;
      const { EditorState } = window.DraftJS;
      onComplete(EditorState.forceSelection(editorState, editorState.getSelection()));
    }
  }

  insert(value) {
    this.done = true;
    const { editorState, entityKey, onComplete } = this.props;
    const { EditorState, Modifier } = window.DraftJS;
    const content = editorState
      .getCurrentContent()
      .createEntity(TYPE, 'IMMUTABLE', value);
    const place = entityKey
      ? window.draftail.DraftUtils.getEntitySelection(editorState, entityKey)
      : editorState.getSelection();
    const changed = Modifier.replaceText(
      content,
      place,
      value.words,
      null,
      content.getLastCreatedEntityKey(),
    );
    this.picker.dialog.close();
    onComplete(EditorState.push(editorState, changed, 'insert-characters'));
  }

  render() {
    return null;
  }
}

/** A chip in the text; a click opens the list, so that another value can be chosen. */
function Chip({ contentState, entityKey, children, onEdit }) {
  const { label, problem } = contentState.getEntity(entityKey).getData();
  return window.React.createElement(
    'span',
    {
      'className': `live-value-chip${problem ? ' live-value-chip--problem' : ''}`,
      'data-label': problem || label,
      'title': problem ? `${label}: ${problem}` : label,
      'onClick': () => onEdit(entityKey),
    },
    children,
  );
}

window.draftail.registerPlugin({ type: TYPE, source: Source, decorator: Chip }, 'entityTypes');
