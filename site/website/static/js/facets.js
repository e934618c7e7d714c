/*
 * A box above long lists of choices that hides what does not bear the letters typed: bound to every
 * <ul data-facet-filter="label">. What is ticked always stays. The form works without this.
 */

const LONG = 12;

/** Letters without case and accents, to compare. */
function folded(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

class FacetFilter {
    constructor(list, number) {
        this.list = list;
        this.items = [...list.children].map((item) => ({
            item,
            words: folded(item.querySelector("label").firstChild.textContent),
            tick: item.querySelector("input"),
        }));
        this.box = this.makeBox(`facet-filter-${number}`);
        this.status = document.createElement("span");
        this.status.className = "visually-hidden";
        this.status.setAttribute("role", "status");
        this.box.insertAdjacentElement("afterend", this.status);
    }

    makeBox(id) {
        const label = document.createElement("label");
        label.className = "visually-hidden";
        label.htmlFor = id;
        label.textContent = this.list.dataset.facetFilter;
        const box = document.createElement("input");
        box.id = id;
        box.type = "search";
        box.className = "facet__filter";
        box.autocomplete = "off";
        box.placeholder = this.list.dataset.facetFilter;
        box.addEventListener("input", () => this.filter());
        // Enter in this box must not send the form: it has no part in it.
        box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
        this.list.before(label, box);
        return box;
    }

    filter() {
        const typed = folded(this.box.value);
        let shown = 0;
        for (const { item, words, tick } of this.items) {
            item.hidden = !tick.checked && !words.includes(typed);
            if (!item.hidden) shown += 1;
        }
        this.status.textContent = this.list.dataset.facetFound.replace("#", String(shown));
    }
}

document.querySelectorAll("ul[data-facet-filter]").forEach((list, number) => {
    if (list.children.length > LONG) new FacetFilter(list, number);
});
