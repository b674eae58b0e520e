import { actorName } from '../../platform/actor.ts'
import { changed } from '../../platform/live-cache.ts'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { LocalField, RuleSetting } from './contract.ts'
import { qualityTopic } from './judge-bibs.ts'
import { localFields, profileTopic } from './profile.ts'
import { countTitles, startSweep } from './sweep.ts'
import type { QualityTables } from './tables.ts'

const mostLocalFields = 200

const tables = (w: Pick<Work, 'db'>) => tablesOf<QualityTables>(w)

/** Switches a rule off or on, or gives it another weight. It holds at once; the records are gone through behind it. */
export async function putRuleSetting(w: Work, { code, off, severity }: RuleSetting): Promise<RuleSetting> {
  if (!off && severity === null) await tables(w).deleteFrom('quality.rule_setting').where('code', '=', code).execute()
  else {
    const values = { off, severity, changed_at: w.now, by_name: actorName(w.actor) }
    await tables(w)
      .insertInto('quality.rule_setting')
      .values({ code, ...values })
      .onConflict((clash) => clash.column('code').doUpdateSet(values))
      .execute()
  }
  await w.audit({ action: 'quality.rule', subject: `rule:${code}`, detail: { off, severity } })
  await afterChange(w, `The rule ${code} was changed`)
  return { code, off, severity }
}

/** Says which fields the library has defined for itself, all of them. */
export async function putLocalFields(w: Work, fields: readonly LocalField[]): Promise<Refusal | readonly LocalField[]> {
  const wrong = fields.find(({ pattern }) => !/^[0-9A-Za-z.]{3}$/.test(pattern))
  if (wrong)
    return refuse({
      code: 'invalid-tag',
      field: 'fields',
      message: `"${wrong.pattern}" is no tag. Write three characters, with X for any: 590, 9XX.`,
    })
  if (fields.length > mostLocalFields)
    return refuse({ code: 'too-many-fields', field: 'fields', message: `Name at most ${mostLocalFields} fields.` })
  const named = [...new Map(fields.map((field) => [field.pattern, field])).values()]
  await tables(w).deleteFrom('quality.local_field').execute()
  if (named.length > 0)
    await tables(w)
      .insertInto('quality.local_field')
      .values(
        named.map(({ pattern, note }) => ({
          pattern,
          note: note.trim(),
          changed_at: w.now,
          by_name: actorName(w.actor),
        })),
      )
      .execute()
  await w.audit({ action: 'quality.local-fields', subject: 'quality:local-fields', detail: { fields: named } })
  await afterChange(w, 'The local fields were changed')
  return localFields(w)
}

async function afterChange(w: Work, why: string): Promise<void> {
  changed(w, profileTopic)
  w.afterCommit(() => w.platform.live.tell(qualityTopic))
  if ((await countTitles(w)) > 0) await startSweep(w, why)
}
