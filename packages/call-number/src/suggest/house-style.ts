import type { CutterTable } from '../cutter.ts'
import type { CallNumberScheme } from '../scheme.ts'

/** How authors are marked behind a Dewey number, or a class number of the house. */
export type AuthorMarkStyle = 'letters' | 'cutter-sanborn' | 'lc-cutter' | 'none'

/** How a library makes its call numbers. */
export interface HouseStyle {
  /** The scheme that the shelf is arranged by. */
  readonly scheme: CallNumberScheme
  /** Schemes to fall back on where a record has no number of the first. */
  readonly otherSchemes?: readonly CallNumberScheme[]
  /** Words before the number, such as "REF" or "J". */
  readonly prefix?: string
  /** Figures of a Cutter that is made by the LC table; 2 unless said. */
  readonly cutterFigures?: number
  /** How authors are marked on a Dewey shelf; three letters unless said. */
  readonly authorMark?: AuthorMarkStyle
  /** Letters of the author where that is the style; 3 unless said. */
  readonly markLetters?: number
  /** The table of the library, where the style is Cutter–Sanborn. */
  readonly cutterTable?: CutterTable
  /** Whether the first letter of the title follows a Cutter–Sanborn number; yes unless said. */
  readonly workMark?: boolean
  /** Most figures behind the point of a Dewey number; it is cut where the record says that it may be. */
  readonly deweyDecimals?: number
  /** Where fiction stands by author without a number, what it is marked with ("FIC"); "" where it has numbers. */
  readonly fiction?: string
  /** Where lives stand by the person, what they are marked with ("B", "921"); "" where they have numbers. */
  readonly biography?: string
  /** Whether the year of publication follows; LC yes and others no unless said. */
  readonly year?: boolean
}
