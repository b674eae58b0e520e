import {
  ArrowLeftRight,
  Banknote,
  BookOpen,
  Bookmark,
  Car,
  CloudOff,
  FileDown,
  GraduationCap,
  Library,
  ListChecks,
  Mailbox,
  Megaphone,
  MonitorCheck,
  Printer,
  ScanBarcode,
  SearchX,
  Scale,
  Settings,
  Truck,
  Users,
  Webhook,
  type LucideIcon,
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
  | '/rules'
  | '/printing'
  | '/offline'
  | '/jobs'
  | '/mailbox'
  | '/notices'
  | '/machines'
  | '/integrations'
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
  /** Only in a demo library. */
  readonly demoOnly?: boolean
}

/** The rail, from the work of every minute to that of every month. A new section is a line here and a route. */
export const sections: readonly Section[] = [
  { id: 'desk', to: '/desk', icon: ScanBarcode },
  { id: 'patrons', to: '/patrons', icon: Users, permission: 'patrons:read' },
  { id: 'catalogue', to: '/catalogue', icon: Library },
  { id: 'holds', to: '/holds', icon: Bookmark, permission: 'holds:read' },
  { id: 'curbside', to: '/curbside', icon: Car, permission: 'curbside:book' },
  { id: 'troubles', to: '/troubles', icon: SearchX, permission: 'circulation:read' },
  { id: 'moving', to: '/moving', icon: Truck, permission: 'circulation:read' },
  { id: 'sharing', to: '/resource-sharing', icon: ArrowLeftRight, permission: 'resource-sharing:read' },
  { id: 'money', to: '/money', icon: Banknote, permission: 'fees:read' },
  { id: 'reserves', to: '/reserves', icon: GraduationCap, permission: 'reserves:read' },
  { id: 'imports', to: '/imports', icon: FileDown, permission: 'catalog:import' },
  { id: 'notices', to: '/notices', icon: Megaphone, permission: 'notifications:read' },
  { id: 'rules', to: '/rules', icon: Scale },
  { id: 'machines', to: '/machines', icon: MonitorCheck, permission: 'sorting:read' },
  { id: 'printing', to: '/printing', icon: Printer, permission: 'printing:print' },
  { id: 'integrations', to: '/integrations', icon: Webhook, permission: 'webhooks:manage' },
  { id: 'settings', to: '/settings', icon: Settings },
  { id: 'offline', to: '/offline', icon: CloudOff, permission: 'offline:use' },
  { id: 'jobs', to: '/jobs', icon: ListChecks },
  { id: 'guide', to: '/guide', icon: BookOpen },
  { id: 'mailbox', to: '/mailbox', icon: Mailbox, permission: 'platform:mail', demoOnly: true },
]

/** The sections of a phone's bottom bar; the others are under More. */
export const sectionsAtHand = 4
