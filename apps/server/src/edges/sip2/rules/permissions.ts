const permissions: Readonly<Record<string, string>> = {
  '23': 'patrons:read',
  '63': 'patrons:read',
  '11': 'circulation:check-out',
  '09': 'circulation:check-in',
  '29': 'circulation:renew',
  '65': 'circulation:renew',
  '01': 'patrons:block',
  '25': 'patrons:block',
  '17': 'catalog:read',
  '19': 'catalog:items',
  '15': 'holds:place',
  '37': 'fees:pay',
}

/** What a machine must be allowed for a message; undefined for those that every machine may send. */
export function permissionFor(code: string): string | undefined {
  return permissions[code]
}
