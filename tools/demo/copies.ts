import { makeLibraryBarcode } from '@carrel/identifiers'
import { callNumber, isFiction, isLocalHistory, isReference } from './call-number.ts'
import { hash } from './random.ts'
import { isFilm, type Work } from './work.ts'
import { works } from './works/index.ts'

/** Digits 2 to 5 of every barcode of the demo library: its institution. */
export const institution = '1234'

export type BranchCode = 'ELM' | 'HAR'

export type ItemTypeCode =
  | 'book'
  | 'new-book'
  | 'dvd'
  | 'audiobook-cd'
  | 'music-cd'
  | 'manga'
  | 'picture-book'
  | 'large-print'
  | 'magazine'
  | 'board-game'
  | 'device'
  | 'thing'
  | 'reference'

export type LocationCode =
  | 'adult-fiction'
  | 'adult-nonfiction'
  | 'teen'
  | 'children'
  | 'picture-books'
  | 'manga'
  | 'media'
  | 'reference'
  | 'new'
  | 'large-print'
  | 'world-languages'
  | 'things'
  | 'local-history'
  | 'magazines'

/** One thing with a barcode. */
export interface DemoCopy {
  /** Key of its work. */
  readonly work: string
  readonly barcode: string
  readonly branch: BranchCode
  readonly itemType: ItemTypeCode
  readonly location: LocationCode
  readonly callNumber: string
  readonly copyNumber: number
  /** Cents. */
  readonly price: number
  /** Which issue, for a magazine. */
  readonly part?: string
  /** What comes with it and must come back with it: `2 discs`. */
  readonly accompanying?: string
}

/** Numbers of the copies that the pictures of the system show; the check digit follows from the rest. */
const shownNumbers: Readonly<Record<string, number>> = {
  'kimmerer-braiding-sweetgrass': 871_220,
  'fujimoto-chainsaw-man-volume-11': 902_441,
  'garcia-marquez-cien-anos-de-soledad-spa': 455_013,
  'laptop-14-thinkpad-l14-kit-of-3-equipment': 777_002,
  'spirited-away-dvd': 620_991,
  'bulgakov-master-i-margarita-rus': 333_720,
}

/** The newest issues of a magazine that are on the shelf. */
const issues: Readonly<Record<string, readonly string[]>> = {
  Weekly: ['2026 no. 40', '2026 no. 41', '2026 no. 42'],
  Monthly: ['Aug. 2026', 'Sept. 2026', 'Oct. 2026'],
  'Eleven issues yearly': ['Sept. 2026', 'Oct. 2026', 'Nov. 2026'],
  'Six issues yearly': ['June/July 2026', 'Aug./Sept. 2026', 'Oct./Nov. 2026'],
  Quarterly: ['Spring 2026', 'Summer 2026', 'Fall 2026'],
}

/** Every copy of the demo library, in the order of the works; the same every time. */
export function demoCopies(): readonly DemoCopy[] {
  return works.flatMap((work, index) => copiesOf(work, index))
}

function copiesOf(work: Work, place: number): readonly DemoCopy[] {
  const [elm, harbour] = howMany(work)
  const branches: readonly BranchCode[] = [
    ...Array<BranchCode>(elm).fill('ELM'),
    ...Array<BranchCode>(harbour).fill('HAR'),
  ]
  const parts = work.frequency === undefined ? [undefined] : (issues[work.frequency] ?? [undefined])
  const accompanying = accompanyingPieces(work)
  return branches
    .flatMap((branch) => parts.map((part) => ({ branch, part })))
    .map(({ branch, part }, index, all) => {
      const firstHere = all.findIndex((copy) => copy.branch === branch) === index
      return {
        work: work.key,
        barcode: makeLibraryBarcode('3', institution, copyNumberOf(work, place, index)),
        branch,
        itemType: itemTypeOf(work, index, firstHere),
        location: locationOf(work, firstHere),
        callNumber: callNumber(work),
        copyNumber: index + 1,
        price: priceOf(work),
        ...(part === undefined ? {} : { part }),
        ...(accompanying === undefined ? {} : { accompanying }),
      }
    })
}

/** Ten numbers are kept for each work, so that a copy more here moves no number there. */
function copyNumberOf(work: Work, place: number, index: number): number {
  const shown = index === 0 ? shownNumbers[work.key] : undefined
  return shown ?? 100_000 + place * 10 + index
}

function howMany(work: Work): readonly [elm: number, harbour: number] {
  if (work.kind === 'ebook') return [0, 0]
  if (work.copies) return work.copies
  const either: readonly [number, number] = hash(work.key) % 3 === 0 ? [0, 1] : [1, 0]
  const forChildren = work.audience === 'preschool' || work.audience === 'child'
  switch (work.demand ?? 2) {
    case 1:
      return either
    case 2:
      return forChildren || hash(work.key) % 4 === 0 ? [1, 1] : either
    case 3:
      return [1, 1]
    case 4:
      return forChildren ? [2, 2] : [2, 1]
    case 5:
      return [2, 2]
  }
}

/** New books for grown-ups and teens stand by the door for a while, one of each at a branch. */
function isNew(work: Work): boolean {
  return (
    work.kind === 'book' &&
    work.pub[2] >= 2023 &&
    work.first === undefined &&
    !['child', 'preschool'].includes(work.audience)
  )
}

function itemTypeOf(work: Work, index: number, firstHere: boolean): ItemTypeCode {
  if (isReference(work) || ((isLocalHistory(work) || work.kind === 'map') && index === 0)) return 'reference'
  if (isFilm(work)) return 'dvd'
  switch (work.kind) {
    case 'picture-book':
    case 'manga':
    case 'large-print':
    case 'board-game':
      return work.kind
    case 'video-game':
      return 'board-game'
    case 'audiobook':
      return 'audiobook-cd'
    case 'music':
      return 'music-cd'
    case 'serial':
      return 'magazine'
    case 'equipment':
      // Computers stay near the desk; the rest goes home.
      return /^(laptop|chromebook)-/.test(work.key) ? 'device' : 'thing'
    default:
      return isNew(work) && firstHere ? 'new-book' : 'book'
  }
}

function locationOf(work: Work, firstHere: boolean): LocationCode {
  const foreign = work.lang !== undefined && work.lang !== 'eng' && work.lang !== 'zxx'
  if (isReference(work)) return 'reference'
  if (isLocalHistory(work)) return 'local-history'
  switch (work.kind) {
    case 'dvd':
    case 'blu-ray':
    case 'audiobook':
    case 'music':
      return 'media'
    case 'board-game':
    case 'video-game':
    case 'equipment':
      return 'things'
    case 'serial':
      return 'magazines'
    case 'map':
      return 'local-history'
    case 'large-print':
    case 'manga':
      return work.kind
    default:
      break
  }
  if (foreign) return 'world-languages'
  if (work.kind === 'picture-book') return 'picture-books'
  if (work.audience === 'child' || work.audience === 'preschool') return 'children'
  if (work.kind === 'comic') return 'manga'
  if (isNew(work) && firstHere) return 'new'
  if (work.audience === 'teen') return 'teen'
  return isFiction(work) ? 'adult-fiction' : 'adult-nonfiction'
}

const usualPrices: Readonly<Record<ItemTypeCode, number>> = {
  book: 1800,
  'new-book': 2900,
  dvd: 1999,
  'audiobook-cd': 4000,
  'music-cd': 1499,
  manga: 1199,
  'picture-book': 1899,
  'large-print': 3200,
  magazine: 799,
  'board-game': 4500,
  device: 30_000,
  thing: 12_000,
  reference: 4500,
}

function priceOf(work: Work): number {
  if (work.price !== undefined) return work.price
  const usual = usualPrices[itemTypeOf(work, 0, true)]
  const hardcover = work.kind === 'book' && typeof work.cm === 'number' && work.cm >= 24
  return usual + (hardcover && usual === 1800 ? 1000 : 0) + (hash(work.key) % 5) * 100
}

function accompanyingPieces(work: Work): string | undefined {
  if (work.discs !== undefined && work.discs > 1) return `${work.discs} discs`
  if (work.kind === 'equipment') return String(work.pages)
  if (work.kind === 'board-game') return /\((.*)\)$/.exec(String(work.pages))?.[1]
  const volumes = /^\d+ volumes$/.exec(String(work.pages))
  return volumes && !isReference(work) ? volumes[0] : undefined
}
