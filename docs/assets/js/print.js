// Printing: what is folded opens for paper and folds again, and buttons call the printer.
(() => {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".md-content details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-sanad-print]")) print();
  });
})();
