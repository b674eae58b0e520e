import { changedRecord } from '../../record/record.ts'
import type { Fix, Rule, RuleGroup } from '../rule.ts'

/** Values of the positions of the MARC 21 leader, by what the record describes. */
const statuses: Readonly<Record<string, string>> = {
  bibliographic: 'acdnp',
  authority: 'acdnosx',
  holdings: 'cdn',
  classification: 'acdn',
  community: 'cdn',
}
const encodingLevels: Readonly<Record<string, string>> = {
  bibliographic: ' 12345678uzIJKLMEP',
  authority: 'no',
  holdings: '12345muz',
  classification: 'no',
  community: ' ',
}

/** The leader has the values that its positions allow (MARC 21 Leader; UNIMARC record label for what they share). */
const leaderRule: Rule = ({ record, kind, dialect }, report) => {
  const { leader } = record
  const say = (code: string, severity: 'error' | 'warning', message: string): void =>
    report({ code, severity, message, tag: 'LDR' })

  const counts = leader.slice(10, 12)
  if (counts !== '22') {
    say('leader-counts', 'warning', `Leader positions 10 and 11 are "${counts}"; they must be "22".`)
  }
  const map = leader.slice(20, 24)
  if (dialect === 'unimarc' ? !map.startsWith('450') : map !== '4500') {
    say('leader-map', 'warning', `Leader positions 20 to 23 are "${map}"; they must be "4500".`)
  }
  if (dialect === 'unimarc') return

  if (kind === 'unknown') {
    say('leader-type', 'error', `Leader position 06 is "${leader[6]}", which is no type of record.`)
    return
  }
  if (!statuses[kind]?.includes(leader[5] ?? '')) {
    say('leader-status', 'warning', `Leader position 05 is "${leader[5]}", which is no record status.`)
  }
  if (kind === 'bibliographic' && !'abcdims'.includes(leader[7] ?? '')) {
    say('leader-level', 'warning', `Leader position 07 is "${leader[7]}", which is no bibliographic level.`)
  }
  if (!' a'.includes(leader[9] ?? '')) {
    say('leader-encoding', 'warning', `Leader position 09 is "${leader[9]}"; it must be "a" (UTF-8) or blank (MARC-8).`)
  }
  if (!encodingLevels[kind]?.includes(leader[17] ?? '')) {
    say('leader-encoding-level', 'warning', `Leader position 17 is "${leader[17]}", which is no encoding level.`)
  }
  if (kind !== 'bibliographic') return
  if (!' a'.includes(leader[8] ?? '')) {
    say('leader-control', 'warning', `Leader position 08 is "${leader[8]}"; it must be "a" (archival) or blank.`)
  }
  if (!' aceinru'.includes(leader[18] ?? '')) {
    say('leader-form', 'warning', `Leader position 18 is "${leader[18]}", which is no form of description.`)
  }
  if (!' abcr'.includes(leader[19] ?? '')) {
    say(
      'leader-multipart',
      'warning',
      `Leader position 19 is "${leader[19]}", which is no level of a multipart resource.`,
    )
  }
}

/** What every MARC 21 record has there. */
const setCounts: Fix = ({ record }) =>
  changedRecord(record, { leader: `${record.leader.slice(0, 10)}22${record.leader.slice(12)}` })
const setMap: Fix = ({ record, dialect }) =>
  changedRecord(record, { leader: `${record.leader.slice(0, 20)}${dialect === 'unimarc' ? '450 ' : '4500'}` })

/** The leader. */
export const leaderGroup: RuleGroup = {
  rules: [leaderRule],
  fixes: { 'leader-counts': setCounts, 'leader-map': setMap },
}
