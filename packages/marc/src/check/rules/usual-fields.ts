import type { Rule, RuleGroup } from '../rule.ts'

/** What a record of its kind has when it is finished; short and preliminary ones (leader/17) may do without. */
const usualFieldRule: Rule = ({ record, kind, dialect, has, dataFieldsOf }, report) => {
  if (kind !== 'bibliographic' || dialect === 'unimarc') return
  if (!' 1IL4'.includes(record.leader.charAt(17))) return
  const say = (tag: string, what: string): void =>
    report({ code: 'field-usual', message: `The record has no ${tag} (${what}), which a full record has.`, tag })
  const level = record.leader.charAt(7)
  if (!has('040')) say('040', 'who catalogued it')
  if ('mis'.includes(level) && !'tdf'.includes(record.leader.charAt(6))) {
    if (!has('260') && !has('264') && !has('261') && !has('262')) say('264', 'publication')
  }
  if (level !== 'a' && level !== 'b' && !has('300')) say('300', 'physical description')
  const isRda = dataFieldsOf('040').some(({ subfields }) =>
    subfields.some((each) => each.code === 'e' && each.value === 'rda'),
  )
  if (!isRda) return
  for (const [tag, what] of [
    ['336', 'content type'],
    ['337', 'media type'],
    ['338', 'carrier type'],
  ] as const) {
    if (!has(tag)) say(tag, what)
  }
}

/** Fields that full records have. */
export const usualFieldGroup: RuleGroup = { rules: [usualFieldRule] }
