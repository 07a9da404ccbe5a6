import { Component, type ReactNode } from "react"
import { NotLoaded } from "../base/notLoaded.ts"
import { forgetFailures, onTryAgain, tryAgain } from "./loading.ts"

export interface ErrorBoundaryProps {
  readonly children: ReactNode
  readonly fallback: (error: unknown, retry: () => void) => ReactNode
  /** A change of any of these tries again. */
  readonly resetKeys?: readonly unknown[]
}

interface State {
  readonly error: unknown
  readonly failed: boolean
}

/** Keeps a fault in one part from taking the page with it. What could not be loaded is tried again when the connection is back. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { error: null, failed: false }
  private stopWaiting: (() => void) | undefined
  static getDerivedStateFromError(error: unknown): State {
    return { error, failed: true }
  }
  override componentDidCatch(error: unknown) {
    if (error instanceof NotLoaded) this.stopWaiting ??= onTryAgain(this.retry)
  }
  override componentDidUpdate(before: ErrorBoundaryProps) {
    if (this.state.failed && this.props.resetKeys?.some((key, at) => key !== before.resetKeys?.[at])) this.retry()
  }
  override componentWillUnmount() {
    this.settle()
  }
  private settle() {
    this.stopWaiting?.()
    this.stopWaiting = undefined
    if (this.state.failed) forgetFailures()
  }
  readonly retry = () => {
    this.settle()
    this.setState({ error: null, failed: false })
  }
  /** One press asks for all that did not come: it rarely is one file alone. */
  private readonly retryAll = () => {
    this.retry()
    tryAgain()
  }
  override render() {
    return this.state.failed ? this.props.fallback(this.state.error, this.retryAll) : this.props.children
  }
}
