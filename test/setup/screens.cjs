/** What the editor and the design system touch and jsdom does not lay out. */
const rect = {
  x: 0,
  y: 0,
  top: 0,
  left: 0,
  right: 0,
  bottom: 0,
  width: 0,
  height: 0,
  toJSON: () => ({}),
};
const nothing = () => undefined;

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

globalThis.ResizeObserver ??= Observer;
globalThis.IntersectionObserver ??= Observer;
globalThis.PerformanceObserver ??= Observer;
globalThis.matchMedia ??= (media) => ({
  matches: false,
  media,
  addEventListener: nothing,
  removeEventListener: nothing,
  addListener: nothing,
  removeListener: nothing,
  dispatchEvent: () => false,
});
Range.prototype.getBoundingClientRect ??= () => rect;
Range.prototype.getClientRects ??= () => Object.assign([], { item: () => null });
document.elementFromPoint ??= () => null;
Element.prototype.scrollIntoView ??= nothing;
Element.prototype.scrollTo ??= nothing;
globalThis.scrollTo = nothing;
globalThis.IS_REACT_ACT_ENVIRONMENT = true;
