// What the page looks like: views, tiles, clock, sizes. Knows nothing of the network.
window.ClerkViews = (function () {
  "use strict";

  var sentences = window.ClerkSentences;
  var constants = window.CLERK_CONSTANTS;
  var both = sentences.both;
  var put = sentences.put;
  var raw = sentences.raw;
  var say = sentences.say;
  var GRADES = [5, 4, 3, 2, 1];
  var VIEWS = ["rate", "low", "thanks", "message", "pair", "idle"];
  var WITH_TOOLS = { rate: true, low: true };
  var WITH_CLOCK = { thanks: true, message: true, idle: true };

  var shown = "";
  var repaint = function () {};
  var clock = null;

  function node(id) { return document.getElementById(id); }

  function symbol(name) {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    var use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("focusable", "false");
    use.setAttribute("href", "#" + name);
    use.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", "#" + name);
    svg.appendChild(use);
    return svg;
  }

  function span(className, child) {
    var element = document.createElement("span");
    element.className = className;
    if (child) { element.appendChild(child); }
    return element;
  }

  function button(className) {
    var element = document.createElement("button");
    element.type = "button";
    element.className = className;
    return element;
  }

  // A long Chinese grade breaks before 满意 and nowhere else: 非常不 / 满意 would read as its opposite.
  function putGrade(target, grade) {
    var name = raw("grade_" + grade);
    target.textContent = "";
    if (sentences.current() === "zh" && name.length > 4) {
      [name.slice(0, 2), name.slice(2)].forEach(function (part) {
        var together = span("together");
        together.textContent = part;
        target.appendChild(together);
      });
    } else {
      target.textContent = name;
    }
  }

  function buildTiles(onGrade) {
    GRADES.forEach(function (grade) {
      var tile = button("tile");
      tile.id = "grade_" + grade;
      tile.appendChild(span("face grade" + grade, symbol("face" + grade)));
      tile.appendChild(span("name"));
      tile.addEventListener("click", function () { onGrade(grade); });
      node("tiles").appendChild(tile);
    });
  }

  function buildReasons(onReason) {
    constants.reasons.forEach(function (reason) {
      var choice = button("choice");
      var cell = document.createElement("div");
      cell.className = "cell";
      choice.id = "reason_" + reason;
      choice.setAttribute("aria-pressed", "false");
      choice.appendChild(span("box", symbol("tick")));
      choice.appendChild(span("name"));
      choice.addEventListener("click", function () { onReason(reason); });
      cell.appendChild(choice);
      node("reasons").appendChild(cell);
    });
    node("comment").setAttribute("maxlength", String(constants.comment_limit));
  }

  function press(element, pressed) { element.setAttribute("aria-pressed", pressed ? "true" : "false"); }

  function paintFrame() {
    document.documentElement.lang = sentences.current();
    document.title = raw("title");
    node("hall").textContent = raw("hall");
    node("language").textContent = raw("language");
    node("language").setAttribute("lang", sentences.other());
    node("larger").textContent = raw(document.body.classList.contains("larger") ? "larger_off" : "larger");
    node("comment").setAttribute("placeholder", raw("comment_hint"));
    Array.prototype.forEach.call(document.querySelectorAll("[data-text]"), function (element) {
      put(element, element.getAttribute("data-text"), {});
    });
    GRADES.forEach(function (grade) { putGrade(node("grade_" + grade).lastChild, grade); });
    constants.reasons.forEach(function (reason) {
      node("reason_" + reason).lastChild.textContent = raw("reason_" + reason);
    });
    paintClock();
  }

  // Shows the hall's time: a tablet's own clock is often wrong.
  function paintClock() {
    if (clock === null) { return; }
    var now = new Date(clock.now_ms + (performance.now() - clock.received) + clock.offset_minutes * 60000);
    var minutes = now.getUTCMinutes();
    node("date").textContent = sentences.dated(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate());
    node("clock").textContent = now.getUTCHours() + ":" + (minutes < 10 ? "0" : "") + minutes;
  }

  function setClock(message) {
    clock = { now_ms: message.now_ms, offset_minutes: message.offset_minutes, received: performance.now() };
    paintClock();
  }

  function paintPrompt(prompt, changing) {
    var where = [say("counter", { counter: prompt.counter })];
    if (prompt.staff_number !== "") { where.push(say("staff_number", { number: prompt.staff_number })); }
    node("initial").textContent = Array.from(both(prompt.clerk))[0] || "";
    node("rate_clerk").textContent = both(prompt.clerk);
    node("rate_where").textContent = where.join(" · ");
    node("rate_services").textContent = prompt.services.map(both).join(raw("between_services"));
    node("rate_title").textContent = raw(changing ? "question_again" : "question");
    node("decline").textContent = raw(changing ? "keep" : "decline");
  }

  function paintLow(prompt, draft) {
    var face = node("low_face");
    face.className = "face grade" + draft.grade;
    face.textContent = "";
    face.appendChild(symbol("face" + draft.grade));
    put(node("low_chosen"), "low_chosen", { grade: raw("grade_" + draft.grade) });
    constants.reasons.forEach(function (reason) {
      press(node("reason_" + reason), draft.reasons.indexOf(reason) >= 0);
    });
    if (node("comment").value !== draft.comment) { node("comment").value = draft.comment; }
    node("call").hidden = !prompt.has_phone;
    press(node("call_yes"), draft.wants_call_back === true);
    press(node("call_no"), draft.wants_call_back === false);
    node("call_note").hidden = draft.wants_call_back !== true;
    put(node("call_note"), prompt.follow_up_days === 1 ? "call_note_one" : "call_note", { days: prompt.follow_up_days });
  }

  function paintCountdown(view, code, seconds, share) {
    put(node(view + "_countdown"), code + (seconds === 1 ? "_one" : ""), { seconds: seconds });
    if (view === "rate") { node("rate_bar").style.width = (100 * share).toFixed(2) + "%"; }
  }

  function paintThanks(prompt, answer) {
    var card = node("thanks_promise");
    card.hidden = !(answer && answer.grade <= 2);
    if (card.hidden) { return; }
    if (answer.wants_call_back !== true) {
      put(card, "review_promise", {});
    } else if (prompt.call_by) {
      put(card, "call_promise", { date: sentences.isoDate(prompt.call_by) });
    } else {
      put(card, prompt.follow_up_days === 1 ? "call_promise_within_one" : "call_promise_within",
        { days: prompt.follow_up_days });
    }
  }

  function paintChange(seconds) {
    node("change").hidden = seconds <= 0;
    put(node("change_text"), "change", { seconds: seconds });
  }

  function paintIdle(card) {
    node("idle_number").textContent = card.counter;
    node("idle_number").parentNode.classList.toggle("long", card.counter.length > 2);
    node("idle_clerk").textContent = card.clerk === null ? raw("idle_closed") : say("idle_serving", { clerk: both(card.clerk) });
    put(node("idle_hotline"), "idle_hotline", { hotline: constants.hotline });
  }

  function paintMessage(kind) {
    var passing = kind === "sending"; // a word and no more: it is gone in a moment
    node("message_title").textContent = raw(passing ? kind : kind + "_title");
    node("message_text").textContent = passing ? "" : raw(kind + "_text");
  }

  function show(view) {
    if (shown === view) { return; }
    shown = view;
    VIEWS.forEach(function (name) { node(name).hidden = name !== view; });
    node("tools").hidden = !WITH_TOOLS[view];
    node("when").hidden = !WITH_CLOCK[view] || clock === null;
    document.querySelector("main").scrollTop = 0;
    node(view + "_title").focus();
  }

  function notice(code) {
    node("notice").hidden = code === "";
    node("notice").textContent = code === "" ? "" : raw(code);
  }

  function announce(text) { node("announcer").textContent = text; }

  // One rem is 16 px on the screen the page was drawn for. The on-screen keyboard makes the window low:
  // while somebody writes, nothing changes its size.
  function fit() {
    if (document.activeElement === node("comment")) { return; }
    var width = window.innerWidth;
    var height = window.innerHeight;
    var portrait = height > width;
    var scale = portrait ? Math.min(width / 800, height / 1280) : Math.min(width / 1280, height / 800);
    document.documentElement.style.fontSize = 16 * Math.max(0.55, Math.min(3, scale)) + "px";
    document.body.classList.toggle("portrait", portrait);
    document.body.classList.toggle("landscape", !portrait);
  }

  function setLanguage(next) {
    sentences.use(next);
    paintFrame();
    repaint();
  }

  function setLarger(larger) {
    document.body.classList.toggle("larger", larger);
    press(node("larger"), larger);
    paintFrame();
  }

  // The next customer must not find what the one before had chosen.
  function forgetCustomer() {
    document.body.classList.remove("larger");
    press(node("larger"), false);
    sentences.reset();
    paintFrame();
  }

  function begin(handlers) {
    repaint = handlers.repaint;
    buildTiles(handlers.grade);
    buildReasons(handlers.reason);
    node("language").addEventListener("click", function () { setLanguage(sentences.other()); });
    node("larger").addEventListener("click", function () { setLarger(!document.body.classList.contains("larger")); });
    node("comment").addEventListener("focus", function () {
      window.setTimeout(function () { node("comment").scrollIntoView(false); }, 300);
    });
    node("comment").addEventListener("blur", fit);
    window.addEventListener("resize", fit);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Tab") { document.body.classList.add("keys"); }
    });
    document.addEventListener("mousedown", function () { document.body.classList.remove("keys"); });
    document.addEventListener("touchstart", function () { document.body.classList.remove("keys"); });
    window.setInterval(paintClock, 1000);
    fit();
    paintFrame();
  }

  return {
    begin: begin, node: node, show: show, notice: notice, announce: announce, setClock: setClock,
    paintPrompt: paintPrompt, paintLow: paintLow, paintCountdown: paintCountdown, paintThanks: paintThanks,
    paintChange: paintChange, paintIdle: paintIdle, paintMessage: paintMessage, forgetCustomer: forgetCustomer,
    shown: function () { return shown; }
  };
}());
