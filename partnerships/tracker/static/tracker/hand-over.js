// Whoever unticks an item means "only those ticked".
document.addEventListener("change", (event) => {
    const kind = event.target.closest("[data-hand-over]");
    if (!kind || event.target.type !== "checkbox") return;
    const boxes = [...kind.querySelectorAll('input[type="checkbox"]')];
    const meant = boxes.every((box) => box.checked) ? "all" : "chosen";
    kind.querySelector(`input[type="radio"][value="${meant}"]`).checked = true;
});
