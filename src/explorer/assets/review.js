// Keys of the review: each presses the button or link that names it. Off while a field has the focus.
const area = document.querySelector("[data-keys]");
const mark = area?.querySelector("mark");
const box = mark?.closest(".scroll-box");
if (box) box.scrollTop = mark.offsetTop - box.offsetTop - box.clientHeight / 2;

/** Where the edit key leads first: the fields; from there Enter sends them as a correction. */
function edit() {
  area.querySelector("[name^='field.']")?.focus();
}

const DIGIT = /^[1-9]$/;
let isRejecting = false;

/** A digit chooses the reason for a rejection, and sends it where r was pressed before. */
function chooseReason(key) {
  const choice = area.querySelectorAll("[name=reason]")[Number(key) - 1];
  if (!choice) return;
  choice.checked = true;
  if (isRejecting) click("r");
}

/** Rejecting needs a reason: r asks for it where none is chosen. */
function reject() {
  if (area.querySelector("[name=reason]:checked") || area.querySelector("[name=note]")?.value)
    return click("r");
  isRejecting = true;
  area.querySelector("[name=reason]")?.focus();
}

function click(key) {
  [...area.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key)?.click();
}

function press(key) {
  if (key === "e") edit();
  else if (key === "r") reject();
  else if (DIGIT.test(key)) chooseReason(key);
  else click(key);
}

const KEYS = new Set("aeruzjk?");
const TYPED = "input:not([type=radio]), textarea, select";

/** In a field: Escape leaves it, Enter sends a changed fact. */
function pressInField(event) {
  if (event.key === "Escape") event.target.blur();
  if (event.key !== "Enter" || !event.target.name?.startsWith("field.")) return;
  event.preventDefault();
  click("e");
}

function pressOnPage(event) {
  const isReason = event.target.matches("[name=reason]");
  const key = event.key === "Enter" && isReason ? "r" : event.key;
  if (!KEYS.has(key) && !DIGIT.test(key)) return;
  // The key must not be typed into the field that it leads to.
  event.preventDefault();
  press(key);
}

document.addEventListener("keydown", (event) => {
  if (!area || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches(TYPED)) pressInField(event);
  else pressOnPage(event);
});

// What was sent is not sent twice.
let isSent = false;
document.addEventListener("submit", (event) => {
  if (isSent) event.preventDefault();
  isSent = true;
});

// A page that comes back from the browser's memory is out of date.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
