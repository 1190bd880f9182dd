import type { Fault } from "../../site/core";

/** Every way in which one call can go wrong, before or after it had its effect. */
export const EVERY_FAULT: readonly (readonly [string, Fault])[] = [
  ["fails with 500 before it works", { kind: "fail-before", status: 500 }],
  ["fails with 500 after it worked", { kind: "fail-after", status: 500 }],
  ["fails with 409 before it works", { kind: "fail-before", status: 409 }],
  ["is answered 429", { kind: "rate-limit", retryAfterSeconds: 7 }],
  ["is answered by an HTML page", { kind: "html" }],
  ["is answered by half a JSON", { kind: "cut-json" }],
  ["loses its connection", { kind: "network" }],
  ["is where the run dies, before it", { kind: "kill-before" }],
  ["is where the run dies, after it", { kind: "kill-after" }],
];
