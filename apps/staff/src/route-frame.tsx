import { createRootRouteWithContext, createRoute, Outlet, useRouter, type RouteComponent } from '@tanstack/react-router'
import { RouterProvider as LinkRouter } from 'react-aria-components'
import type { Services } from './services.ts'
import { SignedIn } from './shell/signed-in.tsx'

/** Where the desk lies on its server. */
export const base = '/staff'

/** The root of all addresses. */
export const root = createRootRouteWithContext<Services>()({ component: Root })

/** Links inside components are plain addresses; here they learn the way without loading the page anew. */
function Root() {
  const router = useRouter()
  const whole = (address: string) =>
    address.startsWith('/') && !address.startsWith(`${base}/`) ? base + address : address
  return (
    <LinkRouter navigate={(address) => router.history.push(whole(address))} useHref={whole}>
      <Outlet />
    </LinkRouter>
  )
}

/** What is only for those who are signed in. */
export const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn })
/** A screen at an address, for those who are signed in. */
export const screen = <P extends string>(path: P, component: RouteComponent) =>
  createRoute({ getParentRoute: () => signedIn, path, component })
