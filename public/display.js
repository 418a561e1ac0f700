// Runs before the page is painted, so that a chosen scheme does not flash. Keep it this small.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  var ahead = document.currentScript.dataset.ahead;
  (ahead ? ahead.split(" ") : []).forEach(function (address) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "fetch";
    link.crossOrigin = "";
    link.href = address;
    document.head.append(link);
  });
  try {
    var settings = JSON.parse(localStorage.getItem("svod-display") || "{}");
    ["scheme", "size", "spacing", "images", "keys"].forEach(function (name) {
      if (settings[name]) root.dataset[name] = settings[name];
    });
  } catch {
    // Storage may be switched off or hold foreign text: the ordinary look is right then.
  }
})();
