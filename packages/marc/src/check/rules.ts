import type { Rule, RuleGroup } from './rule.ts'
import { authorityGroup } from './rules/authority-headings.ts'
import { blankGroup } from './rules/blanks-and-marks.ts'
import { carrierGroup } from './rules/carrier-agreement.ts'
import { characterGroup } from './rules/characters.ts'
import { codeGroup } from './rules/codes.ts'
import { contentsGroup } from './rules/contents-note.ts'
import { controlFieldGroup } from './rules/control-fields.ts'
import { dateGroup } from './rules/dates.ts'
import { descriptionGroup } from './rules/description-agreement.ts'
import { emptinessGroup } from './rules/emptiness.ts'
import { encodedTwiceGroup } from './rules/encoded-twice.ts'
import { encodingGroup } from './rules/encoding.ts'
import { endingGroup } from './rules/ending-marks.ts'
import { entryGroup } from './rules/entries.ts'
import { fieldLinkGroup } from './rules/field-links.ts'
import { fixedPositionGroup } from './rules/fixed-positions.ts'
import { formatGroup } from './rules/format.ts'
import { indicatorGroup } from './rules/indicators.ts'
import { languageAgreementGroup } from './rules/language-agreement.ts'
import { leaderGroup } from './rules/leader.ts'
import { linkageGroup } from './rules/linkage.ts'
import { lookAlikeGroup } from './rules/look-alikes.ts'
import { neededFieldGroup } from './rules/needed-fields.ts'
import { neededSubfieldGroup } from './rules/needed-subfields.ts'
import { nonFilingGroup } from './rules/non-filing.ts'
import { normalFormGroup } from './rules/normal-form.ts'
import { otherNumberGroup } from './rules/other-numbers.ts'
import { referenceGroup } from './rules/references.ts'
import { relatorGroup } from './rules/relators.ts'
import { resourceTypeGroup } from './rules/resource-types.ts'
import { standardNumberGroup } from './rules/standard-numbers.ts'
import { subfieldCodeGroup } from './rules/subfield-codes.ts'
import { tagGroup } from './rules/tags.ts'
import { titleFormGroup } from './rules/title-form.ts'
import { uniqueFieldGroup } from './rules/unique-fields.ts'
import { usualFieldGroup } from './rules/usual-fields.ts'
import { webAddressGroup } from './rules/web-address.ts'

/** What a record must be before its content can be judged: its bytes, its fields, and how MARC 21 defines them. */
const basicGroups: readonly RuleGroup[] = [
  leaderGroup,
  encodingGroup,
  tagGroup,
  controlFieldGroup,
  indicatorGroup,
  subfieldCodeGroup,
  emptinessGroup,
  neededFieldGroup,
  uniqueFieldGroup,
  formatGroup,
  fixedPositionGroup,
  standardNumberGroup,
  linkageGroup,
]

/** Whether what it says is right, and said as cataloguers say it. Damaged text is mended before marks are looked at. */
const contentGroups: readonly RuleGroup[] = [
  encodedTwiceGroup,
  characterGroup,
  referenceGroup,
  normalFormGroup,
  lookAlikeGroup,
  codeGroup,
  languageAgreementGroup,
  dateGroup,
  carrierGroup,
  resourceTypeGroup,
  descriptionGroup,
  otherNumberGroup,
  relatorGroup,
  nonFilingGroup,
  entryGroup,
  usualFieldGroup,
  neededSubfieldGroup,
  fieldLinkGroup,
  authorityGroup,
  webAddressGroup,
  blankGroup,
  contentsGroup,
  titleFormGroup,
  endingGroup,
]

/** All rules, those that belong together in groups with their fixes. */
export const ruleGroups: readonly RuleGroup[] = [...basicGroups, ...contentGroups]

/** The rules about structure and format. */
export const basicRules: readonly Rule[] = basicGroups.flatMap(({ rules }) => rules)

/** The rules that `checkRecord` follows unless it is given others. */
export const allRules: readonly Rule[] = ruleGroups.flatMap(({ rules }) => rules)
