// Joins the parts of the page: what the counter says goes to the question or to what is shown without one.
(function () {
  "use strict";

  var MOMENT_MS = 250;

  var connection = window.ClerkConnection;
  var delivery = window.ClerkDelivery;
  var question = window.ClerkQuestion;
  var rest = window.ClerkRest;
  var views = window.ClerkViews;

  function received(message) {
    if (message.type === "tick") {
      views.setClock(message);
    } else if (message.type === "hello") {
      views.notice("");
      delivery.tryNow();
      // The question ended while the connection was gone.
      if (question.open() && !question.isAbout(message.asking)) { question.ended("no_answer"); }
    } else if (message.type === "idle") {
      rest.setIdleCard(message);
      if (!question.open() && !delivery.busy() && rest.mayIdle()) { rest.idle(); }
    } else if (message.type === "ask") {
      question.ask(message);
    } else if (message.type === "time" && question.isAbout(message.visit_id)) {
      question.setTime(message);
    } else if (message.type === "ended" && question.isAbout(message.visit_id)) {
      question.ended(message.state);
    }
  }

  function lost() { views.notice(question.open() || delivery.busy() ? "offline" : "offline_idle"); }

  function stopped(kind) {
    question.close();
    views.notice("");
    rest.stop(kind);
  }

  function eachMoment() { (question.open() ? question : rest).eachMoment(); }

  function repaint() { (question.open() ? question : rest).repaint(); }

  views.begin({ grade: question.grade, reason: question.reason, repaint: repaint });
  if (window.location.pathname === "/pair") {
    window.ClerkPairing.begin();
  } else {
    question.begin(function () { connection.stop("unpaired"); });
    window.setInterval(eachMoment, MOMENT_MS);
    connection.begin({ received: received, lost: lost, stopped: stopped });
  }
}());
