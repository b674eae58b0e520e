import { changedRecord, editLeader, type MarcRecord } from '@carrel/marc'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type {
  AddAuthority,
  Authority,
  RestoreAuthority,
  RetireAuthority,
  SaveAuthority,
} from './contract-authorities.ts'
import { authorityChanged } from './events.ts'
import { getAuthority } from './get-authority.ts'
import { authorityAt, authorityNotFound, type StoredAuthority } from './read-authority.ts'
import { formsOf, relinkAround } from './relink.ts'
import { readAuthority, type AuthorityFacts } from './rules/authority-facts.ts'
import { recordSent, storedAuthority, writtenAuthority } from './stored-authority.ts'
import { ensureVocabularies } from './vocabularies.ts'
import { nameTaken, newIds, storeAuthorities, type AuthorityDraft } from './write-authorities.ts'

type Save = NonNullable<typeof SaveAuthority.types>['body']
type Add = NonNullable<typeof AddAuthority.types>['body']
type Restore = NonNullable<typeof RestoreAuthority.types>['body']
type Retire = NonNullable<typeof RetireAuthority.types>['body']

/** Saves what was edited as the next version; refused when somebody saved in between, or it can be no authority record. */
export async function saveAuthority(w: Work, id: number, request: Save): Promise<Outcome<Authority>> {
  const broken = unwritable(request.leader, request.fields)
  if (broken) return broken
  return changeAuthority(w, id, { version: request.version, why: request.why?.trim() || 'Edited' }, () =>
    recordSent(request.leader, request.fields),
  )
}

/** Saves a new record. */
export async function addAuthority(w: Work, { vocabulary, leader, fields }: Add): Promise<Outcome<Authority>> {
  const broken = unwritable(leader, fields)
  if (broken) return broken
  const [id = 0] = await newIds(w, 1)
  const draft = draftForSaving(w, vocabulary, recordSent(leader, fields), `carrel${id}`)
  if (isRefusal(draft)) return draft
  await ensureVocabularies(w, [vocabulary])
  const taken = await nameTaken(w, draft)
  if (taken !== undefined) {
    return refuse({
      code: 'authority-number-taken',
      field: 'fields',
      message: `There is a record with the number ${draft.facts.control} already. Take 001 out, and it gets a number of its own.`,
      facts: { authority: taken },
    })
  }
  await storeAuthorities(w, [{ draft, id, version: 1 }], { why: 'New', edited: true })
  await relinkAround(w, [id], await formsOf(w, [id]))
  await w.audit({ action: 'authority.add', subject: `authority:${id}`, detail: { heading: draft.facts.heading.text } })
  return getAuthority(w, id)
}

/** Makes an earlier version the present one again, as a new version. */
export async function restoreAuthority(w: Work, id: number, request: Restore): Promise<Outcome<Authority>> {
  const old = await authorityAt(w, id, { version: request.version })
  if (!old) return authorityNotFound(id)
  const why = request.why?.trim() || `Version ${request.version} restored`
  return changeAuthority(w, id, { version: request.current, why }, () => storedAuthority(old.record, old.form))
}

/** Takes a record out of use. */
export async function retireAuthority(w: Work, id: number, { version, why }: Retire): Promise<Outcome<Authority>> {
  return changeAuthority(w, id, { version, why }, (record) =>
    changedRecord(record, { leader: editLeader(record.leader, { status: 'd' }) }),
  )
}

/** Saves what `edit` makes of a record, links headings anew, and tells later modules when its heading is another one. */
export async function changeAuthority(
  w: Work,
  id: number,
  reason: { readonly version: number; readonly why: string },
  edit: (record: MarcRecord, stored: StoredAuthority) => Outcome<MarcRecord>,
  { into }: { readonly into?: number } = {},
): Promise<Outcome<Authority>> {
  const stored = await authorityAt(w, id, { lock: true })
  if (!stored) return authorityNotFound(id)
  if (stored.current !== reason.version) return changedMeanwhile(stored)
  const before = storedAuthority(stored.record, stored.form)
  const edited = edit(before, stored)
  if (isRefusal(edited)) return edited
  const draft = draftForSaving(w, stored.vocabulary, edited, stored.control)
  if (isRefusal(draft)) return draft
  const forms = await formsOf(w, [id])
  const version = stored.current + 1
  await storeAuthorities(w, [{ draft: keptNumber(draft, stored), id, version }], { why: reason.why, edited: true })
  await relinkAround(w, [id], [...forms, ...(await formsOf(w, [id]))])
  await w.audit({ action: 'authority.change', subject: `authority:${id}`, reason: reason.why, detail: { version } })
  await tellChange(w, stored, readAuthority(before), draft.facts, into)
  return getAuthority(w, id)
}

async function tellChange(
  w: Work,
  { id, vocabulary }: StoredAuthority,
  before: ReturnType<typeof readAuthority>,
  after: AuthorityFacts,
  into: number | undefined,
): Promise<void> {
  if ('problem' in before || before.state !== 'current') return
  const gone = after.state !== 'current'
  if (!gone && after.heading.text === before.heading.text && after.heading.class === before.heading.class) return
  await w.publish(authorityChanged, {
    authority: id,
    vocabulary,
    before: { ...before.heading, tag: before.tag },
    after: gone ? null : { ...after.heading, tag: after.tag },
    ...(into !== undefined && { into }),
  })
}

/** Makes a record ready to be stored, or says why it cannot be one. */
function draftForSaving(w: Work, vocabulary: string, record: MarcRecord, number: string): Outcome<AuthorityDraft> {
  const { bytes, form, record: written } = writtenAuthority(record, number, w.now)
  const facts = readAuthority(written)
  if ('problem' in facts) return refuse({ code: 'invalid-authority', field: 'fields', message: facts.problem })
  return { vocabulary, facts, bytes, form }
}

/** A record goes on under the number by which newer files know it, whatever is done to its 001. */
function keptNumber(draft: AuthorityDraft, { control }: StoredAuthority): AuthorityDraft {
  return { ...draft, facts: { ...draft.facts, control } }
}

function changedMeanwhile({ current, by_name, why }: StoredAuthority) {
  return refuse({
    code: 'authority-changed-meanwhile',
    message: `${by_name} saved this authority record while you were editing (${why}). Nothing of yours was saved: open the new version and make your changes there.`,
    facts: { version: current },
  })
}

/** What no form of a record can hold. */
function unwritable(leader: string, fields: Save['fields']) {
  const blocks = fields.flatMap(({ tag, value = '', indicators = '', subfields = [] }, place) => {
    const where = `Field ${place + 1} (${tag})`
    const field = `fields.${place}`
    if (!/^[0-9A-Za-z]{3}$/.test(tag)) {
      return { code: 'invalid-marc', field, message: `${where}: a tag has three letters or digits.` }
    }
    const texts = [value, indicators, ...subfields.flatMap((one) => [one.code, one.value])]
    return texts.some((text) => /[\u001D-\u001F]/.test(text))
      ? {
          code: 'invalid-marc',
          field,
          message: `${where}: it holds a character that ends fields or records. Take it out.`,
        }
      : []
  })
  if (!/^[\x20-\x7E]{24}$/.test(leader)) {
    blocks.unshift({ code: 'invalid-marc', field: 'leader', message: 'The leader has 24 plain characters.' })
  }
  return blocks.length > 0 ? refuse(...blocks.slice(0, 20)) : undefined
}
