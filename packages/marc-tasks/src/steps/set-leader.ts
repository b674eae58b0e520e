import { fixedPositions } from '@carrel/marc-format'
import { readWanted } from '../fixed/wanted-positions.ts'
import { text, type Param } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { setIn } from './set-positions.ts'

const places = new Map([
  ['status', 5],
  ['type', 6],
  ['level', 7],
  ['control', 8],
  ['encodingLevel', 17],
  ['form', 18],
  ['multipart', 19],
])

/** Sets what the leader says about a record. */
export const setLeader = stepKind({
  name: 'set-leader',
  title: 'Set the leader',
  help: 'Sets status, type, level and other positions of the leader. What is left empty stays.',
  group: 'fixed fields',
  params: {
    status: position('Record status (05)', 5),
    type: position('Type of record (06)', 6),
    level: position('Bibliographic level (07)', 7),
    control: position('Type of control (08)', 8),
    encodingLevel: position('Encoding level (17)', 17),
    form: position('Descriptive form (18)', 18),
    multipart: position('Multipart level (19)', 19),
  },
  examples: [
    {
      step: { status: 'c', form: 'i', encodingLevel: '\\' },
      before: ['=LDR  00000nam a22000007a 4500'],
      after: ['=LDR  00000cam a2200000 i 4500'],
    },
  ],
  compile: (given) => {
    const set: Record<string, string> = {}
    for (const [name, value] of Object.entries(given)) {
      const place = places.get(name)
      if (value === '' || place === undefined) continue
      if (value.length !== 1) return `Position ${place} of the leader is one character.`
      set[String(place)] = value
    }
    const wanted = readWanted('LDR', set)
    return typeof wanted === 'string' ? wanted : (record) => setIn(record, 'LDR', wanted)
  },
})

/** One position of the leader, with the values that the format has for it. */
function position(label: string, at: number): Param<string> {
  const values = fixedPositions('leader bibliographic')?.find(({ from }) => from === at)?.values ?? []
  const choices = values.map(({ value, meaning }) => ({
    value: value.replace(' ', '\\'),
    label: `${value.replace(' ', '\\')} ${meaning}`,
  }))
  return { ...text({ kind: 'choice', label, preset: '' }), choices: [{ value: '', label: 'as it is' }, ...choices] }
}
