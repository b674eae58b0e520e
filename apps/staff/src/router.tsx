import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { parseSearch, stringifySearch } from './address.ts'
import { base, root, screen, signedIn } from './route-frame.tsx'
import { catalogueRoutes } from './routes-catalogue.tsx'
import type { Services } from './services.ts'
import { BrokenScreen, MissingScreen } from './shell/page-states.tsx'

const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  validateSearch: (search) => ({ part: typeof search['part'] === 'string' ? search['part'] : undefined }),
  component: lazyRouteComponent(() => import('./screens/gallery/gallery.tsx'), 'GalleryScreen'),
})
const galleryDesk = createRoute({
  getParentRoute: () => root,
  path: '/gallery/desk',
  component: lazyRouteComponent(() => import('./screens/gallery/desk-specimen.tsx'), 'DeskSpecimen'),
})
const galleryMending = createRoute({
  getParentRoute: () => root,
  path: '/gallery/mending',
  component: lazyRouteComponent(() => import('./screens/gallery/mending-specimen.tsx'), 'MendingSpecimen'),
})

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/desk' })
  },
})

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$page', params: { page: 'library' } })
  },
})

const machines = createRoute({
  getParentRoute: () => signedIn,
  path: '/machines',
  beforeLoad: () => {
    throw redirect({ to: '/machines/$page', params: { page: 'accounts' } })
  },
})

const notices = createRoute({
  getParentRoute: () => signedIn,
  path: '/notices',
  beforeLoad: () => {
    throw redirect({ to: '/notices/$page', params: { page: 'sent' } })
  },
})

const integrations = createRoute({
  getParentRoute: () => signedIn,
  path: '/integrations',
  beforeLoad: () => {
    throw redirect({ to: '/integrations/$page', params: { page: 'webhooks' } })
  },
})
const openRefineOfOld = createRoute({
  getParentRoute: () => signedIn,
  path: '/integrations/openrefine',
  beforeLoad: () => {
    throw redirect({ to: '/openrefine' })
  },
})
const keysOfOld = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/keys',
  beforeLoad: () => {
    throw redirect({ to: '/integrations/$page', params: { page: 'keys' } })
  },
})

const tree = root.addChildren([
  gallery,
  galleryDesk,
  galleryMending,
  signedIn.addChildren([
    start,
    ...catalogueRoutes,
    screen(
      '/desk',
      lazyRouteComponent(() => import('./screens/circulation/check-out.tsx'), 'CheckOutScreen'),
    ),
    screen(
      '/desk/check-in',
      lazyRouteComponent(() => import('./screens/circulation/check-in.tsx'), 'CheckInScreen'),
    ),
    screen(
      '/desk/lists',
      lazyRouteComponent(() => import('./screens/circulation/lists.tsx'), 'ListsScreen'),
    ),
    screen(
      '/desk/in-house',
      lazyRouteComponent(() => import('./screens/circulation/in-house.tsx'), 'InHouseScreen'),
    ),
    screen(
      '/desk/due',
      lazyRouteComponent(() => import('./screens/circulation/due-board.tsx'), 'DueBoardScreen'),
    ),
    screen(
      '/desk/added',
      lazyRouteComponent(() => import('./screens/circulation/added.tsx'), 'AddedScreen'),
    ),
    screen(
      '/printing',
      lazyRouteComponent(() => import('./screens/printing/printing.tsx'), 'PrintingScreen'),
    ),
    screen(
      '/moving',
      lazyRouteComponent(() => import('./screens/moving/moving.tsx'), 'MovingScreen'),
    ),
    screen(
      '/resource-sharing',
      lazyRouteComponent(() => import('./screens/resource-sharing/resource-sharing.tsx'), 'ResourceSharingScreen'),
    ),
    screen(
      '/patrons',
      lazyRouteComponent(() => import('./screens/patrons/patrons.tsx'), 'PatronsScreen'),
    ),
    screen(
      '/patrons/new',
      lazyRouteComponent(() => import('./screens/patrons/new-patron.tsx'), 'NewPatronScreen'),
    ),
    screen(
      '/patrons/$id',
      lazyRouteComponent(() => import('./screens/patrons/patron.tsx'), 'PatronScreen'),
    ),
    screen(
      '/patrons/requests',
      lazyRouteComponent(() => import('./screens/patrons/requests.tsx'), 'RequestsScreen'),
    ),
    screen(
      '/patrons/imports',
      lazyRouteComponent(() => import('./screens/patrons/imports.tsx'), 'PatronImportsScreen'),
    ),
    screen(
      '/patrons/imports/$id',
      lazyRouteComponent(() => import('./screens/patrons/import.tsx'), 'PatronImportScreen'),
    ),
    screen(
      '/patrons/deliveries',
      lazyRouteComponent(() => import('./screens/patrons/deliveries.tsx'), 'DeliveriesScreen'),
    ),
    screen(
      '/patrons/batch',
      lazyRouteComponent(() => import('./screens/patrons/batch.tsx'), 'BatchScreen'),
    ),
    screen(
      '/patrons/$id/merge',
      lazyRouteComponent(() => import('./screens/patrons/merge.tsx'), 'MergeScreen'),
    ),
    screen(
      '/patrons/$id/edit',
      lazyRouteComponent(() => import('./screens/patrons/edit-patron.tsx'), 'EditPatronScreen'),
    ),
    screen(
      '/holds',
      lazyRouteComponent(() => import('./screens/holds/holds.tsx'), 'HoldsScreen'),
    ),
    screen(
      '/curbside',
      lazyRouteComponent(() => import('./screens/curbside/curbside.tsx'), 'CurbsideScreen'),
    ),
    screen(
      '/troubles',
      lazyRouteComponent(() => import('./screens/troubles/troubles.tsx'), 'TroublesScreen'),
    ),
    screen(
      '/money',
      lazyRouteComponent(() => import('./screens/fees/money.tsx'), 'MoneyScreen'),
    ),
    screen(
      '/receipts/$id',
      lazyRouteComponent(() => import('./screens/fees/receipt.tsx'), 'ReceiptScreen'),
    ),
    screen(
      '/rules',
      lazyRouteComponent(() => import('./screens/policy/rules.tsx'), 'RulesScreen'),
    ),
    screen(
      '/rules/history',
      lazyRouteComponent(() => import('./screens/policy/rule-history.tsx'), 'RuleHistoryScreen'),
    ),
    screen(
      '/rules/$id',
      lazyRouteComponent(() => import('./screens/policy/rule.tsx'), 'RuleScreen'),
    ),
    notices,
    screen(
      '/notices/$page',
      lazyRouteComponent(() => import('./screens/notices/notices.tsx'), 'NoticesScreen'),
    ),
    screen(
      '/notices/rules/$id',
      lazyRouteComponent(() => import('./screens/notices/notice-rule.tsx'), 'NoticeRuleScreen'),
    ),
    machines,
    screen(
      '/machines/$page',
      lazyRouteComponent(() => import('./screens/machines/machines.tsx'), 'MachinesScreen'),
    ),
    integrations,
    keysOfOld,
    openRefineOfOld,
    screen(
      '/openrefine',
      lazyRouteComponent(() => import('./screens/integrations/openrefine.tsx'), 'OpenRefineScreen'),
    ),
    screen(
      '/integrations/$page',
      lazyRouteComponent(() => import('./screens/integrations/integrations.tsx'), 'IntegrationsScreen'),
    ),
    screen(
      '/integrations/keys/$id',
      lazyRouteComponent(() => import('./screens/integrations/key.tsx'), 'KeyScreen'),
    ),
    screen(
      '/integrations/webhooks/$id',
      lazyRouteComponent(() => import('./screens/integrations/webhook.tsx'), 'WebhookScreen'),
    ),
    settings,
    screen(
      '/settings/$page',
      lazyRouteComponent(() => import('./screens/settings/settings.tsx'), 'SettingsScreen'),
    ),
    screen(
      '/reserves',
      lazyRouteComponent(() => import('./screens/reserves/reserves.tsx'), 'ReservesScreen'),
    ),
    screen(
      '/reserves/$id',
      lazyRouteComponent(() => import('./screens/reserves/course.tsx'), 'CourseScreen'),
    ),
    screen(
      '/closings',
      lazyRouteComponent(() => import('./screens/closings/closings.tsx'), 'ClosingsScreen'),
    ),
    screen(
      '/closings/new',
      lazyRouteComponent(() => import('./screens/closings/new-closing.tsx'), 'NewClosingScreen'),
    ),
    screen(
      '/closings/$id',
      lazyRouteComponent(() => import('./screens/closings/closing.tsx'), 'ClosingScreen'),
    ),
    screen(
      '/due-changes/new',
      lazyRouteComponent(() => import('./screens/closings/new-due-change.tsx'), 'NewDueChangeScreen'),
    ),
    screen(
      '/offline',
      lazyRouteComponent(() => import('./screens/offline/offline.tsx'), 'OfflineScreen'),
    ),
    screen(
      '/jobs',
      lazyRouteComponent(() => import('./screens/jobs/jobs.tsx'), 'JobsScreen'),
    ),
    screen(
      '/mailbox',
      lazyRouteComponent(() => import('./screens/mailbox/mailbox.tsx'), 'MailboxScreen'),
    ),
    screen(
      '/guide',
      lazyRouteComponent(() => import('./screens/guide/guide.tsx'), 'GuideScreen'),
    ),
    screen(
      '/guide/$page',
      lazyRouteComponent(() => import('./screens/guide/guide.tsx'), 'GuideScreen'),
    ),
    screen(
      '/find',
      lazyRouteComponent(() => import('./screens/find/find.tsx'), 'FindScreen'),
    ),
  ]),
])

/** The addresses of the desk. Each screen is loaded when it is first wanted. */
export function createDeskRouter(services: Services) {
  return createRouter({
    routeTree: tree,
    basepath: base,
    context: services,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultNotFoundComponent: MissingScreen,
    defaultErrorComponent: BrokenScreen,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>
  }
}
