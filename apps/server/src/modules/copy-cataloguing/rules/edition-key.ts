import { fieldsWith, subfieldText, type MarcRecord } from '@carrel/marc'
import { foldText, titleKey } from '@carrel/text'

/** What is known of a record in a line. */
export interface BriefFacts {
  readonly title: string
  readonly author: string | null
  readonly year: number | null
  readonly format: string
}

/** Records with one `work` describe the same work; with one `edition` the same edition of it in the same form. */
export interface GroupKeys {
  readonly work: string
  readonly edition: string
}

/** By what the same work and edition is known in the records of several libraries. */
export function groupKeys(record: MarcRecord, { title, author, year, format }: BriefFacts): GroupKeys {
  const [proper = title] = title.split(/\s[:=/]\s/)
  const surname = foldText(author ?? '').split(/[,\s]/)[0] ?? ''
  const work = `${titleKey(foldText(proper))}|${surname}`
  const edition = fieldsWith(record, '250').flatMap((field) =>
    field.kind === 'data' ? (subfieldText(field, 'a') ?? []) : [],
  )
  return { work, edition: `${work}|${format}|${year ?? ''}|${editionNumber(edition[0] ?? '')}` }
}

/** `2nd ed., rev.` and `2. Auflage` are both 2; a first edition is as one that is not counted. */
function editionNumber(text: string): string {
  const number = /\d+/.exec(foldText(text))?.[0] ?? ''
  return number === '1' ? '' : number
}
