import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useRouter,
  type RouteComponent,
} from '@tanstack/react-router'
import { RouterProvider as LinkRouter } from 'react-aria-components'
import { parseSearch, stringifySearch } from './address.ts'
import type { Services } from './services.ts'
import { BrokenScreen, MissingScreen } from './shell/page-states.tsx'
import { SignedIn } from './shell/signed-in.tsx'

const base = '/staff'

const root = createRootRouteWithContext<Services>()({ component: Root })

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

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn })
const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/desk' })
  },
})
const screen = <P extends string>(path: P, component: RouteComponent) =>
  createRoute({ getParentRoute: () => signedIn, path, component })

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
const batchEditing = createRoute({
  getParentRoute: () => signedIn,
  path: '/batch-editing',
  beforeLoad: () => {
    throw redirect({ to: '/batch-editing/$page', params: { page: 'edits' } })
  },
})
const copyCataloguing = createRoute({
  getParentRoute: () => signedIn,
  path: '/copy-cataloguing',
  beforeLoad: () => {
    throw redirect({ to: '/copy-cataloguing/$page', params: { page: 'hand' } })
  },
})
const headingChanges = createRoute({
  getParentRoute: () => signedIn,
  path: '/heading-changes',
  beforeLoad: () => {
    throw redirect({ to: '/heading-changes/$page', params: { page: 'change' } })
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
    copyCataloguing,
    screen(
      '/copy-cataloguing/$page',
      lazyRouteComponent(() => import('./screens/copy-cataloguing/copy-cataloguing.tsx'), 'CopyCataloguingScreen'),
    ),
    screen(
      '/copy-cataloguing/batches/$id',
      lazyRouteComponent(() => import('./screens/copy-cataloguing/guided/batch.tsx'), 'GuidedBatchScreen'),
    ),
    screen(
      '/copy-cataloguing/lists/$id',
      lazyRouteComponent(() => import('./screens/copy-cataloguing/list.tsx'), 'IsbnListScreen'),
    ),
    headingChanges,
    screen(
      '/heading-changes/$page',
      lazyRouteComponent(() => import('./screens/heading-changes/heading-changes.tsx'), 'HeadingChangesScreen'),
    ),
    screen(
      '/heading-changes/projects/$id',
      lazyRouteComponent(() => import('./screens/heading-changes/project.tsx'), 'HeadingProjectScreen'),
    ),
    screen(
      '/heading-changes/clusters/$id',
      lazyRouteComponent(() => import('./screens/heading-changes/clustering.tsx'), 'ClusteringScreen'),
    ),
    batchEditing,
    screen(
      '/batch-editing/$page',
      lazyRouteComponent(() => import('./screens/batch-editing/batch-editing.tsx'), 'BatchEditingScreen'),
    ),
    screen(
      '/batch-editing/edits/$id',
      lazyRouteComponent(() => import('./screens/batch-editing/edit.tsx'), 'BatchEditScreen'),
    ),
    screen(
      '/record-reports',
      lazyRouteComponent(() => import('./screens/record-reports/record-reports.tsx'), 'RecordReportsScreen'),
    ),
    screen(
      '/record-reports/$id',
      lazyRouteComponent(() => import('./screens/record-reports/report.tsx'), 'RecordReportScreen'),
    ),
    screen(
      '/batch-editing/tasks/$id',
      lazyRouteComponent(() => import('./screens/batch-editing/task.tsx'), 'BatchTaskScreen'),
    ),
    screen(
      '/batch-editing/sets/$id',
      lazyRouteComponent(() => import('./screens/batch-editing/set.tsx'), 'RecordSetScreen'),
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
      '/catalogue',
      lazyRouteComponent(() => import('./screens/catalog/catalogue.tsx'), 'CatalogueScreen'),
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
      '/exports',
      lazyRouteComponent(() => import('./screens/exports/exports.tsx'), 'ExportsScreen'),
    ),
    screen(
      '/imports',
      lazyRouteComponent(() => import('./screens/imports/imports.tsx'), 'ImportsScreen'),
    ),
    screen(
      '/authorities',
      lazyRouteComponent(() => import('./screens/authorities/authorities.tsx'), 'AuthoritiesScreen'),
    ),
    screen(
      '/authorities/new',
      lazyRouteComponent(() => import('./screens/authorities/authority-editor.tsx'), 'NewAuthorityScreen'),
    ),
    screen(
      '/authorities/$id',
      lazyRouteComponent(() => import('./screens/authorities/authority.tsx'), 'AuthorityScreen'),
    ),
    screen(
      '/authorities/$id/edit',
      lazyRouteComponent(() => import('./screens/authorities/authority-editor.tsx'), 'AuthorityEditorScreen'),
    ),
    screen(
      '/authorities/files/$id',
      lazyRouteComponent(() => import('./screens/authorities/file.tsx'), 'AuthorityFileScreen'),
    ),
    screen(
      '/shelf-list',
      lazyRouteComponent(() => import('./screens/shelf-list/shelf-list.tsx'), 'ShelfListScreen'),
    ),
    screen(
      '/shelf-list/plans/$id',
      lazyRouteComponent(() => import('./screens/shelf-list/run.tsx'), 'CallNumberRunScreen'),
    ),
    screen(
      '/labels',
      lazyRouteComponent(() => import('./screens/labels/labels.tsx'), 'LabelsScreen'),
    ),
    screen(
      '/labels/batches/$id',
      lazyRouteComponent(() => import('./screens/labels/batch.tsx'), 'LabelBatchScreen'),
    ),
    screen(
      '/labels/designs/$id',
      lazyRouteComponent(() => import('./screens/labels/design.tsx'), 'LabelDesignScreen'),
    ),
    screen(
      '/quality',
      lazyRouteComponent(() => import('./screens/quality/quality.tsx'), 'QualityScreen'),
    ),
    screen(
      '/imports/loading/$page',
      lazyRouteComponent(() => import('./screens/loading/loading.tsx'), 'LoadingScreen'),
    ),
    screen(
      '/imports/$id',
      lazyRouteComponent(() => import('./screens/imports/import.tsx'), 'ImportScreen'),
    ),
    screen(
      '/catalogue/$id',
      lazyRouteComponent(() => import('./screens/catalog/title.tsx'), 'TitleScreen'),
    ),
    screen(
      '/catalogue/$id/edit',
      lazyRouteComponent(() => import('./screens/editor/editor.tsx'), 'EditorScreen'),
    ),
    screen(
      '/catalogue/new/record',
      lazyRouteComponent(() => import('./screens/editor/editor.tsx'), 'NewRecordScreen'),
    ),
    screen(
      '/catalogue/new',
      lazyRouteComponent(() => import('./screens/catalog/new-title.tsx'), 'NewTitleScreen'),
    ),
    screen(
      '/items/$barcode',
      lazyRouteComponent(() => import('./screens/catalog/item-by-barcode.tsx'), 'ItemByBarcodeScreen'),
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
