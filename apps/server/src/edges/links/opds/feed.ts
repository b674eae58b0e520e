/** A page of a catalogue for reading apps, before it is written as OPDS 2.0 or 1.2. */
export interface OpdsFeed {
  readonly title: string
  /** Paths below the root of the version, beginning with a slash or empty. */
  readonly self: string
  readonly updated: Temporal.Instant
  readonly navigation: readonly OpdsDoor[]
  readonly publications: readonly OpdsPublication[]
  readonly facets: readonly OpdsFacet[]
  readonly paging: OpdsPaging | undefined
}

/** An entry that leads on. */
export interface OpdsDoor {
  readonly title: string
  readonly path: string
  readonly summary: string
  readonly holds: 'navigation' | 'publications'
  readonly rel?: string
}

export interface OpdsFacet {
  readonly title: string
  readonly values: readonly {
    readonly title: string
    readonly path: string
    readonly count: number
    readonly active: boolean
  }[]
}

export interface OpdsPaging {
  readonly total: number
  readonly perPage: number
  readonly page: number
  /** The path of another page of the same. */
  readonly pathOf: (page: number) => string
  readonly last: number
}

/** A picture of a title. */
export interface OpdsImage {
  readonly href: string
  readonly type: string
  /** In points, where it is no drawing. */
  readonly width?: number
  readonly height?: number
}

/** One way to what is read online. */
export interface OpdsWay {
  readonly url: string
  readonly type: string
  readonly text: string
  /** True for what anybody may read. */
  readonly isFree: boolean
}

/** The relation of a way (OPDS 1.2, section 5.2.1). */
export const relationOf = ({ isFree }: OpdsWay): string =>
  `http://opds-spec.org/acquisition${isFree ? '/open-access' : ''}`

/** A title as reading apps show it. */
export interface OpdsPublication {
  readonly id: number
  /** Its page, which is its name as well. */
  readonly page: string
  readonly title: string
  readonly author: string | null
  readonly language: string | undefined
  readonly year: number | null
  readonly publisher: string | null
  readonly summary: string | null
  readonly subjects: readonly string[]
  readonly isbn: string | null
  readonly kind: string
  readonly changedAt: string
  /** The cover in each form that there is, one of them JPEG or PNG. */
  readonly images: readonly OpdsImage[]
  /** What is read online: its addresses with their media types. */
  readonly online: readonly OpdsWay[]
  /** What is on shelves; undefined where there are no copies. */
  readonly copies:
    | {
        readonly total: number
        readonly available: number
        readonly waiting: number
        readonly back: string | undefined
        readonly borrow: string
      }
    | undefined
}
