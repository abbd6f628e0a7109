import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { build } from 'esbuild'
import { publint } from 'publint'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const sdk = fileURLToPath(new URL('..', import.meta.url))

/** An empty project of somebody else's, into which the packed SDK has been installed by npm. */
let folder: string
let tarball: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linnet-stranger-'))
  const npm = (cwd: string, ...args: string[]) =>
    run('npm', args, { cwd, env: { PATH: process.env['PATH'], HOME: folder } })
  await npm(sdk, 'run', 'build')
  await npm(sdk, 'pack', '--pack-destination', folder)
  tarball = join(folder, (await readdir(folder)).find((file) => file.endsWith('.tgz')) ?? '')
  await writeFile(join(folder, 'package.json'), '{"name":"stranger","private":true,"type":"module"}')
  await npm(folder, 'install', '--offline', '--no-audit', '--no-fund', tarball)
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

const program = `
import { createClient, isLinnetError, type Page, type Post } from '@linnet/sdk'
import { createFakeServer } from '@linnet/sdk/testing'
const linnet = createClient({ url: 'http://localhost:3000' })
const page: Page<Post> = await linnet.posts.list({ limit: 5 })
const likes: number = page.items.reduce((sum, post) => sum + post.likeCount, 0)
await linnet.posts.create({ content: String(likes) })
try {
  await linnet.posts.byId({ postId: 1 }, { signal: AbortSignal.timeout(1000) })
} catch (error) {
  if (isLinnetError(error) && error.reason === 'PostNotFound') console.log(error.message, error.status)
}
// @ts-expect-error a post has content
await linnet.posts.create({})
const fake = createFakeServer({ now: () => new Date() })
const ann = await fake.user('ann', { role: 'moderator', retries: 0 })
fake.failNext('NetworkError', { after: true, path: 'posts.create' })
await ann.posts.create({ content: 'Hello!' })
`

const settings: Record<string, object> = {
  'nodenext, es2022': { module: 'nodenext', target: 'es2022', lib: ['es2022', 'dom'] },
  'nodenext, esnext': { module: 'nodenext', target: 'esnext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler', target: 'es2022', lib: ['es2022', 'dom'] },
  'nodenext, Node without DOM': { module: 'nodenext', target: 'es2022', lib: ['es2022'], types: ['node'] },
}
const compilers = ['typescript-5', 'typescript-6', 'typescript']
/** The newest counts a type once for each of its checkers, so that it gets one. */
const alone: Record<string, string[]> = { typescript: ['--singleThreaded'] }

async function compile(compiler: string, options: object, source: string): Promise<string> {
  const project = await mkdtemp(join(folder, 'program-'))
  await writeFile(join(project, 'program.tsx'), source)
  const compilerOptions = {
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    types: [],
    ...options,
  }
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.tsx'] }))
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc')
  const { stdout } = await run(process.execPath, [
    tsc,
    '-p',
    project,
    '--extendedDiagnostics',
    ...(alone[compiler] ?? []),
  ]).catch((error: { stdout: string }) => error)
  return stdout
}

function figure(diagnostics: string, name: string): number {
  return Number(new RegExp(`${name}: +(\\d+)`).exec(diagnostics)?.[1])
}

/** Puts a package of ours beside the stranger's program. */
async function bring(name: string): Promise<void> {
  const place = join(folder, 'node_modules', name)
  await mkdir(dirname(place), { recursive: true })
  await symlink(dirname(require.resolve(`${name}/package.json`)), place).catch(() => undefined)
}

test.each(
  compilers.flatMap((compiler) =>
    Object.entries(settings).map(([name, options]) => [compiler, name, options] as const),
  ),
)("compiles in a stranger's strict project: %s, %s", { timeout: 60_000 }, async (compiler, _, options) => {
  await bring('@types/node')
  const said = await compile(compiler, options, program)
  expect(said).not.toContain('error TS')
  const empty = await compile(compiler, options, 'export {}\nawait Promise.resolve()\n')
  const added = (name: string) => figure(said, name) - figure(empty, name)
  expect(added('Types')).toBeLessThan(1000)
  expect(added('Instantiations')).toBeLessThan(1000)
})

async function codeOf(page: string): Promise<string> {
  const text = await readFile(new URL(`../../../docs/guide/${page}`, import.meta.url), 'utf8')
  return [...text.matchAll(/```tsx?\n(.*?)```/gs)].map(([, code]) => code).join('\n')
}

const besides = {
  react: {
    more: '// @ts-expect-error a thread is of a post\nsocial.posts.thread({})',
    options: { jsx: 'react-jsx' },
    needs: ['react', '@types/react', 'react-dom', '@types/react-dom', '@tanstack/react-query'],
  },
  trpc: {
    more: '// @ts-expect-error a post has content\nawait trpc.posts.create.mutate({})',
    options: { types: ['node'] },
    needs: ['@types/node', '@trpc/client', '@trpc/server'],
  },
}

test.each(
  compilers.flatMap((compiler) =>
    Object.entries(besides).map(([name, entry]) => [compiler, name, entry] as const),
  ),
)('the guide compiles with what one brings: %s, %s', { timeout: 60_000 }, async (compiler, name, entry) => {
  for (const needed of entry.needs) await bring(needed)
  const options = { module: 'nodenext', target: 'esnext', ...entry.options }
  const source = `${await codeOf(`${name}.md`)}\n${entry.more}\n`
  expect(await compile(compiler, options, source)).not.toContain('error TS')
})

test('nothing comes with it', async () => {
  expect(
    await readdir(join(folder, 'node_modules')).then((names) =>
      names.filter((name) => !name.startsWith('.')),
    ),
  ).toContain('@linnet')
  const declarations = await readdir(join(folder, 'node_modules/@linnet/sdk/dist'), { recursive: true })
  for (const file of declarations.filter((name) => name.endsWith('.d.ts'))) {
    const text = await readFile(join(folder, 'node_modules/@linnet/sdk/dist', file), 'utf8')
    const from = [...text.matchAll(/^(?:import|export|\}).* from ['"](?!\.)([^'"]+)['"]/gm)].map(
      ([, name]) => name,
    )
    const isPeer = (name: string | undefined) =>
      (file.startsWith('trpc.') && name === '@trpc/server') ||
      (/^react\b/.test(file) && name === '@tanstack/react-query')
    expect(from.filter((name) => !isPeer(name))).toEqual([])
  }
})

test('publint and are-the-types-wrong find nothing', async () => {
  const data = new Uint8Array(await readFile(tarball))
  const { messages } = await publint({ pack: { tarball: data.buffer } })
  expect(messages).toEqual([])
  const found = await checkPackage(createPackageFromTarballData(data))
  const problems = 'problems' in found ? found.problems : [{ kind: 'no types' }]
  // It is ESM, which require() takes too since Node 20.19; resolution before Node 12 is not for it.
  const accepted = ['CJSResolvesToESM', 'NoResolution']
  expect(problems.filter((problem) => !accepted.includes(problem.kind))).toEqual([])
})

const use = (call: string) => `
import { createClient } from '@linnet/sdk'
const linnet = createClient({ url: 'https://linnet.example' })
${call}
`
const queryAndMutation = "await linnet.posts.list()\nawait linnet.posts.create({ content: 'Hello!' })"

/** What a page loads at once; what it loads when it first needs it is in files of their own. */
async function bundled(source: string, conditions: string[], { splitting = true } = {}) {
  const { outputFiles, metafile, warnings } = await build({
    stdin: { contents: source, resolveDir: folder, loader: 'js' },
    bundle: true,
    splitting,
    outdir: folder,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions,
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  expect(warnings).toEqual([])
  const { outputs } = metafile
  const atOnce = (file: string): string[] => [
    file,
    ...(outputs[file]?.imports ?? [])
      .filter(({ kind }) => kind === 'import-statement')
      .flatMap(({ path }) => atOnce(path)),
  ]
  const entry = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === '<stdin>') ?? ''
  const names = atOnce(entry).map((file) => basename(file))
  return {
    code: Buffer.concat(
      outputFiles.filter(({ path }) => names.includes(basename(path))).map(({ contents }) => contents),
    ),
    imports: Object.values(outputs).flatMap(({ imports }) => imports.filter(({ external }) => external)),
  }
}

test.each([
  ['a browser', []],
  ['a worker', ['worker', 'workerd', 'edge-light']],
])('%s needs no Node built-in, and less than 10 kB for a query and a mutation', async (_, conditions) => {
  const { code, imports } = await bundled(use(queryAndMutation), conditions)
  expect(imports).toEqual([])
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(10_000)
})

test('the fake server needs nothing of Node, and a program without it carries nothing of it', async () => {
  const { code, imports } = await bundled(
    "import { createFakeServer } from '@linnet/sdk/testing'\nconsole.log(await createFakeServer().user('ann'))",
    [],
  )
  expect(imports).toEqual([])
  expect(code.toString()).toContain('HeldByModerator')
  const without = await bundled(use(queryAndMutation), [])
  expect(without.code.toString()).not.toContain('HeldByModerator')
})

test('what is not used is left out', async () => {
  // In one file: with several, esbuild keeps what lazily loaded parts share.
  const { code } = await bundled("import { limits } from '@linnet/sdk'\nconsole.log(limits.content)", [], {
    splitting: false,
  })
  expect(code.length).toBeLessThan(500)
})

test('a change of what it exports shows in its report', async () => {
  const reportFolder = join(folder, 'report')
  await mkdir(reportFolder)
  const config = ExtractorConfig.prepare({
    configObjectFullPath: join(sdk, 'api-extractor.json'),
    packageJsonFullPath: join(sdk, 'package.json'),
    configObject: {
      projectFolder: sdk,
      mainEntryPointFilePath: join(sdk, 'dist/index.d.ts'),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2022',
            module: 'esnext',
            moduleResolution: 'bundler',
            lib: ['es2023', 'dom'],
            types: [],
          },
          files: [join(sdk, 'dist/index.d.ts')],
        },
      },
      apiReport: { enabled: true, reportFileName: 'sdk', reportFolder, reportTempFolder: reportFolder },
      newlineKind: 'lf',
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      messages: {
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  })
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => (message.handled = true),
  })
  expect(succeeded).toBe(true)
  await expect(await readFile(join(reportFolder, 'sdk.api.md'), 'utf8')).toMatchFileSnapshot(
    '../api-report.md',
  )
})

test('the reference is made from the docstrings', { timeout: 60_000 }, async () => {
  const out = join(folder, 'reference')
  const typedoc = join(dirname(require.resolve('typedoc/package.json')), 'bin/typedoc')
  await run(process.execPath, [typedoc, '--options', join(sdk, 'typedoc.json'), '--out', out], { cwd: sdk })
  const committed = join(sdk, '../../docs/reference')
  const pages = await readdir(out)
  for (const page of pages) {
    await expect(await readFile(join(out, page), 'utf8')).toMatchFileSnapshot(join(committed, page))
  }
  expect((await readdir(committed)).toSorted()).toEqual(pages.toSorted())
})
