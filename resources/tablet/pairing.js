// The page behind the QR code of the window: shows the code that the clerk confirms.
window.ClerkPairing = (function () {
  "use strict";

  var RETRY_MS = 1500;
  var ASK_AGAIN_MS = 500;

  var requests = window.ClerkRequests;
  var sentences = window.ClerkSentences;
  var views = window.ClerkViews;
  var node = views.node;

  function begin() {
    var key = /[?&]k=([0-9A-Za-z]+)/.exec(window.location.search);
    node("pair_text").textContent = sentences.raw("pair_scan");
    views.show("pair");
    if (key !== null) { claim(key[1]); }
  }

  function claim(key) {
    requests.post("/pair/claim?k=" + encodeURIComponent(key), null, function (status, reply) {
      if (status === 200) {
        node("pair_text").textContent = sentences.raw("pair_text");
        node("pair_code").textContent = reply.code.slice(0, 3) + " " + reply.code.slice(3);
        node("pair_code").hidden = false;
        node("pair_state").textContent = sentences.raw("pair_waiting");
        finish();
      } else if (status === 0) {
        window.setTimeout(function () { claim(key); }, RETRY_MS);
      } else {
        failed(status, reply);
      }
    });
  }

  function finish() {
    requests.post("/pair/finish", null, function (status, reply) {
      if (status === 200) {
        node("pair_state").textContent = sentences.raw("pair_done");
        window.location.replace("/");
      } else if (status === 202 || status === 0) {
        window.setTimeout(finish, ASK_AGAIN_MS);
      } else {
        failed(status, reply);
      }
    });
  }

  function failed(status, reply) {
    node("pair_code").hidden = true;
    node("pair_state").textContent = "";
    var why = reply.code === "tablet.pairing_taken" ? "pair_taken" : "pair_over";
    // The guard of the server refuses this very PC before any pairing is looked at.
    if (status === 403 && reply.code === "tablet.own_pc") { why = "pair_own_pc"; }
    node("pair_text").textContent = sentences.raw(why);
  }

  return { begin: begin };
}());
