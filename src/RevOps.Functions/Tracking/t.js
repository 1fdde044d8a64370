/* Page views of visitors who agreed to be counted. Set-up: docs/connectors/tracking.md. */
(function (window, document) {
  'use strict';

  var script = document.currentScript;
  if (!script || (window.revops && window.revops.isLoaded)) {
    return;
  }

  var CLICK_IDS = ['gclid', 'gbraid', 'wbraid', 'li_fat_id', 'fbclid', 'msclkid'];
  var UTM = ['source', 'medium', 'campaign', 'term', 'content', 'id'];
  var COOKIE = 'revops_visitor';
  var MONTHS_13 = 395 * 24 * 3600;
  var MAX_WAITING = 50;
  var MAX_BATCH = 20;
  var DAY = 24 * 3600 * 1000;
  var PAUSE = 2000;

  var address = new URL(script.src);
  var key = address.searchParams.get('key') || '';
  var target = new URL('touchpoints', address).href + '?key=' + encodeURIComponent(key);
  var setting = script.getAttribute('data-consent') || '';
  var domain = script.getAttribute('data-domain') || '';

  // Whoever sends one of these signals has answered already: nothing is kept, nothing is sent, whatever a banner says.
  var hasRefused = navigator.globalPrivacyControl === true || [navigator.doNotTrack, window.doNotTrack].some(function (v) { return v === '1' || v === 'yes'; });

  var hasConsent = false;
  var waiting = [];
  var timer = 0;
  var lastPath = '';

  function randomId() {
    var bytes = window.crypto.getRandomValues(new Uint8Array(16));
    return Array.prototype.map.call(bytes, function (b) { return (b + 256).toString(16).slice(1); }).join('');
  }

  function setCookie(value, seconds) {
    document.cookie = COOKIE + '=' + value + '; path=/; max-age=' + seconds + '; samesite=lax' +
      (domain ? '; domain=' + domain : '') + (window.location.protocol === 'https:' ? '; secure' : '');
  }

  function visitorId() {
    var found = new RegExp('(?:^|; )' + COOKIE + '=([0-9a-f]{32})(?:;|$)').exec(document.cookie);
    var id = found ? found[1] : randomId();
    if (!found) {
      setCookie(id, MONTHS_13);
    }
    return id;
  }

  // What could not be sent waits for the next page; a browser that keeps nothing loses it.
  function stored(events) {
    try {
      if (events === undefined) {
        return JSON.parse(window.localStorage.getItem(COOKIE) || '[]');
      }
      if (events.length) {
        window.localStorage.setItem(COOKIE, JSON.stringify(events.slice(-MAX_WAITING)));
      } else {
        window.localStorage.removeItem(COOKIE);
      }
    } catch {
      // Private windows.
    }
    return [];
  }

  function pick(names, value) {
    var result = null;
    names.forEach(function (name) {
      var text = value(name);
      if (text) {
        result = result || {};
        result[name] = text.slice(0, 200);
      }
    });
    return result;
  }

  // Addresses may hold names and e-mail addresses behind the question mark: only what campaigns put there is taken.
  function bare(url) {
    try {
      var parsed = new URL(url);
      return parsed.origin === 'null' ? null : parsed.origin + parsed.pathname;
    } catch {
      return null;
    }
  }

  function note(type) {
    var query = new URLSearchParams(window.location.search);
    var referrer = bare(document.referrer);
    var event = { id: randomId(), eventType: type, eventTime: new Date().toISOString(), url: bare(window.location.href) };
    var utm = pick(UTM, function (name) { return query.get('utm_' + name); });
    var clickIds = pick(CLICK_IDS, function (name) { return query.get(name); });
    if (utm) { event.utm = utm; }
    if (clickIds) { event.clickIds = clickIds; }
    if (referrer && new URL(referrer).host !== window.location.host) { event.referrer = referrer; }
    waiting.push(event);
    waiting = waiting.slice(-MAX_WAITING);
    schedule();
  }

  function pageView() {
    if (window.location.pathname !== lastPath) {
      lastPath = window.location.pathname;
      note('page_view');
    }
  }

  function schedule() {
    if (hasConsent && !timer) {
      timer = window.setTimeout(flush, PAUSE);
    }
  }

  function flush() {
    window.clearTimeout(timer);
    timer = 0;
    if (!hasConsent || hasRefused || !waiting.length) {
      return;
    }

    var contact = { visitorId: visitorId() };
    var batch = waiting.splice(0, MAX_BATCH);
    batch.forEach(function (event) { event.contact = contact; });
    // Kept until it has arrived: the ids make a second arrival a duplicate.
    stored(stored().concat(batch));
    window.fetch(target, { method: 'POST', body: JSON.stringify(batch), headers: { 'content-type': 'text/plain' }, credentials: 'omit', keepalive: true })
      .then(function (answer) {
        if (answer.ok || (answer.status >= 400 && answer.status < 500 && answer.status !== 429)) {
          settle(batch);
        }
      })
      .catch(function () { /* It stays stored. */ });
    schedule();
  }

  function settle(batch) {
    stored(stored().filter(function (kept) { return !batch.some(function (sent) { return sent.id === kept.id; }); }));
  }

  function recall() {
    var since = Date.now() - DAY;
    waiting = stored().filter(function (event) { return Date.parse(event.eventTime) > since; }).concat(waiting).slice(-MAX_WAITING);
    stored([]);
  }

  // Hidden fields carry the visitor's id, and where the visit came from, into the form.
  function fill(form) {
    if (!hasConsent || hasRefused) {
      return;
    }
    var query = new URLSearchParams(window.location.search);
    put(form, 'visitor_id', visitorId());
    UTM.forEach(function (name) { put(form, 'utm_' + name, query.get('utm_' + name)); });
    CLICK_IDS.forEach(function (name) { put(form, name, query.get(name)); });
  }

  function put(form, name, value) {
    if (!value) {
      return;
    }
    var fields = form.querySelectorAll('input[name="' + name + '"],input[name$="[' + name + ']"],input.revops-' + name + ',.revops-' + name + ' input');
    Array.prototype.forEach.call(fields, function (field) {
      if (!field.value) {
        field.value = value;
      }
    });
  }

  function consent(isGiven) {
    if (hasRefused) {
      return;
    }
    if (isGiven && !hasConsent) {
      hasConsent = true;
      recall();
      flush();
    } else if (!isGiven) {
      hasConsent = false;
      waiting = [];
      stored([]);
      setCookie('', 0);
    }
  }

  function hasWordPressConsent() {
    return typeof window.wp_has_consent === 'function' && window.wp_has_consent('statistics');
  }

  function command(args) {
    if (args[0] === 'consent') {
      consent(args[1] === true || args[1] === 'granted');
    } else if (args[0] === 'event' && /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(args[1] || '')) {
      if (!hasRefused) { note(args[1]); }
    }
  }

  var earlier = (window.revops && window.revops.q) || [];
  window.revops = function () { command(arguments); };
  window.revops.isLoaded = true;
  if (hasRefused) {
    stored([]);
    if (document.cookie.indexOf(COOKIE + '=') >= 0) { setCookie('', 0); }
    return;
  }

  pageView();
  Array.prototype.forEach.call(earlier, command);
  if (setting === 'granted') {
    consent(true);
  } else if (setting === 'wordpress') {
    // Before the banner has been answered there is no consent, and nothing to take back.
    document.addEventListener('wp_listen_for_consent_change', function () { consent(hasWordPressConsent()); });
    document.addEventListener('wp_consent_type_defined', function () { if (hasWordPressConsent()) { consent(true); } });
    if (hasWordPressConsent()) { consent(true); }
  }

  ['pushState', 'replaceState'].forEach(function (name) {
    var original = window.history[name];
    window.history[name] = function () {
      var result = original.apply(this, arguments);
      pageView();
      return result;
    };
  });
  window.addEventListener('popstate', pageView);
  document.addEventListener('submit', function (e) { fill(e.target); }, true);
  document.addEventListener('visibilitychange', function () { if (document.visibilityState === 'hidden') { flush(); } });
  window.addEventListener('pagehide', flush);
})(window, document);
