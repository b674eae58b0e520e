import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { screen, signedIn } from './route-frame.tsx'

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

/** The addresses of the catalogue and of the cataloguing workbench. */
export const catalogueRoutes = [
  batchEditing,
  copyCataloguing,
  headingChanges,
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
  screen(
    '/batch-editing/$page',
    lazyRouteComponent(() => import('./screens/batch-editing/batch-editing.tsx'), 'BatchEditingScreen'),
  ),
  screen(
    '/batch-editing/edits/$id',
    lazyRouteComponent(() => import('./screens/batch-editing/edit.tsx'), 'BatchEditScreen'),
  ),
  screen(
    '/readers',
    lazyRouteComponent(() => import('./screens/readers/readers.tsx'), 'ReadersScreen'),
  ),
  screen(
    '/discovery',
    lazyRouteComponent(() => import('./screens/discovery/discovery.tsx'), 'DiscoveryScreen'),
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
    '/catalogue',
    lazyRouteComponent(() => import('./screens/catalog/catalogue.tsx'), 'CatalogueScreen'),
  ),
  screen(
    '/exports',
    lazyRouteComponent(() => import('./screens/exports/exports.tsx'), 'ExportsScreen'),
  ),
  screen(
    '/harvesting',
    lazyRouteComponent(() => import('./screens/harvesting/harvesting.tsx'), 'HarvestingScreen'),
  ),
  screen(
    '/e-collections',
    lazyRouteComponent(() => import('./screens/e-collections/e-collections.tsx'), 'ECollectionsScreen'),
  ),
  screen(
    '/covers',
    lazyRouteComponent(() => import('./screens/covers/covers.tsx'), 'CoversScreen'),
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
] as const
