import type { Override } from '../../platform/override.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibBriefs } from '../catalog/index.ts'
import { patronFacts } from '../patrons/index.ts'
import { clubById } from './clubs.ts'
import type { PlacedMany } from './contract-groups.ts'
import { placeHold } from './place-hold.ts'

/** Holds for several people, titles or copies in one step. */
export interface PlaceManyRequest {
  readonly patrons?: readonly number[]
  readonly cards?: readonly string[]
  readonly club?: number
  readonly bibs: readonly number[]
  readonly copies?: number
  readonly pickup?: number
  readonly note?: string
  readonly startsOn?: string | null
  readonly expires?: string | null
  readonly override?: Override
}

const mostAtOnce = 2000

interface Person {
  readonly id: number
  readonly name: string
}

/** Places every hold that can be placed, title by title and in the order of the people; says of each other one why not. */
export async function placeHolds(w: Work, request: PlaceManyRequest): Promise<PlacedMany | Refusal> {
  const club = request.club === undefined ? undefined : await clubById(w, request.club)
  if (club && isRefusal(club)) return club
  const people = await findPeople(
    w,
    [...(club?.members.map((one) => one.id) ?? []), ...(request.patrons ?? [])],
    request,
  )
  if (isRefusal(people)) return people
  const bibs = [...new Set(request.bibs)]
  const copies = request.copies ?? 1
  if (people.length * bibs.length * copies > mostAtOnce)
    return refuse({ code: 'too-many-at-once', message: `Place at most ${mostAtOnce} holds in one step.` })
  const titles = new Map((await bibBriefs(w, bibs)).map((brief) => [brief.id, brief.title]))
  const pickup = request.pickup ?? club?.pickup ?? undefined
  const { note, startsOn, expires, override } = request
  const rows: PlacedMany['rows'] = []
  for (const bib of bibs) {
    for (const person of people) {
      for (let copy = 0; copy < copies; copy++) {
        const hold = await placeHold(w, {
          patron: person.id,
          bib,
          ...(pickup !== undefined && { pickup }),
          ...(note !== undefined && { note }),
          ...(startsOn !== undefined && { startsOn }),
          ...(expires !== undefined && { expires }),
          ...(override !== undefined && { override }),
          ...(request.club !== undefined && { club: request.club }),
        })
        const blocks: readonly Block[] = isRefusal(hold) ? hold.blocks : []
        rows.push({
          patron: person.id,
          patronName: person.name,
          bib,
          title: titles.get(bib) ?? '',
          hold: isRefusal(hold) ? null : hold,
          blocks: blocks.map((block) => ({ ...block, ...(block.facts && { facts: { ...block.facts } }) })),
        })
      }
    }
  }
  const placed = rows.filter((row) => row.hold !== null).length
  return { placed, refused: rows.length - placed, rows }
}

async function findPeople(
  w: Work,
  ids: readonly number[],
  { cards }: Pick<PlaceManyRequest, 'cards'>,
): Promise<readonly Person[] | Refusal> {
  const found = new Map<number, Person>()
  const blocks: Block[] = []
  for (const id of new Set(ids)) {
    const patron = await patronFacts(w, { id })
    if (patron) found.set(patron.id, patron)
    else blocks.push(...notFound('patron', `There is no patron ${id}.`).blocks)
  }
  for (const card of cards ?? []) {
    const patron = await patronFacts(w, { card })
    if (patron) found.set(patron.id, patron)
    else blocks.push(...notFound('patron', `No patron has the card ${card}.`).blocks)
  }
  if (blocks.length > 0) return refuse(...blocks)
  if (found.size === 0)
    return refuse({ code: 'invalid-request', field: 'patrons', message: 'Say for whom the holds are.' })
  return [...found.values()]
}
