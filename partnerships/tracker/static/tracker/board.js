/* Moves cards of the board: by pointer (mouse, pen, finger), by keys, or by the form of a card.
 *
 * A card put down in another column asks for day and reason in a dialog. The server decides; what
 * it refuses goes back to its column, and the status line says why.
 */

const NEAR_EDGE = 60;
const PIXELS_PER_MILLISECOND = 1;
const FAR_ENOUGH = 6;

/* The admin scrolls its main part, not the window. */
function scrollerOf(element) {
    let each = element.parentElement;
    while (each) {
        const isScrolled = ["auto", "scroll"].includes(getComputedStyle(each).overflowY);
        if (isScrolled && each.scrollHeight > each.clientHeight) return each;
        each = each.parentElement;
    }
    return document.scrollingElement;
}

class Board {
    constructor(element) {
        this.element = element;
        this.dialog = document.querySelector("[data-board-dialog]");
        this.form = this.dialog.querySelector("[data-board-form]");
        this.status = document.querySelector("[data-board-status]");
        this.columns = [...element.querySelectorAll("[data-board-column]")];
        this.move = null;
        this.taken = null;
        element.querySelectorAll("[data-board-handle]").forEach((handle) => { handle.hidden = false; });
        element.addEventListener("pointerdown", (event) => this.grip(event));
        element.addEventListener("keydown", (event) => this.key(event));
        element.addEventListener("click", (event) => this.click(event));
        element.addEventListener("focusout", (event) => this.lose(event));
        element.addEventListener("submit", (event) => this.ask(event));
        this.form.addEventListener("submit", (event) => this.send(event));
        this.dialog.addEventListener("cancel", (event) => { event.preventDefault(); this.giveUp(); });
        this.dialog.querySelector("[data-board-cancel]").addEventListener("click", () => this.giveUp());
    }

    say(template, card, stage) {
        this.status.textContent = this.element.dataset[template]
            .replace("%(name)s", card.dataset.name)
            .replace("%(stage)s", stage ? this.label(stage) : "");
    }

    label(stage) {
        return this.column(stage).querySelector("h2").firstChild.textContent.trim();
    }

    column(stage) {
        return this.columns.find((each) => each.dataset.boardColumn === stage);
    }

    mark(stage) {
        this.columns.forEach((each) => each.classList.toggle("is-target", each.dataset.boardColumn === stage));
    }

    /* By pointer: the handle takes the card. */
    grip(event) {
        const handle = event.target.closest("[data-board-handle]");
        if (!handle || event.button !== 0) return;
        const card = handle.closest("[data-board-card]");
        const scroller = scrollerOf(this.element);
        const start = { x: event.clientX + this.element.scrollLeft, y: event.clientY + scroller.scrollTop };
        let target = null;
        let isMoving = false;
        let last = event;
        const follow = () => {
            const x = last.clientX + this.element.scrollLeft - start.x;
            const y = last.clientY + scroller.scrollTop - start.y;
            isMoving = isMoving || Math.hypot(x, y) > FAR_ENOUGH;
            if (!isMoving) return;
            card.classList.add("is-carried");
            card.style.transform = `translate(${x}px, ${y}px)`;
            const below = document.elementFromPoint(last.clientX, last.clientY);
            const column = below && below.closest("[data-board-column]");
            target = column ? column.dataset.boardColumn : null;
            this.mark(target);
        };
        let before = performance.now();
        const scroll = window.setInterval(() => {
            const step = (performance.now() - before) * PIXELS_PER_MILLISECOND;
            before = performance.now();
            if (!isMoving) return;
            if (last.clientY < NEAR_EDGE * 2) scroller.scrollBy({ top: -step, behavior: "instant" });
            else if (last.clientY > window.innerHeight - NEAR_EDGE) scroller.scrollBy({ top: step, behavior: "instant" });
            const box = this.element.getBoundingClientRect();
            if (last.clientX < box.left + NEAR_EDGE) this.element.scrollBy({ left: -step, behavior: "instant" });
            else if (last.clientX > box.right - NEAR_EDGE) this.element.scrollBy({ left: step, behavior: "instant" });
            follow();
        }, 16);
        const onMove = (moved) => { last = moved; follow(); };
        const end = (isDropped) => {
            window.clearInterval(scroll);
            handle.removeEventListener("pointermove", onMove);
            handle.removeEventListener("pointerup", onUp);
            handle.removeEventListener("pointercancel", onCancel);
            document.removeEventListener("keydown", onKey);
            card.classList.remove("is-carried");
            card.style.removeProperty("transform");
            this.mark(null);
            this.dragged = isMoving;
            if (!isMoving) return;
            if (isDropped && target && target !== card.dataset.boardCard) this.open(card, target, handle);
            else this.say("back", card, card.dataset.boardCard);
        };
        const onUp = () => end(true);
        const onCancel = () => end(false);
        const onKey = (pressed) => { if (pressed.key === "Escape") end(false); };
        handle.setPointerCapture(event.pointerId);
        handle.addEventListener("pointermove", onMove);
        handle.addEventListener("pointerup", onUp);
        handle.addEventListener("pointercancel", onCancel);
        document.addEventListener("keydown", onKey);
    }

    /* By keys: Space takes, arrows carry, Space puts down, Escape puts back. A click asks at once. */
    click(event) {
        const handle = event.target.closest("[data-board-handle]");
        if (!handle) return;
        const card = handle.closest("[data-board-card]");
        if (event.detail === 0) {
            this.toggle(card, handle);
        } else if (this.dragged) {
            this.dragged = false;
        } else {
            this.open(card, card.querySelector("select").value, handle);
        }
    }

    toggle(card, handle) {
        if (!this.taken) {
            this.taken = { card, handle, stage: card.dataset.boardCard };
            handle.setAttribute("aria-pressed", "true");
            card.classList.add("is-taken");
            this.mark(this.taken.stage);
            this.say("taken", card);
            return;
        }
        const { stage } = this.taken;
        this.release();
        if (stage === card.dataset.boardCard) this.say("back", card, stage);
        else this.open(card, stage, handle);
    }

    release() {
        const { card, handle } = this.taken;
        this.taken = null;
        handle.setAttribute("aria-pressed", "false");
        card.classList.remove("is-taken");
        this.mark(null);
    }

    lose(event) {
        if (!this.taken || event.target !== this.taken.handle) return;
        const { card } = this.taken;
        this.release();
        this.say("back", card, card.dataset.boardCard);
    }

    key(event) {
        if (!this.taken || event.target !== this.taken.handle) return;
        const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
        const { card } = this.taken;
        if (event.key === "Escape") {
            // The menu of the admin hears Escape too.
            event.stopPropagation();
            this.release();
            this.say("back", card, card.dataset.boardCard);
        } else if (steps[event.key]) {
            const at = this.columns.indexOf(this.column(this.taken.stage)) + steps[event.key];
            const column = this.columns[Math.max(0, Math.min(this.columns.length - 1, at))];
            this.taken.stage = column.dataset.boardColumn;
            this.mark(this.taken.stage);
            column.scrollIntoView({ block: "nearest", inline: "nearest" });
            this.say("over", card, this.taken.stage);
        } else {
            return;
        }
        event.preventDefault();
    }

    /* By the form of a card, which leads to a screen of its own without this script. */
    ask(event) {
        if (!event.target.matches("[data-board-move]")) return;
        event.preventDefault();
        const card = event.target.closest("[data-board-card]");
        this.open(card, event.target.elements.to.value, event.target.querySelector("button"));
    }

    /* The card stands in its new column while the dialog asks for day and reason. */
    open(card, stage, focus) {
        const from = card.dataset.boardCard;
        this.move = { card, from, focus, next: card.nextElementSibling, parent: card.parentElement };
        this.place(stage);
        this.form.reset();
        this.form.elements.to_stage.value = stage;
        this.form.querySelector("[data-board-name]").textContent = card.dataset.name;
        this.showErrors({});
        this.dialog.showModal();
        this.form.elements.reason.focus();
    }

    place(stage) {
        this.column(stage).querySelector("[data-board-cards]").prepend(this.move.card);
    }

    putBack() {
        this.move.parent.insertBefore(this.move.card, this.move.next);
    }

    giveUp() {
        const { card, from, focus } = this.move;
        this.putBack();
        this.dialog.close();
        this.say("back", card, from);
        focus.focus();
    }

    async send(event) {
        event.preventDefault();
        const { card, from, focus } = this.move;
        const button = this.form.querySelector("[type=submit]");
        button.disabled = true;
        try {
            const answer = await fetch(card.querySelector("[data-board-move]").action, {
                method: "POST",
                body: new FormData(this.form),
                headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
                redirect: "error",
            });
            if (answer.status === 422) this.refuse(await answer.json());
            else if (answer.ok) this.settle(await answer.json());
            else throw new Error(String(answer.status));
        } catch {
            this.putBack();
            this.dialog.close();
            this.say("failed", card, from);
            focus.focus();
        } finally {
            button.disabled = false;
        }
    }

    refuse(told) {
        this.putBack();
        this.showErrors(told.errors);
        this.status.textContent = [told.message, ...Object.values(told.errors)].join(" ");
        const first = Object.keys(told.errors).find((name) => this.form.elements[name]);
        if (first) this.form.elements[first].focus();
    }

    settle(told) {
        const { card, from, focus } = this.move;
        const stage = this.form.elements.to_stage.value;
        this.place(stage);
        card.dataset.boardCard = stage;
        this.count(from, -1);
        this.count(stage, 1);
        this.reorder(card, from, stage);
        this.dialog.close();
        this.status.textContent = told.message;
        focus.focus();
    }

    count(stage, change) {
        document.querySelectorAll(`[data-board-number="${stage}"]`).forEach((each) => {
            each.textContent = String(Number(each.textContent) + change);
        });
        const all = this.column(stage).querySelector(".board-column__all a").firstChild;
        all.textContent = all.textContent.replace(/\d+/, (number) => String(Number(number) + change));
    }

    /* The form of a card offers every stage but its own. */
    reorder(card, from, stage) {
        const select = card.querySelector("select");
        const option = [...select.options].find((each) => each.value === stage);
        option.value = from;
        option.textContent = this.label(from);
        const order = this.columns.map((each) => each.dataset.boardColumn);
        [...select.options]
            .sort((one, other) => order.indexOf(one.value) - order.indexOf(other.value))
            .forEach((each) => select.append(each));
    }

    showErrors(errors) {
        this.form.querySelectorAll("[data-board-error]").forEach((line) => {
            const words = errors[line.dataset.boardError] || "";
            line.textContent = words;
            line.hidden = !words;
            const field = this.form.elements[line.dataset.boardError];
            if (!field) return;
            field.setAttribute("aria-invalid", words ? "true" : "false");
            if (words) field.setAttribute("aria-describedby", line.id);
            else field.removeAttribute("aria-describedby");
        });
    }
}

document.querySelectorAll("[data-board]").forEach((element) => new Board(element));
