import { Component, type ReactNode } from "react"

export interface ErrorBoundaryProps {
  readonly children: ReactNode
  readonly fallback: (error: unknown, retry: () => void) => ReactNode
  /** A change of this tries again. */
  readonly resetKey?: unknown
}

/** Keeps a fault in one part from taking the page with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: unknown; readonly failed: boolean }> {
  override state = { error: null as unknown, failed: false }
  static getDerivedStateFromError(error: unknown) {
    return { error, failed: true }
  }
  override componentDidUpdate(before: ErrorBoundaryProps) {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.retry()
  }
  readonly retry = () => this.setState({ error: null, failed: false })
  override render() {
    return this.state.failed ? this.props.fallback(this.state.error, this.retry) : this.props.children
  }
}
