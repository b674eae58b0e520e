export { combineHoldings, type HoldingsCombiner, type WithHoldings } from './holdings/combine-holdings.ts'
export { itemMappingProblem, itemParts, type ItemMapping, type ItemPart } from './items/item-mapping.ts'
export { itemsIn, withItems, withoutItems, type ItemDraft } from './items/items-in.ts'
export { readyMappings } from './items/ready-mappings.ts'
export type { Agreement } from './match/compare-point.ts'
export { featuresOf, standardNumber, titleFeatures, type MatchFeatures, type TitleFeature } from './match/features.ts'
export { lookupKeys, matchKey, titleKeys } from './match/lookup-keys.ts'
export {
  matchKinds,
  matchRuleProblem,
  parseMatchRule,
  type MatchKind,
  type MatchPoint,
  type MatchRule,
} from './match/match-rule.ts'
export {
  chooseMatch,
  matchScore,
  scoredRecord,
  type MatchScore,
  type MatchVerdict,
  type PointResult,
  type ScoredRecord,
} from './match/match-score.ts'
export { readyRules } from './match/ready-rules.ts'
export { levelOf } from './overlay/encoding-level.ts'
export { isMeant, readFieldSpec, type FieldSpec } from './overlay/field-spec.ts'
export { isLocalField } from './overlay/local-field.ts'
export {
  overlayActions,
  parseOverlayProfile,
  readProfile,
  type OverlayAction,
  type OverlayProfile,
  type OverlayRule,
  type ReadProfile,
} from './overlay/overlay-profile.ts'
export { overlay, type Overlay, type OverlayNote } from './overlay/overlay.ts'
export { localFields, readyProfiles } from './overlay/ready-profiles.ts'
export { linkKey, meaningKey, systemNumberKey } from './overlay/same-field.ts'
