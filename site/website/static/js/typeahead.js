/*
 * Suggestions under a search box: bound to every <input data-typeahead="address">.
 *
 * The form works without this. The keys are those of the combobox pattern of the ARIA Authoring
 * Practices: arrows move, Home and End go to the ends once an option is chosen, Enter opens the
 * option or sends the form, Escape closes the list, a second Escape empties the box.
 */

const LEAST_LETTERS = 2;
const PAUSE = 180;

/** Whether the reader asked for little to be loaded. */
function savesData() {
    const wish = window.matchMedia("(prefers-reduced-data: reduce)").matches;
    return wish || Boolean(navigator.connection && navigator.connection.saveData);
}

class Typeahead {
    constructor(input, number) {
        this.input = input;
        this.address = input.dataset.typeahead;
        this.answers = new Map();
        this.options = [];
        this.chosen = -1;
        this.list = this.makeList(`typeahead-${number}`);
        this.status = this.makeStatus();
        this.describe();
        input.addEventListener("input", () => this.wait());
        input.addEventListener("keydown", (event) => this.press(event));
        input.addEventListener("blur", () => this.close());
    }

    makeList(id) {
        const list = document.createElement("ul");
        list.id = id;
        list.className = "typeahead";
        list.hidden = true;
        list.setAttribute("role", "listbox");
        list.setAttribute("aria-label", this.input.dataset.typeaheadLabel);
        // The box keeps the focus, so that a click is not lost to the list closing.
        list.addEventListener("mousedown", (event) => event.preventDefault());
        list.addEventListener("click", (event) => {
            const option = event.target.closest("[role=option]");
            if (option) this.open(this.options.indexOf(option));
        });
        this.input.parentElement.classList.add("has-typeahead");
        this.input.insertAdjacentElement("afterend", list);
        return list;
    }

    makeStatus() {
        const status = document.createElement("span");
        status.className = "visually-hidden";
        status.setAttribute("role", "status");
        this.list.insertAdjacentElement("afterend", status);
        return status;
    }

    describe() {
        const attributes = {
            role: "combobox",
            autocomplete: "off",
            "aria-autocomplete": "list",
            "aria-haspopup": "listbox",
            "aria-expanded": "false",
            "aria-controls": this.list.id,
        };
        for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    }

    wait() {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.ask(), PAUSE);
    }

    async ask() {
        const typed = this.input.value.trim();
        if (this.request) this.request.abort();
        if (typed.length < LEAST_LETTERS) return this.close();
        const found = this.answers.get(typed) || (await this.fetch(typed));
        if (found && typed === this.input.value.trim()) this.show(found);
    }

    async fetch(typed) {
        this.request = new AbortController();
        try {
            const address = `${this.address}?${new URLSearchParams({ q: typed })}`;
            const response = await fetch(address, { signal: this.request.signal });
            if (!response.ok) return null;
            const found = (await response.json()).suggestions;
            this.answers.set(typed, found);
            return found;
        } catch {
            // Without an answer the box is an ordinary one.
            return null;
        }
    }

    show(found) {
        this.options = found.map((row, index) => this.makeOption(row, index));
        this.list.replaceChildren(...this.options);
        this.choose(-1);
        const isOpen = found.length > 0 && document.activeElement === this.input;
        this.list.hidden = !isOpen;
        this.input.setAttribute("aria-expanded", String(isOpen));
        this.status.textContent = isOpen ? this.announcement(found.length) : "";
    }

    announcement(number) {
        const { typeaheadOne, typeaheadMany } = this.input.dataset;
        return number === 1 ? typeaheadOne : typeaheadMany.replace("#", String(number));
    }

    makeOption(row, index) {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${index}`;
        option.className = "typeahead__option";
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = row.url;
        const kind = document.createElement("span");
        kind.className = "typeahead__kind";
        kind.textContent = row.kind;
        option.append(row.title, " ", kind);
        return option;
    }

    press(event) {
        if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
        const act = this.keys()[event.key];
        if (act && act()) event.preventDefault();
    }

    /** What each key does now; those that return nothing keep their usual meaning. */
    keys() {
        const last = this.options.length - 1;
        const { chosen } = this;
        if (this.list.hidden) return { ArrowDown: () => this.reopen() };
        return {
            ArrowDown: () => this.choose(chosen < last ? chosen + 1 : 0),
            ArrowUp: () => this.choose(chosen > 0 ? chosen - 1 : last),
            Home: () => chosen >= 0 && this.choose(0),
            End: () => chosen >= 0 && this.choose(last),
            Enter: () => chosen >= 0 && this.open(chosen),
            Escape: () => this.close(),
        };
    }

    reopen() {
        this.ask();
        return this.input.value.trim().length >= LEAST_LETTERS;
    }

    choose(index) {
        this.chosen = index;
        this.options.forEach((option, place) => {
            option.setAttribute("aria-selected", String(place === index));
        });
        const option = this.options[index];
        if (option) {
            this.input.setAttribute("aria-activedescendant", option.id);
            option.scrollIntoView({ block: "nearest" });
        } else {
            this.input.removeAttribute("aria-activedescendant");
        }
        return true;
    }

    open(index) {
        window.location.assign(this.options[index].dataset.url);
        return true;
    }

    close() {
        clearTimeout(this.timer);
        this.list.hidden = true;
        this.status.textContent = "";
        this.input.setAttribute("aria-expanded", "false");
        this.choose(-1);
        return true;
    }
}

if (!savesData()) {
    document.querySelectorAll("input[data-typeahead]").forEach((input, number) => new Typeahead(input, number));
}
