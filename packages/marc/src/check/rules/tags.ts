import { excerpt, type Rule } from '../rule.ts'

/** Tags are three figures; letters are used by local systems and told, anything else is damage. */
export const tagRule: Rule = ({ fields }, report) => {
  for (const field of fields) {
    const { tag } = field
    if (/^[0-9]{3}$/.test(tag)) {
      if (tag === '000')
        report({ code: 'tag-reserved', severity: 'error', message: 'Tag 000 stands for the leader.', field })
      continue
    }
    if (/^[0-9A-Za-z]{3}$/.test(tag)) {
      const message = `Tag ${tag} is not a number; only local systems understand it.`
      report({ code: 'tag-not-numeric', severity: 'warning', message, field })
    } else {
      report({ code: 'tag-damaged', severity: 'error', message: `"${excerpt(tag)}" is not a tag.`, field })
    }
  }
}
