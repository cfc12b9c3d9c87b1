// An answer on its way to the server: kept until the server has it, through reloads and gaps of the network.
window.ClerkDelivery = (function () {
  "use strict";

  var RETRY_MS = 1500;
  var KEY = "clerk_pending_answer";

  var pending = null; // {body, prompt, changing, tries}
  var sending = false;
  var retryTimer = 0;
  var handlers = null;

  function keep(value) {
    pending = value;
    try {
      if (value === null) {
        window.localStorage.removeItem(KEY);
      } else {
        window.localStorage.setItem(KEY, JSON.stringify(value));
      }
    } catch (error) {
      // A browser without storage keeps the answer in memory; only a reload would lose it.
      if (window.console) { window.console.warn("no storage", error); }
    }
  }

  // handlers: delayed(code), accepted(sent, reply), refused(sent, status, reply)
  function begin(those) {
    handlers = those;
    try {
      pending = JSON.parse(window.localStorage.getItem(KEY));
    } catch (error) {
      pending = null;
    }
  }

  function busy() { return pending !== null; }

  function holds(visitId) { return pending !== null && pending.body.visit_id === visitId; }

  function send(body, prompt, changing) {
    keep({ body: body, prompt: prompt, changing: changing, tries: 0 });
    tryNow();
  }

  function tryNow() {
    if (pending === null || sending) { return; }
    sending = true;
    pending.tries += 1;
    window.ClerkRequests.post("/rating", pending.body, replied);
  }

  function replied(status, reply) {
    sending = false;
    if (pending === null) { return; }
    if (status !== 200 && (status === 0 || status >= 500 || reply.code === "rating.being_recorded")) {
      handlers.delayed(status === 0 ? "offline" : "not_recorded");
      window.clearTimeout(retryTimer);
      retryTimer = window.setTimeout(tryNow, RETRY_MS);
      return;
    }
    var sent = pending;
    keep(null);
    if (status === 200) { handlers.accepted(sent, reply); } else { handlers.refused(sent, status, reply); }
  }

  return { begin: begin, busy: busy, holds: holds, send: send, tryNow: tryNow };
}());
