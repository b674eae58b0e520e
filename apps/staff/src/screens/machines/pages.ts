/** The pages about machines, with what one must be allowed to see each. */
export const machinePages = [
  { id: 'accounts', permission: 'machines:view' },
  { id: 'trace', permission: 'machines:view' },
  { id: 'emulator', permission: 'machines:manage' },
  { id: 'exceptions', permission: 'machines:view' },
  { id: 'sorting', permission: 'sorting:read' },
  { id: 'security', permission: 'sorting:read' },
  { id: 'gates', permission: 'sorting:read' },
  { id: 'alarms', permission: 'sorting:read' },
] as const
export type MachinePage = (typeof machinePages)[number]['id']
