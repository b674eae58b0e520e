import { readHeading, type Step } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { isRefusal, refuse, type Block, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { beginRun, type BatchRun } from '../../batch-editing/index.ts'
import type { HeadingChangeRequest } from '../contract.ts'
import { recordsBearing } from '../find-records.ts'
import { isSameForm } from '../rules/is-same-form.ts'
import { wantedHeading } from '../rules/wanted-headings.ts'

/** Begins to change a heading everywhere: a batch edit over the records that bear it, previewed first. */
export async function beginChange(w: Work, asked: HeadingChangeRequest): Promise<Outcome<BatchRun>> {
  const wanted = wantedHeading(asked)
  if (typeof wanted === 'string') return badHeading('from', wanted)
  const to = readHeading(asked.to)
  if (typeof to === 'string') return badHeading('to', to)
  if (becomesItself(asked)) return refuse(sameHeading('to', asked.from))
  const bibs = await recordsBearing(w, [wanted])
  if (bibs.length === 0) {
    return refuse({
      code: 'heading-not-carried',
      field: 'from',
      message: `No record carries the heading “${asked.from}”. Choose one from the list of headings.`,
    })
  }
  const name = `“${shortened(asked.from)}” to “${shortened(asked.to)}”`
  const begun = await beginRun(w, {
    task: changeTask(name, [[asked.from, withAuthority(asked.to, asked.authority)]], asked),
    selection: { bibs: [...bibs] },
    name,
    why: asked.why?.trim() || `Heading changed: ${name}`,
    applyAtOnce: asked.applyAtOnce === true,
  })
  if (isRefusal(begun)) return begun
  await sql`
    insert into heading_changes.change (run_id, request, from_text, to_text, keep_old, at, by_name)
    values (${begun.id}, ${jsonb(asked)}, ${asked.from}, ${asked.to}, ${asked.keepOld === true}, ${w.now},
      ${actorName(w.actor)})`.execute(w.db)
  return begun
}

interface FormsAsked {
  readonly from: string
  readonly to: string
  readonly source?: string | undefined
  readonly toSource?: string | undefined
  readonly authority?: string | undefined
}

/** True when a change would put a heading in its own place, without another vocabulary or authority. */
export function becomesItself({ from, to, source = '', toSource = '', authority = '' }: FormsAsked): boolean {
  if ((toSource !== '' && toSource !== source) || authority.trim() !== '') return false
  const [before, after] = [readHeading(from), readHeading(to)]
  return typeof before !== 'string' && typeof after !== 'string' && isSameForm(before, after)
}

/** Says that a heading would be changed into itself. */
export function sameHeading(field: string, heading: string): Block {
  const said = `“${shortened(heading)}” would become what it is already.`
  return { code: 'heading-same', field, message: `${said} Write the new form, or name another vocabulary.` }
}

/** The task that changes some headings. */
export function changeTask(
  name: string,
  pairs: readonly (readonly [string, string])[],
  asked: Pick<HeadingChangeRequest, 'kind' | 'source' | 'toSource' | 'subdivided' | 'nameTitles' | 'asSubject'> &
    Pick<HeadingChangeRequest, 'asSubdivision'>,
): { name: string; steps: Step[] } {
  const { kind, source = '', toSource = '', subdivided = true, nameTitles = true, asSubject = true } = asked
  const { asSubdivision = false } = asked
  const scope = { kind, source, toSource, subdivided, nameTitles, asSubject, asSubdivision }
  return { name: name.slice(0, 200), steps: [{ do: 'change-heading', pairs, ...scope }] }
}

/** `$0` behind a heading that is written with codes, or `$a` before one that is not. */
function withAuthority(to: string, authority: string | undefined): string {
  const number = authority?.trim() ?? ''
  if (number === '') return to
  if (/^([0-9 \\#]{2})?\$/.test(to.trim())) return `${to.trim()}$0${number}`
  const [main = '', ...divisions] = to.split(/\s*--\s*/)
  const escaped = (text: string) => text.replaceAll('$', '{dollar}')
  return `$a${escaped(main)}${divisions.map((part) => `$x${escaped(part)}`).join('')}$0${number}`
}

/** Refuses because a heading cannot be read. */
export function badHeading(field: string, message: string) {
  return refuse({ code: 'heading-unreadable', field, message })
}

/** A heading for names and lists. */
export function shortened(text: string): string {
  const plain = text
    .replace(/^([0-9 \\#]{2})?\$a/, '')
    .replaceAll(/\$[vxyz]/g, ' -- ')
    .replaceAll(/\$[02].*$/g, '')
    .replaceAll(/\$./g, ' ')
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain
}
