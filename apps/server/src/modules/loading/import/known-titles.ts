import type { MarcRecord } from '@carrel/marc'
import type { Work } from '../../../platform/work.ts'
import {
  type BibDraft,
  type Candidate,
  isSameRecord,
  layOut,
  type SharingTitle,
  storedRecord,
  thinness,
  titlesSharing,
} from '../../catalog/index.ts'
import type { PreparedRecord } from './prepared-record.ts'

/** A title that an incoming record may be, with the record that it has now. */
export interface KnownTitle {
  readonly bib: number
  readonly version: number
  readonly title: string
  readonly originalTitle: string | null
  readonly format: string
  readonly control: string
  readonly source: string
  readonly sameFile: boolean
  readonly bytes: Uint8Array
  readonly record: () => MarcRecord
  readonly thinness: () => number
}

/** A number that more titles have than this names none of them, and is not looked at. */
const mostSharing = 10

/** Kinds of match keys by which an import looks for titles; the others only serve people. */
const matching = /^(?:control|oclc|isbn|bytes):/

/** The keys of a record by which an import looks for its title. */
export function lookedForBy({ matchKeys }: BibDraft): readonly string[] {
  return matchKeys.filter((key) => matching.test(key))
}

/** The titles that share keys with a batch of records: those of the catalogue, and those that the batch itself brings. */
export class KnownTitles {
  readonly #byKey = new Map<string, Set<number>>()
  readonly #titles = new Map<number, KnownTitle>()

  /** Looks all keys of a batch up at once; the rows of what is found stay locked. */
  static async of(w: Work, importId: number, batch: readonly PreparedRecord[]): Promise<KnownTitles> {
    const known = new KnownTitles()
    const keys = batch.flatMap(({ usable }) => (usable ? lookedForBy(usable.draft) : []))
    const rows = await titlesSharing(w, keys, mostSharing)
    for (const row of rows) known.#learn(knownTitle(row, importId), row.keys)
    return known
  }

  /** Candidates for a record, in the order of their numbers. */
  candidates({ draft, record }: NonNullable<PreparedRecord['usable']>): readonly Candidate[] {
    const shared = new Map<number, string[]>()
    for (const key of lookedForBy(draft)) {
      const bibs = this.#byKey.get(key) ?? []
      if ((this.#byKey.get(key)?.size ?? 0) > mostSharing) continue
      for (const bib of bibs) shared.set(bib, [...(shared.get(bib) ?? []), key])
    }
    return [...shared]
      .sort(([a], [b]) => a - b)
      .flatMap(([bib, keys]) => {
        const title = this.#titles.get(bib)
        if (!title) return []
        const same = Buffer.compare(title.bytes, draft.bytes) === 0 || isSameRecord(title.record(), record)
        return [
          {
            ...title,
            keys,
            same,
            // Read only where it matters: it takes the record apart.
            get thinness() {
              return title.thinness()
            },
          },
        ]
      })
  }

  /** The title behind a number that was a candidate. */
  title(bib: number): KnownTitle | undefined {
    return this.#titles.get(bib)
  }

  /** Learns what a record of this batch becomes, for those that come after it. */
  add(
    written: { readonly bib: number; readonly version: number },
    { draft, record, thinness }: NonNullable<PreparedRecord['usable']>,
  ): void {
    const {
      title,
      original_title: originalTitle,
      format,
      control_number: control,
      control_source: source,
    } = draft.brief
    const known = {
      ...written,
      title,
      originalTitle,
      format,
      control,
      source,
      sameFile: true,
      bytes: draft.bytes,
      record: () => record,
      thinness: () => thinness,
    }
    this.#learn(known, lookedForBy(draft))
  }

  #learn(title: KnownTitle, keys: readonly string[]): void {
    this.#titles.set(title.bib, title)
    for (const key of keys) {
      const bibs = this.#byKey.get(key)
      if (bibs) bibs.add(title.bib)
      else this.#byKey.set(key, new Set([title.bib]))
    }
  }
}

function knownTitle({ form, record: bytes, importId, keys: _keys, ...row }: SharingTitle, mine: number): KnownTitle {
  let record: MarcRecord | undefined
  const read = () => (record ??= storedRecord(bytes, form))
  return { ...row, sameFile: importId === mine, bytes, record: read, thinness: () => thinness(layOut(read())) }
}
