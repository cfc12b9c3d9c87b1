// The live connection to the counter: opened again whenever it is lost, until the tablet is sent away.
window.ClerkConnection = (function () {
  "use strict";

  var SILENCE_MS = 12000; // the server speaks every 5 s
  var RECONNECT_MS = 1500;
  var WATCH_MS = 2000;
  var REPLACED = 4001;
  var UNPAIRED = 4003;

  var socket = null;
  var heard = 0;
  var stopped = false; // unpaired or replaced: no reconnecting
  var handlers = null;

  // handlers: received(message), lost(), stopped(kind)
  function begin(those) {
    handlers = those;
    window.setInterval(watch, WATCH_MS);
    reconnect();
  }

  function connect() {
    if (stopped) { return; }
    heard = performance.now();
    var mine = new WebSocket("ws://" + window.location.host + "/live");
    socket = mine;
    mine.onmessage = function (event) {
      if (socket !== mine) { return; }
      heard = performance.now();
      handlers.received(JSON.parse(event.data));
    };
    mine.onclose = function (event) {
      if (socket === mine) { disconnected(event.code); }
    };
  }

  function disconnected(code) {
    socket = null;
    if (code === REPLACED) { stop("replaced"); return; }
    if (code === UNPAIRED) { stop("unpaired"); return; }
    if (!stopped) { handlers.lost(); }
    window.setTimeout(reconnect, RECONNECT_MS);
  }

  // A refused connection and a network that is down look the same to a script: ask which it is.
  function reconnect() {
    if (stopped || socket !== null) { return; }
    window.ClerkRequests.get("/paired", function (status) {
      if (status === 0) {
        window.setTimeout(reconnect, RECONNECT_MS);
      } else if (status === 401) {
        stop("unpaired");
      } else {
        connect();
      }
    });
  }

  function watch() {
    if (socket !== null && performance.now() - heard > SILENCE_MS) {
      var silent = socket;
      disconnected(0);
      silent.close();
    }
  }

  function stop(kind) {
    stopped = true;
    if (socket !== null) { socket.close(); }
    socket = null;
    handlers.stopped(kind);
  }

  return { begin: begin, stop: stop };
}());
