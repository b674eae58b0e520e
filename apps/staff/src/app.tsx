import { QueryClientProvider, useQuery, type QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { LucideProvider } from 'lucide-react'
import { useMemo } from 'react'
import { DeskProvider } from './desk.tsx'
import { createDeskRouter } from './router.tsx'
import type { Services } from './services.ts'
import { sessionQuery } from './session.ts'

interface AppProps {
  readonly services: Services
  readonly queries: QueryClient
}

/** The staff app: what it stands on, and the page that the address names. */
export function App({ services, queries }: AppProps) {
  return (
    <QueryClientProvider client={queries}>
      <LucideProvider strokeWidth={1.6}>
        <Pages services={services} />
      </LucideProvider>
    </QueryClientProvider>
  )
}

function Pages({ services }: Pick<AppProps, 'services'>) {
  const { data: session } = useQuery(sessionQuery(services.call))
  const router = useMemo(() => createDeskRouter(services), [services])
  return (
    <DeskProvider
      services={services}
      locale={session?.library.locale ?? navigator.language}
      timeZone={session?.branch.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      <RouterProvider router={router} />
    </DeskProvider>
  )
}
