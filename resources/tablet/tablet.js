// What the page does: pairing, the live connection, the rating. The server decides; the page keeps an answer
// until the server has it, and shows nothing as recorded before.
(function () {
  "use strict";

  var views = window.ClerkViews;
  var node = views.node;

  var SILENCE_MS = 12000; // the server speaks every 5 s
  var RECONNECT_MS = 1500;
  var POST_TIMEOUT_MS = 8000;
  var RETRY_MS = 1500;
  var DRAFT_MS = 400;
  var AFTER_THANKS_MS = 6000;
  var READ_PROMISE_MS = 8000; // a promise to call takes as long to read as a change is offered
  var PENDING_KEY = "clerk_pending_answer";

  var socket = null;
  var heard = 0;
  var stopped = false; // unpaired or replaced: no reconnecting
  var idleCard = null;
  var prompt = null; // the question on the screen
  var token = "";
  var changing = false;
  var deadline = 0;
  var total = 1;
  var draft = null; // a low grade with its details
  var given = null; // what the thanks page is about
  var changeToken = "";
  var changeUntil = 0;
  var announced = 0;
  var pending = null; // an answer on its way: {body, prompt, tries}
  var sending = false;
  var messageKind = "";
  var draftTimer = 0;
  var leaveTimer = 0;
  var retryTimer = 0;

  function now() { return performance.now(); }

  // ---- Keeping an answer until the server has it

  function keep(value) {
    pending = value;
    try {
      if (value === null) {
        window.localStorage.removeItem(PENDING_KEY);
      } else {
        window.localStorage.setItem(PENDING_KEY, JSON.stringify(value));
      }
    } catch (error) {
      // A browser without storage keeps the answer in memory; only a reload would lose it.
      if (window.console) { window.console.warn("no storage", error); }
    }
  }

  function readKept() {
    try {
      pending = JSON.parse(window.localStorage.getItem(PENDING_KEY));
    } catch (error) {
      pending = null;
    }
  }

  // ---- Requests

  function post(path, body, done) {
    var request = new XMLHttpRequest();
    request.open("POST", path);
    request.timeout = POST_TIMEOUT_MS;
    request.setRequestHeader("Content-Type", "application/json");
    request.onload = function () {
      var reply = {};
      try {
        reply = JSON.parse(request.responseText);
      } catch (error) {
        reply = {};
      }
      done(request.status, reply);
    };
    request.onerror = request.ontimeout = function () { done(0, {}); };
    request.send(body === null ? null : JSON.stringify(body));
  }

  function action(kind, answer) {
    var body = { kind: kind, visit_id: prompt.visit_id, token: token };
    if (answer) {
      body.grade = answer.grade;
      body.reasons = answer.reasons || [];
      body.comment = answer.comment || "";
      body.wants_call_back = answer.wants_call_back === undefined ? null : answer.wants_call_back;
    }
    return body;
  }

  function sendAnswer(kind, answer) {
    if (pending !== null) { return; }
    window.clearTimeout(draftTimer);
    keep({ body: action(kind, answer), prompt: prompt, changing: changing, tries: 0 });
    prompt = null;
    draft = null;
    sendPending();
    // Nothing flickers when the answer is quick.
    window.setTimeout(function () { if (pending !== null) { showMessage("sending"); } }, 300);
  }

  function sendPending() {
    if (pending === null || sending) { return; }
    sending = true;
    pending.tries += 1;
    post("/rating", pending.body, function (status, reply) {
      sending = false;
      if (pending === null) { return; }
      if (status === 200) { accepted(reply); return; }
      if (status === 0 || status >= 500 || reply.code === "rating.being_recorded") {
        views.notice(status === 0 ? "offline" : "not_recorded");
        window.clearTimeout(retryTimer);
        retryTimer = window.setTimeout(sendPending, RETRY_MS);
        return;
      }
      refused(status, reply);
    });
  }

  function accepted(reply) {
    var sent = pending;
    keep(null);
    views.notice("");
    if (sent.body.kind === "decline" && !sent.changing) { leaveWith("declined", sent.prompt); return; }
    thank(sent.prompt, sent.body.kind === "give" ? sent.body : null, reply.change || null);
  }

  function refused(status, reply) {
    var sent = pending;
    keep(null);
    views.notice("");
    if (status === 401) { stop("unpaired"); return; }
    // Sent twice, it was recorded the first time and only the reply was lost.
    if (reply.code === "rating.already_closed" && sent.tries > 1 && sent.body.kind === "give") {
      thank(sent.prompt, sent.body, null);
    } else if (sent.changing) {
      thank(sent.prompt, null, null);
    } else {
      leaveWith("late", sent.prompt);
    }
  }

  // ---- Views

  function idle() {
    prompt = null;
    draft = null;
    given = null;
    messageKind = "";
    window.clearTimeout(leaveTimer);
    views.forgetCustomer();
    if (idleCard !== null) {
      views.paintIdle(idleCard);
      views.show("idle");
    }
  }

  function leaveIn(milliseconds) {
    window.clearTimeout(leaveTimer);
    leaveTimer = window.setTimeout(idle, milliseconds);
  }

  function showMessage(kind) {
    messageKind = kind;
    if (kind === "sending") {
      node("message_title").textContent = views.raw("sending");
      node("message_text").textContent = "";
    } else {
      views.paintMessage(kind);
    }
    views.show("message");
  }

  function leaveWith(kind, about) {
    prompt = null;
    draft = null;
    given = { prompt: about };
    showMessage(kind);
    leaveIn(AFTER_THANKS_MS);
  }

  function thank(about, answer, change) {
    prompt = null;
    draft = null;
    given = { prompt: about, answer: answer };
    changeToken = change === null ? "" : change.token;
    changeUntil = change === null ? 0 : now() + change.left_ms;
    views.paintThanks(about, answer);
    paintChange();
    views.show("thanks");
    leaveIn(AFTER_THANKS_MS + Math.max(READ_PROMISE_MS, change === null ? 0 : change.left_ms));
  }

  function paintChange() {
    views.paintChange(changeToken === "" ? 0 : Math.ceil((changeUntil - now()) / 1000));
  }

  function ask(message) {
    var same = prompt !== null && prompt.visit_id === message.visit_id;
    if (pending !== null && pending.body.visit_id === message.visit_id) { return; }
    window.clearTimeout(leaveTimer);
    if (!same) {
      views.forgetCustomer();
      views.announce("");
    }
    given = null;
    prompt = message;
    token = message.token;
    changing = message.changing;
    setTime(message);
    if (!same) { draft = message.draft; }
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
    [20, 10, 5].forEach(function (mark) {
      if (seconds === mark && announced > mark) {
        announced = mark;
        views.announce(views.say("announce", { seconds: mark }));
      }
    });
  }

  function eachMoment() {
    if (prompt !== null) {
      paintTime();
      if (now() >= deadline) { timeOver(); }
    } else if (views.shown() === "thanks") {
      paintChange();
    }
  }

  // The server ends the question by itself. What was chosen goes off at once, so that the last words count.
  function timeOver() {
    if (draft !== null) {
      sendAnswer("give", draft);
    } else if (changing) {
      thank(prompt, null, null);
    } else {
      leaveWith("late", prompt);
    }
  }

  function repaint() {
    if (prompt !== null) {
      views.paintPrompt(prompt, changing);
      if (draft !== null) { views.paintLow(prompt, draft); }
      paintTime();
    } else if (views.shown() === "thanks" && given !== null) {
      views.paintThanks(given.prompt, given.answer);
      paintChange();
    } else if (views.shown() === "message") {
      showMessage(messageKind);
    } else if (views.shown() === "idle") {
      views.paintIdle(idleCard);
    }
  }

  // ---- The customer

  function grade(value) {
    if (prompt === null) { return; }
    if (value >= 3) {
      sendAnswer("give", { grade: value });
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
    post("/rating", action("choose", draft), function (status, reply) {
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

  function chooseAgain() {
    if (prompt === null) { return; }
    window.clearTimeout(draftTimer);
    draft = null;
    var about = prompt;
    post("/rating", action("again", null), function (status, reply) {
      if (status === 200 && prompt === about) { setTime(reply); }
    });
    views.show("rate");
    paintTime();
  }

  function change() {
    if (given === null || changeToken === "" || now() > changeUntil) { return; }
    var about = given.prompt;
    window.clearTimeout(leaveTimer);
    prompt = about;
    token = changeToken;
    changeToken = "";
    post("/rating", action("change", null), function (status, reply) {
      if (prompt !== about) { return; }
      if (status !== 200) { thank(about, null, null); return; }
      token = reply.token;
      setTime(reply);
    });
    given = null;
    draft = null;
    changing = true;
    deadline = now() + 40000;
    total = 40000;
    views.paintPrompt(prompt, true);
    views.show("rate");
    paintTime();
  }

  // ---- The live connection

  function connect() {
    if (stopped) { return; }
    heard = now();
    var mine = new WebSocket("ws://" + window.location.host + "/live");
    socket = mine;
    mine.onmessage = function (event) {
      if (socket !== mine) { return; }
      heard = now();
      receive(JSON.parse(event.data));
    };
    mine.onclose = function (event) {
      if (socket === mine) { disconnected(event.code); }
    };
  }

  function disconnected(code) {
    socket = null;
    if (code === 4001) { stop("replaced"); return; }
    if (code === 4003) { stop("unpaired"); return; }
    if (!stopped) { views.notice(prompt === null && pending === null ? "offline_idle" : "offline"); }
    window.setTimeout(reconnect, RECONNECT_MS);
  }

  // A refused connection and a network that is down look the same to a script: ask which it is.
  function reconnect() {
    if (stopped || socket !== null) { return; }
    var request = new XMLHttpRequest();
    request.open("GET", "/paired");
    request.timeout = POST_TIMEOUT_MS;
    request.onload = function () {
      if (request.status === 401) { stop("unpaired"); } else { connect(); }
    };
    request.onerror = request.ontimeout = function () { window.setTimeout(reconnect, RECONNECT_MS); };
    request.send();
  }

  function watch() {
    if (socket !== null && now() - heard > SILENCE_MS) {
      var silent = socket;
      disconnected(0);
      silent.close();
    }
  }

  function stop(kind) {
    stopped = true;
    prompt = null;
    views.notice("");
    window.clearTimeout(leaveTimer);
    if (socket !== null) { socket.close(); }
    socket = null;
    showMessage(kind);
  }

  function receive(message) {
    if (message.type === "tick") {
      views.setClock(message);
    } else if (message.type === "hello") {
      views.notice("");
      sendPending();
      // The question ended while the connection was gone.
      if (prompt !== null && prompt.visit_id !== message.asking) { ended("no_answer"); }
    } else if (message.type === "idle") {
      idleCard = message;
      var resting = views.shown() === "" || views.shown() === "idle" || views.shown() === "message" && given === null;
      if (prompt === null && pending === null && resting) { idle(); }
    } else if (message.type === "ask") {
      ask(message);
    } else if (message.type === "time" && prompt !== null && prompt.visit_id === message.visit_id) {
      setTime(message);
    } else if (message.type === "ended" && prompt !== null && prompt.visit_id === message.visit_id) {
      ended(message.state);
    }
  }

  function ended(state) {
    if (state === "given") {
      thank(prompt, draft, null);
    } else if (state === "withdrawn") {
      leaveWith("withdrawn", prompt);
    } else if (changing) {
      thank(prompt, null, null);
    } else {
      leaveWith("late", prompt);
    }
  }

  // ---- Pairing

  function pair() {
    var key = /[?&]k=([0-9A-Za-z]+)/.exec(window.location.search);
    node("pair_text").textContent = views.raw("pair_scan");
    views.show("pair");
    if (key !== null) { claim(key[1]); }
  }

  function claim(key) {
    post("/pair/claim?k=" + encodeURIComponent(key), null, function (status, reply) {
      if (status === 200) {
        node("pair_text").textContent = views.raw("pair_text");
        node("pair_code").textContent = reply.code.slice(0, 3) + " " + reply.code.slice(3);
        node("pair_code").hidden = false;
        node("pair_state").textContent = views.raw("pair_waiting");
        finish();
      } else if (status === 0) {
        window.setTimeout(function () { claim(key); }, RETRY_MS);
      } else {
        pairingFailed(status, reply);
      }
    });
  }

  function finish() {
    post("/pair/finish", null, function (status, reply) {
      if (status === 200) {
        node("pair_state").textContent = views.raw("pair_done");
        window.location.replace("/");
      } else if (status === 202 || status === 0) {
        window.setTimeout(finish, 500);
      } else {
        pairingFailed(status, reply);
      }
    });
  }

  function pairingFailed(status, reply) {
    node("pair_code").hidden = true;
    node("pair_state").textContent = "";
    var why = reply.code === "tablet.pairing_taken" ? "pair_taken" : "pair_over";
    // The guard of the server refuses this very PC before any pairing is looked at.
    if (status === 403 && reply.code === "tablet.own_pc") { why = "pair_own_pc"; }
    node("pair_text").textContent = views.raw(why);
  }

  // ---- Begin

  views.begin({ grade: grade, reason: reason, repaint: repaint });
  node("decline").addEventListener("click", function () { if (prompt !== null) { sendAnswer("decline", null); } });
  node("choose_again").addEventListener("click", chooseAgain);
  node("submit").addEventListener("click", function () { if (draft !== null) { sendAnswer("give", draft); } });
  node("call_yes").addEventListener("click", function () { wish(true); });
  node("call_no").addEventListener("click", function () { wish(false); });
  node("change").addEventListener("click", change);
  node("comment").addEventListener("input", function () {
    if (draft !== null) {
      draft.comment = node("comment").value;
      draftChanged();
    }
  });
  if (window.location.pathname === "/pair") {
    pair();
  } else {
    readKept();
    window.setInterval(eachMoment, 250);
    window.setInterval(watch, 2000);
    reconnect();
  }
}());
