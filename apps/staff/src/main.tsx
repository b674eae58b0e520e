import '@fontsource-variable/ibm-plex-sans/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import '@fontsource/ibm-plex-mono/400.css'
import '@fontsource/ibm-plex-mono/600.css'
import './ui/tokens.css'
import './ui/base.css'
import { QueryClient } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { loadWords } from './messages/index.ts'
import { registerShell } from './offline/register-shell.ts'
import { Problem } from './problem.ts'
import { createServices } from './services.ts'

const queries = new QueryClient({
  defaultOptions: {
    // The desk answers by itself while the server is away, so nothing waits for the browser to think that there is a line.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      // A "no" does not become a "yes" by asking again; a line that was down may be up.
      retry: (failures, error) =>
        failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 502),
    },
  },
})
const words = await loadWords(navigator.language)
const services = createServices(words, queries)
registerShell()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App services={services} queries={queries} />
    </StrictMode>,
  )
}
