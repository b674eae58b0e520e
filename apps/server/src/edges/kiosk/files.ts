import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { stripTypes } from './strip-types.ts'

const app = new URL('../../../../kiosk/', import.meta.url)

/** The page of the self-check as it is sent. */
export interface KioskFiles {
  /** A mark of everything in it; it changes when anything does. */
  readonly mark: string
  readonly page: string
  /** By their path below `/kiosk/app/MARK/`. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: string }>
  readonly serviceWorker: string
}

const types = { ts: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }

/** Reads the page and its modules; types are taken out, nothing else is changed. */
export async function readKioskFiles(): Promise<KioskFiles> {
  const names = (await readdir(fileURLToPath(new URL('src/', app)), { recursive: true }))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(ts|css)$/.test(name) && !name.endsWith('.test.ts'))
    .sort()
  const sources = await Promise.all(names.map((name) => readFile(new URL(`src/${name}`, app), 'utf8')))
  const page = await readFile(new URL('index.html', app), 'utf8')
  const worker = await readFile(new URL('src/sw.js', app), 'utf8')
  const hash = createHash('sha256').update(page).update(worker)
  for (const source of sources) hash.update(source)
  const mark = hash.digest('base64url').slice(0, 12)
  const files = new Map(
    names.map((name, index) => {
      const source = sources[index] ?? ''
      const isCode = name.endsWith('.ts')
      return [name, { type: isCode ? types.ts : types.css, body: isCode ? stripTypes(source) : source }]
    }),
  )
  const kept = [
    '/kiosk',
    '/assets/tokens.css',
    '/assets/favicon.svg',
    ...names.map((name) => `/kiosk/app/${mark}/${name}`),
  ]
  return {
    mark,
    page: page.replaceAll('{mark}', mark),
    files,
    serviceWorker: `const MARK = ${JSON.stringify(mark)}\nconst FILES = ${JSON.stringify(kept)}\n${worker}`,
  }
}
