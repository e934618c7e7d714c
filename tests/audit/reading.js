/* What would stand in the way of a reader who has set text larger or wider, colours, or no pictures.

Every question answers with a list of faults, which is empty where all is well. */

window.reading = (() => {
    const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    const FIELDS = "button, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select, textarea";

    const named = element => {
        const words = (element.innerText || element.getAttribute("aria-label") || element.name || "").trim();
        return `${element.localName}.${element.getAttribute("class") || ""} “${words.slice(0, 60)}”`;
    };
    const shown = element => element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
    /* Left out for the eye, kept for a screen reader; or there for the keyboard only, as the skip link is. */
    const isForEyes = element => {
        for (let each = element; each; each = each.parentElement) {
            if (getComputedStyle(each).clipPath !== "none" || each.classList.contains("skip-link")) return false;
        }
        return shown(element);
    };
    const cuts = (style, side) => ["hidden", "clip"].includes(style[`overflow${side}`]);

    /* The part of a box that whatever scrolls or cuts around it lets through. */
    const seen = (box, element) => {
        let {left, right, top, bottom} = box;
        for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
            if (getComputedStyle(each).overflowX === "visible") continue;
            const frame = each.getBoundingClientRect();
            left = Math.max(left, frame.left);
            right = Math.min(right, frame.right);
            top = Math.max(top, frame.top);
            bottom = Math.min(bottom, frame.bottom);
        }
        return {left, right, top, bottom, width: right - left, height: bottom - top};
    };

    const sideways = () => {
        const root = document.documentElement;
        return root.scrollWidth > root.clientWidth
            ? [`${root.scrollWidth} px in a window of ${root.clientWidth}`] : [];
    };

    const texts = function* () {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (walker.currentNode.data.trim() && !element.closest("svg, script, style") && isForEyes(element)) {
                yield [walker.currentNode, element];
            }
        }
    };
    const cutOff = () => {
        const found = new Set();
        const range = document.createRange();
        for (const [text, element] of texts()) {
            range.selectNodeContents(text);
            for (const box of range.getClientRects()) {
                for (let each = element; each && each !== document.body; each = each.parentElement) {
                    const style = getComputedStyle(each), frame = each.getBoundingClientRect();
                    if (["auto", "scroll"].includes(style.overflowX)) break;
                    const across = cuts(style, "X") && (box.left < frame.left - 1 || box.right > frame.right + 1);
                    const down = cuts(style, "Y") && (box.top < frame.top - 2 || box.bottom > frame.bottom + 2);
                    if (across || down) found.add(`cut off: ${named(element)}`);
                }
            }
        }
        return [...found];
    };

    const overlapping = () => {
        const boxes = [...document.querySelectorAll(CONTROLS)]
            .filter(each => !each.closest("svg") && isForEyes(each))
            .flatMap(each => [...each.getClientRects()].map(box => [each, seen(box, each)]))
            .filter(([, box]) => box.width > 1 && box.height > 1)
            .sort(([, one], [, other]) => one.top - other.top);
        const found = [];
        boxes.forEach(([one, box], index) => {
            for (const [other, its] of boxes.slice(index + 1)) {
                if (its.top >= box.bottom) break;
                if (one === other || one.contains(other) || other.contains(one)) continue;
                const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
                const down = Math.min(box.bottom, its.bottom) - its.top;
                /* Lines of text that stand close share a hair's breadth, and nobody misses either. */
                if (across > 2 && down > Math.min(box.height, its.height) / 3) {
                    found.push(`${named(one)} and ${named(other)} overlap`);
                }
            }
        });
        return found;
    };

    const system = name => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.color = name;
        const {color} = getComputedStyle(probe);
        probe.remove();
        return color;
    };
    const borders = element => {
        const style = getComputedStyle(element), ground = system("Canvas");
        return ["Top", "Right", "Bottom", "Left"].map(side => {
            const [line, width, color] = ["Style", "Width", "Color"].map(each => style[`border${side}${each}`]);
            return line === "none" || width === "0px" || color === ground ? "" : `${line} ${width} ${color}`;
        });
    };
    /* What tells an element apart where a reader's own few colours are the only ones. */
    const look = element => {
        const style = getComputedStyle(element);
        const marks = ["::before", "::after"].map(each => getComputedStyle(element, each).content);
        return JSON.stringify([style.fontWeight, style.textDecorationLine, style.backgroundColor, borders(element), marks]);
    };
    const states = () => {
        const current = [...document.querySelectorAll("[aria-current]")].filter(shown).filter(each => {
            const peer = [...each.closest("ul, ol, nav").querySelectorAll("a:not([aria-current])")].find(shown);
            return peer && look(peer) === look(each);
        });
        const bare = [...document.querySelectorAll(`${FIELDS}, .chip`)].filter(isForEyes)
            .filter(each => each.type !== "range" && !borders(each).some(Boolean));
        return [
            ...current.map(each => `current looks like the others: ${named(each)}`),
            ...bare.map(each => `no border: ${named(each)}`),
        ];
    };

    const withoutPictures = () => {
        const says = element => element && element.textContent.trim();
        const silent = [...document.querySelectorAll("img")].filter(each => {
            const around = each.closest("a, button, figure, [role=img]") || each.parentElement;
            return each.getAttribute("alt") === null || !(each.alt.trim() || says(around));
        });
        const painted = [...document.querySelectorAll("body *")].filter(each => {
            const picture = /url\("(?!data:)/.test(getComputedStyle(each).backgroundImage);
            return picture && shown(each) && !says(each) && !each.closest("[aria-hidden=true]");
        });
        return [...silent, ...painted].map(each => `nothing in the place of ${named(each)}`);
    };

    const onPaper = () => {
        const wanted = ".site-menu, .breadcrumbs, form, .pagination, button, .skip-link";
        const kept = [...document.querySelectorAll(wanted)].filter(shown);
        const folded = [...document.querySelectorAll("main details > :not(summary)")]
            .filter(each => shown(each.parentElement) && !each.closest(wanted) && !shown(each));
        const mute = [...document.querySelectorAll('main a[href^="http"]')].filter(shown)
            .filter(each => !getComputedStyle(each, "::after").content.includes(each.getAttribute("href")));
        return [
            ...kept.map(each => `of no use on paper: ${named(each)}`),
            ...folded.map(each => `left out: ${named(each)}`),
            ...mute.map(each => `address left out: ${named(each)}`),
        ];
    };

    return {sideways, cutOff, overlapping, states, withoutPictures, onPaper};
})();
