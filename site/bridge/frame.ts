/** One Forge module in one frame, as the page around it knows it. */
export type Frame = {
  readonly moduleKey: string;
  readonly moduleType: string;
  /** Tells two instances of the same module on one page apart. */
  readonly localId: string;
  /** What the product says about where the module stands: issue and project, or content and space. */
  readonly extension: Readonly<Record<string, unknown>>;
};

/** The part of the bridge's context that is the same for every frame of a page. */
export type SiteContext = {
  readonly accountId: string;
  readonly cloudId: string;
  readonly siteUrl: string;
  readonly environmentId: string;
  readonly environmentType: "DEVELOPMENT" | "STAGING" | "PRODUCTION";
  readonly locale: string;
  readonly timezone: string;
};

export type ColorMode = "light" | "dark";

/** A notice that a frame asks the product to show. */
export type Flag = {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly type: string;
  readonly isAutoDismiss: boolean;
  readonly actions: readonly { readonly text: string; readonly onClick: () => void }[];
};

/** A second frame that a frame asks for. */
export type ModalRequest = {
  /** Undefined: the resource of the asking module. */
  readonly resource: string | undefined;
  readonly size: string;
  readonly title: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly closeOnEscape: boolean;
  readonly closeOnOverlayClick: boolean;
  readonly onClose: (payload: unknown) => void;
};

export type ProductRequest = {
  readonly product: "jira" | "confluence";
  readonly path: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | undefined;
};

/** Text as it came; an attachment's bytes as base64. */
export type ProductAnswer = {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly statusText: string;
  readonly isAttachment: boolean;
};

/**
 * What the page around a frame does for it. An absent function means that this kind of module cannot do that, which the
 * bridge answers as the real one does.
 */
export type FrameHost = {
  readonly frame: Frame;
  readonly context: SiteContext;
  readonly colorMode: () => ColorMode;
  readonly invoke: (functionKey: string, payload: unknown) => Promise<unknown>;
  readonly fetchProduct: (request: ProductRequest) => Promise<ProductAnswer>;
  readonly close?: (payload: unknown) => void;
  readonly submit?: (payload: unknown) => void;
  readonly refresh?: (payload: unknown) => void;
  readonly open?: () => void;
  readonly onClose?: (work: () => Promise<void>) => void;
  readonly navigate: (url: string, target: "same-tab" | "new-tab") => void;
  readonly reload: () => void;
  readonly changeTitle: (title: string) => void;
  readonly showFlag: (flag: Flag) => void;
  readonly closeFlag: (id: string) => void;
  readonly openModal: (request: ModalRequest) => void;
  readonly enableTheming: () => void;
  readonly createHistory?: () => unknown;
  readonly ready?: () => void;
};
