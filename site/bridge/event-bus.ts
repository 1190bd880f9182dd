type Listener = (payload: unknown) => void;

export type EventBus = {
  readonly emit: (event: string, payload: unknown) => void;
  readonly on: (event: string, listener: Listener) => { readonly unsubscribe: () => void };
};

/** Events between the frames of one page. A listener hears each event once, its own frame's too, in order of subscription. */
export function makeEventBus(): EventBus {
  const listeners = new Map<string, Set<Listener>>();
  return {
    emit: (event, payload) => {
      for (const listener of [...(listeners.get(event) ?? [])]) listener(payload);
    },
    on: (event, listener) => {
      const heard: Listener = (payload) => listener(payload);
      const those = listeners.get(event) ?? new Set<Listener>();
      listeners.set(event, those.add(heard));
      return { unsubscribe: () => void those.delete(heard) };
    },
  };
}
