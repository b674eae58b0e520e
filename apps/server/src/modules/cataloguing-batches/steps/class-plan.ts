import { dataField } from '@carrel/marc'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { getBib, itemFacts, suggestCallNumbers } from '../../catalog/index.ts'
import type { CallNumberProposal } from '../../catalog/contract-call-numbers.ts'
import type { StepRequest } from '../contract.ts'
import { nothing, type Planner } from './planned-change.ts'

type OnShelf = NonNullable<Parameters<typeof suggestCallNumbers>[2]>[number]

/**
 * Works out call numbers as the branch makes them, each moved to where it fits on the shelf, between those that the titles
 * before it are to have.
 */
export function classPlan(w: Work, { branch, scheme }: StepRequest): Planner {
  const given: OnShelf[] = []
  return async ({ bib, item, cells }, record) => {
    const place = { ...(branch !== undefined && { branch }), ...(scheme !== undefined && { scheme }) }
    const suggested = await suggestCallNumbers(w, { bib, ...place }, given)
    if (isRefusal(suggested)) return nothing(suggested.blocks.map(({ message }) => message).join(' '))
    const [best] = suggested.rows
    if (!best)
      return nothing(suggested.missing ?? 'The record has no class number from which a call number could be made.')
    const { tag, a, b } = best.field
    const field = dataField(tag, '  ', ['a', a], ...(b === '' ? [] : [['b', b] as const]))
    const facts = item === null || cells['callNumber'] !== undefined ? undefined : await itemFacts(w, { id: item })
    const has = record.fields.some((each) => each.kind === 'data' && each.tag === tag)
    const follows = facts !== undefined && facts.callNumber !== best.callNumber
    if (has && !follows) return nothing(`It has a call number of the library in ${tag}.`)
    const title = await getBib(w, bib)
    if (!isRefusal(title)) {
      given.push({
        bib,
        callNumber: best.callNumber,
        shelfKey: best.shelfKey,
        title: title.title,
        author: title.author,
      })
    }
    return {
      edit: has ? {} : { add: [field] },
      text: best.callNumber,
      note: placeOnShelf(best),
      ...(follows && { item: { id: facts.id, before: facts.callNumber } }),
    }
  }
}

/** What is to be looked at, and between what the number stands. */
function placeOnShelf({ findings, before, behind }: CallNumberProposal): string {
  const warning = findings.find(({ severity }) => severity !== 'note')?.message
  const [left, right] = [before.at(-1), behind[0]]
  const words = ({ callNumber, heading }: NonNullable<typeof left>) => `${callNumber} (${heading})`
  const stands =
    left && right
      ? `Between ${words(left)} and ${words(right)}.`
      : left
        ? `Behind ${words(left)}.`
        : right
          ? `Before ${words(right)}.`
          : 'Nothing stands near it yet.'
  return warning === undefined ? stands : `${warning} ${stands}`
}
