// Requests to the server. `done(status, reply)` is called once; status 0 says that no answer came.
window.ClerkRequests = (function () {
  "use strict";

  var TIMEOUT_MS = 8000;

  function begin(method, path, done) {
    var request = new XMLHttpRequest();
    request.open(method, path);
    request.timeout = TIMEOUT_MS;
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
    return request;
  }

  function get(path, done) { begin("GET", path, done).send(); }

  function post(path, body, done) {
    var request = begin("POST", path, done);
    request.setRequestHeader("Content-Type", "application/json");
    request.send(body === null ? null : JSON.stringify(body));
  }

  return { get: get, post: post };
}());
