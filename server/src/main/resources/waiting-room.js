"use strict";
// The place is computed on the device, as docs/verify-place.md says, from the document that everybody polls.
(function () {
  var main = document.querySelector("main");
  var ticket = /^([0-9]+)-([0-9]+)$/.exec(main.dataset.ticket);
  var url = "/v1/campaigns/" + main.dataset.campaign + "/waiting-room";
  var lang = document.documentElement.lang;
  var place = 0, known = "";
  var MASK = (1n << 64n) - 1n;
  function rotl(x, n) { return ((x << n) | (x >> (64n - n))) & MASK; }
  function sipHash(k0, k1, word) {
    var a = k0 ^ 0x736f6d6570736575n, b = k1 ^ 0x646f72616e646f6dn;
    var c = k0 ^ 0x6c7967656e657261n, d = k1 ^ 0x7465646279746573n;
    function round() {
      a = (a + b) & MASK; b = rotl(b, 13n) ^ a; a = rotl(a, 32n);
      c = (c + d) & MASK; d = rotl(d, 16n) ^ c;
      a = (a + d) & MASK; d = rotl(d, 21n) ^ a;
      c = (c + b) & MASK; b = rotl(b, 17n) ^ c; c = rotl(c, 32n);
    }
    [word, 8n << 56n].forEach(function (w) { d ^= w; round(); round(); a ^= w; });
    c ^= 0xffn; round(); round(); round(); round();
    return a ^ b ^ c ^ d;
  }
  function littleEndian(hex) { return BigInt("0x" + hex.match(/../g).reverse().join("")); }
  function placeOf(index, preQueued, seed) {
    if (index >= preQueued) { return index + 1; }
    var k0 = littleEndian(seed.slice(0, 16)), k1 = littleEndian(seed.slice(16, 32));
    var bits = preQueued === 1 ? 0 : BigInt(preQueued - 1).toString(2).length;
    var half = BigInt(Math.max(1, (bits + 1) >> 1)), mask = (1n << half) - 1n;
    var value = BigInt(index);
    do {
      var left = value >> half, right = value & mask;
      for (var r = 0n; r < 8n; r++) {
        var mixed = left ^ (sipHash(k0, k1, (r << 32n) | right) & mask);
        left = right; right = mixed;
      }
      value = (left << half) | right;
    } while (value >= BigInt(preQueued));
    return Number(value) + 1;
  }
  function show(id, text) {
    var element = document.getElementById(id);
    if (element.textContent !== text) { element.textContent = text; }
  }
  function clock(at) { return at.toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit" }); }
  function draw(status) {
    var kind, ahead = 0;
    if (status.state === "idle" || status.state === "off") {
      kind = "not-needed";
    } else if (!ticket || Number(ticket[1]) !== status.opening || Number(ticket[2]) >= status.joined) {
      kind = "no-ticket";
    } else if (!status.seed) {
      kind = "pre-queue";
    } else {
      if (known !== status.seed) { place = placeOf(Number(ticket[2]), status.preQueued, status.seed); known = status.seed; }
      ahead = Math.max(0, place - status.admittedUpTo - 1);
      kind = place <= status.admittedUpTo ? "your-turn"
        : status.state === "hold" ? "held" : "waiting";
    }
    show("message", main.getAttribute("data-" + kind));
    var placed = known && kind !== "not-needed" && kind !== "no-ticket";
    show("place", placed ? place.toLocaleString("en-US") : "–");
    show("ahead", placed ? ahead.toLocaleString("en-US") : "–");
    show("turn", kind === "pre-queue" && status.opensAt ? clock(new Date(status.opensAt))
      : kind === "waiting" && status.outflowPerSecond
        ? clock(new Date(Date.now() + (ahead + 1) * 1000 / status.outflowPerSecond)) : "–");
    if (kind === "your-turn" && window.parent !== window) {
      window.parent.postMessage({ type: "hongbao.turn", ticket: main.dataset.ticket }, "*");
    }
  }
  function poll() {
    var pause = 5;
    fetch(url, { headers: { Accept: "application/json" } })
      .then(function (answer) { if (!answer.ok) { throw new Error(answer.status); } return answer.json(); })
      .then(function (status) { pause = status.pollAfterSeconds; draw(status); })
      .catch(function () { pause = 10; }) // what is shown stays; the place is kept anyway
      .then(function () { setTimeout(poll, pause * 1000 * (0.75 + Math.random() / 2)); });
  }
  poll();
})();
