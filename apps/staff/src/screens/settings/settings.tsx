import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useWords } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { MissingScreen } from '../../shell/page-states.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SidePages } from '../../ui/side-pages.tsx'
import { PrintersView } from '../printing/printers-view.tsx'
import { TextsPage } from '../printing/texts-page.tsx'
import { KiosksPage } from '../kiosks/kiosks-page.tsx'
import { AlertsPage } from './alerts-page.tsx'
import { AuditPage } from './audit-page.tsx'
import { BranchesPage } from './branches-page.tsx'
import { BlockKindsPage } from './block-kinds-page.tsx'
import { CardRangesPage } from './card-ranges-page.tsx'
import { CategoriesPage } from './categories-page.tsx'
import { GroupsPage } from './groups-page.tsx'
import { HoursPage } from './hours-page.tsx'
import { ItemTypesPage } from './item-types-page.tsx'
import { JourneysPage } from './journeys-page.tsx'
import { LibraryPage } from './library-page.tsx'
import { LocationsPage } from './locations-page.tsx'
import { SignInPage } from '../identity/sign-in-page.tsx'
import { LearningPage } from '../learning/learning-page.tsx'
import { VendorsPage } from '../vendor-sign-in/vendors-page.tsx'
import { SitePage } from '../site/site-page.tsx'
import { PartnersView } from '../resource-sharing/partners-view.tsx'
import { PatronFieldsPage } from './patron-fields-page.tsx'
import { settingPages, type SettingPage } from './pages.ts'
import { RolesPage } from './roles-page.tsx'
import { StaffPage } from './staff-page.tsx'

const contents: Readonly<Record<SettingPage, ComponentType>> = {
  library: LibraryPage,
  branches: BranchesPage,
  groups: GroupsPage,
  hours: HoursPage,
  locations: LocationsPage,
  journeys: JourneysPage,
  'item-types': ItemTypesPage,
  categories: CategoriesPage,
  'patron-fields': PatronFieldsPage,
  'block-kinds': BlockKindsPage,
  'card-ranges': CardRangesPage,
  slips: TextsPage,
  printers: PrintersView,
  alerts: AlertsPage,
  staff: StaffPage,
  roles: RolesPage,
  'sign-in': SignInPage,
  vendors: VendorsPage,
  learning: LearningPage,
  'resource-sharing': PartnersView,
  kiosks: KiosksPage,
  'public-site': SitePage,
  audit: AuditPage,
}

/** The house: its branches, hours, kinds of things and people, staff, keys and log. */
export function SettingsScreen() {
  const { settings } = useWords()
  const { permissions } = useSession()
  const { page: asked } = useParams({ from: '/signed-in/settings/$page' })
  const pages = settingPages.filter(({ permission }) => permission === undefined || permissions.includes(permission))
  const page = pages.find(({ id }) => id === asked)
  if (!page) return <MissingScreen />
  const Content = contents[page.id]
  return (
    <>
      <PageHeader
        title={settings[page.id]}
        crumbs={[{ label: settings.title, href: '/settings/library' }]}
        {...guideOf(page.id)}
        {...(page.id === 'resource-sharing' && { guide: 'ncip' })}
      >
        {intros(settings)[page.id]}
      </PageHeader>
      <SidePages
        label={settings.pages}
        current={page.id}
        pages={pages.map(({ id, group }) => ({
          id,
          label: settings[id],
          href: `/settings/${id}`,
          group: settings[group],
        }))}
      >
        <Content />
      </SidePages>
    </>
  )
}

function guideOf(page: SettingPage): { readonly guide?: string } {
  const guides: Readonly<Partial<Record<SettingPage, string>>> = {
    hours: 'opening-hours',
    kiosks: 'kiosks',
    'public-site': 'public-site',
    'sign-in': 'sign-in-elsewhere',
    vendors: 'programs-that-ask-us',
    learning: 'reading-lists-in-courses',
    slips: 'change-slips',
    printers: 'printing',
  }
  const guide = guides[page]
  return guide === undefined ? {} : { guide }
}

function intros(settings: ReturnType<typeof useWords>['settings']): Readonly<Record<SettingPage, string>> {
  return {
    library: settings.libraryText,
    branches: settings.branchesText,
    groups: settings.groupsText,
    hours: settings.hoursText,
    locations: settings.locationsText,
    journeys: settings.journeysText,
    'item-types': settings.itemTypesText,
    categories: settings.categoriesText,
    'patron-fields': settings.patronFieldsText,
    'block-kinds': settings.blockKindsText,
    'card-ranges': settings.cardRangesText,
    slips: settings.slipsText,
    printers: settings.printersText,
    alerts: settings.alertsText,
    staff: settings.staffText,
    roles: settings.rolesText,
    'sign-in': settings.signInText,
    vendors: settings.vendorsText,
    learning: settings.learningText,
    'resource-sharing': settings.resourceSharingText,
    kiosks: settings.kiosksText,
    'public-site': settings.publicSiteText,
    audit: settings.auditText,
  }
}
