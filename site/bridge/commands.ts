import { z } from "zod";
import type { EventBus } from "./event-bus";
import type { FrameHost } from "./frame";
import { fullContext } from "./full-context";
import { addressOf } from "./locations";

type Command = (data: unknown) => unknown;

const record = z.record(z.string(), z.unknown());
const callback = z.custom<(payload: unknown) => void>((value) => typeof value === "function");
const asyncCallback = z.custom<() => Promise<void>>((value) => typeof value === "function");

const invokeInput = z.object({
  functionKey: z.string(),
  payload: z.unknown().optional(),
  metadata: z.unknown().optional(),
  invokeType: z.string().optional(),
});

async function invoke(host: FrameHost, data: unknown): Promise<unknown> {
  const { functionKey, payload, metadata, invokeType } = invokeInput.parse(data);
  if (invokeType !== undefined) throw new Error(`This site has no ${invokeType}`);
  const body = await host.invoke(functionKey, payload);
  return metadata === undefined ? body : { body, metadata: {} };
}

const fetchInput = z.object({
  product: z.enum(["jira", "confluence"]),
  restPath: z.string(),
  fetchRequestInit: z.object({
    method: z.string().default("GET"),
    headers: z.array(z.tuple([z.string(), z.string()])).default([]),
    body: z.string().nullish(),
  }),
  isMultipartFormData: z.boolean().default(false),
});

function fetchProduct(host: FrameHost, data: unknown): Promise<unknown> {
  const { product, restPath, fetchRequestInit, isMultipartFormData } = fetchInput.parse(data);
  if (isMultipartFormData) throw new Error("This site takes no attachments");
  const { method, headers, body } = fetchRequestInit;
  return host.fetchProduct({ product, path: restPath, method, headers, body: body ?? undefined });
}

const navigateInput = z.object({
  url: z.string().optional(),
  type: z.enum(["same-tab", "new-tab"]),
});

function navigate(host: FrameHost, data: unknown): void {
  const { url, type } = navigateInput.parse(data);
  const address = url ?? addressOf(data, host.context.siteUrl);
  host.navigate(new URL(address, host.context.siteUrl).toString(), type);
}

const flagInput = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().default(""),
  description: z.string().optional(),
  type: z.string().default("info"),
  isAutoDismiss: z.boolean().default(false),
  actions: z.array(z.object({ text: z.string(), onClick: callback })).default([]),
});

function showFlag(host: FrameHost, data: unknown): void {
  const { description, actions, ...flag } = flagInput.parse(data);
  const doable = actions.map(({ text, onClick }) => ({ text, onClick: () => onClick(undefined) }));
  host.showFlag({ ...flag, description, actions: doable });
}

const modalInput = z.object({
  resource: z.string().nullish(),
  onClose: callback,
  size: z.union([z.string(), z.object({ width: z.string() }).transform((size) => size.width)]),
  context: record.default({}),
  closeOnEscape: z.boolean().default(true),
  closeOnOverlayClick: z.boolean().default(true),
  title: z.string().default(""),
});

function openModal(host: FrameHost, data: unknown): boolean {
  const { resource, ...modal } = modalInput.parse(data);
  host.openModal({ ...modal, resource: resource ?? undefined });
  return true;
}

const eventInput = z.object({ event: z.string(), payload: z.unknown() });
const listenInput = z.object({ event: z.string(), callback });

function events(bus: EventBus): Readonly<Record<"emit" | "on", Command>> {
  return {
    emit: (data) => {
      const { event, payload } = eventInput.parse(data);
      bus.emit(event, payload);
    },
    on: (data) => {
      const { event, callback: listener } = listenInput.parse(data);
      return bus.on(event, listener);
    },
  };
}

/** False is how the bridge hears that this kind of module cannot do that. */
const ifAble = (able: ((data: unknown) => void) | undefined): Command => {
  return (data) => {
    able?.(data);
    return able !== undefined;
  };
};

function viewCommands(host: FrameHost): Readonly<Record<string, Command>> {
  return {
    getContext: () => fullContext(host),
    close: ifAble(host.close),
    submit: ifAble(host.submit),
    refresh: ifAble(host.refresh),
    open: ifAble(host.open),
    onClose: (data) => {
      host.onClose?.(asyncCallback.parse(data));
      return host.onClose !== undefined;
    },
    enableTheming: () => host.enableTheming(),
    changeWindowTitle: (data) => host.changeTitle(z.string().parse(data)),
    createHistory: () => {
      if (!host.createHistory) throw new Error("This module has no history of its own");
      return host.createHistory();
    },
    emitReadyEvent: () => host.ready?.(),
    getFrameDispatch: () => undefined,
  };
}

/**
 * Every command of `@forge/bridge` that this site answers, by its name. Events stay within the app's own frames; public events
 * reach every frame, which is the same here, as there is one app.
 */
export function commandsOf(host: FrameHost, bus: EventBus): Readonly<Record<string, Command>> {
  const own = events(bus);
  return {
    ...viewCommands(host),
    ...own,
    emitPublic: own.emit,
    onPublic: own.on,
    invoke: (data) => invoke(host, data),
    fetchProduct: (data) => fetchProduct(host, data),
    navigate: (data) => navigate(host, data),
    getUrl: (data) => addressOf(data, host.context.siteUrl),
    reload: () => host.reload(),
    showFlag: (data) => showFlag(host, data),
    closeFlag: (data) => host.closeFlag(z.object({ id: flagInput.shape.id }).parse(data).id),
    openModal: (data) => openModal(host, data),
  };
}
