import { createClient, localStorageSession } from '@linnet/sdk'

export const linnet = createClient({
  url: window.location.origin,
  storage: localStorageSession('linnet'),
})
