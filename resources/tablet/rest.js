// What the page shows while nobody is asked: the idle page, thanks, messages. Holds which of them and what about.
window.ClerkRest = (function () {
  "use strict";

  var AFTER_THANKS_MS = 6000;
  var READ_PROMISE_MS = 8000; // a promise to call takes as long to read as a change is offered

  var views = window.ClerkViews;

  var idleCard = null;
  var given = null; // what the thanks page is about: {prompt, answer}
  var changeToken = "";
  var changeUntil = 0;
  var messageKind = "";
  var leaveTimer = 0;

  function leaveIn(milliseconds) {
    window.clearTimeout(leaveTimer);
    leaveTimer = window.setTimeout(idle, milliseconds);
  }

  // A question takes the screen.
  function end() {
    window.clearTimeout(leaveTimer);
    given = null;
  }

  function idle() {
    end();
    messageKind = "";
    views.forgetCustomer();
    if (idleCard !== null) {
      views.paintIdle(idleCard);
      views.show("idle");
    }
  }

  function setIdleCard(card) { idleCard = card; }

  // Whether the idle page may be shown now: thanks and what an answer led to stand for their time.
  function mayIdle() {
    var shown = views.shown();
    return shown === "" || shown === "idle" || shown === "message" && given === null;
  }

  function message(kind) {
    messageKind = kind;
    views.paintMessage(kind);
    views.show("message");
  }

  // A message that stays.
  function stop(kind) {
    window.clearTimeout(leaveTimer);
    message(kind);
  }

  function leaveWith(kind, prompt) {
    given = { prompt: prompt, answer: null };
    message(kind);
    leaveIn(AFTER_THANKS_MS);
  }

  // change: {token, left_ms} while the grade may be changed, else null
  function thank(prompt, answer, change) {
    given = { prompt: prompt, answer: answer };
    changeToken = change === null ? "" : change.token;
    changeUntil = change === null ? 0 : performance.now() + change.left_ms;
    views.paintThanks(prompt, answer);
    paintChange();
    views.show("thanks");
    leaveIn(AFTER_THANKS_MS + Math.max(READ_PROMISE_MS, change === null ? 0 : change.left_ms));
  }

  function paintChange() {
    views.paintChange(changeToken === "" ? 0 : Math.ceil((changeUntil - performance.now()) / 1000));
  }

  // The right to change the grade, taken once: {prompt, token}, or null when it is over.
  function takeChange() {
    if (given === null || changeToken === "" || performance.now() > changeUntil) { return null; }
    var taken = { prompt: given.prompt, token: changeToken };
    changeToken = "";
    end();
    return taken;
  }

  function eachMoment() {
    if (views.shown() === "thanks") { paintChange(); }
  }

  function repaint() {
    if (views.shown() === "thanks" && given !== null) {
      views.paintThanks(given.prompt, given.answer);
      paintChange();
    } else if (views.shown() === "message") {
      message(messageKind);
    } else if (views.shown() === "idle") {
      views.paintIdle(idleCard);
    }
  }

  return {
    idle: idle, setIdleCard: setIdleCard, mayIdle: mayIdle, end: end, message: message, stop: stop, leaveWith: leaveWith,
    thank: thank, takeChange: takeChange, eachMoment: eachMoment, repaint: repaint
  };
}());
