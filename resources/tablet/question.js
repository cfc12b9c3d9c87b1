// The question on the screen: its time, what the customer taps, and what became of the answer. The server decides;
// the page shows nothing as recorded before the server has it.
window.ClerkQuestion = (function () {
  "use strict";

  var DRAFT_MS = 400;
  var QUICK_MS = 300; // an answer that takes no longer changes the page without a word between
  var CHANGE_MS = 40000; // until the server says how long it is
  var ANNOUNCED_AT = [20, 10, 5];

  var delivery = window.ClerkDelivery;
  var requests = window.ClerkRequests;
  var rest = window.ClerkRest;
  var sentences = window.ClerkSentences;
  var views = window.ClerkViews;
  var node = views.node;

  var prompt = null;
  var token = "";
  var changing = false;
  var draft = null; // a low grade with its details
  var draftTimer = 0;
  var deadline = 0;
  var total = 1;
  var announced = 0;
  var sentAway = null; // what to do when the counter knows this tablet no more

  function now() { return performance.now(); }

  function open() { return prompt !== null; }

  function isAbout(visitId) { return prompt !== null && prompt.visit_id === visitId; }

  // Takes the question from the screen and returns what it was about.
  function close() {
    var about = prompt;
    window.clearTimeout(draftTimer);
    prompt = null;
    draft = null;
    return about;
  }

  // ---- Asking

  function ask(message) {
    if (delivery.holds(message.visit_id)) { return; }
    var same = isAbout(message.visit_id);
    rest.end();
    if (!same) {
      views.forgetCustomer();
      views.announce("");
      draft = message.draft;
    }
    prompt = message;
    token = message.token;
    changing = message.changing;
    setTime(message);
    views.paintPrompt(prompt, changing);
    if (draft === null) {
      views.show("rate");
    } else {
      views.paintLow(prompt, draft);
      views.show("low");
      saveDraft();
    }
    paintTime();
  }

  function setTime(message) {
    if (message.left_ms === undefined) { return; }
    deadline = now() + message.left_ms;
    total = Math.max(1, message.total_ms);
    announced = 1000;
  }

  function paintTime() {
    var left = Math.max(0, deadline - now());
    var seconds = Math.ceil(left / 1000);
    if (draft !== null) {
      views.paintCountdown("low", "low_countdown", seconds, left / total);
    } else {
      views.paintCountdown("rate", changing ? "countdown_change" : "countdown", seconds, left / total);
    }
    ANNOUNCED_AT.forEach(function (mark) {
      if (seconds === mark && announced > mark) {
        announced = mark;
        views.announce(sentences.say("announce", { seconds: mark }));
      }
    });
  }

  function eachMoment() {
    paintTime();
    if (now() >= deadline) { timeOver(); }
  }

  // The server ends the question by itself. What was chosen goes off at once, so that the last words count.
  function timeOver() {
    if (draft !== null) { answer("give", draft); } else { unanswered(); }
  }

  function unanswered() {
    if (changing) { rest.thank(close(), null, null); } else { rest.leaveWith("late", close()); }
  }

  // The server ended the question.
  function ended(state) {
    if (state === "given") {
      var last = draft;
      rest.thank(close(), last, null);
    } else if (state === "withdrawn") {
      rest.leaveWith("withdrawn", close());
    } else {
      unanswered();
    }
  }

  function repaint() {
    views.paintPrompt(prompt, changing);
    if (draft !== null) { views.paintLow(prompt, draft); }
    paintTime();
  }

  // ---- Answering

  function action(kind, details) {
    var body = { kind: kind, visit_id: prompt.visit_id, token: token };
    if (details) {
      body.grade = details.grade;
      body.reasons = details.reasons || [];
      body.comment = details.comment || "";
      body.wants_call_back = details.wants_call_back === undefined ? null : details.wants_call_back;
    }
    return body;
  }

  function answer(kind, details) {
    if (delivery.busy()) { return; }
    var body = action(kind, details);
    delivery.send(body, close(), changing);
    window.setTimeout(function () { if (delivery.busy()) { rest.message("sending"); } }, QUICK_MS);
  }

  function accepted(sent, reply) {
    views.notice("");
    if (sent.body.kind === "decline" && !sent.changing) { rest.leaveWith("declined", sent.prompt); return; }
    rest.thank(sent.prompt, sent.body.kind === "give" ? sent.body : null, reply.change || null);
  }

  function refused(sent, status, reply) {
    views.notice("");
    if (status === 401) { sentAway(); return; }
    // Sent twice, it was recorded the first time and only the reply was lost.
    if (reply.code === "rating.already_closed" && sent.tries > 1 && sent.body.kind === "give") {
      rest.thank(sent.prompt, sent.body, null);
    } else if (sent.changing) {
      rest.thank(sent.prompt, null, null);
    } else {
      rest.leaveWith("late", sent.prompt);
    }
  }

  // ---- The customer

  function grade(value) {
    if (prompt === null) { return; }
    if (value >= 3) {
      answer("give", { grade: value });
      return;
    }
    draft = { grade: value, reasons: [], comment: "", wants_call_back: null };
    views.paintLow(prompt, draft);
    views.show("low");
    saveDraft();
    paintTime();
  }

  // Keeps a low grade at the server while its details are written; the answer gives the time for them.
  function saveDraft() {
    window.clearTimeout(draftTimer);
    if (draft === null || prompt === null) { return; }
    var about = prompt;
    requests.post("/rating", action("choose", draft), function (status, reply) {
      if (status === 200 && prompt === about && draft !== null) {
        setTime(reply);
        paintTime();
      }
    });
  }

  function draftChanged() {
    views.paintLow(prompt, draft);
    window.clearTimeout(draftTimer);
    draftTimer = window.setTimeout(saveDraft, DRAFT_MS);
  }

  function reason(id) {
    if (draft === null) { return; }
    var at = draft.reasons.indexOf(id);
    if (at >= 0) { draft.reasons.splice(at, 1); } else { draft.reasons.push(id); }
    draftChanged();
  }

  function wish(value) {
    if (draft === null) { return; }
    draft.wants_call_back = draft.wants_call_back === value ? null : value;
    draftChanged();
  }

  function comment() {
    if (draft === null) { return; }
    draft.comment = node("comment").value;
    draftChanged();
  }

  function chooseAgain() {
    if (prompt === null) { return; }
    window.clearTimeout(draftTimer);
    draft = null;
    var about = prompt;
    requests.post("/rating", action("again", null), function (status, reply) {
      if (status === 200 && prompt === about) { setTime(reply); }
    });
    views.show("rate");
    paintTime();
  }

  function change() {
    var taken = rest.takeChange();
    if (taken === null) { return; }
    var about = taken.prompt;
    prompt = about;
    token = taken.token;
    draft = null;
    changing = true;
    requests.post("/rating", action("change", null), function (status, reply) {
      if (prompt !== about) { return; }
      if (status !== 200) { rest.thank(close(), null, null); return; }
      token = reply.token;
      setTime(reply);
    });
    deadline = now() + CHANGE_MS;
    total = CHANGE_MS;
    views.paintPrompt(prompt, true);
    views.show("rate");
    paintTime();
  }

  function begin(onSentAway) {
    sentAway = onSentAway;
    delivery.begin({ delayed: views.notice, accepted: accepted, refused: refused });
    node("decline").addEventListener("click", function () { if (prompt !== null) { answer("decline", null); } });
    node("choose_again").addEventListener("click", chooseAgain);
    node("submit").addEventListener("click", function () { if (draft !== null) { answer("give", draft); } });
    node("call_yes").addEventListener("click", function () { wish(true); });
    node("call_no").addEventListener("click", function () { wish(false); });
    node("change").addEventListener("click", change);
    node("comment").addEventListener("input", comment);
  }

  return {
    begin: begin, open: open, isAbout: isAbout, ask: ask, setTime: setTime, ended: ended, close: close,
    eachMoment: eachMoment, repaint: repaint, grade: grade, reason: reason
  };
}());
