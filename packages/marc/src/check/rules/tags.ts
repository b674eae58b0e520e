import { excerpt, type Rule, type RuleGroup } from '../rule.ts'

/** Tags are three figures; letters are used by local systems and told, anything else is damage. */
const tagRule: Rule = ({ fields }, report) => {
  for (const field of fields) {
    const { tag } = field
    if (isNumber(tag)) {
      if (tag === '000') report({ code: 'tag-reserved', message: 'Tag 000 stands for the leader.', field })
    } else if (/^[0-9A-Za-z]{3}$/.test(tag)) {
      const message = `Tag ${tag} is not a number; only local systems understand it.`
      report({ code: 'tag-not-numeric', message, field })
    } else report({ code: 'tag-damaged', message: `"${excerpt(tag)}" is not a tag.`, field })
  }
}

function isNumber(tag: string): boolean {
  return tag.length === 3 && isFigure(tag, 0) && isFigure(tag, 1) && isFigure(tag, 2)
}

function isFigure(tag: string, at: number): boolean {
  const code = tag.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

/** Tags by their form. */
export const tagGroup: RuleGroup = { rules: [tagRule] }
