/** Keeps a frame as high as what is in it, as Forge does with modules inside a page. */
export function growWithContent(frame: HTMLIFrameElement): () => void {
  const fit = (): void => {
    const body = frame.contentDocument?.body;
    if (body) frame.style.height = `${Math.ceil(body.getBoundingClientRect().height)}px`;
  };
  const observer = new ResizeObserver(fit);
  const watch = (): void => {
    observer.disconnect();
    const body = frame.contentDocument?.body;
    if (body) observer.observe(body);
    fit();
  };
  frame.addEventListener("load", watch);
  watch();
  return () => {
    frame.removeEventListener("load", watch);
    observer.disconnect();
  };
}
