import {
  MutationObserver,
  useQueryClient,
  type DefaultError,
  type MutationObserverOptions,
} from '@tanstack/react-query'

/**
 * Sends a change that nothing on the page waits for: its own callbacks tell what came of it. Nothing is made before somebody
 * acts, for there are hundreds of buttons on a page.
 */
export function useSend() {
  const client = useQueryClient()
  return <Output, Failure = DefaultError, Input = void, Course = unknown>(
    change: MutationObserverOptions<Output, Failure, Input, Course>,
    input: Input,
  ): void => {
    new MutationObserver(client, change).mutate(input).catch(() => undefined)
  }
}
