/** The pages of notices, with what one must be allowed to see each. */
export const noticePages = [
  { id: 'sent', permission: 'notifications:read' },
  { id: 'letters', permission: 'notifications:read' },
  { id: 'addresses', permission: 'notifications:read' },
  { id: 'rules', permission: undefined },
  { id: 'texts', permission: undefined },
  { id: 'gateway', permission: 'platform:sms-gateway' },
] as const
export type NoticePage = (typeof noticePages)[number]['id']
