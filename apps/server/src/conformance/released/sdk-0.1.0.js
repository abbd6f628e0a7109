var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __knownSymbol = (name, symbol) => (symbol = Symbol[name]) ? symbol : /* @__PURE__ */ Symbol.for("Symbol." + name);
var __typeError = (msg) => {
  throw TypeError(msg);
};
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __using = (stack, value, async) => {
  if (value != null) {
    if (typeof value !== "object" && typeof value !== "function") __typeError("Object expected");
    var dispose, inner;
    if (async) dispose = value[__knownSymbol("asyncDispose")];
    if (dispose === void 0) {
      dispose = value[__knownSymbol("dispose")];
      if (async) inner = dispose;
    }
    if (typeof dispose !== "function") __typeError("Object not disposable");
    if (inner) dispose = function() {
      try {
        inner.call(this);
      } catch (e) {
        return Promise.reject(e);
      }
    };
    stack.push([async, dispose, value]);
  } else if (async) {
    stack.push([async]);
  }
  return value;
};
var __callDispose = (stack, error, hasError) => {
  var E = typeof SuppressedError === "function" ? SuppressedError : function(e, s, m, _) {
    return _ = Error(m), _.name = "SuppressedError", _.error = e, _.suppressed = s, _;
  };
  var fail = (e) => error = hasError ? new E(e, error, "An error was suppressed during disposal") : (hasError = true, e);
  var next = (it) => {
    while (it = stack.pop()) {
      try {
        var result = it[1] && it[1].call(it[2]);
        if (it[0]) return Promise.resolve(result).then(next, (e) => (fail(e), next()));
      } catch (e) {
        fail(e);
      }
    }
    if (hasError) throw error;
  };
  return next();
};

// src/errors.ts
function isLinnetError(error) {
  return error instanceof LinnetError;
}
var LinnetError;
var init_errors = __esm({
  "src/errors.ts"() {
    "use strict";
    LinnetError = class extends Error {
      reason;
      /** The HTTP status; undefined when there was no answer. */
      status;
      /** Finds the call in the server's log. */
      requestId;
      /** In how many seconds the server would like to be asked again, when it said so. */
      retryAfter;
      /** What is wrong with which field, for `ValidationFailed`. */
      issues;
      constructor(options) {
        const { reason, message, status, requestId, retryAfter, issues = [], cause } = options;
        super(message, { cause });
        this.name = "LinnetError";
        this.reason = reason;
        this.status = status;
        this.requestId = requestId;
        this.retryAfter = retryAfter;
        this.issues = issues;
      }
    };
  }
});

// src/pause.ts
async function pause(ms, signal) {
  if (signal.aborted) return;
  await new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
}
var init_pause = __esm({
  "src/pause.ts"() {
    "use strict";
  }
});

// src/live-reader.ts
var live_reader_exports = {};
__export(live_reader_exports, {
  readTimeline: () => readTimeline
});
async function* readTimeline(source, { signal, onStatus }) {
  const user = source.user();
  let cursor;
  let retryMs = SECOND;
  let failures = 0;
  while (!signal.aborted) {
    onStatus("connecting");
    const line = watch(signal);
    try {
      if (source.user() !== user) {
        throw new LinnetError({
          reason: "SessionEnded",
          message: "Somebody else is signed in now; open a new timeline.",
          status: 401
        });
      }
      line.expectWithin(source.timeoutMs);
      const items = await source.open({ cursor, signal: line.signal, onRetry: (ms) => retryMs = ms });
      onStatus("open");
      line.expectWithin(silenceMs);
      for await (const { cursor: at, event } of items) {
        line.expectWithin(silenceMs);
        failures = 0;
        const isDouble = at === cursor && event?.type !== "reset";
        cursor = at ?? cursor;
        if (isDouble || event === void 0 || event.type === "end") continue;
        yield event;
        if (signal.aborted) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isLinnetError(error) && error.status === 400 && cursor !== void 0) {
        cursor = void 0;
        yield { type: "reset" };
      } else if (isLinnetError(error) && !mayPass2(error)) {
        throw error;
      }
    } finally {
      line.end();
    }
    await pause(Math.random() * Math.min(longestWaitMs2, retryMs * 2 ** failures), signal);
    failures += 1;
  }
}
function watch(signal) {
  const dead = new AbortController();
  let timer;
  return {
    signal: AbortSignal.any([signal, dead.signal]),
    expectWithin(ms) {
      clearTimeout(timer);
      timer = setTimeout(() => dead.abort(), ms);
    },
    end() {
      clearTimeout(timer);
      dead.abort();
    }
  };
}
function mayPass2({ reason, status }) {
  if (reason === "Aborted") return false;
  return status === void 0 || status === 429 || status >= 500;
}
var SECOND, longestWaitMs2, silenceMs;
var init_live_reader = __esm({
  "src/live-reader.ts"() {
    "use strict";
    init_errors();
    init_pause();
    SECOND = 1e3;
    longestWaitMs2 = 30 * SECOND;
    silenceMs = 45 * SECOND;
  }
});

// src/failures.ts
function failureOf(error) {
  if (isRecord(error) && isLinnetError(error["cause"])) return error["cause"];
  const { meta, told: told2 } = isRecord(error) ? tellingOf(error) : {};
  const response = meta?.["response"];
  if (!told2) return unreached(response instanceof Response ? response : void 0, error);
  const { reason, httpStatus, requestId, issues } = told2.data;
  return new LinnetError({
    ...response instanceof Response && factsOf(response),
    reason,
    message: told2.message,
    ...httpStatus !== void 0 && { status: httpStatus },
    ...requestId !== void 0 && { requestId },
    issues,
    cause: error
  });
}
function unreached(response, cause) {
  return new LinnetError({
    reason: "NetworkError",
    message: "The server could not be reached.",
    ...response && factsOf(response),
    cause
  });
}
function factsOf({ status, headers }) {
  return {
    status,
    requestId: headers.get("x-request-id") ?? void 0,
    retryAfter: secondsOf(headers.get("retry-after"))
  };
}
function secondsOf(text) {
  if (!text) return void 0;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1e3;
  return Number.isNaN(seconds) ? void 0 : Math.max(0, seconds);
}
function tellingOf({ data, message, meta }) {
  const facts = isRecord(meta) ? meta : {};
  if (isErrorData(data)) return { meta: facts, told: { data, message: String(message) } };
  const body = facts["responseJSON"];
  const refusal2 = isRecord(body) ? body["error"] : void 0;
  if (!isErrorData(refusal2)) return { meta: facts };
  const words = "message" in refusal2 ? refusal2.message : message;
  return { meta: facts, told: { data: refusal2, message: String(words) } };
}
function isErrorData(data) {
  return isRecord(data) && typeof data["reason"] === "string";
}
function isRecord(value) {
  return typeof value === "object" && value !== null;
}
var init_failures = __esm({
  "src/failures.ts"() {
    "use strict";
    init_errors();
  }
});

// ../../node_modules/.pnpm/eventsource-parser@3.1.1/node_modules/eventsource-parser/src/errors.ts
var ParseError;
var init_errors2 = __esm({
  "../../node_modules/.pnpm/eventsource-parser@3.1.1/node_modules/eventsource-parser/src/errors.ts"() {
    ParseError = class extends Error {
      /**
       * The type of error that occurred.
       */
      type;
      /**
       * In the case of an unknown field encountered in the stream, this will be the field name.
       */
      field;
      /**
       * In the case of an unknown field encountered in the stream, this will be the value of the field.
       */
      value;
      /**
       * The line that caused the error, if available.
       */
      line;
      constructor(message, options) {
        super(message);
        this.name = "ParseError";
        this.type = options.type;
        this.field = options.field;
        this.value = options.value;
        this.line = options.line;
      }
    };
  }
});

// ../../node_modules/.pnpm/eventsource-parser@3.1.1/node_modules/eventsource-parser/src/parse.ts
function noop2(_arg) {
}
function createParser(config) {
  if (typeof config === "function") {
    throw new TypeError(
      "`config` must be an object, got a function instead. Did you mean `createParser({onEvent: fn})`?"
    );
  }
  const { onEvent = noop2, onError = noop2, onRetry = noop2, onComment, maxBufferSize } = config;
  const pendingFragments = [];
  let pendingFragmentsLength = 0;
  let isFirstChunk = true;
  let id;
  let data = "";
  let dataLines = 0;
  let eventType;
  let terminated = false;
  function feed(chunk) {
    if (terminated) {
      throw new Error(
        "Cannot feed parser: it was terminated after exceeding the configured max buffer size. Call `reset()` to resume parsing."
      );
    }
    if (isFirstChunk) {
      isFirstChunk = false;
      if (chunk.charCodeAt(0) === 239 && chunk.charCodeAt(1) === 187 && chunk.charCodeAt(2) === 191) {
        chunk = chunk.slice(3);
      }
    }
    if (pendingFragments.length === 0) {
      const trailing2 = processLines(chunk);
      if (trailing2 !== "") {
        pendingFragments.push(trailing2);
        pendingFragmentsLength = trailing2.length;
      }
      checkBufferSize();
      return;
    }
    if (chunk.indexOf("\n") === -1 && chunk.indexOf("\r") === -1) {
      pendingFragments.push(chunk);
      pendingFragmentsLength += chunk.length;
      checkBufferSize();
      return;
    }
    pendingFragments.push(chunk);
    const input = pendingFragments.join("");
    pendingFragments.length = 0;
    pendingFragmentsLength = 0;
    const trailing = processLines(input);
    if (trailing !== "") {
      pendingFragments.push(trailing);
      pendingFragmentsLength = trailing.length;
    }
    checkBufferSize();
  }
  function checkBufferSize() {
    if (maxBufferSize === void 0) return;
    if (pendingFragmentsLength + data.length <= maxBufferSize) return;
    terminated = true;
    pendingFragments.length = 0;
    pendingFragmentsLength = 0;
    id = void 0;
    data = "";
    dataLines = 0;
    eventType = void 0;
    onError(
      new ParseError(`Buffered data exceeded max buffer size of ${maxBufferSize} characters`, {
        type: "max-buffer-size-exceeded"
      })
    );
  }
  function processLines(chunk) {
    let searchIndex = 0;
    if (chunk.indexOf("\r") === -1) {
      let lfIndex = chunk.indexOf("\n", searchIndex);
      while (lfIndex !== -1) {
        if (searchIndex === lfIndex) {
          if (dataLines > 0) {
            onEvent({ id, event: eventType, data });
          }
          id = void 0;
          data = "";
          dataLines = 0;
          eventType = void 0;
          searchIndex = lfIndex + 1;
          lfIndex = chunk.indexOf("\n", searchIndex);
          continue;
        }
        const firstCharCode = chunk.charCodeAt(searchIndex);
        if (isDataPrefix(chunk, searchIndex, firstCharCode)) {
          const valueStart = chunk.charCodeAt(searchIndex + 5) === SPACE ? searchIndex + 6 : searchIndex + 5;
          const value = chunk.slice(valueStart, lfIndex);
          if (dataLines === 0 && chunk.charCodeAt(lfIndex + 1) === LF) {
            onEvent({ id, event: eventType, data: value });
            id = void 0;
            data = "";
            eventType = void 0;
            searchIndex = lfIndex + 2;
            lfIndex = chunk.indexOf("\n", searchIndex);
            continue;
          }
          data = dataLines === 0 ? value : `${data}
${value}`;
          dataLines++;
        } else if (isEventPrefix(chunk, searchIndex, firstCharCode)) {
          eventType = chunk.slice(
            chunk.charCodeAt(searchIndex + 6) === SPACE ? searchIndex + 7 : searchIndex + 6,
            lfIndex
          ) || void 0;
        } else {
          parseLine(chunk, searchIndex, lfIndex);
        }
        searchIndex = lfIndex + 1;
        lfIndex = chunk.indexOf("\n", searchIndex);
      }
      return chunk.slice(searchIndex);
    }
    while (searchIndex < chunk.length) {
      const crIndex = chunk.indexOf("\r", searchIndex);
      const lfIndex = chunk.indexOf("\n", searchIndex);
      let lineEnd = -1;
      if (crIndex !== -1 && lfIndex !== -1) {
        lineEnd = crIndex < lfIndex ? crIndex : lfIndex;
      } else if (crIndex !== -1) {
        if (crIndex === chunk.length - 1) {
          lineEnd = -1;
        } else {
          lineEnd = crIndex;
        }
      } else if (lfIndex !== -1) {
        lineEnd = lfIndex;
      }
      if (lineEnd === -1) {
        break;
      }
      parseLine(chunk, searchIndex, lineEnd);
      searchIndex = lineEnd + 1;
      if (chunk.charCodeAt(searchIndex - 1) === CR && chunk.charCodeAt(searchIndex) === LF) {
        searchIndex++;
      }
    }
    return chunk.slice(searchIndex);
  }
  function parseLine(chunk, start, end) {
    if (start === end) {
      dispatchEvent();
      return;
    }
    const firstCharCode = chunk.charCodeAt(start);
    if (isDataPrefix(chunk, start, firstCharCode)) {
      const valueStart = chunk.charCodeAt(start + 5) === SPACE ? start + 6 : start + 5;
      const value2 = chunk.slice(valueStart, end);
      data = dataLines === 0 ? value2 : `${data}
${value2}`;
      dataLines++;
      return;
    }
    if (isEventPrefix(chunk, start, firstCharCode)) {
      eventType = chunk.slice(chunk.charCodeAt(start + 6) === SPACE ? start + 7 : start + 6, end) || void 0;
      return;
    }
    if (firstCharCode === 105 && chunk.charCodeAt(start + 1) === 100 && chunk.charCodeAt(start + 2) === 58) {
      const value2 = chunk.slice(chunk.charCodeAt(start + 3) === SPACE ? start + 4 : start + 3, end);
      if (!value2.includes("\0")) id = value2;
      return;
    }
    if (firstCharCode === 58) {
      if (onComment) {
        const line2 = chunk.slice(start, end);
        onComment(line2.slice(chunk.charCodeAt(start + 1) === SPACE ? 2 : 1));
      }
      return;
    }
    const line = chunk.slice(start, end);
    const fieldSeparatorIndex = line.indexOf(":");
    if (fieldSeparatorIndex === -1) {
      processField(line, "", line);
      return;
    }
    const field = line.slice(0, fieldSeparatorIndex);
    const offset = line.charCodeAt(fieldSeparatorIndex + 1) === SPACE ? 2 : 1;
    const value = line.slice(fieldSeparatorIndex + offset);
    processField(field, value, line);
  }
  function processField(field, value, line) {
    switch (field) {
      case "event":
        eventType = value || void 0;
        break;
      case "data":
        data = dataLines === 0 ? value : `${data}
${value}`;
        dataLines++;
        break;
      case "id":
        if (!value.includes("\0")) id = value;
        break;
      case "retry":
        if (/^\d+$/.test(value)) {
          onRetry(parseInt(value, 10));
        } else {
          onError(
            new ParseError(`Invalid \`retry\` value: "${value}"`, {
              type: "invalid-retry",
              value,
              line
            })
          );
        }
        break;
      default:
        onError(
          new ParseError(
            `Unknown field "${field.length > 20 ? `${field.slice(0, 20)}\u2026` : field}"`,
            { type: "unknown-field", field, value, line }
          )
        );
        break;
    }
  }
  function dispatchEvent() {
    if (dataLines > 0) {
      onEvent({
        id,
        event: eventType,
        data
      });
    }
    id = void 0;
    data = "";
    dataLines = 0;
    eventType = void 0;
  }
  function reset(options = {}) {
    if (options.consume && pendingFragments.length > 0) {
      const incompleteLine = pendingFragments.join("");
      parseLine(incompleteLine, 0, incompleteLine.length);
    }
    isFirstChunk = true;
    id = void 0;
    data = "";
    dataLines = 0;
    eventType = void 0;
    pendingFragments.length = 0;
    pendingFragmentsLength = 0;
    terminated = false;
  }
  return { feed, reset };
}
function isDataPrefix(chunk, i, firstCharCode) {
  return firstCharCode === 100 && chunk.charCodeAt(i + 1) === 97 && chunk.charCodeAt(i + 2) === 116 && chunk.charCodeAt(i + 3) === 97 && chunk.charCodeAt(i + 4) === 58;
}
function isEventPrefix(chunk, i, firstCharCode) {
  return firstCharCode === 101 && chunk.charCodeAt(i + 1) === 118 && chunk.charCodeAt(i + 2) === 101 && chunk.charCodeAt(i + 3) === 110 && chunk.charCodeAt(i + 4) === 116 && chunk.charCodeAt(i + 5) === 58;
}
var LF, CR, SPACE;
var init_parse = __esm({
  "../../node_modules/.pnpm/eventsource-parser@3.1.1/node_modules/eventsource-parser/src/parse.ts"() {
    init_errors2();
    LF = 10;
    CR = 13;
    SPACE = 32;
  }
});

// ../../node_modules/.pnpm/eventsource-parser@3.1.1/node_modules/eventsource-parser/src/stream.ts
var EventSourceParserStream;
var init_stream = __esm({
  "../../node_modules/.pnpm/eventsource-parser@3.1.1/node_modules/eventsource-parser/src/stream.ts"() {
    init_parse();
    EventSourceParserStream = class extends TransformStream {
      constructor({ onError, onRetry, onComment, maxBufferSize } = {}) {
        let parser;
        super({
          start(controller) {
            parser = createParser({
              onEvent: (event) => {
                controller.enqueue(event);
              },
              onError(error) {
                if (typeof onError === "function") {
                  onError(error);
                }
                if (onError === "terminate" || error.type === "max-buffer-size-exceeded") {
                  controller.error(error);
                }
              },
              onRetry,
              onComment,
              maxBufferSize
            });
          },
          transform(chunk) {
            parser.feed(chunk);
          }
        });
      }
    };
  }
});

// src/http-events.ts
var http_events_exports = {};
__export(http_events_exports, {
  openEvents: () => openEvents
});
async function openEvents(request) {
  const { url, fetch, headers, cursor, signal, onRetry } = request;
  const sent = {
    ...headers,
    accept: "text/event-stream",
    ...cursor !== void 0 && { "last-event-id": cursor }
  };
  const response = await fetch(`${url}/api/v1/events`, { headers: sent, cache: "no-store", signal });
  if (!response.ok) throw await refusalOf(response);
  return itemsOf(response, onRetry);
}
async function* itemsOf(response, onRetry) {
  const messages = response.body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream({ onRetry })).getReader();
  if (!messages) return;
  try {
    for (; ; ) {
      const { done, value } = await messages.read();
      if (done) return;
      yield itemOf(value);
    }
  } finally {
    await messages.cancel().catch(() => void 0);
  }
}
function itemOf({ id, event, data }) {
  if (event === "cursor") return { cursor: id };
  const told2 = JSON.parse(data);
  return { cursor: id, event: told2 };
}
async function refusalOf(response) {
  const problem = await response.json().catch(() => void 0);
  if (!isProblem(problem)) return unreached(response);
  const { reason, title: message } = problem;
  return new LinnetError({ ...factsOf(response), reason, message });
}
function isProblem(body) {
  return typeof body === "object" && body !== null && "reason" in body && typeof body.reason === "string" && "title" in body && typeof body.title === "string";
}
var init_http_events = __esm({
  "src/http-events.ts"() {
    "use strict";
    init_stream();
    init_errors();
    init_failures();
  }
});

// ../../apps/server/src/conformance/admin-posts.ts
import { expect as expect2, test } from "vitest";

// ../../apps/server/src/conformance/shapes.ts
import { expect } from "vitest";

// src/lists.ts
function listOf(call, path) {
  const read = (input, options) => call("query", path, input, options);
  async function* pages(input, options) {
    let next = {};
    while (next) {
      const page = await read({ ...input, ...next }, options);
      yield page;
      next = page.nextCursor === null ? void 0 : { cursor: page.nextCursor };
    }
  }
  async function* all(input, options) {
    for await (const { items } of pages(input, options)) yield* items;
  }
  return Object.assign((input, options) => read(input ?? {}, options), { all, pages });
}

// src/api.gen.ts
var limits = {
  content: 500,
  displayName: 50,
  bio: 300,
  tokenName: 60,
  handle: { min: 2, max: 30 },
  password: { min: 8, max: 256 }
};
var maxBatchSize = 20;
var version = "0.1.0";
function bindProcedures(call) {
  return {
    auth: {
      register: (input, options) => call("mutation", "auth.register", input, options),
      login: (input, options) => call("mutation", "auth.login", input, options),
      refresh: (input, options) => call("mutation", "auth.refresh", input, options),
      logout: (options) => call("mutation", "auth.logout", void 0, options),
      logoutAll: (options) => call("mutation", "auth.logoutAll", void 0, options),
      revokeSession: (input, options) => call("mutation", "auth.revokeSession", input, options),
      changePassword: (input, options) => call("mutation", "auth.changePassword", input, options),
      sessions: (options) => call("query", "auth.sessions", void 0, options),
      me: (options) => call("query", "auth.me", void 0, options)
    },
    posts: {
      list: listOf(call, "posts.list"),
      byId: (input, options) => call("query", "posts.byId", input, options),
      thread: (input, options) => call("query", "posts.thread", input, options),
      likers: listOf(call, "posts.likers"),
      create: (input, options) => call("mutation", "posts.create", input, options),
      update: (input, options) => call("mutation", "posts.update", input, options),
      hide: (input, options) => call("mutation", "posts.hide", input, options),
      show: (input, options) => call("mutation", "posts.show", input, options),
      delete: (input, options) => call("mutation", "posts.delete", input, options),
      restore: (input, options) => call("mutation", "posts.restore", input, options),
      like: (input, options) => call("mutation", "posts.like", input, options),
      unlike: (input, options) => call("mutation", "posts.unlike", input, options)
    },
    users: {
      byHandle: (input, options) => call("query", "users.byHandle", input, options),
      byId: (input, options) => call("query", "users.byId", input, options),
      list: listOf(call, "users.list"),
      posts: listOf(call, "users.posts"),
      likedPosts: listOf(call, "users.likedPosts"),
      updateProfile: (input = {}, options) => call("mutation", "users.updateProfile", input, options)
    },
    admin: {
      posts: {
        list: listOf(call, "admin.posts.list"),
        byId: (input, options) => call("query", "admin.posts.byId", input, options),
        create: (input, options) => call("mutation", "admin.posts.create", input, options),
        update: (input, options) => call("mutation", "admin.posts.update", input, options),
        setVisible: (input, options) => call("mutation", "admin.posts.setVisible", input, options),
        delete: (input, options) => call("mutation", "admin.posts.delete", input, options),
        restore: (input, options) => call("mutation", "admin.posts.restore", input, options),
        purge: (input, options) => call("mutation", "admin.posts.purge", input, options)
      },
      users: {
        list: listOf(call, "admin.users.list"),
        setRole: (input, options) => call("mutation", "admin.users.setRole", input, options),
        suspend: (input, options) => call("mutation", "admin.users.suspend", input, options),
        unsuspend: (input, options) => call("mutation", "admin.users.unsuspend", input, options)
      },
      serviceTokens: {
        create: (input, options) => call("mutation", "admin.serviceTokens.create", input, options),
        list: listOf(call, "admin.serviceTokens.list"),
        revoke: (input, options) => call("mutation", "admin.serviceTokens.revoke", input, options)
      },
      audit: { list: listOf(call, "admin.audit.list") },
      stats: (input = {}, options) => call("query", "admin.stats", input, options)
    },
    service: {
      me: (options) => call("query", "service.me", void 0, options),
      createPost: (input, options) => call("mutation", "service.createPost", input, options)
    }
  };
}

// src/idempotency-key.ts
function newIdempotencyKey(source = crypto) {
  return source.randomUUID?.() ?? hex(source.getRandomValues(new Uint8Array(16)));
}
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// src/retries.ts
init_errors();
init_pause();
var firstWaitMs = 100;
var longestWaitMs = 2e3;
var passing = /* @__PURE__ */ new Set([void 0, 429, 502, 503, 504]);
async function withRetries(ask, options) {
  const { retries, timeoutMs, totalTimeoutMs, onAttempt, signal = new AbortController().signal } = options;
  const endsAt = performance.now() + totalTimeoutMs;
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = performance.now();
    const tell = (outcome) => onAttempt?.({ attempt, ms: performance.now() - startedAt, ...outcome });
    try {
      const answer = await timed(ask, Math.min(timeoutMs, endsAt - startedAt), signal);
      tell({});
      return answer;
    } catch (error) {
      if (!isLinnetError(error)) throw error;
      const retryInMs = waitFor(error, attempt);
      if (!mayPass(error) || attempt > retries || performance.now() + retryInMs >= endsAt) {
        tell({ error });
        throw error;
      }
      tell({ error, retryInMs });
      await pause(retryInMs, signal);
    }
  }
}
async function timed(ask, ms, signal) {
  if (signal.aborted) throw aborted(signal);
  const ending = new AbortController();
  const over = new Promise((_, reject) => {
    ending.signal.addEventListener("abort", () => reject(ending.signal.reason), { once: true });
  });
  const onAbort = () => ending.abort(aborted(signal));
  const onTimeout = () => ending.abort(new LinnetError({ reason: "Timeout", message: "The server took too long to answer." }));
  const timer = setTimeout(onTimeout, ms);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([over, ask(ending.signal)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}
function aborted({ reason: cause }) {
  return new LinnetError({ reason: "Aborted", message: "The call was ended early.", cause });
}
function mayPass({ reason, status }) {
  return reason !== "Aborted" && (passing.has(status) || reason === "IdempotencyKeyInFlight");
}
function waitFor({ retryAfter = 0 }, attempt) {
  return retryAfter * 1e3 + Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
}

// src/calls.ts
function callsOver(transport, settings, inSession) {
  const { timeoutMs = 1e4, totalTimeoutMs = 3e4, retries = 7, log } = settings;
  return async function call(...[kind, path, input, options = {}]) {
    const key = kind === "mutation" ? { idempotencyKey: options.idempotencyKey ?? newIdempotencyKey() } : {};
    const answer = await inSession(
      (credentials) => withRetries((signal) => transport.call({ kind, path, input, credentials, ...key, signal }), {
        timeoutMs,
        totalTimeoutMs,
        retries,
        signal: options.signal,
        onAttempt: log && ((attempt) => log({ kind, path, ...attempt }))
      })
    );
    return answer;
  };
}

// src/client-over.ts
init_errors();

// src/live-timeline.ts
init_errors();
function openTimeline(options, source) {
  const { onEvent, onStatus = () => void 0, onError = () => void 0 } = options;
  const closing = new AbortController();
  const signals = options.signal ? [options.signal, closing.signal] : [closing.signal];
  const signal = AbortSignal.any(signals);
  async function* events() {
    try {
      const { readTimeline: readTimeline2 } = await Promise.resolve().then(() => (init_live_reader(), live_reader_exports));
      yield* readTimeline2(source, { signal, onStatus });
    } finally {
      onStatus("closed");
    }
  }
  async function tell(listener) {
    try {
      for await (const event of events()) listener(event);
    } catch (error) {
      if (!isLinnetError(error)) throw error;
      onError(error);
    }
  }
  if (onEvent) void tell(onEvent);
  return { close: () => closing.abort(), [Symbol.asyncIterator]: events };
}

// src/session.ts
function memorySession() {
  let kept = null;
  return {
    load: () => kept,
    save: (session) => {
      kept = session;
    }
  };
}
var cookieSeconds = 30 * 24 * 3600;

// src/session-keeper.ts
init_errors();
var renewBeforeMs = 3e4;
var curable = /* @__PURE__ */ new Set(["TokenExpired", "TokenInvalid"]);
var final = /* @__PURE__ */ new Set(["SessionEnded", "AccountSuspended", "RefreshTokenInvalid"]);
function keepSession(storage, refreshWith) {
  const listeners = /* @__PURE__ */ new Set();
  let session = null;
  let refreshing;
  let loading = load();
  storage.subscribe?.(() => loading = load());
  function load() {
    const found = storage.load();
    if (found instanceof Promise) return found.then(adopt);
    return adopt(found);
  }
  function adopt(next) {
    session = next;
    for (const listener of listeners) listener(next);
  }
  async function keep(next) {
    adopt(next);
    await storage.save(next);
  }
  function refresh() {
    const exclusively = storage.exclusively ?? ((work) => work());
    refreshing ??= exclusively(renew).finally(() => {
      refreshing = void 0;
    });
    return refreshing;
  }
  async function renew() {
    const stored = await storage.load();
    if (stored?.accessToken !== session?.accessToken) {
      adopt(stored);
      if (stored && !isStale(stored)) return;
    }
    if (!stored) return;
    try {
      await keep(await refreshWith(stored.refreshToken));
    } catch (error) {
      if (isLinnetError(error) && final.has(error.reason)) await keep(null);
      throw error;
    }
  }
  return {
    keep,
    current: () => session,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Asks with a token that is good, and once more when the server finds that it is not. */
    async inSession(ask) {
      await loading;
      if (session && isStale(session)) await refresh();
      const token = session?.accessToken;
      try {
        return await ask({ token });
      } catch (error) {
        if (token === void 0 || !isLinnetError(error)) throw error;
        if (final.has(error.reason)) await keep(null);
        if (!curable.has(error.reason)) throw error;
        if (session?.accessToken === token) await refresh();
        return ask({ token: session?.accessToken });
      }
    }
  };
}
function isStale({ accessTokenExpiresAt }) {
  return Date.parse(accessTokenExpiresAt) - renewBeforeMs < Date.now();
}

// src/client-over.ts
var signingIn = /* @__PURE__ */ new Set(["auth.login", "auth.register", "auth.refresh"]);
function createClientOver(transport, settings = {}) {
  const { storage = memorySession(), timeoutMs = 1e4 } = settings;
  const callAsNobody = callsOver(transport, settings, (ask) => ask({}));
  const { keep, current, onChange, inSession } = keepSession(
    storage,
    (refreshToken) => callAsNobody("mutation", "auth.refresh", { refreshToken }, void 0)
  );
  const callInSession = callsOver(transport, settings, inSession);
  const procedures = bindProcedures(
    (kind, path, ...rest) => (signingIn.has(path) ? callAsNobody : callInSession)(kind, path, ...rest)
  );
  async function signIn(granting) {
    const grant = await granting;
    await keep(grant);
    return grant;
  }
  async function signOut(answer) {
    try {
      const ended = await answer;
      await keep(null);
      return ended;
    } catch (error) {
      if (isLinnetError(error) && error.status === 401) await keep(null);
      throw error;
    }
  }
  const { auth } = procedures;
  return {
    ...procedures,
    auth: {
      ...auth,
      login: (input, options) => signIn(auth.login(input, options)),
      register: (input, options) => signIn(auth.register(input, options)),
      refresh: (input, options) => signIn(auth.refresh(input, options)),
      logout: (options) => signOut(auth.logout(options)),
      logoutAll: (options) => signOut(auth.logoutAll(options))
    },
    live: liveOver(transport, { inSession, timeoutMs, user: () => current()?.user.id }),
    get session() {
      return current();
    },
    onSessionChange: onChange
  };
}
function liveOver(transport, { inSession, ...settings }) {
  return {
    timeline: (options = {}) => openTimeline(options, {
      ...settings,
      open: (request) => inSession((credentials) => transport.events({ ...request, credentials }))
    })
  };
}

// ../../node_modules/.pnpm/@trpc+client@11.25.2_@trpc+server@11.25.2_@types+ws@8.18.1_fastify@5.12.8_typescript@7.0.2__typescript@7.0.2/node_modules/@trpc/client/dist/objectSpread2-weooBxVk.mjs
function _typeof(o) {
  "@babel/helpers - typeof";
  return _typeof = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function(o2) {
    return typeof o2;
  } : function(o2) {
    return o2 && "function" == typeof Symbol && o2.constructor === Symbol && o2 !== Symbol.prototype ? "symbol" : typeof o2;
  }, _typeof(o);
}
function toPrimitive(t, r) {
  if ("object" != _typeof(t) || !t) return t;
  var e = t[Symbol.toPrimitive];
  if (void 0 !== e) {
    var i = e.call(t, r || "default");
    if ("object" != _typeof(i)) return i;
    throw new TypeError("@@toPrimitive must return a primitive value.");
  }
  return ("string" === r ? String : Number)(t);
}
function toPropertyKey(t) {
  var i = toPrimitive(t, "string");
  return "symbol" == _typeof(i) ? i : i + "";
}
function _defineProperty(e, r, t) {
  return (r = toPropertyKey(r)) in e ? Object.defineProperty(e, r, {
    value: t,
    enumerable: true,
    configurable: true,
    writable: true
  }) : e[r] = t, e;
}
function ownKeys(e, r) {
  var t = Object.keys(e);
  if (Object.getOwnPropertySymbols) {
    var o = Object.getOwnPropertySymbols(e);
    r && (o = o.filter(function(r2) {
      return Object.getOwnPropertyDescriptor(e, r2).enumerable;
    })), t.push.apply(t, o);
  }
  return t;
}
function _objectSpread2(e) {
  for (var r = 1; r < arguments.length; r++) {
    var t = null != arguments[r] ? arguments[r] : {};
    r % 2 ? ownKeys(Object(t), true).forEach(function(r2) {
      _defineProperty(e, r2, t[r2]);
    }) : Object.getOwnPropertyDescriptors ? Object.defineProperties(e, Object.getOwnPropertyDescriptors(t)) : ownKeys(Object(t)).forEach(function(r2) {
      Object.defineProperty(e, r2, Object.getOwnPropertyDescriptor(t, r2));
    });
  }
  return e;
}

// ../../node_modules/.pnpm/@trpc+server@11.25.2_@types+ws@8.18.1_fastify@5.12.8_typescript@7.0.2/node_modules/@trpc/server/dist/codes-nbrm_zWY.mjs
function isObject(value) {
  return !!value && !Array.isArray(value) && typeof value === "object";
}
var TRPC_ERROR_CODES_BY_KEY = {
  /**
  * Invalid JSON was received by the server.
  * An error occurred on the server while parsing the JSON text.
  */
  PARSE_ERROR: -32700,
  /**
  * The JSON sent is not a valid Request object.
  */
  BAD_REQUEST: -32600,
  INTERNAL_SERVER_ERROR: -32603,
  NOT_IMPLEMENTED: -32603,
  BAD_GATEWAY: -32603,
  SERVICE_UNAVAILABLE: -32603,
  GATEWAY_TIMEOUT: -32603,
  UNAUTHORIZED: -32001,
  PAYMENT_REQUIRED: -32002,
  FORBIDDEN: -32003,
  NOT_FOUND: -32004,
  METHOD_NOT_SUPPORTED: -32005,
  TIMEOUT: -32008,
  CONFLICT: -32009,
  PRECONDITION_FAILED: -32012,
  PAYLOAD_TOO_LARGE: -32013,
  UNSUPPORTED_MEDIA_TYPE: -32015,
  UNPROCESSABLE_CONTENT: -32022,
  PRECONDITION_REQUIRED: -32028,
  TOO_MANY_REQUESTS: -32029,
  CLIENT_CLOSED_REQUEST: -32099
};
var retryableRpcCodes = [
  TRPC_ERROR_CODES_BY_KEY.BAD_GATEWAY,
  TRPC_ERROR_CODES_BY_KEY.SERVICE_UNAVAILABLE,
  TRPC_ERROR_CODES_BY_KEY.GATEWAY_TIMEOUT,
  TRPC_ERROR_CODES_BY_KEY.INTERNAL_SERVER_ERROR
];

// ../../node_modules/.pnpm/@trpc+server@11.25.2_@types+ws@8.18.1_fastify@5.12.8_typescript@7.0.2/node_modules/@trpc/server/dist/getErrorShape-B5jPKHJ3.mjs
function _typeof2(o) {
  "@babel/helpers - typeof";
  return _typeof2 = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function(o2) {
    return typeof o2;
  } : function(o2) {
    return o2 && "function" == typeof Symbol && o2.constructor === Symbol && o2 !== Symbol.prototype ? "symbol" : typeof o2;
  }, _typeof2(o);
}
function toPrimitive2(t, r) {
  if ("object" != _typeof2(t) || !t) return t;
  var e = t[Symbol.toPrimitive];
  if (void 0 !== e) {
    var i = e.call(t, r || "default");
    if ("object" != _typeof2(i)) return i;
    throw new TypeError("@@toPrimitive must return a primitive value.");
  }
  return ("string" === r ? String : Number)(t);
}
function toPropertyKey2(t) {
  var i = toPrimitive2(t, "string");
  return "symbol" == _typeof2(i) ? i : i + "";
}
function _defineProperty2(e, r, t) {
  return (r = toPropertyKey2(r)) in e ? Object.defineProperty(e, r, {
    value: t,
    enumerable: true,
    configurable: true,
    writable: true
  }) : e[r] = t, e;
}
function ownKeys2(e, r) {
  var t = Object.keys(e);
  if (Object.getOwnPropertySymbols) {
    var o = Object.getOwnPropertySymbols(e);
    r && (o = o.filter(function(r2) {
      return Object.getOwnPropertyDescriptor(e, r2).enumerable;
    })), t.push.apply(t, o);
  }
  return t;
}
function _objectSpread22(e) {
  for (var r = 1; r < arguments.length; r++) {
    var t = null != arguments[r] ? arguments[r] : {};
    r % 2 ? ownKeys2(Object(t), true).forEach(function(r2) {
      _defineProperty2(e, r2, t[r2]);
    }) : Object.getOwnPropertyDescriptors ? Object.defineProperties(e, Object.getOwnPropertyDescriptors(t)) : ownKeys2(Object(t)).forEach(function(r2) {
      Object.defineProperty(e, r2, Object.getOwnPropertyDescriptor(t, r2));
    });
  }
  return e;
}

// ../../node_modules/.pnpm/@trpc+server@11.25.2_@types+ws@8.18.1_fastify@5.12.8_typescript@7.0.2/node_modules/@trpc/server/dist/asyncGeneratorDelegate-JWx0LJUD.mjs
function transformResultInner(response, transformer) {
  if ("error" in response) {
    const error = transformer.deserialize(response.error);
    return {
      ok: false,
      error: _objectSpread22(_objectSpread22({}, response), {}, { error })
    };
  }
  return {
    ok: true,
    result: _objectSpread22(_objectSpread22({}, response.result), (!response.result.type || response.result.type === "data") && {
      type: "data",
      data: transformer.deserialize(response.result.data)
    })
  };
}
var TransformResultError = class extends Error {
  constructor() {
    super("Unable to transform response from server");
  }
};
function transformResult(response, transformer) {
  let result;
  try {
    result = transformResultInner(response, transformer);
  } catch (_unused) {
    throw new TransformResultError();
  }
  if (!result.ok && (!isObject(result.error.error) || typeof result.error.error["code"] !== "number")) throw new TransformResultError();
  if (result.ok && !isObject(result.result)) throw new TransformResultError();
  return result;
}
function resolvePathSeparator(value) {
  return value !== null && value !== void 0 ? value : ".";
}
function procedurePathToURLPath(path, separator) {
  if (separator === ".") return path;
  return path.split(".").join(separator);
}
function _OverloadYield(e, d) {
  this.v = e, this.k = d;
}
function AsyncGenerator(e) {
  var r, t;
  function resume(r2, t2) {
    try {
      var n = e[r2](t2), o = n.value, u = o instanceof _OverloadYield;
      Promise.resolve(u ? o.v : o).then(function(t3) {
        if (u) {
          var i = "return" === r2 ? "return" : "next";
          if (!o.k || t3.done) return resume(i, t3);
          t3 = e[i](t3).value;
        }
        settle(n.done ? "return" : "normal", t3);
      }, function(e2) {
        resume("throw", e2);
      });
    } catch (e2) {
      settle("throw", e2);
    }
  }
  function settle(e2, n) {
    switch (e2) {
      case "return":
        r.resolve({
          value: n,
          done: true
        });
        break;
      case "throw":
        r.reject(n);
        break;
      default:
        r.resolve({
          value: n,
          done: false
        });
    }
    (r = r.next) ? resume(r.key, r.arg) : t = null;
  }
  this._invoke = function(e2, n) {
    return new Promise(function(o, u) {
      var i = {
        key: e2,
        arg: n,
        resolve: o,
        reject: u,
        next: null
      };
      t ? t = t.next = i : (r = t = i, resume(e2, n));
    });
  }, "function" != typeof e["return"] && (this["return"] = void 0);
}
AsyncGenerator.prototype["function" == typeof Symbol && Symbol.asyncIterator || "@@asyncIterator"] = function() {
  return this;
}, AsyncGenerator.prototype.next = function(e) {
  return this._invoke("next", e);
}, AsyncGenerator.prototype["throw"] = function(e) {
  return this._invoke("throw", e);
}, AsyncGenerator.prototype["return"] = function(e) {
  return this._invoke("return", e);
};

// ../../node_modules/.pnpm/@trpc+server@11.25.2_@types+ws@8.18.1_fastify@5.12.8_typescript@7.0.2/node_modules/@trpc/server/dist/observable-kpFFzvou.mjs
function observable(subscribe) {
  const self = {
    subscribe(observer) {
      let teardownRef = null;
      let isDone = false;
      let unsubscribed = false;
      let teardownImmediately = false;
      let subscribing = true;
      let thrownWhileSubscribing = null;
      function end(notify) {
        try {
          notify();
        } catch (cause) {
          var _thrownWhileSubscribi;
          if (!subscribing) throw cause;
          (_thrownWhileSubscribi = thrownWhileSubscribing) !== null && _thrownWhileSubscribi !== void 0 || (thrownWhileSubscribing = { cause });
        } finally {
          unsubscribe();
        }
      }
      function unsubscribe() {
        if (teardownRef === null) {
          teardownImmediately = true;
          return;
        }
        if (unsubscribed) return;
        unsubscribed = true;
        if (typeof teardownRef === "function") teardownRef();
        else if (teardownRef) teardownRef.unsubscribe();
      }
      teardownRef = subscribe({
        next(value) {
          var _observer$next;
          if (isDone) return;
          (_observer$next = observer.next) === null || _observer$next === void 0 || _observer$next.call(observer, value);
        },
        error(err) {
          if (isDone) return;
          isDone = true;
          end(() => {
            var _observer$error;
            return (_observer$error = observer.error) === null || _observer$error === void 0 ? void 0 : _observer$error.call(observer, err);
          });
        },
        complete() {
          if (isDone) return;
          isDone = true;
          end(() => {
            var _observer$complete;
            return (_observer$complete = observer.complete) === null || _observer$complete === void 0 ? void 0 : _observer$complete.call(observer);
          });
        }
      });
      subscribing = false;
      if (teardownImmediately) unsubscribe();
      if (thrownWhileSubscribing) throw thrownWhileSubscribing.cause;
      return { unsubscribe };
    },
    pipe(...operations) {
      return operations.reduce(pipeReducer, self);
    }
  };
  return self;
}
function pipeReducer(prev, fn) {
  return fn(prev);
}

// ../../node_modules/.pnpm/@trpc+client@11.25.2_@trpc+server@11.25.2_@types+ws@8.18.1_fastify@5.12.8_typescript@7.0.2__typescript@7.0.2/node_modules/@trpc/client/dist/TRPCClientError-Byo7P4QG.mjs
function isTRPCClientError(cause) {
  return cause instanceof TRPCClientError;
}
function isTRPCErrorResponse(obj) {
  return isObject(obj) && isObject(obj["error"]) && typeof obj["error"]["code"] === "number" && typeof obj["error"]["message"] === "string";
}
function getMessageFromUnknownError(err, fallback) {
  if (typeof err === "string") return err;
  if (isObject(err) && typeof err["message"] === "string") return err["message"];
  return fallback;
}
var TRPCClientError = class TRPCClientError2 extends Error {
  constructor(message, opts) {
    var _opts$result, _opts$result2;
    const cause = opts === null || opts === void 0 ? void 0 : opts.cause;
    super(message, { cause });
    _defineProperty(this, "cause", void 0);
    _defineProperty(this, "shape", void 0);
    _defineProperty(this, "data", void 0);
    _defineProperty(this, "meta", void 0);
    this.meta = opts === null || opts === void 0 ? void 0 : opts.meta;
    this.cause = cause;
    this.shape = opts === null || opts === void 0 || (_opts$result = opts.result) === null || _opts$result === void 0 ? void 0 : _opts$result.error;
    this.data = opts === null || opts === void 0 || (_opts$result2 = opts.result) === null || _opts$result2 === void 0 ? void 0 : _opts$result2.error.data;
    this.name = "TRPCClientError";
    Object.setPrototypeOf(this, TRPCClientError2.prototype);
  }
  /**
  * Turns an error response, an `Error` or another object into a
  * `TRPCClientError`. A `TRPCClientError` is returned as it is.
  */
  static from(_cause, opts = {}) {
    const cause = _cause;
    if (isTRPCClientError(cause)) {
      if (opts.meta) cause.meta = _objectSpread2(_objectSpread2({}, cause.meta), opts.meta);
      return cause;
    }
    if (isTRPCErrorResponse(cause)) return new TRPCClientError2(cause.error.message, _objectSpread2(_objectSpread2({}, opts), {}, {
      result: cause,
      cause: opts.cause
    }));
    return new TRPCClientError2(getMessageFromUnknownError(cause, "Unknown error"), _objectSpread2(_objectSpread2({}, opts), {}, { cause }));
  }
};

// ../../node_modules/.pnpm/@trpc+client@11.25.2_@trpc+server@11.25.2_@types+ws@8.18.1_fastify@5.12.8_typescript@7.0.2__typescript@7.0.2/node_modules/@trpc/client/dist/unstable-internals.mjs
function getTransformer(transformer) {
  const _transformer = transformer;
  if (!_transformer) return {
    input: {
      serialize: (data) => data,
      deserialize: (data) => data
    },
    output: {
      serialize: (data) => data,
      deserialize: (data) => data
    }
  };
  if ("input" in _transformer) return _transformer;
  return {
    input: _transformer,
    output: _transformer
  };
}

// ../../node_modules/.pnpm/@trpc+client@11.25.2_@trpc+server@11.25.2_@types+ws@8.18.1_fastify@5.12.8_typescript@7.0.2__typescript@7.0.2/node_modules/@trpc/client/dist/httpUtils-5Hmhcy-z.mjs
var isFunction2 = (fn) => typeof fn === "function";
function getFetch(customFetchImpl) {
  if (customFetchImpl) return customFetchImpl;
  if (typeof window !== "undefined" && isFunction2(window.fetch)) return window.fetch.bind(window);
  if (typeof globalThis !== "undefined" && isFunction2(globalThis.fetch)) return globalThis.fetch;
  throw new Error("No fetch implementation found");
}
function allAbortSignals(...signals) {
  const ac = new AbortController();
  const count = signals.length;
  let abortedCount = 0;
  const onAbort = () => {
    if (++abortedCount === count) ac.abort();
  };
  for (const signal of signals) if (signal === null || signal === void 0 ? void 0 : signal.aborted) onAbort();
  else signal === null || signal === void 0 || signal.addEventListener("abort", onAbort, { once: true });
  return ac.signal;
}
function raceAbortSignalsWithCleanup(...signals) {
  const ac = new AbortController();
  const cleanup = () => {
    for (const signal of signals) signal === null || signal === void 0 || signal.removeEventListener("abort", onAbort);
  };
  const onAbort = () => {
    cleanup();
    ac.abort();
  };
  for (const signal of signals) {
    if (signal === null || signal === void 0 ? void 0 : signal.aborted) {
      onAbort();
      break;
    }
    signal === null || signal === void 0 || signal.addEventListener("abort", onAbort, { once: true });
  }
  return {
    signal: ac.signal,
    cleanup
  };
}
function resolveHTTPLinkOptions(opts) {
  return {
    url: opts.url.toString(),
    fetch: opts.fetch,
    transformer: getTransformer(opts.transformer),
    methodOverride: opts.methodOverride,
    pathSeparator: resolvePathSeparator(opts.pathSeparator)
  };
}
function arrayToDict(array) {
  const dict = {};
  for (let index = 0; index < array.length; index++) {
    const element = array[index];
    dict[index] = element;
  }
  return dict;
}
var METHOD = {
  query: "GET",
  mutation: "POST",
  subscription: "PATCH"
};
function getInput(opts) {
  return "input" in opts ? opts.transformer.input.serialize(opts.input) : arrayToDict(opts.inputs.map((_input) => opts.transformer.input.serialize(_input)));
}
var getUrl = (opts) => {
  const parts = opts.url.split("?");
  let url = parts[0].replace(/\/$/, "") + "/" + procedurePathToURLPath(opts.path, opts.pathSeparator);
  const queryParts = [];
  if (parts[1]) queryParts.push(parts[1]);
  if ("inputs" in opts) queryParts.push("batch=1");
  if (opts.type === "query" || opts.type === "subscription") {
    const input = getInput(opts);
    if (input !== void 0 && opts.methodOverride !== "POST") queryParts.push(`input=${encodeURIComponent(JSON.stringify(input))}`);
  }
  if (queryParts.length) url += "?" + queryParts.join("&");
  return url;
};
var getBody = (opts) => {
  if (opts.type === "query" && opts.methodOverride !== "POST") return;
  const input = getInput(opts);
  return input !== void 0 ? JSON.stringify(input) : void 0;
};
var jsonHttpRequester = (opts) => {
  return httpRequest(_objectSpread2(_objectSpread2({}, opts), {}, {
    contentTypeHeader: "application/json",
    getUrl,
    getBody
  }));
};
var AbortError = class extends Error {
  constructor() {
    const name = "AbortError";
    super(name);
    this.name = name;
    this.message = name;
  }
};
var throwIfAborted = (signal) => {
  var _signal$throwIfAborte;
  if (!(signal === null || signal === void 0 ? void 0 : signal.aborted)) return;
  (_signal$throwIfAborte = signal.throwIfAborted) === null || _signal$throwIfAborte === void 0 || _signal$throwIfAborte.call(signal);
  if (typeof DOMException !== "undefined") throw new DOMException("AbortError", "AbortError");
  throw new AbortError();
};
async function fetchHTTPResponse(opts) {
  var _opts$methodOverride, _opts$trpcAcceptHeade;
  throwIfAborted(opts.signal);
  const url = opts.getUrl(opts);
  const body = opts.getBody(opts);
  const method = (_opts$methodOverride = opts.methodOverride) !== null && _opts$methodOverride !== void 0 ? _opts$methodOverride : METHOD[opts.type];
  const resolvedHeaders = await (async () => {
    const heads = await opts.headers();
    if (Symbol.iterator in heads) return Object.fromEntries(heads);
    return heads;
  })();
  const hasContentType = Object.keys(resolvedHeaders).some((key) => key.toLowerCase() === "content-type");
  const headers = _objectSpread2(_objectSpread2(_objectSpread2({}, opts.contentTypeHeader && method !== "GET" && !hasContentType ? { "content-type": opts.contentTypeHeader } : {}), opts.trpcAcceptHeader ? { [(_opts$trpcAcceptHeade = opts.trpcAcceptHeaderKey) !== null && _opts$trpcAcceptHeade !== void 0 ? _opts$trpcAcceptHeade : "trpc-accept"]: opts.trpcAcceptHeader } : void 0), resolvedHeaders);
  return getFetch(opts.fetch)(url, {
    method,
    signal: opts.signal,
    body,
    headers
  });
}
async function httpRequest(opts) {
  const meta = {};
  const res = await fetchHTTPResponse(opts);
  meta.response = res;
  const json = await res.json();
  meta.responseJSON = json;
  return {
    json,
    meta
  };
}

// ../../node_modules/.pnpm/@trpc+client@11.25.2_@trpc+server@11.25.2_@types+ws@8.18.1_fastify@5.12.8_typescript@7.0.2__typescript@7.0.2/node_modules/@trpc/client/dist/httpBatchLink-aPx7u_sr.mjs
var throwFatalError = () => {
  throw new Error("Something went wrong. Please submit an issue at https://github.com/trpc/trpc/issues/new");
};
function dataLoader(batchLoader) {
  let pendingItems = null;
  let dispatchTimer = null;
  const destroyTimerAndPendingItems = () => {
    clearTimeout(dispatchTimer);
    dispatchTimer = null;
    pendingItems = null;
  };
  function groupItems(items) {
    const groupedItems = [[]];
    let index = 0;
    while (true) {
      const item = items[index];
      if (!item) break;
      const lastGroup = groupedItems[groupedItems.length - 1];
      if (item.aborted) {
        var _item$reject;
        (_item$reject = item.reject) === null || _item$reject === void 0 || _item$reject.call(item, /* @__PURE__ */ new Error("Aborted"));
        index++;
        continue;
      }
      let isValid;
      try {
        isValid = batchLoader.validate(lastGroup.concat(item).map((it) => it.key));
      } catch (cause) {
        var _item$reject2;
        (_item$reject2 = item.reject) === null || _item$reject2 === void 0 || _item$reject2.call(item, cause);
        index++;
        continue;
      }
      if (isValid) {
        lastGroup.push(item);
        index++;
        continue;
      }
      if (lastGroup.length === 0) {
        var _item$reject3;
        (_item$reject3 = item.reject) === null || _item$reject3 === void 0 || _item$reject3.call(item, /* @__PURE__ */ new Error("Input is too big for a single dispatch"));
        index++;
        continue;
      }
      groupedItems.push([]);
    }
    return groupedItems;
  }
  function dispatch() {
    const groupedItems = groupItems(pendingItems);
    destroyTimerAndPendingItems();
    for (const items of groupedItems) {
      if (!items.length) continue;
      const batch = { items };
      for (const item of items) item.batch = batch;
      batchLoader.fetch(batch.items.map((_item) => _item.key)).then(async (result) => {
        await Promise.all(result.map(async (valueOrPromise, index) => {
          const item = batch.items[index];
          try {
            var _item$resolve;
            const value = await Promise.resolve(valueOrPromise);
            (_item$resolve = item.resolve) === null || _item$resolve === void 0 || _item$resolve.call(item, value);
          } catch (cause) {
            var _item$reject4;
            (_item$reject4 = item.reject) === null || _item$reject4 === void 0 || _item$reject4.call(item, cause);
          }
          item.batch = null;
          item.reject = null;
          item.resolve = null;
        }));
        for (const item of batch.items) {
          var _item$reject5;
          (_item$reject5 = item.reject) === null || _item$reject5 === void 0 || _item$reject5.call(item, /* @__PURE__ */ new Error("Missing result"));
          item.batch = null;
        }
      }).catch((cause) => {
        for (const item of batch.items) {
          var _item$reject6;
          (_item$reject6 = item.reject) === null || _item$reject6 === void 0 || _item$reject6.call(item, cause);
          item.batch = null;
        }
      });
    }
  }
  function load(key) {
    var _dispatchTimer;
    const item = {
      aborted: false,
      key,
      batch: null,
      resolve: throwFatalError,
      reject: throwFatalError
    };
    const promise = new Promise((resolve, reject) => {
      var _pendingItems;
      item.reject = reject;
      item.resolve = resolve;
      (_pendingItems = pendingItems) !== null && _pendingItems !== void 0 || (pendingItems = []);
      pendingItems.push(item);
    });
    (_dispatchTimer = dispatchTimer) !== null && _dispatchTimer !== void 0 || (dispatchTimer = setTimeout(dispatch));
    return promise;
  }
  return { load };
}
function httpBatchLink(opts) {
  var _opts$maxURLLength, _opts$maxItems;
  const resolvedOpts = resolveHTTPLinkOptions(opts);
  const maxURLLength = (_opts$maxURLLength = opts.maxURLLength) !== null && _opts$maxURLLength !== void 0 ? _opts$maxURLLength : Infinity;
  const maxItems = (_opts$maxItems = opts.maxItems) !== null && _opts$maxItems !== void 0 ? _opts$maxItems : Infinity;
  return () => {
    const batchLoader = (type) => {
      return {
        validate(batchOps) {
          if (maxURLLength === Infinity && maxItems === Infinity) return true;
          if (batchOps.length > maxItems) return false;
          const path = batchOps.map((op) => op.path).join(",");
          const inputs = batchOps.map((op) => op.input);
          return getUrl(_objectSpread2(_objectSpread2({}, resolvedOpts), {}, {
            type,
            path,
            inputs,
            signal: null
          })).length <= maxURLLength;
        },
        async fetch(batchOps) {
          const path = batchOps.map((op) => op.path).join(",");
          const inputs = batchOps.map((op) => op.input);
          const signal = allAbortSignals(...batchOps.map((op) => op.signal));
          const res = await jsonHttpRequester(_objectSpread2(_objectSpread2({}, resolvedOpts), {}, {
            path,
            inputs,
            type,
            headers() {
              if (!opts.headers) return {};
              if (typeof opts.headers === "function") return opts.headers({ opList: batchOps });
              return opts.headers;
            },
            signal
          }));
          return (Array.isArray(res.json) ? res.json : batchOps.map(() => res.json)).map((item) => ({
            meta: res.meta,
            json: item
          }));
        }
      };
    };
    const loaders = {
      query: dataLoader(batchLoader("query")),
      mutation: dataLoader(batchLoader("mutation"))
    };
    return ({ op }) => {
      return observable((observer) => {
        if (op.type === "subscription") throw new Error("Subscriptions are unsupported by `httpLink` - use `httpSubscriptionLink` or `wsLink`");
        const ac = new AbortController();
        const { signal, cleanup } = raceAbortSignalsWithCleanup(op.signal, ac.signal);
        const promise = loaders[op.type].load(_objectSpread2(_objectSpread2({}, op), {}, { signal }));
        let isDone = false;
        let _res = void 0;
        promise.then((res) => {
          isDone = true;
          _res = res;
          const transformed = transformResult(res.json, resolvedOpts.transformer.output);
          if (!transformed.ok) {
            observer.error(TRPCClientError.from(transformed.error, { meta: res.meta }));
            return;
          }
          observer.next({
            context: res.meta,
            result: transformed.result
          });
          observer.complete();
        }).catch((err) => {
          isDone = true;
          observer.error(TRPCClientError.from(err, { meta: _res === null || _res === void 0 ? void 0 : _res.meta }));
        });
        return () => {
          if (!isDone) ac.abort();
          cleanup();
        };
      });
    };
  };
}

// src/http-transport.ts
init_failures();

// src/deprecation.ts
var onConsole = (sentence) => console.warn(sentence);
function noticeDeprecation(warn = onConsole) {
  const said = /* @__PURE__ */ new Set();
  return ({ headers }) => {
    for (const sentence of headers.get("linnet-deprecation")?.split("; ") ?? []) {
      if (said.has(sentence)) continue;
      said.add(sentence);
      warn(sentence);
    }
  };
}

// src/http-transport.ts
function httpTransport(options) {
  const url = options.url.replace(/\/+$/, "");
  const fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  const sdk = `linnet-sdk/${version}`;
  const { app, onDeprecated } = options;
  const headersOf = ({ token, onBehalfOf }) => ({
    "linnet-client": app === void 0 ? sdk : `${sdk} ${app}`,
    ...options.headers,
    ...token !== void 0 && { authorization: `Bearer ${token}` },
    ...onBehalfOf !== void 0 && { "linnet-on-behalf-of": String(onBehalfOf) }
  });
  const notice = noticeDeprecation(onDeprecated);
  function linkWith(maxItems, headers) {
    return httpBatchLink({
      url: `${url}/trpc`,
      maxItems,
      maxURLLength: 4e3,
      headers,
      async fetch(input, init = {}) {
        const { method = "GET", body = null, headers: sent = {}, signal = null } = init;
        const response = await fetch(input, { method, body, headers: sent, signal });
        notice(response);
        if (!response.ok && !response.headers.get("content-type")?.includes("json")) throw unreached(response);
        return response;
      }
    })({});
  }
  const shared = /* @__PURE__ */ new Map();
  function linkFor({ kind, credentials, idempotencyKey }) {
    const headers = headersOf(credentials);
    if (kind === "mutation") {
      return linkWith(
        1,
        idempotencyKey === void 0 ? headers : { ...headers, "idempotency-key": idempotencyKey }
      );
    }
    const caller = JSON.stringify(credentials);
    const link = shared.get(caller) ?? linkWith(maxBatchSize, headers);
    shared.set(caller, link);
    setTimeout(() => shared.delete(caller));
    return link;
  }
  return {
    call: (ask) => new Promise((resolve, reject) => {
      const { kind: type, path, input, signal } = ask;
      const op = { id: 1, type, path, input, signal, context: {} };
      linkFor(ask)({ op, next: () => neverNext() }).subscribe({
        next: ({ result }) => resolve("data" in result ? result.data : void 0),
        error: (error) => reject(failureOf(error))
      });
    }),
    async events({ credentials, cursor, signal, onRetry }) {
      const { openEvents: openEvents2 } = await Promise.resolve().then(() => (init_http_events(), http_events_exports));
      const request = { url, fetch, headers: headersOf(credentials), cursor, signal, onRetry };
      return openEvents2(request);
    }
  };
}
function neverNext() {
  throw new Error("The batch link is the last.");
}

// src/client.ts
function createClient(options) {
  return createClientOver(httpTransport(options), options);
}

// src/index.ts
init_errors();

// src/service-client.ts
init_errors();
function createServiceClient(options) {
  return createServiceClientOver(httpTransport(options), options);
}
function createServiceClientOver(transport, settings) {
  const { token, timeoutMs = 1e4 } = settings;
  const present = async () => typeof token === "string" ? token : token();
  const callsAs = (onBehalfOf) => {
    const inSession = async (ask) => {
      const used = await present();
      try {
        return await ask({ token: used, onBehalfOf });
      } catch (error) {
        if (!isLinnetError(error) || error.reason !== "TokenInvalid") throw error;
        const newer = await present();
        if (newer === used) throw error;
        return ask({ token: newer, onBehalfOf });
      }
    };
    return {
      ...bindProcedures(callsOver(transport, settings, inSession)),
      live: liveOver(transport, { inSession, timeoutMs, user: () => onBehalfOf })
    };
  };
  return { ...callsAs(), onBehalfOf: callsAs };
}

// ../../apps/server/src/conformance/world.ts
var password = "correct horse battery";
function createRecord(mayFail) {
  const called = /* @__PURE__ */ new Set();
  const reasons = /* @__PURE__ */ new Set();
  return {
    called,
    reasons,
    note({ path, error }) {
      called.add(path);
      if (!error) return;
      reasons.add(error.reason);
      if (!mayFail(path, error.reason))
        throw new Error(`${path} failed with ${error.reason}, which it does not declare.`);
    }
  };
}
async function stageIn(open, { note: log }) {
  const world = await open();
  const visitor = (settings = {}) => world.client({ retries: 0, log, ...settings });
  async function user(handle, settings = {}) {
    const linnet = visitor(settings);
    await linnet.auth.register({
      handle,
      email: `${handle}@example.com`,
      password,
      displayName: handle.toUpperCase()
    });
    return linnet;
  }
  let firstAdmin;
  async function admin(handle = "root") {
    const linnet = await user(handle);
    await world.promote(idOf(linnet));
    return firstAdmin = linnet;
  }
  async function moderator(handle = "mo") {
    const linnet = await user(handle);
    const { users } = (firstAdmin ?? await admin()).admin;
    await users.setRole({ userId: idOf(linnet), role: "moderator" });
    return linnet;
  }
  async function service(scopes) {
    const { token } = await (firstAdmin ?? await admin()).admin.serviceTokens.create({
      name: "a bot",
      scopes
    });
    return world.serviceClient({ token, retries: 0, log });
  }
  const serviceClient = (settings) => world.serviceClient({ retries: 0, log, ...settings });
  return {
    visitor,
    user,
    admin,
    moderator,
    service,
    serviceClient,
    advance: (ms) => world.advance(ms),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]()
  };
}
function idOf({ session }) {
  if (!session) throw new Error("nobody is signed in");
  return session.user.id;
}
async function failure(call) {
  const error = await call.then(
    () => void 0,
    (reason) => reason
  );
  if (!isLinnetError(error)) throw new Error("The call was expected to fail.", { cause: error });
  return error;
}
async function refusal(call) {
  return (await failure(call)).reason;
}
async function refusals(...calls) {
  const reasons = /* @__PURE__ */ new Set();
  for (const call of calls) reasons.add(await refusal(call()));
  return reasons;
}
async function postsBy(author, ...contents) {
  const posts = [];
  for (const content of contents) posts.push(await author.posts.create({ content }));
  return posts;
}

// ../../apps/server/src/conformance/shapes.ts
var moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
var anyId = expect.any(Number);
var anyText = expect.any(String);
function refOf(user) {
  const handle = user.session?.user.handle ?? "";
  return { id: idOf(user), handle, displayName: handle.toUpperCase() };
}
function newPost(author, fields) {
  return {
    id: anyId,
    author: refOf(author),
    content: "",
    visible: true,
    createdAt: moment,
    editedAt: null,
    deletedAt: null,
    replyToId: null,
    likeCount: 0,
    replyCount: 0,
    liked: false,
    ...fields
  };
}
function contentsOf({ items }) {
  return items.map(({ content }) => content);
}

// ../../apps/server/src/conformance/admin-posts.ts
function adminPostsConform(onStage) {
  test("what a moderator takes down, its author cannot bring back", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const admin = await stage.admin();
      const moderator = await stage.moderator();
      const post = await ann.posts.create({ content: "rude" });
      const { id: postId } = post;
      expect2(await moderator.admin.posts.setVisible({ postId, visible: false })).toEqual({
        ...post,
        visible: false
      });
      expect2(await refusal(ann.posts.show({ postId }))).toBe("HeldByModerator");
      expect2(await moderator.admin.posts.setVisible({ postId, visible: true })).toEqual(post);
      expect2(await ann.posts.hide({ postId })).toEqual({ ...post, visible: false });
      expect2(await ann.posts.show({ postId })).toEqual(post);
      expect2(await moderator.admin.posts.delete({ postId })).toEqual({ ...post, deletedAt: moment });
      expect2(await refusal(ann.posts.restore({ postId }))).toBe("HeldByModerator");
      expect2(await admin.admin.posts.restore({ postId })).toEqual(post);
      await ann.posts.delete({ postId });
      expect2(await ann.posts.restore({ postId })).toEqual(post);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test("an admin edits anybody's post, and all that it said is kept", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const admin = await stage.admin();
      const { id: postId } = await ann.posts.create({ content: "one" });
      await ann.posts.update({ postId, content: "two" });
      const post = newPost(ann, { content: "three", editedAt: moment });
      expect2(await admin.admin.posts.update({ postId, content: "three" })).toEqual(post);
      expect2(await admin.admin.posts.byId({ postId })).toEqual({
        post,
        revisions: [
          { id: anyId, content: "two", replacedAt: moment, editor: refOf(admin) },
          { id: anyId, content: "one", replacedAt: moment, editor: refOf(ann) }
        ]
      });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test("a purged post is gone for good, and its replies stay", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const admin = await stage.admin();
      const post = await ann.posts.create({ content: "to be purged" });
      const { id: postId } = post;
      const reply = await ann.posts.create({ content: "to stay", replyToId: postId });
      await admin.posts.like({ postId });
      expect2(await admin.admin.posts.purge({ postId })).toEqual({ postId });
      expect2(await ann.posts.byId({ postId: reply.id })).toEqual({ ...reply, replyToId: null });
      expect2(
        await refusals(
          () => admin.posts.byId({ postId }),
          () => admin.admin.posts.byId({ postId }),
          () => admin.admin.posts.update({ postId, content: "x" }),
          () => admin.admin.posts.setVisible({ postId, visible: true }),
          () => admin.admin.posts.delete({ postId }),
          () => admin.admin.posts.restore({ postId }),
          () => admin.admin.posts.purge({ postId }),
          () => admin.admin.posts.create({ content: "x", replyToId: postId })
        )
      ).toEqual(/* @__PURE__ */ new Set(["PostNotFound"]));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test("all posts are listed, by their state, their author or their words", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const admin = await stage.admin();
      const [hidden, deleted] = await postsBy(ann, "Hidden worms", "deleted 100% worms", "visible");
      await ann.posts.hide({ postId: hidden?.id ?? 0 });
      await ann.posts.delete({ postId: deleted?.id ?? 0 });
      await admin.admin.posts.create({ content: "news" });
      const { list } = admin.admin.posts;
      expect2(contentsOf(await list())).toEqual(["news", "visible", "deleted 100% worms", "Hidden worms"]);
      expect2(contentsOf(await list({ state: "visible" }))).toEqual(["news", "visible"]);
      expect2(contentsOf(await list({ state: "hidden" }))).toEqual(["Hidden worms"]);
      expect2(contentsOf(await list({ state: "deleted" }))).toEqual(["deleted 100% worms"]);
      expect2(contentsOf(await list({ author: "root" }))).toEqual(["news"]);
      expect2(contentsOf(await list({ search: "WORMS", limit: 1 }))).toEqual(["deleted 100% worms"]);
      expect2(contentsOf(await list({ search: "0% w" }))).toEqual(["deleted 100% worms"]);
      expect2(contentsOf(await list({ search: "%" }))).toEqual(["deleted 100% worms"]);
      const { nextCursor } = await list({ search: "worms", limit: 1 });
      expect2(contentsOf(await list({ search: "worms", cursor: nextCursor ?? "" }))).toEqual(["Hidden worms"]);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

// ../../apps/server/src/conformance/admin-users.ts
import { expect as expect3, test as test2 } from "vitest";
var today = () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);
function adminUsersConform(onStage) {
  test2("all accounts are listed, by role, suspension and words", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const admin = await stage.admin();
      await stage.moderator();
      const { list, suspend } = admin.admin.users;
      const shown = {
        ...refOf(ann),
        bio: "",
        role: "user",
        createdAt: moment,
        email: "ann@example.com",
        lastSignInAt: moment,
        suspendedAt: null
      };
      expect3((await list({ search: "ANN@" })).items).toEqual([shown]);
      expect3(await suspend({ userId: idOf(ann) })).toEqual({ ...shown, suspendedAt: moment });
      const handles = async (input) => (await list(input)).items.map(({ handle }) => handle);
      expect3(await handles({})).toEqual(["mo", "root", "ann"]);
      expect3(await handles({ role: "moderator" })).toEqual(["mo"]);
      expect3(await handles({ suspended: true })).toEqual(["ann"]);
      expect3(await handles({ suspended: false, limit: 1 })).toEqual(["mo"]);
      expect3(await handles({ search: "_" })).toEqual([]);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test2("a role counts at once", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const admin = await stage.admin();
      const userId = idOf(ann);
      expect3(await refusal(ann.admin.stats())).toBe("NotAllowed");
      expect3(await admin.admin.users.setRole({ userId, role: "moderator" })).toMatchObject({
        role: "moderator"
      });
      expect3((await ann.admin.stats({ days: 1 })).days).toHaveLength(1);
      expect3(await refusal(ann.admin.users.setRole({ userId, role: "admin" }))).toBe("NotAllowed");
      await admin.admin.users.setRole({ userId, role: "admin" });
      expect3((await ann.admin.serviceTokens.list()).items).toEqual([]);
      expect3(await ann.auth.me()).toMatchObject({ role: "admin" });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test2("there is always an active admin", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const admin = await stage.admin();
      const userId = idOf(admin);
      const lastWords = () => refusals(
        () => admin.admin.users.setRole({ userId, role: "user" }),
        () => admin.admin.users.suspend({ userId })
      );
      expect3(await lastWords()).toEqual(/* @__PURE__ */ new Set(["LastAdmin"]));
      const second = await stage.admin("second");
      await second.admin.users.suspend({ userId });
      expect3(await refusal(second.admin.users.setRole({ userId: idOf(second), role: "user" }))).toBe(
        "LastAdmin"
      );
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test2("moderators act on ordinary accounts only", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const admin = await stage.admin();
      const moderator = await stage.moderator();
      const { suspend, unsuspend } = moderator.admin.users;
      for (const userId of [idOf(admin), idOf(moderator)]) {
        expect3(
          await refusals(
            () => suspend({ userId }),
            () => unsuspend({ userId })
          )
        ).toEqual(/* @__PURE__ */ new Set(["NotAllowed"]));
      }
      expect3(
        await refusals(
          () => suspend({ userId: 999 }),
          () => unsuspend({ userId: 999 }),
          () => admin.admin.users.setRole({ userId: 999, role: "user" })
        )
      ).toEqual(/* @__PURE__ */ new Set(["UserNotFound"]));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test2("what is an admin\u2019s alone is refused to moderators, and all of it to users", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const moderator = await stage.moderator();
      const calls = [
        () => moderator.admin.posts.create({ content: "x" }),
        () => moderator.admin.posts.update({ postId: 1, content: "x" }),
        () => moderator.admin.posts.purge({ postId: 1 }),
        () => moderator.admin.serviceTokens.list(),
        () => ann.admin.posts.list(),
        () => ann.admin.posts.byId({ postId: 1 }),
        () => ann.admin.users.list(),
        () => ann.service.me()
      ];
      expect3(await refusals(...calls)).toEqual(/* @__PURE__ */ new Set(["NotAllowed"]));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test2("what there is and what came is counted by day, all of it", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const admin = await stage.admin();
      const post = await ann.posts.create({ content: "counted" });
      await ann.posts.like({ postId: post.id });
      await ann.posts.delete({ postId: post.id });
      await admin.admin.users.suspend({ userId: idOf(ann) });
      const { totals, days } = await admin.admin.stats();
      expect3(totals).toEqual({ users: 2, posts: 1, likes: 1 });
      expect3(days).toHaveLength(30);
      expect3(days.at(-1)).toEqual({ date: today(), ...totals });
      expect3(days.at(0)).toEqual({ date: expect3.any(String), users: 0, posts: 0, likes: 0 });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

// ../../apps/server/src/conformance/auth.ts
import { expect as expect4, test as test3 } from "vitest";
var minutes = 6e4;
function holding(session, changes = {}) {
  const storage = memorySession();
  void storage.save(session && { ...session, ...changes });
  return { storage };
}
function authConforms(onStage) {
  test3("signing up signs in, and tells who one is", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const me = {
        ...refOf(ann),
        email: "ann@example.com",
        bio: "",
        role: "user",
        createdAt: moment,
        lastSignInAt: moment
      };
      expect4(ann.session).toEqual({
        user: me,
        accessToken: anyText,
        accessTokenExpiresAt: moment,
        refreshToken: anyText,
        refreshTokenExpiresAt: moment
      });
      expect4(await ann.auth.me()).toEqual(me);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test3("one signs in by handle or address, with the right password", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const { auth } = stage.visitor();
      for (const identifier of ["ann", "ANN", "Ann@Example.com"]) {
        expect4((await auth.login({ identifier, password })).user.id).toBe(idOf(ann));
      }
      for (const wrong of [
        { identifier: "ann", password: "wrong" },
        { identifier: "nobody", password },
        { identifier: "nobody@example.com", password }
      ]) {
        expect4(await refusal(auth.login(wrong))).toBe("BadCredentials");
      }
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test3("nobody is let in where an account is needed", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const visitor = stage.visitor();
      expect4(
        await refusals(
          () => visitor.auth.me(),
          () => visitor.posts.create({ content: "" }),
          () => visitor.admin.stats()
        )
      ).toEqual(/* @__PURE__ */ new Set(["NotSignedIn"]));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test3("the devices of an account are listed and ended one by one, or all", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const bob = await stage.user("bob");
      const phone = stage.visitor();
      await phone.auth.login({ identifier: "ann", password });
      const device = { id: anyId, device: anyText, createdAt: moment, lastUsedAt: moment };
      const sessions = await ann.auth.sessions();
      expect4(sessions.toSorted((one, other2) => one.id - other2.id)).toEqual([
        { ...device, current: true },
        { ...device, current: false }
      ]);
      const other = sessions.find(({ current }) => !current)?.id ?? 0;
      expect4(await refusal(bob.auth.revokeSession({ sessionId: other }))).toBe("SessionNotFound");
      expect4(await ann.auth.revokeSession({ sessionId: other })).toEqual({ signedOut: 1 });
      expect4(await refusal(ann.auth.revokeSession({ sessionId: other }))).toBe("SessionNotFound");
      expect4(await refusal(phone.posts.list())).toBe("SessionEnded");
      expect4(phone.session).toBeNull();
      await phone.auth.login({ identifier: "ann", password });
      expect4(await ann.auth.logoutAll()).toEqual({ signedOut: 2 });
      expect4(await refusal(phone.auth.me())).toBe("SessionEnded");
      expect4(await refusal(ann.auth.me())).toBe("NotSignedIn");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test3("signing out ends one session and leaves the others", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const kept = ann.session;
      const phone = stage.visitor();
      await phone.auth.login({ identifier: "ann", password });
      expect4(await ann.auth.logout()).toEqual({ signedOut: 1 });
      expect4(ann.session).toBeNull();
      expect4(await refusal(stage.visitor(holding(kept)).auth.me())).toBe("SessionEnded");
      expect4(await phone.auth.sessions()).toHaveLength(1);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test3("a new password takes the old one, and ends the other sessions", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const phone = stage.visitor();
      await phone.auth.login({ identifier: "ann", password });
      const newPassword = "another horse battery";
      const wrong = { currentPassword: "wrong", newPassword };
      expect4(await refusal(ann.auth.changePassword(wrong))).toBe("BadCredentials");
      expect4(ann.session).not.toBeNull();
      expect4(await ann.auth.changePassword({ currentPassword: password, newPassword })).toEqual({
        signedOut: 1
      });
      expect4(await refusal(phone.auth.me())).toBe("SessionEnded");
      expect4(await refusal(phone.auth.login({ identifier: "ann", password }))).toBe("BadCredentials");
      await phone.auth.login({ identifier: "ann", password: newPassword });
      expect4((await ann.auth.me()).handle).toBe("ann");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test3("an access token lives ten minutes, and the client renews it", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const before = ann.session;
      stage.advance(9 * minutes);
      await ann.auth.me();
      expect4(ann.session).toEqual(before);
      stage.advance(2 * minutes);
      expect4((await ann.auth.me()).handle).toBe("ann");
      expect4(ann.session?.refreshToken).not.toBe(before?.refreshToken);
      const late = stage.visitor(holding(before, { refreshToken: "none" }));
      expect4(await refusal(late.auth.me())).toBe("RefreshTokenInvalid");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test3("a refresh may be repeated, and one older than that ends the session", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const [first = "", visitor] = [ann.session?.refreshToken, stage.visitor()];
      const second = await visitor.auth.refresh({ refreshToken: first });
      expect4(second).toEqual({ ...ann.session, ...second });
      const again = await visitor.auth.refresh({ refreshToken: first });
      expect4(again.refreshToken).toBe(second.refreshToken);
      const third = await visitor.auth.refresh({ refreshToken: second.refreshToken });
      expect4(await refusal(visitor.auth.refresh({ refreshToken: first }))).toBe("RefreshTokenInvalid");
      expect4(await refusal(visitor.auth.refresh({ refreshToken: third.refreshToken }))).toBe(
        "RefreshTokenInvalid"
      );
      expect4(await refusal(ann.auth.me())).toBe("SessionEnded");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test3("a token that is none is refused, also where none is needed", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const wrong = { accessToken: "nonsense", refreshToken: "none" };
      expect4(await refusal(stage.visitor(holding(ann.session, wrong)).posts.list())).toBe("RefreshTokenInvalid");
      expect4(await refusal(stage.serviceClient({ token: "nonsense" }).posts.list())).toBe("TokenInvalid");
      expect4(await refusal(stage.serviceClient({ token: "svc_nonsense" }).posts.list())).toBe("TokenInvalid");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

// ../../apps/server/src/conformance/keys.ts
import { expect as expect5, test as test4 } from "vitest";
function keysConform(onStage) {
  test4("a call that is repeated with its key has its effect once, and the same answer", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const idempotencyKey = crypto.randomUUID();
      const once = () => ann.posts.create({ content: "once" }, { idempotencyKey });
      const post = await once();
      await ann.posts.update({ postId: post.id, content: "edited" });
      expect5(await once()).toEqual(post);
      expect5(contentsOf(await ann.posts.list())).toEqual(["edited"]);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test4("a key is good for one call: another input or procedure is refused", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, bob] = [await stage.user("ann"), await stage.user("bob")];
      const key = { idempotencyKey: crypto.randomUUID() };
      const { id: postId } = await ann.posts.create({ content: "once" }, key);
      expect5(
        await refusals(
          () => ann.posts.create({ content: "twice" }, key),
          () => ann.posts.create({ content: "" }, key),
          () => ann.posts.like({ postId }, key)
        )
      ).toEqual(/* @__PURE__ */ new Set(["IdempotencyKeyReused"]));
      expect5((await bob.posts.create({ content: "mine" }, key)).author.handle).toBe("bob");
      expect5(await refusal(stage.visitor().posts.create({ content: "once" }, key))).toBe("NotSignedIn");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test4("a failure is not kept: the same call may succeed later", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, bob] = [await stage.user("ann"), await stage.user("bob")];
      const key = { idempotencyKey: crypto.randomUUID() };
      const { id: postId } = await ann.posts.create({ content: "hidden", visible: false });
      const like = () => bob.posts.like({ postId }, key);
      expect5(await refusal(like())).toBe("PostNotFound");
      await ann.posts.show({ postId });
      expect5(await like()).toEqual({ postId, liked: true, likeCount: 1 });
      await bob.posts.unlike({ postId });
      expect5(await like()).toEqual({ postId, liked: true, likeCount: 1 });
      expect5(await bob.posts.byId({ postId })).toMatchObject({ liked: false });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test4("a sign-up and a sign-in are repeated with their keys, and a sign-out after it is over", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = stage.visitor();
      const key = () => ({ idempotencyKey: crypto.randomUUID() });
      const signUp = key();
      const account2 = { handle: "ann", email: "ann@example.com", password };
      const grant = await ann.auth.register(account2, signUp);
      expect5(await ann.auth.register(account2, signUp)).toEqual(grant);
      expect5(await refusal(ann.auth.register({ ...account2, password: "another one" }, signUp))).toBe(
        "IdempotencyKeyReused"
      );
      const signIn = key();
      const again = await ann.auth.login({ identifier: "ann", password }, signIn);
      expect5(await ann.auth.login({ identifier: "ann", password }, signIn)).toEqual(again);
      expect5(await ann.auth.sessions()).toHaveLength(2);
      const signOut = key();
      const { session } = ann;
      expect5(await ann.auth.logoutAll(signOut)).toEqual({ signedOut: 2 });
      const late = stage.visitor({ storage: { load: () => session, save: () => void 0 } });
      expect5(await late.auth.logoutAll(signOut)).toEqual({ signedOut: 2 });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test4("an admin who has stepped down is told so again", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      await stage.admin();
      const second = await stage.admin("second");
      const key = { idempotencyKey: crypto.randomUUID() };
      const stepDown = () => second.admin.users.setRole({ userId: idOf(second), role: "user" }, key);
      const answer = await stepDown();
      expect5(answer.role).toBe("user");
      expect5(await stepDown()).toEqual(answer);
      expect5(await refusal(second.admin.stats())).toBe("NotAllowed");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test4("a key is 1 to 64 visible characters", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const error = await failure(ann.posts.create({ content: "x" }, { idempotencyKey: "k".repeat(65) }));
      expect5([error.reason, error.issues]).toEqual([
        "ValidationFailed",
        [
          {
            path: ["Idempotency-Key"],
            message: "1 to 64 visible ASCII characters without spaces, best a UUID."
          }
        ]
      ]);
      expect5(await ann.posts.create({ content: "x" }, { idempotencyKey: "k".repeat(64) })).toMatchObject({});
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

// ../../apps/server/src/conformance/likes.ts
import { expect as expect6, test as test5 } from "vitest";
function likesConform(onStage) {
  test5("a like counts once, and is taken back once", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, bob] = [await stage.user("ann"), await stage.user("bob")];
      const { id: postId } = await ann.posts.create({ content: "likeable" });
      expect6(await bob.posts.like({ postId })).toEqual({ postId, liked: true, likeCount: 1 });
      expect6(await bob.posts.like({ postId })).toEqual({ postId, liked: true, likeCount: 1 });
      expect6(await ann.posts.like({ postId })).toEqual({ postId, liked: true, likeCount: 2 });
      expect6(await bob.posts.byId({ postId })).toMatchObject({ liked: true, likeCount: 2 });
      expect6(await stage.visitor().posts.byId({ postId })).toMatchObject({ liked: false, likeCount: 2 });
      expect6(await bob.posts.unlike({ postId })).toEqual({ postId, liked: false, likeCount: 1 });
      expect6(await bob.posts.unlike({ postId })).toEqual({ postId, liked: false, likeCount: 1 });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test5("who likes a post and what somebody likes are told, the newest like first", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, bob, cat] = [await stage.user("ann"), await stage.user("bob"), await stage.user("cat")];
      const [one, two] = await postsBy(ann, "one", "two");
      if (!one || !two) throw new Error("no posts");
      for (const liker of [cat, ann, bob]) await liker.posts.like({ postId: one.id });
      const first = await ann.posts.likers({ postId: one.id, limit: 2 });
      expect6(first.items).toEqual([refOf(bob), refOf(ann)]);
      const rest = await ann.posts.likers({ postId: one.id, limit: 2, cursor: first.nextCursor ?? "" });
      expect6(rest).toEqual({ items: [refOf(cat)], nextCursor: null });
      await bob.posts.like({ postId: two.id });
      const { likedPosts } = stage.visitor().users;
      expect6(contentsOf(await likedPosts({ userId: idOf(bob) }))).toEqual(["two", "one"]);
      const page = await likedPosts({ userId: idOf(bob), limit: 1 });
      expect6(contentsOf(await likedPosts({ userId: idOf(bob), cursor: page.nextCursor ?? "" }))).toEqual([
        "one"
      ]);
      await bob.posts.unlike({ postId: two.id });
      await bob.posts.like({ postId: two.id });
      await ann.posts.hide({ postId: two.id });
      expect6(contentsOf(await likedPosts({ userId: idOf(bob) }))).toEqual(["one"]);
      expect6(contentsOf(await ann.users.likedPosts({ userId: idOf(bob) }))).toEqual(["two", "one"]);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test5("what cannot be seen cannot be liked", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, bob] = [await stage.user("ann"), await stage.user("bob")];
      const { id: postId } = await ann.posts.create({ content: "hidden", visible: false });
      expect6(await refusal(bob.posts.like({ postId }))).toBe("PostNotFound");
      expect6(await refusal(stage.visitor().posts.like({ postId }))).toBe("NotSignedIn");
      expect6(await ann.posts.like({ postId })).toEqual({ postId, liked: true, likeCount: 1 });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

// ../../apps/server/src/conformance/live.ts
import { expect as expect7, test as test6, vi } from "vitest";
async function listening(linnet) {
  const events = [];
  const statuses = [];
  const errors = [];
  const timeline = linnet.live.timeline({
    onEvent: (event) => void events.push(event),
    onStatus: (status) => void statuses.push(status),
    onError: (error) => void errors.push(error)
  });
  await vi.waitUntil(() => statuses.includes("open"), { timeout: 2e4 });
  return {
    statuses,
    errors,
    /** All until the last is as told. */
    async until(isLast) {
      await vi.waitUntil(() => events.some(isLast), { timeout: 2e4 });
      return events.splice(0, events.findIndex(isLast) + 1);
    },
    [Symbol.dispose]: timeline.close
  };
}
function told(post) {
  const shown = { ...post };
  delete shown.liked;
  return shown;
}
var isCreated = (content) => (event) => event.type === "post.created" && event.post.content === content;
function liveConforms(onStage) {
  test6("new, edited, hidden and deleted posts are told to who may see them", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const moderator = await stage.moderator();
      const nobody = __using(_stack, await listening(stage.visitor()));
      const author = __using(_stack, await listening(ann));
      const staff = __using(_stack, await listening(moderator));
      const post = await ann.posts.create({ content: "one" });
      const { id: postId } = post;
      const created = [{ type: "post.created", post: told(post) }];
      for (const each of [nobody, author, staff]) expect7(await each.until(isCreated("one"))).toEqual(created);
      const edited = await ann.posts.update({ postId, content: "two" });
      const changed = [{ type: "post.changed", post: told(edited) }];
      const isChange = ({ type }) => type === "post.changed" || type === "post.removed";
      for (const each of [nobody, author, staff]) expect7(await each.until(isChange)).toEqual(changed);
      const hidden = await ann.posts.hide({ postId });
      const marked = [{ type: "post.changed", post: told(hidden) }];
      expect7(await nobody.until(isChange)).toEqual([{ type: "post.removed", postId }]);
      for (const each of [author, staff]) expect7(await each.until(isChange)).toEqual(marked);
      const deleted = await ann.posts.delete({ postId });
      expect7(await author.until(isChange)).toEqual([{ type: "post.removed", postId }]);
      expect7(await staff.until(isChange)).toEqual([{ type: "post.changed", post: told(deleted) }]);
      await ann.posts.restore({ postId });
      await author.until(isChange);
      await ann.posts.show({ postId });
      expect7(await nobody.until(isChange)).toEqual(changed);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test6("what is posted in private is told to its author and staff alone", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const bob = await stage.user("bob");
      const others = __using(_stack, await listening(bob));
      const author = __using(_stack, await listening(ann));
      const secret = await ann.posts.create({ content: "secret", visible: false });
      await ann.posts.update({ postId: secret.id, content: "more secret" });
      await ann.posts.delete({ postId: secret.id });
      await ann.posts.create({ content: "for all" });
      const heard = await others.until(isCreated("for all"));
      expect7(heard.map(({ type }) => type)).toEqual(["post.created"]);
      expect7((await author.until(isCreated("for all"))).at(-2)).toEqual({
        type: "post.removed",
        postId: secret.id
      });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test6("likes and replies are told as counts", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const { id: postId } = await ann.posts.create({ content: "counted" });
      const nobody = __using(_stack, await listening(stage.visitor()));
      const counts = (likeCount, replyCount) => (event) => event.type === "post.counts" && event.postId === postId && event.likeCount === likeCount && event.replyCount === replyCount;
      await ann.posts.like({ postId });
      await nobody.until(counts(1, 0));
      const reply = await ann.posts.create({ content: "a reply", replyToId: postId });
      await nobody.until(counts(1, 1));
      await ann.posts.hide({ postId: reply.id });
      await nobody.until(counts(1, 0));
      await ann.posts.unlike({ postId });
      expect7((await nobody.until(counts(0, 0))).every(({ type }) => type !== "post.removed")).toBe(true);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test6("a suspension is told once, to all as it concerns them", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, bob] = [await stage.user("ann"), await stage.user("bob")];
      const admin = await stage.admin();
      const others = __using(_stack, await listening(bob));
      const staff = __using(_stack, await listening(admin));
      const own = __using(_stack, await listening(ann));
      const userId = idOf(ann);
      const isOf = (event) => event.type === "user.removed" || event.type === "user.changed";
      await admin.admin.users.suspend({ userId });
      expect7(await others.until(isOf)).toEqual([{ type: "user.removed", userId }]);
      expect7(await staff.until(isOf)).toEqual([{ type: "user.changed", userId }]);
      await vi.waitUntil(() => own.errors.length > 0, { timeout: 2e4 });
      expect7([own.errors.map(({ reason }) => reason), own.statuses.at(-1)]).toEqual([
        ["AccountSuspended"],
        "closed"
      ]);
      await admin.admin.users.unsuspend({ userId });
      expect7(await others.until(isOf)).toEqual([{ type: "user.changed", userId }]);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test6("a timeline ends with its session, and begins afresh with another role", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, admin] = [await stage.user("ann"), await stage.admin()];
      const own = __using(_stack, await listening(ann));
      await admin.admin.users.setRole({ userId: idOf(ann), role: "moderator" });
      const isReset = ({ type }) => type === "reset";
      expect7((await own.until(isReset)).at(-1)).toEqual({ type: "reset" });
      await ann.auth.logoutAll();
      await vi.waitUntil(() => own.statuses.includes("closed"), { timeout: 2e4 });
      expect7(own.errors.map(({ reason }) => reason)).toEqual(["SessionEnded"]);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test6("for await goes through the events too", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const bot = await stage.service(["posts:write"]);
      const opened = __using(_stack, await listening(bot));
      const post = await ann.posts.create({ content: "one" });
      expect7(await opened.until(isCreated("one"))).toEqual([{ type: "post.created", post: told(post) }]);
      const leaving = new AbortController();
      const writing = (async () => {
        while (!leaving.signal.aborted) await ann.posts.create({ content: "again and again" });
      })();
      for await (const event of ann.live.timeline({ signal: leaving.signal })) {
        expect7(event).toMatchObject({ type: "post.created", post: { content: "again and again" } });
        leaving.abort();
      }
      await writing;
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

// ../../apps/server/src/conformance/posts.ts
import { expect as expect8, test as test7 } from "vitest";
function postsConform(onStage) {
  test7("a post is made, read by everybody, and edited by its author", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const post = await ann.posts.create({ content: "Frist!" });
      expect8(post).toEqual(newPost(ann, { content: "Frist!" }));
      expect8(await stage.visitor().posts.byId({ postId: post.id })).toEqual(post);
      const edited = await ann.posts.update({ postId: post.id, content: "First!" });
      expect8(edited).toEqual({ ...post, content: "First!", editedAt: moment });
      expect8(await ann.posts.update({ postId: post.id, content: "First!" })).toEqual(edited);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test7("a post that nobody made is not there for any call", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const missing = { postId: 999 };
      expect8(
        await refusals(
          () => ann.posts.byId(missing),
          () => ann.posts.thread(missing),
          () => ann.posts.likers(missing),
          () => ann.posts.update({ ...missing, content: "x" }),
          () => ann.posts.hide(missing),
          () => ann.posts.show(missing),
          () => ann.posts.delete(missing),
          () => ann.posts.restore(missing),
          () => ann.posts.like(missing),
          () => ann.posts.unlike(missing),
          () => ann.posts.create({ content: "x", replyToId: 999 })
        )
      ).toEqual(/* @__PURE__ */ new Set(["PostNotFound"]));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test7("another's post is not theirs to change", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, bob] = [await stage.user("ann"), await stage.user("bob")];
      const { id: postId } = await ann.posts.create({ content: "mine" });
      const changes = () => refusals(
        () => bob.posts.update({ postId, content: "x" }),
        () => bob.posts.hide({ postId }),
        () => bob.posts.show({ postId }),
        () => bob.posts.delete({ postId }),
        () => bob.posts.restore({ postId })
      );
      expect8(await changes()).toEqual(/* @__PURE__ */ new Set(["NotAllowed"]));
      await ann.posts.hide({ postId });
      expect8(await changes()).toEqual(/* @__PURE__ */ new Set(["PostNotFound"]));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test7("what an author hides or deletes comes back as it was", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const post = await ann.posts.create({ content: "now and then" });
      const { id: postId } = post;
      expect8(await ann.posts.hide({ postId })).toEqual({ ...post, visible: false });
      expect8(await ann.posts.hide({ postId })).toEqual({ ...post, visible: false });
      expect8(await ann.posts.show({ postId })).toEqual(post);
      expect8(await ann.posts.delete({ postId })).toEqual({ ...post, deletedAt: moment });
      expect8(await refusal(ann.posts.byId({ postId }))).toBe("PostNotFound");
      expect8(await ann.posts.restore({ postId })).toEqual(post);
      expect8(await ann.posts.restore({ postId })).toEqual(post);
      expect8(await ann.posts.create({ content: "in private", visible: false })).toEqual(
        newPost(ann, { content: "in private", visible: false })
      );
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test7("a list is newest first, in pages that go on where the last one ended", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      await postsBy(ann, "one", "two", "three", "four", "five");
      const { posts } = stage.visitor();
      const first = await posts.list({ limit: 2 });
      expect8(contentsOf(first)).toEqual(["five", "four"]);
      await postsBy(ann, "six");
      const second = await posts.list({ limit: 2, cursor: first.nextCursor ?? "" });
      expect8(contentsOf(second)).toEqual(["three", "two"]);
      const last = await posts.list({ limit: 2, cursor: second.nextCursor ?? "" });
      expect8([contentsOf(last), last.nextCursor]).toEqual([["one"], null]);
      expect8((await posts.list({ limit: 6 })).nextCursor).toBeNull();
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test7("pages() and all() go through a list to its end", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      await postsBy(ann, "one", "two", "three");
      const pages = [];
      for await (const page of ann.posts.list.pages({ limit: 2 })) pages.push(contentsOf(page));
      expect8(pages).toEqual([["three", "two"], ["one"]]);
      const all = [];
      for await (const { content } of ann.users.posts.all({ userId: idOf(ann), limit: 1 })) all.push(content);
      expect8(all).toEqual(["three", "two", "one"]);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test7("a cursor that is none, or another list's, is refused", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const posts = await postsBy(ann, "one", "two");
      const { nextCursor } = await ann.posts.list({ limit: 1 });
      const postId = posts[0]?.id ?? 0;
      expect8(
        await refusals(
          () => ann.posts.list({ cursor: "nonsense" }),
          () => ann.posts.list({ cursor: btoa("[1,2,3]") }),
          () => ann.users.list({ cursor: nextCursor ?? "" }),
          () => ann.posts.likers({ postId, cursor: nextCursor ?? "" }),
          () => ann.posts.thread({ postId, cursor: nextCursor ?? "" })
        )
      ).toEqual(/* @__PURE__ */ new Set(["ValidationFailed"]));
      expect8(contentsOf(await ann.users.posts({ userId: idOf(ann), cursor: nextCursor ?? "" }))).toEqual([
        "one"
      ]);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test7("the timeline leaves replies out unless asked, and may be of one author", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, bob] = [await stage.user("ann"), await stage.user("bob")];
      const [post] = await postsBy(ann, "a post");
      await bob.posts.create({ content: "a reply", replyToId: post?.id });
      expect8(contentsOf(await ann.posts.list())).toEqual(["a post"]);
      expect8(contentsOf(await ann.posts.list({ replies: true }))).toEqual(["a reply", "a post"]);
      expect8(contentsOf(await ann.posts.list({ replies: true, author: "BOB" }))).toEqual(["a reply"]);
      expect8(contentsOf(await ann.posts.list({ author: "nobody" }))).toEqual([]);
      const ofBob = { userId: idOf(bob) };
      expect8(contentsOf(await ann.users.posts(ofBob))).toEqual([]);
      expect8(contentsOf(await ann.users.posts({ ...ofBob, replies: true }))).toEqual(["a reply"]);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

// ../../apps/server/src/conformance/services.ts
import { expect as expect9, test as test8 } from "vitest";
function servicesConform(onStage) {
  test8("another server posts in the name of an account", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const { service } = await stage.service(["posts:write"]);
      const authorId = idOf(ann);
      expect9(await service.me()).toEqual({ name: "a bot", scopes: ["posts:write"], expiresAt: null });
      const post = await service.createPost({ authorId, content: "from a bot" });
      expect9(post).toEqual(newPost(ann, { content: "from a bot" }));
      expect9(
        await service.createPost({ authorId, content: "a reply", replyToId: post.id, visible: false })
      ).toEqual(newPost(ann, { content: "a reply", replyToId: post.id, visible: false }));
      expect9(await refusal(service.createPost({ authorId: 999, content: "x" }))).toBe("UserNotFound");
      expect9(await refusal(service.createPost({ authorId, content: "x", replyToId: 999 }))).toBe("PostNotFound");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test8("another server reads what anybody may, and does nothing that takes an account", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      await ann.posts.create({ content: "hidden", visible: false });
      const bot = await stage.service(["posts:write"]);
      expect9((await bot.posts.list()).items).toEqual([]);
      expect9(
        await refusals(
          () => bot.posts.create({ content: "x" }),
          () => bot.auth.me(),
          () => bot.admin.stats()
        )
      ).toEqual(/* @__PURE__ */ new Set(["NotAllowed"]));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test8("a service token is shown once, listed, and ended", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const admin = await stage.admin();
      const { create, list, revoke } = admin.admin.serviceTokens;
      const token = {
        id: anyId,
        name: "weather",
        scopes: ["posts:write"],
        createdAt: moment,
        expiresAt: moment,
        lastUsedAt: null,
        revokedAt: null
      };
      const made = await create({ name: "weather", scopes: ["posts:write"], expiresInDays: 90 });
      expect9(made).toEqual({ ...token, token: anyText });
      expect9(await list()).toEqual({ items: [token], nextCursor: null });
      const { service } = stage.serviceClient({ token: made.token });
      await service.me();
      const used = { ...token, lastUsedAt: moment };
      expect9((await list()).items).toEqual([used]);
      const revoked = { ...used, revokedAt: moment };
      const ended = await revoke({ tokenId: made.id });
      expect9(ended).toEqual(revoked);
      expect9(await revoke({ tokenId: made.id })).toEqual(ended);
      expect9(await refusal(service.me())).toBe("TokenInvalid");
      expect9(await refusal(revoke({ tokenId: 999 }))).toBe("ServiceTokenNotFound");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test8("a token that was replaced is asked for anew", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const admin = await stage.admin();
      const { create, revoke } = admin.admin.serviceTokens;
      const old = await create({ name: "bot", scopes: ["posts:write"] });
      const next = await create({ name: "next bot", scopes: ["posts:write"] });
      await revoke({ tokenId: old.id });
      const tokens = [next.token, old.token];
      const { service } = stage.serviceClient({ token: () => tokens.pop() ?? next.token });
      expect9((await service.me()).name).toBe("next bot");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test8("another server acts for an account, as far as its scopes go", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const secret = await ann.posts.create({ content: "secret", visible: false });
      const bot = await stage.service(["posts:read", "posts:write", "likes:write"]);
      const forAnn = bot.onBehalfOf(idOf(ann));
      const post = await forAnn.posts.create({ content: "for ann" });
      expect9(post).toEqual(newPost(ann, { content: "for ann" }));
      expect9((await forAnn.posts.like({ postId: post.id })).liked).toBe(true);
      expect9((await forAnn.posts.byId({ postId: secret.id })).content).toBe("secret");
      expect9(await refusal(bot.posts.byId({ postId: secret.id }))).toBe("PostNotFound");
      expect9(
        await refusals(
          () => forAnn.auth.me(),
          () => forAnn.users.updateProfile({ bio: "x" }),
          () => forAnn.admin.stats(),
          () => forAnn.service.me(),
          () => ann.service.me()
        )
      ).toEqual(/* @__PURE__ */ new Set(["NotAllowed"]));
      const reader = (await stage.service(["posts:read"])).onBehalfOf(idOf(ann));
      const writer = (await stage.service(["posts:write"])).onBehalfOf(idOf(ann));
      expect9(
        await refusals(
          () => reader.posts.create({ content: "x" }),
          () => writer.posts.like({ postId: post.id }),
          () => writer.posts.list()
        )
      ).toEqual(/* @__PURE__ */ new Set(["ScopeMissing"]));
      const unfit = await stage.service(["posts:read"]);
      expect9(await refusal(unfit.service.createPost({ authorId: idOf(ann), content: "x" }))).toBe(
        "ScopeMissing"
      );
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test8("nobody has more rights through a service token, and nobody is acted for who is not there", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const admin = await stage.admin();
      const { id: postId } = await ann.posts.create({ content: "hidden", visible: false });
      const bot = await stage.service(["posts:read", "posts:write"]);
      expect9(await refusal(bot.onBehalfOf(idOf(admin)).posts.byId({ postId }))).toBe("PostNotFound");
      expect9(await refusal(bot.onBehalfOf(999).posts.list())).toBe("UserNotFound");
      const { reason, issues } = await failure(bot.onBehalfOf(0).posts.list());
      expect9([reason, issues]).toEqual([
        "ValidationFailed",
        [{ path: ["Linnet-On-Behalf-Of"], message: "Too small: expected number to be >0" }]
      ]);
      await admin.admin.users.suspend({ userId: idOf(ann) });
      expect9(await refusal(bot.onBehalfOf(idOf(ann)).posts.list())).toBe("UserNotFound");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test8("what staff and service tokens change is kept, and read by admins", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const admin = await stage.admin();
      const bot = await stage.service(["posts:read", "posts:write"]);
      const [userId, onBehalfOf] = [idOf(admin), idOf(ann)];
      const post = await bot.onBehalfOf(onBehalfOf).posts.create({ content: "kept", visible: true });
      await bot.service.createPost({ authorId: onBehalfOf, content: "kept too" });
      await ann.posts.like({ postId: post.id });
      await admin.admin.posts.setVisible({ postId: post.id, visible: false });
      await admin.admin.users.setRole({ userId: onBehalfOf, role: "moderator" });
      await refusal(admin.admin.posts.delete({ postId: 999 }));
      const kept = {
        id: anyId,
        createdAt: moment,
        userId: null,
        tokenId: null,
        onBehalfOf: null,
        requestId: anyText
      };
      const { list } = admin.admin.audit;
      const { items } = await list();
      expect9(items).toEqual([
        { ...kept, userId, action: "admin.users.setRole", target: { userId: onBehalfOf, role: "moderator" } },
        { ...kept, userId, action: "admin.posts.setVisible", target: { postId: post.id, visible: false } },
        {
          ...kept,
          tokenId: 1,
          onBehalfOf,
          action: "service.createPost",
          target: { authorId: onBehalfOf, id: post.id + 1 }
        },
        { ...kept, tokenId: 1, onBehalfOf, action: "posts.create", target: { visible: true, id: post.id } },
        { ...kept, userId, action: "admin.serviceTokens.create", target: { id: 1 } }
      ]);
      const actions = async (input) => (await list(input)).items.map(({ action }) => action);
      expect9(await actions({ tokenId: 1 })).toEqual(["service.createPost", "posts.create"]);
      expect9(await actions({ onBehalfOf })).toEqual(["service.createPost", "posts.create"]);
      expect9(await actions({ userId, limit: 1 })).toEqual(["admin.users.setRole"]);
      expect9(await actions({ action: "admin.posts.setVisible" })).toEqual(["admin.posts.setVisible"]);
      const { nextCursor } = await list({ limit: 4 });
      expect9(await actions({ cursor: nextCursor ?? "" })).toEqual(["admin.serviceTokens.create"]);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

// ../../apps/server/src/conformance/users.ts
import { expect as expect10, test as test9 } from "vitest";
function usersConform(onStage) {
  test9("a profile is found by handle and by id, with what may be seen counted", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, bob] = [await stage.user("ann"), await stage.user("bob")];
      const [post] = await postsBy(ann, "one", "two");
      await bob.posts.create({ content: "a reply", replyToId: post?.id });
      await ann.posts.hide({ postId: post?.id ?? 0 });
      const profile = { ...refOf(ann), bio: "", role: "user", createdAt: moment, suspended: false };
      expect10(await bob.users.byHandle({ handle: "Ann" })).toEqual({ ...profile, postCount: 1 });
      expect10(await ann.users.byId({ userId: idOf(ann) })).toEqual({ ...profile, postCount: 2 });
      expect10(await stage.visitor().users.byId({ userId: idOf(bob) })).toMatchObject({ postCount: 1 });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test9("an account that nobody has is not there for any call", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const { users } = stage.visitor();
      expect10(
        await refusals(
          () => users.byHandle({ handle: "nobody" }),
          () => users.byId({ userId: 999 }),
          () => users.posts({ userId: 999 }),
          () => users.likedPosts({ userId: 999 })
        )
      ).toEqual(/* @__PURE__ */ new Set(["UserNotFound"]));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test9("a name and a bio are changed, one at a time or both", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const before = await ann.auth.me();
      expect10(await ann.users.updateProfile({ displayName: "Ann A." })).toEqual({
        ...before,
        displayName: "Ann A."
      });
      expect10(await ann.users.updateProfile({ bio: "Worms." })).toEqual({
        ...before,
        displayName: "Ann A.",
        bio: "Worms."
      });
      expect10(await ann.users.updateProfile()).toMatchObject({ displayName: "Ann A.", bio: "Worms." });
      expect10(await ann.users.updateProfile({ bio: "" })).toMatchObject({ bio: "" });
      const post = await ann.posts.create({ content: "by a new name" });
      expect10(post.author.displayName).toBe("Ann A.");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test9("accounts are listed newest first", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, bob] = [await stage.user("ann"), await stage.user("bob")];
      const shown = { bio: "", role: "user", createdAt: moment };
      const first = await stage.visitor().users.list({ limit: 1 });
      expect10(first.items).toEqual([{ ...refOf(bob), ...shown }]);
      const rest = await ann.users.list({ cursor: first.nextCursor ?? "" });
      expect10(rest).toEqual({ items: [{ ...refOf(ann), ...shown }], nextCursor: null });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test9("a handle and an address are had once, in whatever letters", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      await stage.user("ann");
      const { auth } = stage.visitor();
      const other = { handle: "other", email: "other@example.com", password };
      expect10(await refusal(auth.register({ ...other, handle: "ANN" }))).toBe("HandleTaken");
      expect10(await refusal(auth.register({ ...other, email: "Ann@Example.com" }))).toBe("EmailTaken");
      expect10(await refusal(auth.register({ ...other, handle: "ann", email: "ann@example.com" }))).toBe(
        "HandleTaken"
      );
      expect10((await auth.register(other)).user.displayName).toBe("other");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

// ../../apps/server/src/conformance/validation.ts
import { expect as expect11, test as test10 } from "vitest";
var account = { handle: "new", email: "new@example.com", password };
var seen = "Write something that can be seen.";
var wrongs = {
  "an empty post": { call: ({ ann }) => ann.posts.create({ content: "" }), issues: [[["content"], seen]] },
  "a post of blanks": {
    call: ({ ann }) => ann.posts.create({ content: " \u200B\u2800\n" }),
    issues: [[["content"], seen]]
  },
  "a long post": {
    call: ({ ann }) => ann.posts.create({ content: "x".repeat(limits.content + 1) }),
    issues: [[["content"], "At most 500 characters."]]
  },
  "control characters": {
    call: ({ ann }) => ann.posts.create({ content: "bell \x07" }),
    issues: [[["content"], "Control characters and broken Unicode cannot be stored."]]
  },
  "a bad handle": {
    call: ({ visitor }) => visitor.auth.register({ ...account, handle: "no spaces" }),
    issues: [[["handle"], "A handle is 2 to 30 of a-z, 0-9 and _."]]
  },
  "several fields": {
    call: ({ visitor }) => visitor.auth.register({ handle: "x", email: "none", password: "short" }),
    issues: [
      [["handle"], "A handle is 2 to 30 of a-z, 0-9 and _."],
      [["email"], "This is not an e-mail address."],
      [["password"], "At least 8 characters."]
    ]
  },
  "a long bio": {
    call: ({ ann }) => ann.users.updateProfile({ bio: "x".repeat(301), displayName: "" }),
    issues: [
      [["displayName"], seen],
      [["bio"], "At most 300 characters."]
    ]
  },
  "a number below the least": {
    call: ({ visitor }) => visitor.posts.list({ limit: 0 }),
    issues: [[["limit"], "Too small: expected number to be >=1"]]
  },
  "a number above the most": {
    call: ({ admin }) => admin.admin.stats({ days: 366 }),
    issues: [[["days"], "Too big: expected number to be <=365"]]
  },
  "an id that is none": {
    call: ({ visitor }) => visitor.posts.byId({ postId: -1 }),
    issues: [[["postId"], "Too small: expected number to be >0"]]
  },
  "a field that is not known": {
    call: ({ ann }) => {
      const input = { content: "x", likes: 7 };
      return ann.posts.create(input);
    },
    issues: [[[], 'Unrecognized key: "likes"']]
  },
  "no scope": {
    call: ({ admin }) => admin.admin.serviceTokens.create({ name: "", scopes: [] }),
    issues: [
      [["name"], seen],
      [["scopes"], "Too small: expected array to have >=1 items"]
    ]
  }
};
async function peopleOn(stage) {
  return { ann: await stage.user("ann"), admin: await stage.admin(), visitor: stage.visitor() };
}
function validationConforms(onStage) {
  test10("what is wrong is refused, and each field told", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const people = await peopleOn(stage);
      for (const [name, { call, issues }] of Object.entries(wrongs)) {
        const error = await failure(call(people));
        expect11([name, error.reason, error.status, error.message]).toEqual([
          name,
          "ValidationFailed",
          400,
          "Some of what was sent is not valid."
        ]);
        expect11([name, error.issues]).toEqual([name, issues.map(([path, message]) => ({ path, message }))]);
        expect11(error.requestId).toEqual(expect11.any(String));
      }
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test10("who may not call is told so before what is wrong with the input", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      expect11(await refusal(stage.visitor().posts.create({ content: "" }))).toBe("NotSignedIn");
      expect11(await refusal(ann.admin.stats({ days: 0 }))).toBe("NotAllowed");
      expect11(await refusal(ann.admin.users.setRole({ userId: idOf(ann) * -1, role: "user" }))).toBe(
        "NotAllowed"
      );
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test10("the longest of everything is taken", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const family = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}";
      const content = family.repeat(limits.content);
      expect11((await ann.posts.create({ content })).content).toBe(content);
      const profile = { displayName: family.repeat(limits.displayName), bio: "x".repeat(limits.bio) };
      expect11(await ann.users.updateProfile(profile)).toMatchObject(profile);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test10("a failure tells its status and its sentence", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const ann = await stage.user("ann");
      const told2 = async (call) => {
        const { reason, status, message, issues } = await failure(call);
        return { reason, status, message, issues };
      };
      expect11(await told2(ann.posts.byId({ postId: 999 }))).toEqual({
        reason: "PostNotFound",
        status: 404,
        message: "This post does not exist, or you may not see it.",
        issues: []
      });
      expect11(await told2(ann.admin.stats())).toEqual({
        reason: "NotAllowed",
        status: 403,
        message: "You may not do this.",
        issues: []
      });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

// ../../apps/server/src/conformance/visibility.ts
import { expect as expect12, test as test11 } from "vitest";
async function placesOf(viewer, post, likedBy) {
  const { id: postId } = post;
  const has = ({ items }) => items.some(({ id }) => id === postId);
  const read = await viewer.posts.byId({ postId }).then(
    () => true,
    () => false
  );
  const thread = await viewer.posts.thread({ postId: post.replyToId ?? 0 });
  return {
    read,
    timeline: has(await viewer.posts.list({ replies: true })),
    ofAuthor: has(await viewer.users.posts({ userId: post.author.id, replies: true })),
    thread: has(thread.replies),
    counted: (await viewer.users.byId({ userId: post.author.id })).postCount > 0,
    liked: has(await viewer.users.likedPosts({ userId: likedBy }))
  };
}
async function castOf(stage) {
  const ann = await stage.user("ann");
  const bob = await stage.user("bob");
  const admin = await stage.admin();
  const moderator = await stage.moderator();
  const parent = await bob.posts.create({ content: "parent" });
  const post = await ann.posts.create({ content: "reply", replyToId: parent.id });
  await bob.posts.like({ postId: post.id });
  return { ann, bob, admin, moderator, nobody: stage.visitor(), parent, post };
}
function visibilityConforms(onStage) {
  test11.each([
    ["visible", [], ["nobody", "bob", "ann", "moderator", "admin"]],
    ["hidden", ["hide"], ["ann", "moderator", "admin"]],
    ["deleted", ["delete"], ["moderator", "admin"]],
    ["hidden and deleted", ["hide", "delete"], ["moderator", "admin"]]
  ])("a post that is %s is everywhere or nowhere, by who looks", async (_, deeds, seers) => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const { parent, post, ...people } = await castOf(stage);
      for (const deed of deeds) await people.ann.posts[deed]({ postId: post.id });
      const seen2 = new Set(seers);
      for (const [name, viewer] of Object.entries(people)) {
        const places = Object.values(await placesOf(viewer, post, idOf(people.bob)));
        expect12([name, ...new Set(places)]).toEqual([name, seen2.has(name)]);
      }
      expect12((await people.bob.posts.byId({ postId: parent.id })).replyCount).toBe(deeds.length === 0 ? 1 : 0);
    } catch (_2) {
      var _error = _2, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test11("a suspended account is gone for all but staff, with its posts, likes and replies", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const { ann, bob, admin, moderator, nobody, parent, post } = await castOf(stage);
      const own = await bob.posts.create({ content: "liked by ann" });
      await ann.posts.like({ postId: own.id });
      const suspended = await moderator.admin.users.suspend({ userId: idOf(ann) });
      expect12(suspended.suspendedAt).toEqual(expect12.any(String));
      for (const viewer of [nobody, bob]) {
        expect12(
          await refusals(
            () => viewer.users.byId({ userId: suspended.id }),
            () => viewer.users.byHandle({ handle: "ann" }),
            () => viewer.users.posts({ userId: suspended.id }),
            () => viewer.users.likedPosts({ userId: suspended.id })
          )
        ).toEqual(/* @__PURE__ */ new Set(["UserNotFound"]));
        expect12(await refusal(viewer.posts.byId({ postId: post.id }))).toBe("PostNotFound");
        expect12(contentsOf(await viewer.posts.list({ replies: true }))).toEqual(["liked by ann", "parent"]);
        expect12((await viewer.posts.likers({ postId: own.id })).items).toEqual([]);
        expect12(await viewer.posts.byId({ postId: own.id })).toMatchObject({ likeCount: 0 });
        expect12(await viewer.posts.byId({ postId: parent.id })).toMatchObject({ replyCount: 0 });
        expect12((await viewer.users.list()).items.map(({ handle }) => handle)).toEqual(["mo", "root", "bob"]);
      }
      expect12(await admin.users.byId({ userId: suspended.id })).toMatchObject({ suspended: true, postCount: 1 });
      expect12((await admin.users.list()).items).toHaveLength(4);
      expect12((await admin.posts.likers({ postId: own.id })).items).toEqual([]);
      expect12(await refusal(ann.auth.me())).toBe("AccountSuspended");
      expect12(ann.session).toBeNull();
      expect12(await refusal(ann.auth.login({ identifier: "ann", password: "correct horse battery" }))).toBe(
        "AccountSuspended"
      );
      await moderator.admin.users.unsuspend({ userId: suspended.id });
      expect12(await nobody.posts.byId({ postId: own.id })).toMatchObject({ likeCount: 1 });
      expect12(await nobody.posts.byId({ postId: parent.id })).toMatchObject({ replyCount: 1 });
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
  test11("a thread tells what a post answers, oldest first, and what answers it", async () => {
    var _stack = [];
    try {
      const stage = __using(_stack, await onStage(), true);
      const [ann, bob] = [await stage.user("ann"), await stage.user("bob")];
      const reply = (author, content, replyToId) => author.posts.create({ content, replyToId });
      const one = await ann.posts.create({ content: "one" });
      const two = await reply(bob, "two", one.id);
      const three = await reply(ann, "three", two.id);
      for (const content of ["first", "second", "third"]) await reply(bob, content, three.id);
      const thread = await bob.posts.thread({ postId: three.id, limit: 2 });
      expect12(thread).toEqual({
        ancestors: [
          newPost(ann, { content: "one", replyCount: 1 }),
          newPost(bob, { content: "two", replyToId: one.id, replyCount: 1 })
        ],
        post: newPost(ann, { content: "three", replyToId: two.id, replyCount: 3 }),
        replies: {
          items: ["first", "second"].map((content) => newPost(bob, { content, replyToId: three.id })),
          nextCursor: expect12.any(String)
        }
      });
      const cursor = thread.replies.nextCursor ?? "";
      const rest = await bob.posts.thread({ postId: three.id, cursor });
      expect12([contentsOf(rest.replies), rest.replies.nextCursor]).toEqual([["third"], null]);
      expect12(await refusal(bob.posts.list({ cursor }))).toBe("ValidationFailed");
      await bob.posts.hide({ postId: two.id });
      expect12(contentsOf({ items: (await ann.posts.thread({ postId: three.id })).ancestors })).toEqual([]);
      expect12(contentsOf({ items: (await bob.posts.thread({ postId: three.id })).ancestors })).toEqual([
        "one",
        "two"
      ]);
      expect12(await refusal(reply(ann, "x", two.id))).toBe("PostNotFound");
      expect12((await ann.posts.thread({ postId: one.id })).replies.items).toEqual([]);
      expect12(refOf(ann)).toEqual((await ann.posts.thread({ postId: one.id })).post.author);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  });
}

// ../../apps/server/src/conformance/features.ts
function featuresConform(onStage) {
  const features = [
    postsConform,
    likesConform,
    visibilityConforms,
    usersConform,
    authConforms,
    adminPostsConform,
    adminUsersConform,
    servicesConform,
    keysConform,
    validationConforms,
    liveConforms
  ];
  for (const conform of features) conform(onStage);
}

// ../../apps/server/src/conformance/release.ts
function releaseConforms(open) {
  const record = createRecord(() => true);
  featuresConform(() => stageIn(open, record));
}
export {
  createClient,
  createServiceClient,
  releaseConforms
};
/*! Bundled license information:

@trpc/client/dist/httpBatchLink-aPx7u_sr.mjs:
  (* istanbul ignore if -- @preserve *)
*/
