import Modal, { ModalTransition } from "@atlaskit/modal-dialog";
import { type ReactElement, useMemo, useRef, useSyncExternalStore } from "react";
import { closeDialog, dialogs, type FrameDialog } from "./dialogs";
import { ModuleFrameView } from "./module-frame";

/** Width and height of Forge's named sizes. */
const SIZES: Readonly<Record<string, { readonly width: string; readonly height: string }>> = {
  small: { width: "400px", height: "20vh" },
  medium: { width: "600px", height: "40vh" },
  large: { width: "800px", height: "70vh" },
  xlarge: { width: "968px", height: "90vh" },
  max: { width: "100%", height: "100%" },
  fullscreen: { width: "100%", height: "100%" },
};

function DialogView({ dialog }: { readonly dialog: FrameDialog }): ReactElement {
  const { width, height } = SIZES[dialog.size] ?? { width: dialog.size, height: "70vh" };
  const beforeClose = useRef<() => Promise<void>>();
  const abilities = useMemo(
    () => ({
      close: (payload: unknown) => closeDialog(dialog.id, payload),
      submit: (payload: unknown) => closeDialog(dialog.id, payload),
      onClose: (work: () => Promise<void>) => (beforeClose.current = work),
    }),
    [dialog.id],
  );
  const leave = async (): Promise<void> => {
    await beforeClose.current?.();
    closeDialog(dialog.id);
  };
  return (
    <Modal
      label={dialog.module.title}
      width={width}
      height={height}
      shouldCloseOnEscapePress={dialog.closeOnEscape}
      shouldCloseOnOverlayClick={dialog.closeOnOverlayClick}
      onClose={() => void leave()}
    >
      <ModuleFrameView
        module={dialog.module}
        localId={`dialog-${dialog.id}`}
        extension={dialog.extension}
        abilities={abilities}
        height="fill"
      />
    </Modal>
  );
}

/** The modules that stand over the page. */
export function DialogLayer(): ReactElement {
  const open = useSyncExternalStore(dialogs.subscribe, dialogs.get);
  return (
    <ModalTransition>
      {open.map((dialog) => (
        <DialogView key={dialog.id} dialog={dialog} />
      ))}
    </ModalTransition>
  );
}
