import { fieldKey, type MarcRecord } from '@carrel/marc'
import { partsDescribedBy, type DraftPart } from '../../catalog/index.ts'

const parts: readonly DraftPart[] = ['matchKeys', 'headings', 'document']
const partsOf = new Map<string, readonly DraftPart[]>()

/**
 * The parts of what is kept beside a record that cannot differ between two of its versions, because the fields that have a share in
 * them are the same in the same order. Neither the record's status (Leader/05) nor its encoding level has a share in any.
 */
export function sameParts(before: MarcRecord, after: MarcRecord): readonly DraftPart[] {
  if (leaderShare(before.leader) !== leaderShare(after.leader)) return []
  const [from, to] = [shares(before), shares(after)]
  // A record without a number of its own is known by its bytes, too.
  const isNumbered = [before, after].every(({ fields }) => fields.some(({ tag }) => tag === '001'))
  return parts.filter((part) => from[part] === to[part] && (part !== 'matchKeys' || isNumbered))
}

const leaderShare = (leader: string): string => leader.slice(6, 12) + leader.slice(18)

function shares({ fields }: MarcRecord): Record<DraftPart, string> {
  const texts: Record<DraftPart, string> = { matchKeys: '', headings: '', document: '' }
  for (const field of fields) {
    const described = partsOf.getOrInsertComputed(field.tag, partsDescribedBy)
    if (described.length === 0) continue
    const key = `${fieldKey(field)}\u001D`
    for (const part of described) texts[part] += key
  }
  return texts
}
