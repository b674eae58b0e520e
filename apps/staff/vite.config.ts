import react from '@vitejs/plugin-react'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

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
  async generateBundle(_, bundle) {
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
}

export default defineConfig({
  root: at('./'),
  base: '/staff/',
  plugins: [react(), onlySpokenLanguages, shellWorker],
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
    sourcemap: false,
  },
  server: { fs: { allow: [at('../../')] } },
})
