/** The pages of the settings, with what one must be allowed to see each. */
export const settingPages = [
  { id: 'library', permission: undefined },
  { id: 'branches', permission: undefined },
  { id: 'groups', permission: undefined },
  { id: 'hours', permission: undefined },
  { id: 'locations', permission: undefined },
  { id: 'journeys', permission: 'holds:read' },
  { id: 'item-types', permission: undefined },
  { id: 'categories', permission: undefined },
  { id: 'patron-fields', permission: 'patrons:read' },
  { id: 'block-kinds', permission: 'patrons:read' },
  { id: 'card-ranges', permission: 'patrons:read' },
  { id: 'slips', permission: 'circulation:read' },
  { id: 'printers', permission: 'printing:print' },
  { id: 'alerts', permission: 'circulation:read' },
  { id: 'staff', permission: 'org:staff' },
  { id: 'roles', permission: undefined },
  { id: 'resource-sharing', permission: 'resource-sharing:read' },
  { id: 'kiosks', permission: 'kiosks:manage' },
  { id: 'public-site', permission: 'site:plans' },
  { id: 'audit', permission: 'platform:audit' },
] as const
export type SettingPage = (typeof settingPages)[number]['id']
