import { mapSubfields } from '../../edit/edit-field.ts'
import type { DataField } from '../../record/field.ts'
import { fieldFix } from '../fix.ts'
import { excerpt, type Report, type Rule, type RuleGroup } from '../rule.ts'

/** Addresses in 856 $u have the form of one (RFC 3986). Whether anybody answers there is not asked here. */
const webAddressRule: Rule = ({ dataFieldsOf, dialect }, report) => {
  if (dialect === 'unimarc') return
  for (const tag of ['856', '857']) for (const field of dataFieldsOf(tag)) checkField(field, report)
}

function checkField(field: DataField, report: Report): void {
  for (const { code, value } of field.subfields) {
    if (code !== 'u' || value === '') continue
    const text = value.trim()
    const say = (fault: string, found = 'url-invalid'): void =>
      report({ code: found, message: `${field.tag} $u ${fault}: "${excerpt(value)}".`, field, subfield: 'u' })
    if (/^(?:https?|ftp):?\/?\/?(?:https?|ftp):\/\//i.test(text)) say('begins twice', 'url-doubled')
    else if (!/^[a-z][a-z0-9+.-]*:\S/i.test(text)) {
      say(
        /^www\./i.test(text)
          ? 'does not begin with http:// or https://'
          : 'is no address: it has no scheme such as https',
      )
    } else if (/\s/.test(text)) say('has a blank in it')
    else if (/^https?:(?!\/\/[^/?#]*[^\s/?#.])/i.test(text)) say('names no server')
    else if (/[<>"\\]/.test(text)) say('has a character that no address has')
  }
}

const beginOnce = fieldFix((field) =>
  field.kind === 'data'
    ? mapSubfields(field, 'u', (value) => value.replace(/^\s*(?:(?:https?|ftp):?\/?\/?)+(?=(?:https?|ftp):\/\/)/i, ''))
    : field,
)

/** Addresses on the web. */
export const webAddressGroup: RuleGroup = { rules: [webAddressRule], fixes: { 'url-doubled': beginOnce } }
