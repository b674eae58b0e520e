import { BarcodeProblem, doesNotFit } from './bars.ts'

type CodeSet = 'A' | 'B' | 'C'

const start: Readonly<Record<CodeSet, number>> = { A: 103, B: 104, C: 105 }
const change: Readonly<Record<CodeSet, number>> = { A: 101, B: 100, C: 99 }
const shift = 98
const stop = 106
const sets = ['C', 'B', 'A'] as const

/** What a set writes at a place: its symbol and how many characters it takes; undefined where it has none. */
function symbolAt(
  text: string,
  at: number,
  set: CodeSet,
): { readonly value: number; readonly length: 1 | 2 } | undefined {
  if (set === 'C') {
    const pair = text.slice(at, at + 2)
    return /^\d\d$/.test(pair) ? { value: Number(pair), length: 2 } : undefined
  }
  const code = text.charCodeAt(at)
  if (set === 'B') return code >= 32 && code < 128 ? { value: code - 32, length: 1 } : undefined
  return code < 32 ? { value: code + 64, length: 1 } : code < 96 ? { value: code - 32, length: 1 } : undefined
}

interface Plan {
  readonly cost: number
  /** Symbols from here to the end, in the order in which they are printed. */
  readonly values: readonly number[]
}

/**
 * The symbols of a text in Code 128 (ISO/IEC 15417): start, data, check symbol and stop, with as few as the three sets and
 * the shift allow. Of two ways of equal length the one that stays in its set longest. Throws `BarcodeProblem` for
 * characters beyond ASCII and for more than 80 of them.
 *
 * @example code128Values('31234000412345') // [105, 31, 23, 40, 0, 41, 23, 45, 33, 106]
 */
export function code128Values(text: string): readonly number[] {
  if (!/^[\u0000-\u007f]{1,80}$/.test(text))
    throw doesNotFit('Code 128 holds 1 to 80 letters without accents, digits and signs', text)
  const values = shortest(text)
  return [...values, code128Check(values), stop]
}

/** The check symbol behind a start symbol and its data (ISO/IEC 15417 annex A): values by their places, modulo 103. */
export function code128Check(values: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + value * Math.max(1, i), 0) % 103
}

/** Dynamic programming from the end: the cheapest way to write the rest when one is in a set. */
function shortest(text: string): readonly number[] {
  let next: readonly Readonly<Partial<Record<CodeSet, Plan>>>[] = [{}, {}]
  for (let at = text.length; at >= 0; at--) next = [plansAt(text, at, next), ...next.slice(0, 2)]
  const plans = next[0] ?? {}
  const best = sets
    .flatMap((set) => (plans[set] ? [{ set, plan: plans[set] }] : []))
    .toSorted((a, b) => a.plan.cost - b.plan.cost)[0]
  if (!best) throw new BarcodeProblem(`Code 128 has no bars for "${text}".`)
  return [start[best.set], ...best.plan.values]
}

type Plans = Readonly<Partial<Record<CodeSet, Plan>>>

function plansAt(text: string, at: number, behind: readonly Plans[]): Plans {
  if (at === text.length) return { A: done, B: done, C: done }
  const direct: Partial<Record<CodeSet, Plan>> = {}
  for (const set of sets) {
    const own = symbolAt(text, at, set)
    const rest = own && behind[own.length - 1]?.[set]
    const plans = rest ? [prefixed([own.value], rest)] : []
    const other = set === 'A' ? 'B' : set === 'B' ? 'A' : undefined
    const shifted = other && symbolAt(text, at, other)
    const afterShift = shifted && behind[0]?.[set]
    if (afterShift) plans.push(prefixed([shift, shifted.value], afterShift))
    const best = plans.toSorted((a, b) => a.cost - b.cost)[0]
    if (best) direct[set] = best
  }
  const whole: Partial<Record<CodeSet, Plan>> = { ...direct }
  for (const set of sets) {
    for (const other of sets) {
      const plan = other === set ? undefined : direct[other]
      if (plan && plan.cost + 1 < (whole[set]?.cost ?? Infinity)) whole[set] = prefixed([change[other]], plan)
    }
  }
  return whole
}

const done: Plan = { cost: 0, values: [] }
const prefixed = (values: readonly number[], { cost, values: rest }: Plan): Plan => ({
  cost: cost + values.length,
  values: [...values, ...rest],
})
