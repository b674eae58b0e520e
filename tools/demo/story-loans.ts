import type { DemoCopy } from './copies.ts'
import type { DemoPatron } from './people.ts'
import { chance, type Chance } from './random.ts'
import { queues, toBePulled } from './story-holds.ts'
import { likes, loanLimits, usualPeriod, workOf } from './story-tastes.ts'
import type { PlannedHold, PlannedLoan, PlannedState } from './story.ts'

/** How many copies are out on the day. */
const openLoans = 180

/** Days after the due date of the loans that are overdue. */
const overdueDays = [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 5, 5, 6, 6, 8, 8, 10, 13, 14, 17, 20, 24, 29, 33, 39]

const dueToday = 10

/** What Jordan Reyes has at home: work, days until due. */
const jordansLoans: readonly (readonly [work: string, dueInDays: number])[] = [
  ['the-princess-bride-dvd', 3],
  ['planet-earth-dvd', 3],
  ['miller-circe', 8],
  ['lopez-alt-the-food-lab', 6],
  ['sendak-where-the-wild-things-are', 2],
  ['mcquiston-red-white-royal-blue', 8],
  ['garcia-marquez-el-amor-en-los-tiempos-del-colera-spa', 6],
]

/** Works that the pictures show being lent: their copies stay on the shelf. */
const keptOnShelf: ReadonlySet<string> = new Set([
  ...toBePulled,
  'kimmerer-braiding-sweetgrass',
  'garcia-marquez-cien-anos-de-soledad-spa',
  'laptop-14-thinkpad-l14-kit-of-3-equipment',
  'spirited-away-dvd',
  'bulgakov-master-i-margarita-rus',
  'le-guin-the-left-hand-of-darkness',
  'koestler-darkness-at-noon',
])

interface Scene {
  /** Those who may borrow; Jordan Reyes first. */
  readonly patrons: readonly DemoPatron[]
  readonly copies: readonly DemoCopy[]
  readonly states: readonly PlannedState[]
  readonly holds: readonly PlannedHold[]
}

/** Open loans: all copies of the titles that people queue for, and a spread of the rest. */
export function plannedLoans(scene: Scene): readonly PlannedLoan[] {
  const roll = chance('loans')
  const gone = new Set([...scene.states.map(({ copy }) => copy), ...scene.holds.flatMap(({ copy }) => copy ?? [])])
  const waiting = new Set(scene.holds.map((hold) => `${hold.patron} ${hold.work}`))
  const [jordan, ...borrowers] = scene.patrons
  if (!jordan) throw new Error('The story needs its first patron.')
  const loans: PlannedLoan[] = []
  const shelf = (): DemoCopy[] => scene.copies.filter((copy) => !gone.has(copy.barcode) && isLent(copy))
  const has = new Map<string, DemoCopy[]>()

  const lend = (patron: DemoPatron, copy: DemoCopy, dueInDays: number): void => {
    gone.add(copy.barcode)
    has.set(patron.card, [...(has.get(patron.card) ?? []), copy])
    loans.push({
      patron: patron.card,
      copy: copy.barcode,
      branch: copy.branch,
      lentDaysAgo: Math.max(0, usualPeriod(patron, copy) - dueInDays),
      dueInDays,
    })
  }
  const mayTake = (patron: DemoPatron, copy: DemoCopy): boolean => {
    const theirs = has.get(patron.card) ?? []
    const alike = theirs.filter((other) => other.itemType === copy.itemType).length
    return (
      theirs.length < 9 &&
      alike < (loanLimits[copy.itemType] ?? 9) &&
      !theirs.some((other) => other.work === copy.work) &&
      !waiting.has(`${patron.card} ${copy.work}`) &&
      likes(patron, workOf(copy.work))
    )
  }

  for (const [work, dueInDays] of jordansLoans) {
    const copy = shelf().find((candidate) => candidate.work === work)
    if (copy) lend(jordan, copy, dueInDays)
  }
  for (const copy of shelf().filter((candidate) => queues.some(([work]) => work === candidate.work))) {
    const patron = roll.pick(borrowers.filter((candidate) => mayTake(candidate, copy)))
    lend(patron, copy, roll.between(1, usualPeriod(patron, copy) - 1))
  }
  const dues = [...overdueDays.map((days) => -days), ...Array<number>(dueToday).fill(0)]
  while (loans.length < openLoans) {
    const copy = pickByDemand(
      roll,
      shelf().filter((candidate) => !keptOnShelf.has(candidate.work)),
    )
    const fit = borrowers.filter((candidate) => mayTake(candidate, copy))
    if (fit.length === 0) continue
    const near = fit.filter((candidate) => candidate.branch === copy.branch)
    const patron = roll.pick(near.length > 0 && roll.next() < 0.85 ? near : fit)
    lend(patron, copy, dues.shift() ?? roll.between(1, usualPeriod(patron, copy)))
  }
  return withTroubles([...loans, ...devicesOut(scene, roll, gone, has)], scene)
}

function isLent(copy: DemoCopy): boolean {
  return (
    copy.itemType !== 'reference' &&
    copy.itemType !== 'device' &&
    copy.itemType !== 'thing' &&
    copy.location !== 'local-history'
  )
}

function pickByDemand(roll: Chance, copies: readonly DemoCopy[]): DemoCopy {
  const weights = copies.map((copy) => (workOf(copy.work).demand ?? 2) ** 2)
  let rest = roll.next() * weights.reduce((sum, weight) => sum + weight, 0)
  const index = weights.findIndex((weight) => (rest -= weight) <= 0)
  const copy = copies[index] ?? copies[0]
  if (!copy) throw new Error('The shelves of the story are empty.')
  return copy
}

/** A few laptops and hotspots went out this morning. */
function devicesOut(
  scene: Scene,
  roll: Chance,
  gone: Set<string>,
  has: ReadonlyMap<string, readonly DemoCopy[]>,
): readonly PlannedLoan[] {
  const wanted = ['chromebook-11-lenovo-300e-equipment', 'wi-fi-hotspot-equipment', 'wi-fi-hotspot-equipment']
  const adults = scene.patrons.slice(1).filter((patron) => patron.category === 'adult' && !has.has(patron.card))
  return wanted.flatMap((work, index) => {
    const copy = scene.copies.find((candidate) => candidate.work === work && !gone.has(candidate.barcode))
    const patron = adults[index * 3]
    if (!copy || !patron) return []
    gone.add(copy.barcode)
    return [
      {
        patron: patron.card,
        copy: copy.barcode,
        branch: copy.branch,
        lentDaysAgo: 0,
        lentMinutesAgo: roll.between(20, 150),
        dueInDays: 0,
      },
    ]
  })
}

/** One loan that the patron says was brought back, and one that was declared lost. */
function withTroubles(loans: readonly PlannedLoan[], { copies }: Scene): readonly PlannedLoan[] {
  const books = new Set(copies.filter((copy) => copy.itemType === 'book').map((copy) => copy.barcode))
  const late = loans.filter((loan) => loan.dueInDays < -15 && books.has(loan.copy))
  const [claimed] = late
  const lost = late.at(-1)
  return loans.map((loan) => {
    if (loan === claimed) return { ...loan, claimedReturned: true as const }
    return loan === lost && lost !== claimed ? { ...loan, lost: true as const } : loan
  })
}
