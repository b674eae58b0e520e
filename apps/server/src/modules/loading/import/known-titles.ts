import { scoredRecord, type ScoredRecord } from '@carrel/marc-merge'
import type { MarcRecord } from '@carrel/marc'
import type { Work } from '../../../platform/work.ts'
import {
  bibRecords,
  isSameRecord,
  layOut,
  lockBibs,
  storedRecord,
  thinness,
  titlesSharing,
  type Candidate,
  type RecordForm,
  type SharingTitle,
} from '../../catalog/index.ts'
import type { PreparedRecord } from './prepared-record.ts'
import { previewedSharing, type PreviewedTitle } from './previewed-titles.ts'

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
  readonly scored: () => ScoredRecord
  readonly thinness: () => number
}

/** How titles are looked for. */
export interface Search {
  /** The keys of a record by which its title is looked for. */
  readonly keysOf: (usable: NonNullable<PreparedRecord['usable']>) => readonly string[]
  /** A key that more titles have than this names none of them, and is not looked at. */
  readonly mostSharing: number
  /** Whether the rows of what is found are locked, to be written. */
  readonly lock: boolean
}

/** The titles that share keys with a batch of records: those of the catalogue, and those that the batch itself brings. */
export class KnownTitles {
  readonly #byKey = new Map<string, Set<number>>()
  readonly #titles = new Map<number, KnownTitle>()
  /** What this batch would make of titles; only a preview needs it after the batch. */
  readonly #brought = new Map<number, PreviewedTitle>()
  readonly #search: Search

  private constructor(search: Search) {
    this.#search = search
  }

  /** Looks all keys of a batch up at once, and the titles that people chose. */
  static async of(
    w: Work,
    importId: number,
    batch: readonly PreparedRecord[],
    search: Search,
    chosen: readonly number[] = [],
  ): Promise<KnownTitles> {
    const known = new KnownTitles(search)
    const keys = batch.flatMap(({ usable }) => (usable ? search.keysOf(usable) : []))
    for (const row of await titlesSharing(w, keys, search.mostSharing, search.lock)) {
      known.#learn(knownTitle(row, importId), row.keys)
    }
    if (!search.lock) {
      for (const row of await previewedSharing(w, importId, {
        keys,
        bibs: [...known.#titles.keys()],
        most: search.mostSharing,
      })) {
        if (row.record === null) known.remove(row.bib)
        else known.#learn(previewedTitle(row, row.record), row.keys)
      }
      known.#brought.clear()
    }
    const others = chosen.filter((bib) => !known.#titles.has(bib))
    if (others.length > 0) {
      if (search.lock) await lockBibs(w, others)
      for (const row of await bibRecords(w, others)) known.#learn(chosenTitle(row), [])
    }
    return known
  }

  /** Candidates for a record, in the order of their numbers. */
  candidates(usable: NonNullable<PreparedRecord['usable']>): readonly Candidate[] {
    const { draft, record } = usable
    return this.sharing(usable).map(({ title, keys }) => {
      const same = Buffer.compare(title.bytes, draft.bytes) === 0 || isSameRecord(title.record(), record)
      return {
        ...title,
        keys,
        same,
        // Read only where it matters: it takes the record apart.
        get thinness() {
          return title.thinness()
        },
      }
    })
  }

  /** The titles that share keys with a record, in the order of their numbers, each with those keys. */
  sharing(
    usable: NonNullable<PreparedRecord['usable']>,
  ): readonly { readonly title: KnownTitle; readonly keys: readonly string[] }[] {
    const shared = new Map<number, string[]>()
    for (const key of this.#search.keysOf(usable)) {
      const bibs = this.#byKey.get(key)
      if (!bibs || bibs.size > this.#search.mostSharing) continue
      for (const bib of bibs) {
        const keys = shared.get(bib)
        if (keys) keys.push(key)
        else shared.set(bib, [key])
      }
    }
    return [...shared]
      .sort(([a], [b]) => a - b)
      .flatMap(([bib, keys]) => {
        const title = this.#titles.get(bib)
        return title ? [{ title, keys }] : []
      })
  }

  /** Whether so many titles share a key of a record that they were not compared. */
  isTooCommon(usable: NonNullable<PreparedRecord['usable']>): boolean {
    return this.#search.keysOf(usable).some((key) => (this.#byKey.get(key)?.size ?? 0) > this.#search.mostSharing)
  }

  /** The title behind a number that was a candidate, or was chosen. */
  title(bib: number): KnownTitle | undefined {
    return this.#titles.get(bib)
  }

  /** Learns what a record of this batch becomes, for those that come after it. */
  add(
    written: { readonly bib: number; readonly version: number },
    usable: NonNullable<PreparedRecord['usable']>,
  ): void {
    const { draft, record, thinness: level } = usable
    const {
      title,
      original_title: originalTitle,
      format,
      control_number: control,
      control_source: source,
    } = draft.brief
    let scored: ScoredRecord | undefined
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
      scored: () => (scored ??= scoredRecord(record)),
      thinness: () => level,
    }
    const keys = this.#search.keysOf(usable)
    this.#learn(known, keys)
    const all = [...new Set([...(this.#brought.get(written.bib)?.keys ?? []), ...keys])]
    const { form } = draft
    this.#brought.set(written.bib, {
      ...written,
      title,
      originalTitle,
      format,
      control,
      source,
      form,
      record: draft.bytes,
      keys: all,
    })
  }

  /** What titles would be after this batch. */
  brought(): readonly PreviewedTitle[] {
    return [...this.#brought.values()]
  }

  /** Forgets a title that is removed. */
  remove(bib: number): void {
    const gone = { version: 0, title: '', originalTitle: null, format: '', control: '', source: '' }
    this.#brought.set(bib, { bib, ...gone, form: 'iso2709', record: null, keys: this.#keysOf(bib) })
    this.#titles.delete(bib)
    for (const bibs of this.#byKey.values()) bibs.delete(bib)
  }

  #keysOf(bib: number): readonly string[] {
    return [...this.#byKey].flatMap(([key, bibs]) => (bibs.has(bib) ? [key] : []))
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
  return { ...row, sameFile: importId === mine, bytes, ...readings(bytes, form) }
}

function previewedTitle({ form, keys: _keys, ...row }: PreviewedTitle, bytes: Uint8Array): KnownTitle {
  return { ...row, sameFile: true, bytes, ...readings(bytes, form) }
}

function chosenTitle(row: {
  readonly bib: number
  readonly version: number
  readonly bytes: Buffer
  readonly form: RecordForm
}): KnownTitle {
  const { bib, version, bytes, form } = row
  const unknown = { title: '', originalTitle: null, format: '', control: '', source: '', sameFile: false }
  return { bib, version, ...unknown, bytes, ...readings(bytes, form) }
}

/** What is read of a record only when it is asked for. */
function readings(bytes: Uint8Array, form: RecordForm) {
  let record: MarcRecord | undefined
  let scored: ScoredRecord | undefined
  const read = () => (record ??= storedRecord(bytes, form))
  return {
    record: read,
    scored: () => (scored ??= scoredRecord(read())),
    thinness: () => thinness(layOut(read())),
  }
}
