/** The positions of a MARC 21 leader that say something about the record (MARC 21 Leader 05 to 19). */
export interface Leader {
  /** Position 5: `c` changed, `d` deleted, `n` new, … */
  readonly status: string
  /** Position 6: `a` language material, `j` music, `z` authority, `y` holdings, … */
  readonly type: string
  /** Position 7: `m` monograph, `s` serial, … */
  readonly level: string
  /** Position 8: `a` archival. */
  readonly control: string
  /** Position 9: `a` UTF-8, blank MARC-8. */
  readonly encoding: string
  /** Position 17. */
  readonly encodingLevel: string
  /** Position 18: `a` AACR2, `i` ISBD, … */
  readonly descriptiveForm: string
  /** Position 19. */
  readonly multipart: string
}

const places: readonly (readonly [keyof Leader, number])[] = [
  ['status', 5],
  ['type', 6],
  ['level', 7],
  ['control', 8],
  ['encoding', 9],
  ['encodingLevel', 17],
  ['descriptiveForm', 18],
  ['multipart', 19],
]

/** Reads the named positions of a leader. */
export function parseLeader(leader: string): Leader {
  const at = (place: number): string => leader[place] ?? ' '
  return {
    status: at(5),
    type: at(6),
    level: at(7),
    control: at(8),
    encoding: at(9),
    encodingLevel: at(17),
    descriptiveForm: at(18),
    multipart: at(19),
  }
}

/** The leader with some positions changed; each value is one character. */
export function editLeader(leader: string, change: Partial<Leader>): string {
  const characters = Array.from(leader.padEnd(24))
  for (const [name, place] of places) {
    const value = change[name]
    if (value !== undefined) characters[place] = value.slice(0, 1) || ' '
  }
  return characters.join('')
}

/** What a record describes, by leader position 6. */
export type RecordKind = 'bibliographic' | 'authority' | 'holdings' | 'classification' | 'community' | 'unknown'

/** What a record describes. */
export function recordKind(leader: string): RecordKind {
  const type = leader[6] ?? ' '
  if ('acdefgijkmoprt'.includes(type)) return 'bibliographic'
  if (type === 'z') return 'authority'
  if ('uvxy'.includes(type)) return 'holdings'
  if (type === 'w') return 'classification'
  return type === 'q' ? 'community' : 'unknown'
}
