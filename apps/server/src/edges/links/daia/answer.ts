import type { Bib } from '../../../modules/catalog/index.ts'
import type { Availability } from '../../../modules/circulation/contract.ts'
import { isOnline } from '../../opac/parts/availability-lines.ts'

/** A service that is to be had, or not, for an item (DAIA 2, section 3.5). */
export interface DaiaService {
  readonly service: 'presentation' | 'loan' | 'interloan' | 'openaccess'
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

/** A title with its items as DAIA has them. `requested` is the name by which it was asked for. */
export function daiaDocument(bib: Bib, found: Availability | undefined, requested: string, site: string): DaiaDocument {
  const id = `${site}/title/${bib.id}`
  const items = (found?.items ?? []).map((item) => daiaItem(item, found?.holds ?? 0, id, site))
  const links = isOnline(bib.format) ? bib.links.filter(({ url }) => URL.canParse(url) && /^https?:/i.test(url)) : []
  const online = links.map(({ url }, place): DaiaItem => ({
    id: `${id}#online-${place + 1}`,
    href: url,
    available: [{ service: 'openaccess', href: url }],
  }))
  return {
    id,
    requested,
    href: id,
    about: [bib.title, bib.author].filter((text) => text !== null).join(' / '),
    item: [...items, ...online],
  }
}

type Copy = Availability['items'][number]
/** Here, or on its way to somebody here; what is lost, withdrawn or only ordered cannot be looked at. */
const inHouse: ReadonlySet<Copy['status']> = new Set(['available', 'restricted'])

function daiaItem(copy: Copy, queue: number, title: string, site: string): DaiaItem {
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
    ...(copy.due === null ? {} : { expected: copy.due.slice(0, 10) }),
    ...(queue > 0 && { queue }),
  }
  const interloan: DaiaService = { service: 'interloan' }
  const lent = onShelf && copy.lendable
  return {
    id: `${site}/item/${copy.item}`,
    ...(copy.callNumber !== '' && { label: copy.callNumber }),
    ...(copy.part !== null && copy.part !== '' && { part: 'narrower' as const, about: copy.part }),
    department: { id: `${site}/branches#branch-${copy.branch}`, content: copy.branchName },
    ...(copy.location !== null && { storage: { content: copy.location } }),
    ...(onShelf && { available: [inside, ...(lent ? [loan, interloan] : [])] }),
    ...(!lent && {
      unavailable: [
        ...(onShelf ? [] : [{ ...inside, ...later }]),
        { ...loan, ...(copy.lendable ? later : {}) },
        interloan,
      ],
    }),
  }
}
