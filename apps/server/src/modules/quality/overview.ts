import { sql } from 'kysely'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { FindingSeverity, FlagFilters, QualityOverview, QualityRule } from './contract.ts'
import { flagConditions } from './flag-conditions.ts'
import { countPending } from './pending.ts'
import { ruleSettings } from './profile.ts'
import { rulesKnown } from './rules-known.ts'
import { unknownRule } from './rules/rule-facts.ts'
import { countTitles } from './sweep.ts'
import type { QualityTables } from './tables.ts'
import { recentTrends, type TrendDay } from './trend.ts'

const gravest: readonly FindingSeverity[] = ['error', 'warning', 'info']

interface Counts {
  readonly flags: number
  readonly dismissed: number
  readonly records: number
}

interface Tally extends Counts {
  readonly code: string
  readonly severity: FindingSeverity
}

/** Every rule with how much there is of it, and how far checking is. */
export async function qualityOverview(w: Work, filters: FlagFilters = {}): Promise<QualityOverview> {
  const [whole, narrowed, trends, settings, records, waiting, check, links] = await Promise.all([
    tallyNow(w),
    Object.keys(filters).length === 0 ? undefined : tallyOf(w, filters),
    recentTrends(w),
    ruleSettings(w),
    countTitles(w),
    countPending(w),
    tablesOf<QualityTables>(w).selectFrom('quality.sweep').selectAll().executeTakeFirst(),
    tablesOf<QualityTables>(w).selectFrom('quality.link_run').selectAll().executeTakeFirst(),
  ])
  const byCode = Map.groupBy(narrowed ?? whole, ({ code }) => code)
  const sumOf = (rows: readonly Tally[] | undefined, what: keyof Counts) =>
    (rows ?? []).reduce((all, row) => all + row[what], 0)
  const sum = (code: string, what: keyof Counts) => sumOf(byCode.get(code), what)
  // The line of a rule is that of the whole library, whatever the list is narrowed to.
  const today = (code: string, what: keyof Counts) =>
    sumOf(
      whole.filter((row) => row.code === code),
      what,
    )
  const known = new Map(rulesKnown().map((rule) => [rule.code, rule]))
  const others = [...byCode].flatMap(([code, [row]]) =>
    code === '' || known.has(code) || row === undefined ? [] : [unknownRule(code, row.severity)],
  )
  const rules = [...known.values(), ...others].map((rule): QualityRule => {
    const setting = settings.find(({ code }) => code === rule.code)
    const isOff = setting?.off ?? false
    // What is switched off is out of the list at once; the walk that clears it away comes behind.
    const now = (what: keyof Counts) => (isOff ? 0 : sum(rule.code, what))
    return {
      code: rule.code,
      title: rule.title,
      help: rule.help,
      group: rule.group,
      severity: setting?.severity ?? rule.severity,
      usualSeverity: rule.severity,
      off: isOff,
      fixable: rule.fixable,
      flags: now('flags'),
      records: now('records'),
      dismissed: now('dismissed'),
      trend: [...past(trends.get(rule.code), 'flags'), isOff ? 0 : today(rule.code, 'flags')],
    }
  })
  const flaggedAs = (severity: FindingSeverity) =>
    (byCode.get('') ?? []).reduce((all, row) => all + (row.severity === severity ? row.records : 0), 0)
  const addresses = sum('url-dead', 'flags')
  return {
    rules: rules.toSorted(
      (a, b) =>
        gravest.indexOf(a.severity) - gravest.indexOf(b.severity) ||
        b.records - a.records ||
        a.title.localeCompare(b.title),
    ),
    records,
    flagged: { error: flaggedAs('error'), warning: flaggedAs('warning'), info: flaggedAs('info') },
    flags: rules.reduce((all, { flags }) => all + flags, 0),
    dismissed: rules.reduce((all, { dismissed }) => all + dismissed, 0),
    trend: [...past(trends.get(''), 'records'), today('', 'records')],
    waiting,
    check: check
      ? {
          why: check.why,
          done: check.checked,
          ...walkOf(check),
        }
      : null,
    links: links
      ? {
          why: '',
          done: links.records,
          ...walkOf(links),
          asked: links.asked,
          dead: addresses,
          moved: sum('url-moved', 'flags'),
        }
      : null,
  }
}

async function tallyNow(w: Work): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select code, severity, sum(flags)::bigint as flags, sum(dismissed)::bigint as dismissed, sum(records)::bigint as records
    from quality.tally group by code, severity`.execute(w.db)
  return rows
}

/** The same of the records that fulfil conditions, counted. */
async function tallyOf(w: Work, filters: FlagFilters): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    with f as materialized (
      select f.bib_id, f.code, coalesce(s.severity, f.severity) as severity
      from quality.finding f left join quality.rule_setting s on s.code = f.code
      where ${await flagConditions(w, filters)}
    ), gravest as (
      select min(array_position(array['error', 'warning', 'info'], severity)) as place from f group by bib_id
    )
    select code, severity, count(*) as flags, 0::bigint as dismissed, count(distinct bib_id) as records
    from f group by code, severity
    union all
    select '', (array['error', 'warning', 'info'])[place], 0, 0, count(*) from gravest group by place`.execute(w.db)
  return rows
}

function past(days: readonly TrendDay[] | undefined, what: 'flags' | 'records'): readonly number[] {
  return days?.map((day) => day[what]) ?? Array.from({ length: 29 }, () => 0)
}

interface WalkRow {
  readonly by_name: string
  readonly begun_at: Temporal.Instant
  readonly total: number
  readonly job_id: number | null
  readonly ended_at: Temporal.Instant | null
  readonly stopped: boolean
}

function walkOf(row: WalkRow) {
  return {
    by: row.by_name,
    begunAt: row.begun_at.toString(),
    total: row.total,
    job: row.job_id,
    endedAt: row.ended_at?.toString() ?? null,
    stopped: row.stopped,
  }
}
