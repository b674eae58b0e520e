/** Whole years of age on a day. Who was born on 29 February is a year older on 1 March of other years. */
export function ageOn(birthDate: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const before = day.month < birthDate.month || (day.month === birthDate.month && day.day < birthDate.day)
  return day.year - birthDate.year - (before ? 1 : 0)
}
