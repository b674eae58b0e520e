import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { touchIcon } from './touch-icon.ts'
import { firstLetters, letterRange } from './first-letters.ts'

/** A file that pages load: its bytes and where it is found, with a mark of its content in the address. */
interface Asset {
  readonly body: Buffer
  readonly type: string
  readonly url: string
}

/** The style sheets, scripts, fonts and pictures of the public site. */
export interface Assets {
  /** The address of an asset, e.g. `/assets/site.css?v=3f2a`; whatever changes gets another address. */
  url(name: string): string
  mount(app: FastifyInstance): void
  /** Fonts that every page needs at once. */
  readonly preload: readonly string[]
  /** The script that answers without a line; it has an address of its own at the root. */
  readonly serviceWorker: string
}

const own = new URL('assets/', import.meta.url)
const tokens = new URL('../../../../staff/src/ui/tokens.css', import.meta.url)
/** The style of every page in its parts; what comes later wins. */
const siteSheets = [
  'base',
  'controls',
  'frame',
  'search',
  'messages',
  'results',
  'home',
  'title',
  'account',
  'libraries',
  'wide',
  'tablet',
  'discover',
]
/** What the first page does without, so that it is there sooner on a slow line; it comes after the others. */
const innerSheets = ['advanced', 'editions', 'people', 'courses', 'e-access', 'changes', 'readers', 'kids']
const fontSheets = [
  '@fontsource-variable/ibm-plex-sans/index.css',
  '@fontsource-variable/source-serif-4/index.css',
  '@fontsource/ibm-plex-mono/400.css',
]
/** The small fonts of every page: the letters of the site's own words, in the weights that it uses. */
const firstFonts = [
  { file: 'sans.woff2', family: 'Carrel Sans', weight: '400 600' },
  { file: 'serif.woff2', family: 'Carrel Serif', weight: '600' },
] as const
const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
}
const forever = 'public, max-age=31536000, immutable'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Reads the assets; style sheets are put together so that the first page waits for one, others for two. */
export async function loadAssets(): Promise<Assets> {
  const fonts = await loadFonts()
  const first = await loadFirstFonts()
  const read = (name: string) => readFile(new URL(name, own), 'utf8')
  const [look, site, inner, api, suggest, enhance, icon, keepCard, appIcon, serviceWorker] = await Promise.all([
    readFile(tokens, 'utf8'),
    Promise.all(siteSheets.map((name) => read(`site/${name}.css`))),
    Promise.all(innerSheets.map((name) => read(`site/${name}.css`))),
    read('api.css'),
    read('suggest.js'),
    read('enhance.js'),
    read('favicon.svg'),
    read('keep-card.js'),
    read('app-icon.svg'),
    read('service-worker.js'),
  ])
  const files = new Map<string, Asset>([
    asset('site.css', types.css, first.css + fonts.css + look + site.join('\n')),
    asset('inner.css', types.css, inner.join('\n')),
    asset('tokens.css', types.css, fonts.css + look),
    asset('api.css', types.css, api),
    asset('suggest.js', types.js, suggest),
    asset('enhance.js', types.js, enhance),
    asset('favicon.svg', types.svg, icon),
    asset('keep-card.js', types.js, keepCard),
    asset('app-icon.svg', types.svg, appIcon),
    asset('touch-icon.png', types.png, touchIcon(180)),
    asset('app-icon.png', types.png, touchIcon(512)),
  ])
  return {
    url: (name) => files.get(name)?.url ?? `/assets/${name}`,
    serviceWorker,
    preload: first.addresses,
    mount(app) {
      for (const [name, file] of files) mountFile(app, name, file)
      mountFonts(app, new Map([...fonts.files, ...first.files]))
    },
  }
}

function asset(name: string, type: string, content: string | Buffer): [string, Asset] {
  const body = Buffer.from(content)
  const mark = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  return [name, { body, type, url: `/assets/${name}?v=${mark}` }]
}

/**
 * The small fonts. They are shown if they are there at once, as they are after the first visit; otherwise a page keeps the
 * letters that it began with, so that no line of it moves.
 */
async function loadFirstFonts() {
  const range = letterRange(firstLetters)
  const loaded = await Promise.all(
    firstFonts.map(async ({ file, family, weight }) => {
      const place = new URL(`fonts/${file}`, own)
      const mark = createHash('sha256')
        .update(await readFile(place))
        .digest('base64url')
        .slice(0, 10)
      const name = `${mark}-${file}`
      const address = `/assets/fonts/${name}`
      const face = `@font-face{font-family:'${family}';font-style:normal;font-weight:${weight};font-display:optional;src:url(${address}) format('woff2');unicode-range:${range}}`
      return { name, place, address, face }
    }),
  )
  return {
    css: loaded.map(({ face }) => face).join('\n'),
    addresses: loaded.map(({ address }) => address),
    files: new Map(loaded.map(({ name, place }) => [name, place] as const)),
  }
}

/** The style sheets of the font packages, their files at our address; and where those files are: a smaller one of ours first. */
async function loadFonts(): Promise<{ readonly css: string; readonly files: ReadonlyMap<string, URL> }> {
  const files = new Map<string, URL>()
  const smaller = new Set(await readdir(new URL('fonts/', own)))
  const sheets = await Promise.all(
    fontSheets.map(async (sheet) => {
      const place = import.meta.resolve(sheet)
      const css = await readFile(fileURLToPath(place), 'utf8')
      return css.replace(/url\((\.\/files\/[^)]+?)\)( format\('[\w-]+'\))?/g, (_, path: string, format = '') => {
        const name = basename(path)
        files.set(name, smaller.has(name) ? new URL(`fonts/${name}`, own) : new URL(path, place))
        return `url(/assets/fonts/${name})${format}`
      })
    }),
  )
  return { css: sheets.join('\n').replaceAll('font-display: swap', 'font-display: optional'), files }
}

function mountFile(app: FastifyInstance, name: string, file: Asset): void {
  const packed = new Map<string, Promise<Buffer>>()
  app.get<{ Querystring: { v?: string } }>(`/assets/${name}`, async (request, reply) => {
    reply.type(file.type).header('vary', 'accept-encoding')
    // Only an address that names the content may be kept without asking again.
    reply.header('cache-control', file.url === request.url ? forever : 'no-cache').header('etag', `"${file.url}"`)
    if (request.headers['if-none-match'] === `"${file.url}"`) return reply.code(304).send()
    return sendPacked(request, reply, file.body, packed)
  })
}

async function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Buffer,
  packed: Map<string, Promise<Buffer>>,
) {
  const accepted = request.headers['accept-encoding'] ?? ''
  const coding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  if (coding === undefined) return reply.send(body)
  let bytes = packed.get(coding)
  if (!bytes) {
    bytes = coding === 'br' ? brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) : zip(body)
    packed.set(coding, bytes)
  }
  return reply.header('content-encoding', coding).send(await bytes)
}

function mountFonts(app: FastifyInstance, files: ReadonlyMap<string, URL>): void {
  app.get<{ Params: { file: string } }>('/assets/fonts/:file', async (request, reply) => {
    const place = files.get(request.params.file)
    if (!place) return reply.callNotFound()
    const type = request.params.file.endsWith('.woff2') ? 'font/woff2' : 'font/woff'
    // The files of a font package never change under a name within a version; a year is safe all the same.
    return reply
      .type(type)
      .header('cache-control', forever)
      .send(await readFile(place))
  })
}
