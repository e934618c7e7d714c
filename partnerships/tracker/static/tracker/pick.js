/*
 * Fields in which one finds rows by typing: bound to every [data-pick] (forms/picking.py).
 *
 * Without this the server looks for the words when the form is sent. The keys are those of the
 * combobox pattern of the ARIA Authoring Practices: arrows move, Enter chooses, Escape closes the
 * list, a second Escape empties the box, Backspace in an empty box takes the last one away.
 * Whoever tabs on while the words fit one row alone has chosen it, as the server would.
 *
 * Sends "pick:change" when something was chosen or removed.
 */

const PAUSE = 150;

class Pick {
    constructor(field) {
        this.field = field;
        this.words = field.dataset;
        this.name = this.words.pickName;
        this.many = "pickMany" in this.words;
        this.input = field.querySelector('input[type="text"]');
        this.list = field.querySelector("[data-pick-options]");
        this.chosen = field.querySelector("[data-pick-chosen]");
        this.suggested = field.querySelector("[data-pick-suggested]");
        this.said = field.querySelector("[data-pick-said]");
        this.answers = new Map();
        this.results = [];
        this.active = -1;
        this.asking = null;
        this.isWanted = false;
        this.hasMoved = false;
        this.makeCombobox();
        this.chosen.querySelectorAll("[data-pick-chip]").forEach((chip) => this.makeChip(chip));
        field.querySelector("[data-pick-none]")?.remove();
        this.listen();
        this.hint();
    }

    makeCombobox() {
        this.list.id ||= `${this.name}-options`;
        const attributes = {
            "role": "combobox",
            "aria-autocomplete": "list",
            "aria-expanded": "false",
            "aria-controls": this.list.id,
            "aria-haspopup": "listbox",
        };
        Object.entries(attributes).forEach(([name, value]) => this.input.setAttribute(name, value));
        if (this.chosen.id) {
            const described = this.input.getAttribute("aria-describedby");
            this.input.setAttribute("aria-describedby", [described, this.chosen.id].filter(Boolean).join(" "));
        }
    }

    listen() {
        this.input.addEventListener("input", () => this.wait());
        this.input.addEventListener("keydown", (event) => this.press(event));
        this.input.addEventListener("blur", () => this.leave());
        // The box keeps the focus, so that a click is not lost to the list closing.
        this.list.addEventListener("mousedown", (event) => event.preventDefault());
        this.list.addEventListener("click", (event) => {
            const option = event.target.closest("[role=option]");
            if (option) this.choose(this.results[Number(option.dataset.number)]);
        });
        this.field.addEventListener("change", (event) => {
            if (event.target.name === this.name) this.tell();
        });
    }

    /** Say in the box of a single row what typing does to it. */
    hint() {
        if (!this.many) {
            this.empty ??= this.input.placeholder;
            this.input.placeholder = this.chosen.children.length ? this.words.pickWordsOther : this.empty;
        }
    }

    /** What is chosen now, by identifier. */
    get keys() {
        const boxes = this.field.querySelectorAll(`input[name="${this.name}"]`);
        return [...boxes].filter((box) => box.type === "hidden" || box.checked).map((box) => box.value);
    }

    press(event) {
        const keys = {
            ArrowDown: () => (this.isOpen ? this.move(1) : this.ask()),
            ArrowUp: () => (this.isOpen ? this.move(-1) : this.ask()),
            Enter: () => this.enter(event),
            Escape: () => this.escape(event),
            Tab: () => this.isSettled && this.choose(this.results[0], false),
            Backspace: () => !this.input.value && this.removeLast(),
        };
        const act = event.isComposing || event.altKey || event.ctrlKey || event.metaKey ? null : keys[event.key];
        if (!act) return;
        if (event.key.startsWith("Arrow")) event.preventDefault();
        act();
    }

    enter(event) {
        if (!this.input.value.trim() && !this.isOpen) return;
        event.preventDefault();
        if (this.isOpen && this.active >= 0) this.choose(this.results[this.active]);
        else {
            this.isWanted = true;
            this.ask();
        }
    }

    escape(event) {
        if (this.isOpen) this.close();
        else if (this.input.value) this.input.value = "";
        else return;
        event.preventDefault();
        event.stopPropagation();
    }

    get isOpen() {
        return !this.list.hidden;
    }

    /** Whether what was typed fits one row alone. */
    get isSettled() {
        return this.isOpen && this.results.length === 1 && this.input.value.trim() !== "";
    }

    wait() {
        clearTimeout(this.pause);
        this.isWanted = false;
        if (!this.input.value.trim()) {
            this.close();
            return;
        }
        this.pause = setTimeout(() => this.ask(), PAUSE);
    }

    /** The address that answers these words. */
    address(words, only = "") {
        const url = new URL(this.words.pickUrl, window.location.href);
        url.searchParams.set("q", words);
        const near = this.words.pickNear && valueOf(this.input.form, this.words.pickNear);
        if (near) url.searchParams.set("near", near);
        if (only) url.searchParams.set("only", only);
        return url.href;
    }

    async fetch(address) {
        if (!this.answers.has(address)) {
            const answer = await fetch(address, {
                headers: { "Accept": "application/json", "X-Requested-With": "XMLHttpRequest" },
                credentials: "same-origin",
            });
            if (!answer.ok) throw new Error(String(answer.status));
            this.answers.set(address, await answer.json());
        }
        return this.answers.get(address);
    }

    async ask() {
        clearTimeout(this.pause);
        const address = this.address(this.input.value.trim());
        this.asking = address;
        try {
            const answer = await this.fetch(address);
            if (this.asking === address) this.show(answer);
        } catch {
            this.close();
            this.say(this.words.pickWordsFailed);
        }
    }

    show({ results, more }) {
        const keys = this.keys;
        const marked = this.hasMoved ? this.results[this.active]?.key : undefined;
        this.results = results.filter((result) => !keys.includes(result.key));
        this.list.replaceChildren(...this.results.map((result, number) => this.option(result, number)));
        if (!this.results.length) this.list.append(note(this.words.pickWordsNone));
        if (more) this.list.append(note(this.words.pickWordsMore));
        this.list.hidden = document.activeElement !== this.input;
        this.input.setAttribute("aria-expanded", String(this.isOpen));
        // Whoever has moved already stays on their row when later words are answered.
        const kept = this.results.findIndex((result) => result.key === marked);
        this.mark(this.results.length ? Math.max(kept, 0) : -1);
        const number = `${this.words.pickWordsNumber} ${this.results.length} ${more ? this.words.pickWordsMore : ""}`;
        this.say(this.results.length ? number : this.words.pickWordsNone);
        if (this.isWanted && this.results.length === 1) this.choose(this.results[0]);
        this.isWanted = false;
    }

    option(result, number) {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${number}`;
        option.className = "pick__option";
        option.dataset.number = number;
        option.setAttribute("role", "option");
        option.append(...words(result));
        return option;
    }

    move(step) {
        const number = this.results.length;
        this.hasMoved = true;
        if (number) this.mark((this.active + step + number) % number);
    }

    mark(number) {
        this.active = number;
        const options = this.list.querySelectorAll("[role=option]");
        options.forEach((option, each) => option.setAttribute("aria-selected", String(each === number)));
        const option = options[number];
        if (!option) {
            this.input.removeAttribute("aria-activedescendant");
            return;
        }
        this.input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
    }

    choose(result, keepsFocus = true) {
        if (!this.many) this.clear();
        const box = [...this.field.querySelectorAll(`input[name="${this.name}"]`)].find(
            (each) => each.value === result.key,
        );
        if (box && box.type !== "hidden") box.checked = true;
        else if (!box) this.addChip(result);
        this.field.querySelector("[data-pick-candidates]")?.remove();
        this.input.value = "";
        this.close();
        if (keepsFocus) this.input.focus();
        this.say(`${this.words.pickWordsChosen} ${result.label}`);
        this.tell();
    }

    clear() {
        this.chosen.replaceChildren();
        this.field.querySelectorAll(`input[name="${this.name}"]`).forEach((box) => {
            box.checked = false;
        });
    }

    addChip(result) {
        const chip = document.createElement("li");
        chip.className = "pick__chip";
        chip.dataset.pickChip = result.key;
        chip.append(...words(result));
        chip.firstChild.dataset.pickLabel = "";
        this.chosen.append(chip);
        this.makeChip(chip);
    }

    /** Turn a row that is chosen, a box to untick without this, into a chip with a button. */
    makeChip(chip) {
        const box = document.createElement("input");
        box.type = "hidden";
        box.name = this.name;
        box.value = chip.dataset.pickChip;
        const parts = [...chip.querySelectorAll("span")];
        const button = document.createElement("button");
        button.type = "button";
        button.className = "pick__remove";
        button.textContent = "×";
        button.setAttribute("aria-label", `${this.words.pickWordsRemove} ${parts[0].textContent}`);
        button.addEventListener("click", () => this.remove(chip));
        chip.replaceChildren(box, ...parts, button);
        this.chosen.hidden = false;
    }

    remove(chip) {
        this.say(`${this.words.pickWordsRemoved} ${chip.querySelector("[data-pick-label]").textContent}`);
        chip.remove();
        this.chosen.hidden = !this.chosen.children.length;
        this.input.focus();
        this.tell();
    }

    removeLast() {
        const chip = this.chosen.lastElementChild;
        if (chip) this.remove(chip);
    }

    leave() {
        this.asking = null;
        clearTimeout(this.pause);
        this.close();
    }

    close() {
        this.list.hidden = true;
        this.hasMoved = false;
        this.active = -1;
        this.input.setAttribute("aria-expanded", "false");
        this.input.removeAttribute("aria-activedescendant");
    }

    say(text) {
        this.said.textContent = text;
    }

    tell() {
        this.hint();
        this.field.dispatchEvent(new CustomEvent("pick:change", { bubbles: true }));
    }

    /** Offer what belongs to another partner as boxes to tick; what is ticked stays. */
    async suggest() {
        const near = valueOf(this.input.form, this.words.pickNear);
        const ticked = [...this.suggested.querySelectorAll("input:checked")].map((box) => box.closest("li"));
        let results = [];
        try {
            results = near ? (await this.fetch(this.address("", "near"))).results : [];
        } catch {
            this.say(this.words.pickWordsFailed);
        }
        if (near !== valueOf(this.input.form, this.words.pickNear)) return;
        const kept = this.keys;
        const boxes = results.filter((result) => !kept.includes(result.key)).map((result) => this.box(result));
        this.suggested.replaceChildren(...ticked, ...boxes);
        this.suggested.hidden = !this.suggested.children.length;
    }

    box(result) {
        const item = document.createElement("li");
        const label = document.createElement("label");
        const box = document.createElement("input");
        box.type = this.many ? "checkbox" : "radio";
        box.name = this.name;
        box.value = result.key;
        label.append(box, " ", ...words(result));
        item.append(label);
        return item;
    }
}

/** The label of a row, and what is said of it. */
function words({ label, detail }) {
    const name = document.createElement("span");
    name.textContent = label;
    if (!detail) return [name];
    const more = document.createElement("span");
    more.className = "pick__detail";
    more.textContent = detail;
    return [name, more];
}

function note(text) {
    const item = document.createElement("li");
    item.className = "pick__note";
    item.setAttribute("role", "presentation");
    item.textContent = text;
    return item;
}

/** What is chosen in the field `name` of a form. */
function valueOf(form, name) {
    const values = form ? new FormData(form).getAll(name).filter(Boolean) : [];
    return values.at(-1) || "";
}

const picks = [...document.querySelectorAll("[data-pick]")].map((field) => new Pick(field));
// What is offered beforehand follows the partner that is chosen in the same form.
document.addEventListener("pick:change", (event) => {
    const name = event.target.dataset.pickName;
    picks
        .filter((pick) => pick.words.pickNear === name && pick.many && "pickOffer" in pick.words)
        .forEach((pick) => pick.suggest());
});
