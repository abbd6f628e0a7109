import type { BuiltFile } from '../pages'
import type { PageState } from './lib/page-state'
import { catalogFile } from './lib/catalogs'

type Manifest = Record<string, BuiltFile>

interface Parts {
  page: PageState
  head: string
  body: string
  /** The source of the page's route. */
  file: string | undefined
}

const entry = 'src/entry-client.tsx'

/** Writes the documents around the pages of a build. */
export function createDocuments(manifest: Manifest): (parts: Parts) => string {
  const made = new Map<string, string>()

  /** To all that the sources need before they run: made once for each page that there is. */
  function linksOf(sources: string[]): string {
    const key = sources.join()
    const links = made.get(key) ?? linksTo(filesOf(manifest, sources))
    made.set(key, links)
    return links
  }

  return ({ page, head, body, file }) => {
    const main = manifest[entry]?.file
    return `<!doctype html>
<html lang="${page.language}" data-theme="${page.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbf9f6" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#171412" media="(prefers-color-scheme: dark)">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/icon-192.png">
<link rel="manifest" href="/manifest.webmanifest">
${linksOf(['style.css', entry, catalogFile(page.language), ...(file === undefined ? [] : [file])])}
${head}
</head>
<body>
<div id="root">${body}</div>
<script type="application/json" id="page-state">${inScript(page)}</script>
<script type="module" src="/${main}"></script>
</body>
</html>
`
  }
}

function linksTo({ css, scripts }: ReturnType<typeof filesOf>): string {
  return [
    ...[...css].map((file) => `<link rel="stylesheet" href="/${file}">`),
    ...[...scripts].map((file) => `<link rel="modulepreload" href="/${file}">`),
  ].join('')
}

/** Each once. */
function filesOf(manifest: Manifest, sources: string[]) {
  const [css, scripts, seen] = [new Set<string>(), new Set<string>(), new Set<string>()]
  function add(source: string): void {
    const built = manifest[source]
    if (!built || seen.has(source)) return
    seen.add(source)
    for (const needed of built.imports ?? []) add(needed)
    for (const sheet of built.css ?? []) css.add(sheet)
    ;(built.file.endsWith('.css') ? css : scripts).add(built.file)
  }
  for (const source of sources) add(source)
  return { css, scripts }
}

/** JSON that cannot end the script that it is in, nor begin a comment. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
