import { daysBefore, lastDayOf } from './dates.ts'

/** One limit of an embargo: `R` lets access begin so long ago, `P` lets it end so long ago. */
export interface EmbargoPart {
  readonly kind: 'R' | 'P'
  readonly count: number
  readonly unit: 'D' | 'M' | 'Y'
}

const mostParts = 2

/** Reads `P1Y`, `R180D` or both, `R10Y;P30D` (RP-9 §6.6.11); undefined for what is none. An empty text is no embargo. */
export function readEmbargo(text: string): readonly EmbargoPart[] | undefined {
  const parts = text
    .split(';')
    .map((part) => part.trim().toUpperCase())
    .filter((part) => part !== '')
  const read = parts.map((part): EmbargoPart | undefined => {
    const [, kind, count = '', unit] = /^([RP])(\d{1,4})([DMY])$/.exec(part) ?? []
    if ((kind !== 'R' && kind !== 'P') || (unit !== 'D' && unit !== 'M' && unit !== 'Y')) return undefined
    return { kind, count: Number(count), unit }
  })
  const sound = read.filter((part) => part !== undefined)
  const isSound = sound.length === read.length && sound.length <= mostParts
  return isSound && new Set(sound.map(({ kind }) => kind)).size === sound.length ? sound : undefined
}

/**
 * The days between which an embargo leaves access, reckoned on a day. Years and months are those of the calendar: with `P1Y`
 * nothing of the current year is there, with `R1Y` all of it and nothing before.
 */
export function embargoDays(
  parts: readonly EmbargoPart[],
  today: string,
): { readonly from: string | null; readonly to: string | null } {
  const begin = parts.find(({ kind }) => kind === 'R')
  const end = parts.find(({ kind }) => kind === 'P')
  return { from: begin ? beginning(begin, today) : null, to: end ? ending(end, today) : null }
}

function beginning({ count, unit }: EmbargoPart, today: string): string {
  if (unit === 'D') return daysBefore(today, count)
  const [year, month] = monthsBefore(today, unit === 'M' ? Math.max(0, count - 1) : 0)
  return unit === 'M' ? `${year}-${two(month)}-01` : `${four(Number(today.slice(0, 4)) - Math.max(0, count - 1))}-01-01`
}

function ending({ count, unit }: EmbargoPart, today: string): string {
  if (unit === 'D') return daysBefore(today, count)
  if (unit === 'Y') return count === 0 ? today : `${four(Number(today.slice(0, 4)) - count)}-12-31`
  if (count === 0) return today
  const [year, month] = monthsBefore(today, count)
  return `${year}-${two(month)}-${lastDayOf(Number(year), month)}`
}

function monthsBefore(day: string, count: number): readonly [string, number] {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count
  return [four(Math.floor(months / 12)), (months % 12) + 1]
}

const two = (number: number) => String(number).padStart(2, '0')
const four = (number: number) => String(Math.max(1, number)).padStart(4, '0')
