import {
  readyMappings,
  readyProfiles,
  readyRules,
  type ItemMapping,
  type MatchRule,
  type OverlayProfile,
} from '@carrel/marc-merge'
import type { ItemMappingView, MatchRuleView, OverlayView } from '../../../../server/src/modules/loading/contract.ts'
import {
  defaultLines,
  overlayLines,
  placeLines,
  pointLines,
  readDefaultLines,
  readOverlayLines,
  readPlaceLines,
  readPointLines,
  readValueLines,
  valueLines,
} from './rule-lines.ts'

/** Kinds of rules that a library defines. */
export type DefinitionKind = 'match' | 'overlay' | 'items'

/** What stands in the form of a rule, whichever kind it is. */
export interface DefinitionDraft {
  readonly name: string
  readonly threshold: number
  readonly lead: number
  readonly points: string
  readonly base: 'existing' | 'incoming'
  readonly rules: string
  readonly protect: string
  readonly keepBetter: boolean
  readonly keepNumbers: boolean
  readonly agency: string
  readonly tag: string
  readonly indicators: string
  readonly beside: string
  readonly tie: string
  readonly places: string
  readonly values: string
  readonly defaults: string
  readonly keepFields: boolean
}

/** A draft that was read, or the field and line that say nothing. */
export type ReadDraft =
  | { readonly ok: true; readonly kind: 'match'; readonly content: MatchRule }
  | { readonly ok: true; readonly kind: 'overlay'; readonly content: OverlayProfile }
  | { readonly ok: true; readonly kind: 'items'; readonly content: ItemMapping }
  | { readonly ok: false; readonly field: keyof DefinitionDraft; readonly line: string }

/** The form for one that is there, or for a new one that begins as the usual one of its kind. */
export function draftOf(
  kind: DefinitionKind,
  view: MatchRuleView | OverlayView | ItemMappingView | undefined,
): DefinitionDraft {
  const usual =
    kind === 'match' ? readyRules['identifiers'] : kind === 'overlay' ? readyProfiles['overlay'] : readyMappings['koha']
  const content: MatchRule | OverlayProfile | ItemMapping | undefined = view?.content ?? usual
  const rule = content && 'points' in content ? content : undefined
  const profile = content && 'rules' in content ? content : undefined
  const mapping = content && 'places' in content ? content : undefined
  return {
    name: view?.name ?? '',
    threshold: rule?.threshold ?? 100,
    lead: rule?.lead ?? 0,
    points: rule ? pointLines(rule) : '',
    base: profile?.base ?? 'incoming',
    rules: profile ? overlayLines(profile) : '',
    protect: profile?.protect?.join(', ') ?? '',
    keepBetter: profile?.keepBetterLevel ?? false,
    keepNumbers: profile?.keepNumbers ?? true,
    agency: profile?.agency ?? '',
    tag: mapping?.tag ?? '952',
    indicators: mapping?.indicators ?? '**',
    beside: mapping?.beside?.tag ?? '',
    tie: mapping?.beside?.tie ?? '',
    places: mapping ? placeLines(mapping) : '',
    values: mapping ? valueLines(mapping) : '',
    defaults: mapping ? defaultLines(mapping) : '',
    keepFields: mapping?.keepFields ?? false,
  }
}

/** Reads a form. */
export function contentOf(kind: DefinitionKind, draft: DefinitionDraft): ReadDraft {
  const { name } = draft
  if (kind === 'match') {
    const points = readPointLines(draft.points)
    if (!points.ok) return { ok: false, field: 'points', line: points.line }
    const { threshold, lead } = draft
    return { ok: true, kind, content: { name, threshold, ...(lead > 0 && { lead }), points: [...points.value] } }
  }
  if (kind === 'overlay') {
    const rules = readOverlayLines(draft.rules)
    if (!rules.ok) return { ok: false, field: 'rules', line: rules.line }
    const protect = draft.protect
      .split(',')
      .map((text) => text.trim())
      .filter((text) => text !== '')
    const { base, keepBetter, keepNumbers } = draft
    const agency = draft.agency.trim()
    return {
      ok: true,
      kind,
      content: {
        name,
        base,
        rules: [...rules.value],
        protect,
        keepBetterLevel: keepBetter,
        keepNumbers,
        ...(agency !== '' && { agency }),
      },
    }
  }
  const places = readPlaceLines(draft.places)
  if (!places.ok) return { ok: false, field: 'places', line: places.line }
  const values = readValueLines(draft.values)
  if (!values.ok) return { ok: false, field: 'values', line: values.line }
  const defaults = readDefaultLines(draft.defaults)
  if (!defaults.ok) return { ok: false, field: 'defaults', line: defaults.line }
  const { tag, keepFields } = draft
  const indicators = draft.indicators === '' ? '**' : draft.indicators
  if (!/^[0-9*# ]{2}$/.test(indicators)) return { ok: false, field: 'indicators', line: indicators }
  const [beside, tie] = [draft.beside.trim(), draft.tie.trim()]
  if (!/^[0-9a-z]?$/.test(tie)) return { ok: false, field: 'tie', line: tie }
  return {
    ok: true,
    kind,
    content: {
      name,
      tag: tag.trim(),
      ...(indicators !== '**' && { indicators: indicators.replaceAll(' ', '#') }),
      ...(beside !== '' && { beside: { tag: beside, ...(tie !== '' && { tie }) } }),
      places: places.value,
      values: values.value,
      defaults: defaults.value,
      keepFields,
    },
  }
}
