// The sentences of the page in the language that is shown.
window.ClerkSentences = (function () {
  "use strict";

  var texts = window.CLERK_TEXTS;
  var DEFAULT_LANGUAGE = window.CLERK_CONSTANTS.language;
  var WEEKDAYS = {
    zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
    en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  };
  var MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];

  var language = DEFAULT_LANGUAGE;

  function current() { return language; }

  function other() { return language === "zh" ? "en" : "zh"; }

  function use(next) { language = next; }

  function reset() { language = DEFAULT_LANGUAGE; }

  function raw(code) { return texts[language][code]; }

  function both(sentence) { return sentence[language]; }

  // Fills {placeholders}. A value is inserted as it is: what it contains is never read as a template.
  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, function (_, name) { return String(values[name]); });
  }

  function say(code, values) { return fill(raw(code), values); }

  // Shows a sentence; *…* is bold. Everything goes in as text, never as markup.
  function put(target, code, values) {
    target.textContent = "";
    raw(code).split("*").forEach(function (part, index) {
      var filled = fill(part, values);
      if (filled === "") { return; }
      if (index % 2 === 1) {
        var bold = document.createElement("b");
        bold.textContent = filled;
        target.appendChild(bold);
      } else {
        target.appendChild(document.createTextNode(filled));
      }
    });
  }

  function dated(year, month, day) {
    var weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
    return say("date", {
      month: language === "zh" ? month : MONTHS[month - 1],
      day: day,
      weekday: WEEKDAYS[language][weekday]
    });
  }

  function isoDate(text) {
    var parts = text.split("-").map(Number);
    return dated(parts[0], parts[1], parts[2]);
  }

  return {
    current: current, other: other, use: use, reset: reset, raw: raw, both: both, say: say, put: put, dated: dated,
    isoDate: isoDate
  };
}());
