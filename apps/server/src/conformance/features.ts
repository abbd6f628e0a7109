import { accountConforms } from './account.js'
import { adminPostsConform } from './admin-posts.js'
import { adminUsersConform } from './admin-users.js'
import { authConforms } from './auth.js'
import { instanceConforms } from './instance.js'
import { keysConform } from './keys.js'
import { likesConform } from './likes.js'
import { liveConforms } from './live.js'
import { postsConform } from './posts.js'
import { servicesConform } from './services.js'
import { usersConform } from './users.js'
import { validationConforms } from './validation.js'
import { visibilityConforms } from './visibility.js'
import type { OnStage } from './world.js'

/** Registers the tests of what every Linnet does. */
export function featuresConform(onStage: OnStage): void {
  const features = [
    postsConform,
    likesConform,
    visibilityConforms,
    usersConform,
    authConforms,
    adminPostsConform,
    adminUsersConform,
    instanceConforms,
    servicesConform,
    accountConforms,
    keysConform,
    validationConforms,
    liveConforms,
  ]
  for (const conform of features) conform(onStage)
}
