import { Component, type ReactNode } from 'react'

import { Failure } from './states'

/** Keeps the rest of the page when a part cannot be drawn, as when its code has been replaced by a newer version. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return <Failure error={this.state.error} onRetry={() => window.location.reload()} />
  }
}
