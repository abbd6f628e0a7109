import { authConforms } from './auth.js'
import { likesConform } from './likes.js'
import { postsConform } from './posts.js'
import { usersConform } from './users.js'
import { createRecord, stageIn, type Open } from './world.js'

/** What every Linnet does, be it a server over HTTP or a fake of one. */
export function conformance(open: Open): void {
  const record = createRecord()
  const onStage = () => stageIn(open, record)
  for (const conform of [postsConform, likesConform, usersConform, authConforms]) conform(onStage)
}
