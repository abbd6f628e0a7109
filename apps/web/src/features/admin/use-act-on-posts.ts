import type { AdminPostsBulkInput, BulkAnswer } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'

import { toastError } from '../../lib/errors'
import { useSocial } from '../../lib/social'
import { showToast } from '../../lib/toasts'

export type BulkAct = AdminPostsBulkInput['act']

const opposites: Record<BulkAct, BulkAct | undefined> = {
  hide: 'show',
  show: 'hide',
  delete: 'restore',
  restore: 'delete',
  purge: undefined,
}

/** Does something with many posts; what was done, and nothing else, can be undone. */
export function useActOnPosts({ onDone, onEnd }: { onDone: () => void; onEnd: () => void }) {
  const { bulk } = useSocial().admin.posts
  const undoing = useMutation(bulk({ onSuccess: (answer) => tell(answer), onError: toastError }))
  return useMutation(
    bulk({
      onSuccess(answer) {
        onDone()
        const act = opposites[answer.act]
        const postIds = idsOf(answer, 'done')
        if (act && postIds.length > 0) tell(answer, () => undoing.mutate({ act, postIds }))
        else tell(answer)
      },
      onError: toastError,
      onSettled: onEnd,
    }),
  )
}

function tell(answer: BulkAnswer, undo?: () => void): void {
  showToast({
    message: `bulk.done.${answer.act}`,
    values: { done: idsOf(answer, 'done').length, missing: idsOf(answer, 'missing').length },
    ...(undo && { action: { label: 'action.undo', run: undo } }),
  })
}

function idsOf({ posts }: BulkAnswer, wanted: BulkAnswer['posts'][number]['outcome']): number[] {
  return posts.flatMap(({ postId, outcome }) => (outcome === wanted ? [postId] : []))
}
