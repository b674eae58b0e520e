import type { BranchCode, DemoCopy } from './copies.ts'
import type { DemoPatron } from './people.ts'
import { chance, type Chance } from './random.ts'
import { likes, workOf } from './story-tastes.ts'
import type { PlannedHold, PlannedState } from './story.ts'

/** Titles of which every copy is out, and how many people wait for one. */
export const queues: readonly (readonly [work: string, waiting: number])[] = [
  ['everett-james', 6],
  ['kingsolver-demon-copperhead', 4],
  ['weir-project-hail-mary', 4],
  ['osman-the-thursday-murder-club', 3],
  ['zevin-tomorrow-and-tomorrow-and-tomorrow', 3],
  ['van-der-kolk-the-body-keeps-the-score', 3],
  ['clear-atomic-habits', 2],
  ['conrad-heart-of-darkness', 1],
  ['barbie-blu-ray', 3],
  ['yamada-frieren-volume-1', 4],
  ['oseman-heartstopper-volume-1', 3],
  ['brown-the-wild-robot', 2],
  ['riordan-the-lightning-thief', 2],
]

/** Titles that somebody waits for while a copy stands on the shelf: what the pull list shows in the morning. */
export const toBePulled: readonly string[] = [
  'fujimoto-chainsaw-man-volume-11',
  'clarke-piranesi',
  'miyazaki-nausicaa-of-the-valley-of-the-wind-volume-1',
  'teuber-catan-board-game',
  'kimmerer-gathering-moss',
  'parasite-kor-dvd',
  'tartt-the-secret-history',
  'wohlleben-the-hidden-life-of-trees',
  'pilkey-dog-man',
]

/** Holds that have their copy: state, title, days since it was caught. */
const caught: readonly (readonly [state: 'ready' | 'in-transit' | 'overstayed', work: string, daysAgo: number])[] = [
  ['ready', 'le-guin-the-left-hand-of-darkness', 2],
  ['ready', 'nintendo-switch-console-equipment', 1],
  ['ready', 'butler-kindred', 0],
  ['ready', 'nosrat-salt-fat-acid-heat', 1],
  ['ready', 'spiegelman-maus-i', 3],
  ['ready', 'the-legend-of-zelda-tears-of-the-kingdom-video-game', 1],
  ['ready', 'collins-the-hunger-games', 4],
  ['ready', 'osman-the-thursday-murder-club-large-print', 5],
  ['in-transit', 'sheldrake-entangled-life', 1],
  ['in-transit', 'oppenheimer-blu-ray', 0],
  ['in-transit', 'endo-spy-x-family-volume-2', 1],
  ['in-transit', 'krasznahorkai-satantango-hun', 1],
  ['overstayed', 'larson-the-devil-in-the-white-city', 9],
]

/** About sixty holds: queues, the pull list, the hold shelf, the van, two suspended, one that nobody fetched. */
export function plannedHolds(
  patrons: readonly DemoPatron[],
  copies: readonly DemoCopy[],
  states: readonly PlannedState[],
): readonly PlannedHold[] {
  const roll = chance('holds')
  const elsewhere = new Set(states.map(({ copy }) => copy))
  const [jordan] = patrons
  if (!jordan) throw new Error('The story needs its first patron.')
  const holds: PlannedHold[] = []
  const counts = new Map<string, number>()
  const waiter = (work: string): DemoPatron => {
    const taken = new Set(holds.filter((hold) => hold.work === work).map((hold) => hold.patron))
    const chosen = pickWaiter(roll, patrons, work, (card) => taken.has(card) || (counts.get(card) ?? 0) >= 3)
    counts.set(chosen.card, (counts.get(chosen.card) ?? 0) + 1)
    return chosen
  }

  for (const [index, [state, work, daysAgo]] of caught.entries()) {
    const patron = index < 2 ? jordan : waiter(work)
    const pickup = patron.branch
    const there = copies.filter((copy) => copy.work === work && !elsewhere.has(copy.barcode))
    const copy = there.find((candidate) => (state === 'in-transit') !== (candidate.branch === pickup)) ?? there[0]
    if (!copy) continue
    const to: BranchCode = state === 'in-transit' ? (copy.branch === 'ELM' ? 'HAR' : 'ELM') : copy.branch
    elsewhere.add(copy.barcode)
    holds.push({
      patron: patron.card,
      work,
      pickup: to,
      placedDaysAgo: daysAgo + roll.between(3, 20),
      state,
      copy: copy.barcode,
      caughtDaysAgo: daysAgo,
    })
  }
  for (const [work, waiting] of queues) {
    for (const place of Array(waiting).keys()) {
      const patron = waiter(work)
      const suspended = place === 1 && (work === 'everett-james' || work === 'yamada-frieren-volume-1')
      holds.push({
        patron: patron.card,
        work,
        pickup: patron.branch,
        placedDaysAgo: 30 - place * 4 - roll.between(0, 3),
        state: suspended ? 'suspended' : 'waiting',
        ...(suspended ? { suspendedForDays: 21 } : {}),
      })
    }
  }
  for (const work of toBePulled) {
    const patron = waiter(work)
    holds.push({
      patron: patron.card,
      work,
      pickup: patron.branch,
      placedDaysAgo: roll.between(0, 1),
      state: 'waiting',
    })
  }
  return holds.sort((one, other) => other.placedDaysAgo - one.placedDaysAgo)
}

function pickWaiter(
  roll: Chance,
  patrons: readonly DemoPatron[],
  work: string,
  excluded: (card: string) => boolean,
): DemoPatron {
  const [jordan] = patrons
  const fit = patrons.filter(
    (patron) =>
      patron !== jordan && patron.category !== 'institution' && likes(patron, workOf(work)) && !excluded(patron.card),
  )
  return roll.pick(fit)
}
