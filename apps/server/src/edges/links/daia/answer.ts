import type { Bib } from '../../../modules/catalog/index.ts'
import type { Availability } from '../../../modules/circulation/contract.ts'
import type { EAccess } from '../../../modules/e-collections/index.ts'
import { isOnline } from '../../opac/parts/availability-lines.ts'

/** A service that is to be had, or not, for an item (DAIA 2, section 3.5). */
export interface DaiaService {
  readonly service: 'presentation' | 'loan' | 'remote' | 'interloan' | 'openaccess'
  readonly href?: string
  readonly expected?: string
  readonly queue?: number
  readonly limitation?: readonly { readonly content: string }[]
}

export interface DaiaItem {
  readonly id: string
  readonly href?: string
  readonly label?: string
  readonly part?: 'narrower'
  readonly about?: string
  readonly department?: { readonly id: string; readonly content: string }
  readonly storage?: { readonly content: string }
  readonly available?: readonly DaiaService[]
  readonly unavailable?: readonly DaiaService[]
}

export interface DaiaDocument {
  readonly id: string
  readonly requested: string
  readonly href: string
  readonly about: string
  readonly item: readonly DaiaItem[]
}

/** What is known of a title. */
export interface DaiaFacts {
  readonly bib: Bib
  readonly found: Availability | undefined
  /** The ways to it by collections of e-journals and e-books. */
  readonly ways: readonly EAccess[]
  /** Whether other libraries can borrow here; where none can, nothing is said of it. */
  readonly lendsToOthers: boolean
  /** Which day a moment is at a branch. */
  readonly dayAt: (moment: string, branch: number) => string
}

/** A title with its items as DAIA has them. `requested` is the name by which it was asked for. */
export function daiaDocument(
  { bib, found, ways, lendsToOthers, dayAt }: DaiaFacts,
  requested: string,
  site: string,
): DaiaDocument {
  const id = `${site}/title/${bib.id}`
  const items = (found?.items ?? []).map((item) =>
    daiaItem(item, found?.holds ?? 0, id, site, { lendsToOthers, dayAt }),
  )
  const online = [...ways.filter(({ url }) => isAddress(url)).map(collected), ...linked(bib, ways)].map(
    (item, place): DaiaItem => ({ id: `${id}#online-${place + 1}`, ...item }),
  )
  return {
    id,
    requested,
    href: id,
    about: [bib.title, bib.author].filter((text) => text !== null).join(' / '),
    item: [...items, ...online],
  }
}

const isAddress = (url: string): boolean => URL.canParse(url) && /^https?:/i.test(url)

/** What a collection gives: free for everybody, or for readers of this library, through the proxy. */
function collected({ url, collection, isFree }: EAccess): Omit<DaiaItem, 'id'> {
  const service: DaiaService = isFree
    ? { service: 'openaccess', href: url }
    : { service: 'remote', href: url, limitation: [{ content: 'For readers of the library' }] }
  return { href: url, storage: { content: collection }, available: [service] }
}

/** Links of the record itself. Nobody says whether these are free: they are told as access from afar. */
function linked(bib: Bib, ways: readonly EAccess[]): readonly Omit<DaiaItem, 'id'>[] {
  const known = new Set(ways.flatMap(({ url, address }) => [url, address]))
  return (isOnline(bib.format) ? bib.links : [])
    .filter(({ url }) => isAddress(url) && !known.has(url))
    .map(({ url }) => ({ href: url, available: [{ service: 'remote', href: url }] }))
}

type Copy = Availability['items'][number]
/** Here, or on its way to somebody here; what is lost, withdrawn or only ordered cannot be looked at. */
const inHouse: ReadonlySet<Copy['status']> = new Set(['available', 'restricted'])

function daiaItem(
  copy: Copy,
  queue: number,
  title: string,
  site: string,
  { lendsToOthers, dayAt }: Pick<DaiaFacts, 'lendsToOthers' | 'dayAt'>,
): DaiaItem {
  const onShelf = inHouse.has(copy.status)
  const loan: DaiaService = {
    service: 'loan',
    ...(copy.lendable && { href: `${title}/hold` }),
    ...(copy.status === 'restricted' && { limitation: [{ content: 'Lent only when the library agrees' }] }),
  }
  const inside: DaiaService = {
    service: 'presentation',
    ...(onShelf && !copy.lendable && { limitation: [{ content: 'For use in the library only' }] }),
  }
  const later = {
    ...(copy.due === null ? {} : { expected: dayAt(copy.due, copy.branch) }),
    ...(queue > 0 && { queue }),
  }
  const interloan: readonly DaiaService[] = lendsToOthers ? [{ service: 'interloan' }] : []
  const lent = onShelf && copy.lendable
  return {
    id: `${site}/item/${copy.item}`,
    ...(copy.callNumber !== '' && { label: copy.callNumber }),
    ...(copy.part !== null && copy.part !== '' && { part: 'narrower' as const, about: copy.part }),
    department: { id: `${site}/branches#branch-${copy.branch}`, content: copy.branchName },
    ...(copy.location !== null && { storage: { content: copy.location } }),
    ...(onShelf && { available: [inside, ...(lent ? [loan, ...interloan] : [])] }),
    ...(!lent && {
      unavailable: [
        ...(onShelf ? [] : [{ ...inside, ...later }]),
        { ...loan, ...(copy.lendable ? later : {}) },
        ...interloan,
      ],
    }),
  }
}
