import type { KioskFace, Own, OwnLoan, Stop } from '../../server/src/modules/kiosks/contract-walk.ts'

/** What the page shows. */
export type Screen =
  | 'starting'
  | 'adopt'
  | 'welcome'
  | 'type-card'
  | 'camera'
  | 'phone'
  | 'pin'
  | 'walk'
  | 'type-item'
  | 'returns'
  | 'finish'
  | 'goodbye'
  | 'service-pin'
  | 'service'

/** A part of what is one's own. */
export type Tab = 'borrow' | 'loans' | 'holds' | 'money'

/** One scan of a visit with what came of it, newest first on the screen. */
export interface Line {
  /** Also the key under which it is sent, so that it happens once. */
  readonly id: string
  readonly kind: 'lend' | 'return'
  readonly barcode: string
  readonly state: 'working' | 'lent' | 'returned' | 'renewed' | 'refused' | 'asks' | 'kept'
  readonly title: string
  readonly author: string
  readonly bib: number | undefined
  readonly due: Pick<OwnLoan, 'dueDay' | 'dueTime'> | undefined
  readonly stops: readonly Stop[]
  readonly parts: string
  /** The loan that can be renewed here. */
  readonly loan: number | undefined
  readonly put: 'cart' | 'staff' | undefined
}

/** Everything about the person who stands here. There is nothing of them outside of this. */
export interface Person {
  /** Undefined without the server. */
  readonly visit: string | undefined
  /** The card as it was scanned; undefined when they came by phone. */
  readonly card: string | undefined
  readonly name: string
  readonly known: boolean
  readonly hasMail: boolean
  readonly stops: readonly Stop[]
  readonly own: Own | undefined
  readonly tab: Tab
  readonly payment: { readonly address: string; readonly amount: Own['owed'] } | undefined
  readonly note: Note | undefined
}

/** Something to say once, by a name that the words of the page know. */
export type Note =
  | { readonly say: 'renewed-all'; readonly renewed: number; readonly all: number; readonly stops: readonly Stop[] }
  | { readonly say: 'paid' }

/** The whole page. */
export interface State {
  readonly screen: Screen
  readonly face: KioskFace | undefined
  readonly language: string
  /** Someone chose the language on the first page, and it stays theirs. */
  readonly chose: boolean
  readonly cut: boolean
  /** Counts people: an answer to an earlier one is dropped. */
  readonly turn: number
  readonly person: Person | undefined
  readonly lines: readonly Line[]
  /** A card that waits for its PIN; while someone is signed in, for their own things. */
  readonly pinFor: { readonly card: string | undefined } | undefined
  readonly busy: boolean
  readonly problem: readonly Stop[]
  readonly pairing: { readonly code: string; readonly secret: string } | undefined
  readonly phone: { readonly code: string; readonly secret: string; readonly address: string } | undefined
  readonly warning: number | undefined
  readonly returned: number
  readonly service: { readonly device: number; readonly adoptedBy: string; readonly adoptedAt: string } | undefined
  readonly tested: readonly string[]
  /** Loans that wait to be sent. */
  readonly unsent: number
}

/** The page before anything is known. */
export const blank: State = {
  screen: 'starting',
  face: undefined,
  language: 'en',
  chose: false,
  cut: false,
  turn: 0,
  person: undefined,
  lines: [],
  pinFor: undefined,
  busy: false,
  problem: [],
  pairing: undefined,
  phone: undefined,
  warning: undefined,
  returned: 0,
  service: undefined,
  tested: [],
  unsent: 0,
}

/** The page for the next person: the device stays what it is, and everything of the last one is gone. */
export function cleared({ face, cut, turn, unsent }: State): State {
  return { ...blank, screen: 'welcome', face, cut, unsent, turn: turn + 1, language: face?.languages[0] ?? 'en' }
}

/** The page with one line changed. */
export function withLine(state: State, id: string, change: Partial<Line>): State {
  return { ...state, lines: state.lines.map((line) => (line.id === id ? { ...line, ...change } : line)) }
}

/** A line for something that was just scanned. */
export function newLine(kind: Line['kind'], barcode: string): Line {
  return {
    id: crypto.randomUUID(),
    kind,
    barcode,
    state: 'working',
    title: '',
    author: '',
    bib: undefined,
    due: undefined,
    stops: [],
    parts: '',
    loan: undefined,
    put: undefined,
  }
}
