import { makeStore } from "../kit/store";
import type { AppModule } from "./app-module";

/** A module that stands over the page. */
export type FrameDialog = {
  readonly id: number;
  readonly module: AppModule;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly size: string;
  readonly closeOnEscape: boolean;
  readonly closeOnOverlayClick: boolean;
  /** Called once, however it was closed. */
  readonly onClosed: (payload: unknown) => void;
};

export type DialogRequest = Omit<FrameDialog, "id" | "closeOnEscape" | "closeOnOverlayClick"> &
  Partial<Pick<FrameDialog, "closeOnEscape" | "closeOnOverlayClick">>;

export const dialogs = makeStore<readonly FrameDialog[]>([]);
let opened = 0;

export function openDialog(asked: DialogRequest): void {
  opened += 1;
  const dialog = { closeOnEscape: true, closeOnOverlayClick: true, ...asked, id: opened };
  dialogs.change((all) => [...all, dialog]);
}

export function closeDialog(id: number, payload?: unknown): void {
  const dialog = dialogs.get().find((one) => one.id === id);
  if (!dialog) return;
  dialogs.change((all) => all.filter((one) => one.id !== id));
  dialog.onClosed(payload);
}
