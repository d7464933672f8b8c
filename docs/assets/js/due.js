// Shows the notes of reviews whose day has passed, by the date where the reader is. They
// stand hidden in the page, since a page's own date is that of its last review.
(() => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  document.addEventListener("DOMContentLoaded", () => {
    for (const note of document.querySelectorAll("[data-due][hidden]")) {
      const { due } = note.dataset;
      if (due < today.slice(0, due.length)) note.hidden = false;
    }
  });
})();
