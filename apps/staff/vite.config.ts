import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('./'),
  base: '/staff/',
  plugins: [react()],
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
