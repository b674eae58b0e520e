import react from '@vitejs/plugin-react'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** React Aria brings the words of its controls in 34 languages; a reader is sent those that the desk itself speaks. */
const spoken = ['en-US']
const onlySpokenLanguages: Plugin = {
  name: 'only-spoken-languages',
  load(id) {
    const [, locale] = /react-(?:aria|stately)[^?]*\/intl\/[\w-]+\/([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id) ?? []
    return locale === undefined || spoken.includes(locale) ? null : "export { default } from './en-US.mjs'"
  },
}

/** Writes `sw.js`, with the names of all files of this build, so that the desk opens without the server. */
const shellWorker: Plugin = {
  name: 'shell-worker',
  apply: 'build',
  generateBundle: {
    // The style sheet comes last.
    order: 'post',
    async handler(_, bundle) {
      const files = Object.keys(bundle).filter((name) => name !== 'index.html' && !name.endsWith('.map'))
      const version = createHash('sha256').update(files.toSorted().join('\n')).digest('hex').slice(0, 16)
      const source = await readFile(at('./src/offline/shell-worker.js'), 'utf8')
      const list = JSON.stringify([...files, 'icon.svg', 'theme.js'].map((name) => `/staff/${name}`))
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: source.replace("'BUILD'", JSON.stringify(version)).replace('/* FILES */ []', list),
      })
    },
  },
}

/** Writes each text beside itself as gzip and Brotli, so that the server sends what is small without packing it again. */
const packedFiles: Plugin = {
  name: 'packed-files',
  apply: 'build',
  async writeBundle({ dir = at('./dist') }, bundle) {
    const texts = Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name))
    for (const name of texts) {
      const path = join(dir, name)
      const bytes = await readFile(path)
      if (bytes.length < 1000) continue
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      await Promise.all([
        promisify(gzip)(bytes, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
        promisify(brotliCompress)(bytes, { params }).then((packed) => writeFile(`${path}.br`, packed)),
      ])
    }
  },
}

/**
 * What the first page needs is one file, and small things that several screens share are put together: left alone, every icon
 * would be a file of its own, and the first page two hundred requests.
 */
const parts: Rolldown.CodeSplittingGroup[] = [
  { name: 'start', tags: ['$initial'] },
  {
    name: 'records',
    test: /[/\\]packages[/\\]/,
    minShareCount: 2,
    entriesAware: true,
    entriesAwareMergeThreshold: 20_000,
  },
  { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 20_000 },
]
/** Shared parts are named after all that share them, which is too long for an address. */
const partName = ({ name }: { readonly name?: string | undefined }) => `assets/${name?.split('~')[0] ?? 'part'}-[hash]`

export default defineConfig({
  root: at('./'),
  base: '/staff/',
  plugins: [react(), onlySpokenLanguages, shellWorker, packedFiles],
  resolve: {
    // The browser calls routes by method and path; the schemas behind them stay on the server.
    alias: [{ find: /^typebox$/, replacement: at('./src/no-typebox.ts') }],
  },
  build: {
    outDir: at('./dist'),
    emptyOutDir: true,
    target: ['chrome120', 'edge120', 'firefox121', 'safari17.4'],
    // Nothing inline and nothing as a data: address, so that the strictest content security policy fits.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One style sheet: a tenth of what is read at the start, and asked for once.
    cssCodeSplit: false,
    sourcemap: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        chunkFileNames: (chunk) => `${partName(chunk)}.js`,
        assetFileNames: (asset) => `${partName({ name: asset.names[0]?.replace(/\.[a-z0-9]+$/, '') })}[extname]`,
        // Parts that are put together may need each other: each module runs when it is first needed, as it was written.
        strictExecutionOrder: true,
        codeSplitting: { groups: parts },
      },
    },
  },
  server: { fs: { allow: [at('../../')] } },
})
