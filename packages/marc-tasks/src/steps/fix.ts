import { fixableCodes, fixRecord, ruleList } from '@carrel/marc'
import { bad, good, type Param } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** Mends what checks find, where that is mechanically sure. */
export const fix = stepKind({
  name: 'fix',
  title: 'Mend what checks find',
  help: 'Mends findings of checks where the right value is mechanically sure: articles that the indicator does not count, marks, blanks, forms of letters, links between scripts. All that can be mended, or those that are named.',
  group: 'cleaning',
  params: { findings: findingCodes() },
  examples: [
    {
      step: { findings: ['non-filing'] },
      before: ['=008  990101s1999\\\\\\\\nyu\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d', '=245  10$aThe owls.'],
      after: ['=008  990101s1999\\\\\\\\nyu\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d', '=245  14$aThe owls.'],
    },
  ],
  compile: ({ findings }) => {
    const codes = new Set(findings.length === 0 ? fixableCodes : findings)
    return (record) => fixRecord(record, codes)
  },
})

function findingCodes(): Param<readonly string[]> {
  return {
    kind: 'list',
    label: 'Findings',
    help: 'All that can be mended when empty',
    choices: ruleList().flatMap(({ code, title, fixable }) => (fixable ? [{ value: code, label: title }] : [])),
    required: false,
    preset: [],
    read: (given) => {
      if (given === undefined) return good([])
      if (!Array.isArray(given)) return bad('must be a list of findings')
      const codes = given.filter((each): each is string => typeof each === 'string')
      const unknown = given.find((each) => !fixableCodes.includes(String(each)))
      return unknown === undefined ? good(codes) : bad(`knows no fix for “${String(unknown)}”`)
    },
  }
}
