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
  manifest: Manifest
}

const entry = 'src/entry-client.tsx'

/** The document around a page. */
export function documentOf({ page, head, body, file, manifest }: Parts): string {
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
${linksOf(manifest, ['style.css', entry, catalogFile(page.language), ...(file === undefined ? [] : [file])])}
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

const links = new WeakMap<Manifest, Map<string, string>>()

/** To all that the sources need before they run. Made once for each page that there is. */
function linksOf(manifest: Manifest, sources: string[]): string {
  const made = links.get(manifest) ?? new Map<string, string>()
  links.set(manifest, made)
  const key = sources.join()
  const known = made.get(key)
  if (known !== undefined) return known
  const { css, scripts } = filesOf(manifest, sources)
  const all = [
    ...[...css].map((file) => `<link rel="stylesheet" href="/${file}">`),
    ...[...scripts].map((file) => `<link rel="modulepreload" href="/${file}">`),
  ].join('')
  made.set(key, all)
  return all
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
