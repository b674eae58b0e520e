/** When something is due, as days and times of its branch: the time is left out where it is the end of a day. */
export function dueAt(
  due: Temporal.Instant,
  timeZone: string,
): { readonly dueDay: string; readonly dueTime: string | null } {
  const local = due.toZonedDateTimeISO(timeZone)
  const endOfDay = local.hour === 23 && local.minute === 59
  return {
    dueDay: local.toPlainDate().toString(),
    dueTime: endOfDay ? null : local.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

/** Under what a hold stands on its shelf: three letters of the family name and the first of the given one. */
export function shelfName(sortName: string): string {
  const [family = '', given = ''] = sortName.split(', ')
  return `${family.slice(0, 3).toLocaleUpperCase()} ${given.slice(0, 1).toLocaleUpperCase()}`.trim()
}
