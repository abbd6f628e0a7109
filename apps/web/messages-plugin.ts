import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

/** Compiles the catalogs in src/messages, so that no parser of messages goes to browsers. */
export function messages(): Plugin {
  return {
    name: 'linnet:messages',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/messages\/(?:console\/)?\w+\.json$/ },
      handler(json) {
        const catalog: Record<string, string> = JSON.parse(json)
        const compiled = Object.entries(catalog).map(([key, message]) => [key, compileMessage(message)])
        return { code: JSON.stringify(Object.fromEntries(compiled)), map: null }
      },
    },
  }
}
