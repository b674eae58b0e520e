import {
  ArrowLeftRight,
  BadgeCheck,
  Banknote,
  BookOpen,
  BookCopy,
  BookType,
  ImageIcon,
  Bookmark,
  Car,
  ChartColumn,
  CloudOff,
  CopyPlus,
  Diff,
  FileDown,
  FileUp,
  GraduationCap,
  Library,
  LibraryBig,
  ListChecks,
  ListTodo,
  Mailbox,
  Megaphone,
  MessageSquareQuote,
  MonitorCheck,
  Printer,
  Replace,
  ScanBarcode,
  Search,
  SearchX,
  Scale,
  Settings,
  Tags,
  Truck,
  Users,
  Webhook,
  type LucideIcon,
  Rss,
} from 'lucide-react'
import type { Words } from '../messages/index.ts'

/** Addresses of the sections; the router has a route for each. */
export type SectionAddress =
  | '/desk'
  | '/patrons'
  | '/catalogue'
  | '/holds'
  | '/moving'
  | '/resource-sharing'
  | '/curbside'
  | '/troubles'
  | '/money'
  | '/reserves'
  | '/imports'
  | '/exports'
  | '/harvesting'
  | '/e-collections'
  | '/covers'
  | '/copy-cataloguing'
  | '/authorities'
  | '/shelf-list'
  | '/labels'
  | '/quality'
  | '/batch-editing'
  | '/heading-changes'
  | '/record-reports'
  | '/discovery'
  | '/readers'
  | '/rules'
  | '/printing'
  | '/offline'
  | '/jobs'
  | '/mailbox'
  | '/notices'
  | '/machines'
  | '/integrations'
  | '/openrefine'
  | '/settings'
  | '/guide'

/** A part of the desk with its own place in the rail. */
export interface Section {
  readonly id: keyof Words['sections']
  /** Address without the base. */
  readonly to: SectionAddress
  readonly icon: LucideIcon
  /** Permission without which it is not shown. */
  readonly permission?: string
  /** The section that it belongs to: the rail shows it when one is somewhere in there. */
  readonly within?: keyof Words['sections']
  /** Only in a demo library. */
  readonly demoOnly?: boolean
}

/**
 * The rail, from the work of every minute to that of every month; what belongs to a section follows it. A new section is a
 * line here and a route.
 */
export const sections: readonly Section[] = [
  { id: 'desk', to: '/desk', icon: ScanBarcode },
  { id: 'troubles', to: '/troubles', icon: SearchX, permission: 'circulation:read', within: 'desk' },
  { id: 'offline', to: '/offline', icon: CloudOff, permission: 'offline:use', within: 'desk' },
  { id: 'patrons', to: '/patrons', icon: Users, permission: 'patrons:read' },
  { id: 'catalogue', to: '/catalogue', icon: Library },
  { id: 'copy', to: '/copy-cataloguing', icon: CopyPlus, permission: 'copy-cataloguing:search', within: 'catalogue' },
  { id: 'batch', to: '/batch-editing', icon: ListTodo, permission: 'catalog:batch', within: 'catalogue' },
  { id: 'headings', to: '/heading-changes', icon: Replace, permission: 'catalog:batch', within: 'catalogue' },
  { id: 'reports', to: '/record-reports', icon: ChartColumn, permission: 'catalog:read', within: 'catalogue' },
  { id: 'discovery', to: '/discovery', icon: Search, permission: 'discovery:read', within: 'catalogue' },
  { id: 'readers', to: '/readers', icon: MessageSquareQuote, permission: 'lists:read', within: 'catalogue' },
  { id: 'authorities', to: '/authorities', icon: BookType, permission: 'authorities:read', within: 'catalogue' },
  { id: 'shelf', to: '/shelf-list', icon: LibraryBig, within: 'catalogue' },
  { id: 'labels', to: '/labels', icon: Tags, permission: 'labels:print', within: 'catalogue' },
  { id: 'imports', to: '/imports', icon: FileDown, permission: 'catalog:import', within: 'catalogue' },
  { id: 'exports', to: '/exports', icon: FileUp, permission: 'catalog:export', within: 'catalogue' },
  { id: 'harvesting', to: '/harvesting', icon: Rss, permission: 'harvesting:manage', within: 'catalogue' },
  {
    id: 'eCollections',
    to: '/e-collections',
    icon: BookCopy,
    permission: 'e-collections:manage',
    within: 'catalogue',
  },
  { id: 'covers', to: '/covers', icon: ImageIcon, permission: 'covers:manage', within: 'catalogue' },
  { id: 'openrefine', to: '/openrefine', icon: Diff, permission: 'catalog:read', within: 'catalogue' },
  { id: 'quality', to: '/quality', icon: BadgeCheck, permission: 'quality:read', within: 'catalogue' },
  { id: 'holds', to: '/holds', icon: Bookmark, permission: 'holds:read' },
  { id: 'curbside', to: '/curbside', icon: Car, permission: 'curbside:book', within: 'holds' },
  { id: 'moving', to: '/moving', icon: Truck, permission: 'circulation:read', within: 'holds' },
  {
    id: 'sharing',
    to: '/resource-sharing',
    icon: ArrowLeftRight,
    permission: 'resource-sharing:read',
    within: 'holds',
  },
  { id: 'money', to: '/money', icon: Banknote, permission: 'fees:read' },
  { id: 'reserves', to: '/reserves', icon: GraduationCap, permission: 'reserves:read' },
  { id: 'notices', to: '/notices', icon: Megaphone, permission: 'notifications:read' },
  { id: 'settings', to: '/settings', icon: Settings },
  { id: 'rules', to: '/rules', icon: Scale, within: 'settings' },
  { id: 'machines', to: '/machines', icon: MonitorCheck, permission: 'sorting:read', within: 'settings' },
  { id: 'printing', to: '/printing', icon: Printer, permission: 'printing:print', within: 'settings' },
  { id: 'integrations', to: '/integrations', icon: Webhook, permission: 'webhooks:manage', within: 'settings' },
  { id: 'jobs', to: '/jobs', icon: ListChecks, within: 'settings' },
  { id: 'mailbox', to: '/mailbox', icon: Mailbox, permission: 'platform:mail', demoOnly: true, within: 'settings' },
  { id: 'guide', to: '/guide', icon: BookOpen },
]

/**
 * What the rail shows of some sections for one who is at an address: those that belong to none, and those of the section
 * that one is in.
 */
export function sectionsInSight(all: readonly Section[], address: string): readonly Section[] {
  const here = all.find(({ to }) => address === to || address.startsWith(`${to}/`))
  const open = here?.within ?? here?.id
  const shown = new Set(all.map(({ id }) => id))
  // One whose own section may not be seen stands for itself.
  return all.filter(({ within }) => within === undefined || within === open || !shown.has(within))
}

/** The sections of a phone's bottom bar; the others are under More. */
export const sectionsAtHand = 4
