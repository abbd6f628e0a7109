import type { AdminSettingsUpdateInput, Instance } from '../api.gen.js'
import { keyOf, type Effect } from './options.js'

/** What an admin set is what everybody reads of the server. */
export const settingInstance: Effect<AdminSettingsUpdateInput | void, Instance> = {
  begin: (client) => ({
    confirm: (instance) => client.setQueryData([...keyOf('instance.read'), {}], instance),
  }),
}
