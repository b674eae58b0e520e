import { readFieldSpec, type FieldSpec } from './field-spec.ts'

/** What an overlay can do with the fields of a rule. */
export const overlayActions = ['replace', 'add', 'add-new', 'add-missing', 'keep', 'delete'] as const

/**
 * `replace`: those of the incoming record stand in place of those that are there; where it has none, these stay.
 * `add`: all of the incoming record stand before those that are there. `add-new`: only those that are not there yet, behind
 * them. `add-missing`: only where there is none at all. `keep`: those that are there stay and nothing comes in. `delete`:
 * neither stays.
 */
export type OverlayAction = (typeof overlayActions)[number]

/** What becomes of some fields. Of several rules that are about a field the first one decides. */
export interface OverlayRule {
  readonly action: OverlayAction
  /** As in {@link readFieldSpec}: `505`, `9XX`, `100abcdef`, `5XX[?5]`; several may stand side by side, with commas. */
  readonly fields: string
}

/** How an incoming record is laid over one that is there. Plain data, to be kept as JSON. */
export interface OverlayProfile {
  readonly name: string
  /** Whose fields stand where no rule is about them. */
  readonly base: 'existing' | 'incoming'
  readonly rules: readonly OverlayRule[]
  /** Fields that are protected whatever the rules say: local notes, fields with $5. */
  readonly protect?: readonly string[]
  /** Where the record that is there has the better encoding level, only what rules add comes in. */
  readonly keepBetterLevel?: boolean
  /** Numbers of both records stand in 035, the control number of the incoming one among them. On unless `false`. */
  readonly keepNumbers?: boolean
  /** MARC organization code of this library; it is noted in 040 $d of a record that changes. */
  readonly agency?: string
}

/** A profile whose places were read. */
export interface ReadProfile {
  readonly profile: OverlayProfile
  readonly rules: readonly { readonly action: OverlayAction; readonly spec: FieldSpec; readonly text: string }[]
}

const mostRules = 500

/** Reads the places of a profile; a text says what is wrong with it. */
export function readProfile(profile: OverlayProfile): ReadProfile | string {
  const all = [
    ...(profile.protect ?? []).map((fields) => ({ action: 'keep' as const, fields, isProtected: true })),
    ...profile.rules.map((rule) => ({ ...rule, isProtected: false })),
  ]
  if (all.length > mostRules) return `A profile has at most ${mostRules} rules.`
  const rules: { action: OverlayAction; spec: FieldSpec; text: string }[] = []
  for (const { action, fields, isProtected } of all) {
    for (const text of fields.split(/,(?![^[]*\])/)) {
      if (text.trim() === '') continue
      const spec = readFieldSpec(text)
      if (typeof spec === 'string') return spec
      if (spec.codes !== '' && (action === 'add-new' || action === 'add-missing')) {
        return `“${spec.text}”: some subfields can be replaced, added, kept or deleted; “${action}” is for whole fields.`
      }
      rules.push({ action, spec, text: isProtected ? `${spec.text} is protected` : `${action} ${spec.text}` })
    }
  }
  return { profile, rules }
}

/** Reads a profile from JSON that anybody may have written; a text says what is wrong with it. */
export function parseOverlayProfile(value: unknown): OverlayProfile | string {
  if (typeof value !== 'object' || value === null) return 'A profile is an object with "base" and "rules".'
  const given = value as Readonly<Record<string, unknown>>
  const { name = 'profile', base = 'incoming', rules = [], protect = [], keepBetterLevel, keepNumbers, agency } = given
  if (typeof name !== 'string') return 'The name of a profile is a text.'
  if (base !== 'existing' && base !== 'incoming') return '"base" is "existing" or "incoming".'
  if (!Array.isArray(rules)) return '"rules" is a list.'
  const read: OverlayRule[] = []
  for (const rule of rules as readonly unknown[]) {
    const { action, fields } = (typeof rule === 'object' && rule !== null ? rule : {}) as Record<string, unknown>
    const known = overlayActions.find((each) => each === action)
    if (!known || typeof fields !== 'string') {
      return `A rule is { "action": …, "fields": "505" }; actions are ${overlayActions.join(', ')}.`
    }
    read.push({ action: known, fields })
  }
  if (!Array.isArray(protect) || !protect.every((each) => typeof each === 'string'))
    return '"protect" is a list of texts.'
  const profile: OverlayProfile = {
    name,
    base,
    rules: read,
    protect,
    ...(typeof keepBetterLevel === 'boolean' && { keepBetterLevel }),
    ...(typeof keepNumbers === 'boolean' && { keepNumbers }),
    ...(typeof agency === 'string' && { agency }),
  }
  const problem = readProfile(profile)
  return typeof problem === 'string' ? problem : profile
}
