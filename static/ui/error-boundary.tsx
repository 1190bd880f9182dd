import { Component, type ReactNode } from "react";
import { Problem } from "./problem";

type Props = { readonly what: string; readonly children: ReactNode };
type State = { readonly broken: boolean };

/** Keeps the rest of the screen when a part of it cannot be shown, and offers to try again. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const message = `Couldn't show ${this.props.what}. The rest of this screen still works.`;
    return (
      <Problem
        failure={{ ok: false, code: "internal", message }}
        onRetry={() => this.setState({ broken: false })}
      />
    );
  }
}
