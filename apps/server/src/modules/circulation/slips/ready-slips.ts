import type { Facts, TemplateFields } from '../../../platform/template.ts'
import type { SlipKind } from '../contract-slips.ts'
import { slipWords, type SlipLanguage } from './words/slip-words.ts'

const always = ['library.name', 'branch.name', 'branch.address', 'branch.phone', 'branch.email', 'now', 'today', 'desk']
const item = ['title', 'author', 'barcode', 'callNumber', 'location', 'accompanying']
const patron = ['patron.name', 'patron.short', 'patron.card', 'patron.cardEnd']
const goal = ['to.name', 'to.address', 'to.note', 'to.phone']

/** What slips of a kind may name. */
export const slipFields: Readonly<Record<SlipKind, TemplateFields>> = {
  'check-out': {
    values: new Set([...always, ...patron, 'count', 'owed']),
    lists: new Map([['loans', new Set([...item, 'due', 'onSite'])]]),
  },
  'check-in': {
    values: new Set([...always, 'count']),
    lists: new Map([['items', new Set([...item, 'fine', 'goal', 'patron.name'])]]),
  },
  hold: { values: new Set([...always, ...item, ...patron, 'until', 'note', 'pickup.name']), lists: new Map() },
  transit: { values: new Set([...always, ...item, ...goal, ...patron, 'reason', 'forHold', 'note']), lists: new Map() },
  routing: { values: new Set([...always, ...item, ...goal, 'goal', 'alerts', 'forHold']), lists: new Map() },
}

/** What slips say in a language until a library says it otherwise. */
export function readySlip(kind: SlipKind, language: SlipLanguage): string {
  const say = slipWords(language)
  switch (kind) {
    case 'check-out':
      return `**{{library.name}}**
{{branch.name}}, {{now}}

{{patron.name}} ({{patron.cardEnd}})

{{each loans}}- {{title}}
  {{barcode}}, **${say.due} {{due}}**{{if onSite}} (${say.onSite}){{end}}{{if accompanying}}
  ${say.with} {{accompanying}}{{end}}
{{end}}
${say.items}: {{count}}{{if owed}}
${say.owed}: {{owed}}{{end}}`
    case 'check-in':
      return `**{{library.name}}**
{{branch.name}}, {{now}}

${say.returned}:
{{each items}}- {{title}}
  {{barcode}}{{if fine}}, ${say.overdue}: {{fine}}{{end}}
{{end}}
${say.items}: {{count}}`
    case 'hold':
      return `**${say.hold}**

**{{patron.short}}** {{patron.cardEnd}}
${say.until} **{{until}}**
{{pickup.name}}

{{title}}
{{author}}
{{callNumber}}
{{barcode}}{{if note}}

{{note}}{{end}}`
    case 'transit':
      return `**${say.to} {{to.name}}**
{{to.address}}{{if to.note}}
{{to.note}}{{end}}

{{if forHold}}${say.forHold}: {{patron.short}}{{else}}{{reason}}{{end}}

{{title}}
{{callNumber}}
{{barcode}}{{if note}}

{{note}}{{end}}

${say.from} {{branch.name}}, {{now}}`
    case 'routing':
      return `**{{goal}}**{{if location}}
{{location}}{{end}}

{{title}}
{{callNumber}}
{{barcode}}{{if alerts}}

{{alerts}}{{end}}

{{branch.name}}, {{now}}`
  }
}

const sampleItem = {
  title: 'The overstory',
  author: 'Powers, Richard',
  barcode: '31234000412345',
  callNumber: '813.54 POW',
  location: 'Fiction',
  accompanying: '',
}

/** Made-up facts, for previews of a text. */
export const sampleFacts: Facts = {
  ...sampleItem,
  'patron.name': 'Jordan Reyes',
  'patron.short': 'REY J',
  'patron.card': '21234000056789',
  'patron.cardEnd': '6789',
  'pickup.name': 'Harbour',
  'to.name': 'Harbour',
  'to.address': '12 Quay Road',
  'to.note': 'Back door, ring twice',
  'to.phone': '',
  count: '2',
  owed: '$3.40',
  until: 'Dec 1',
  reason: 'Goes home',
  forHold: true,
  note: '',
  goal: 'To the shelf',
  alerts: '',
  loans: [
    { ...sampleItem, due: 'Dec 15', onSite: false },
    {
      ...sampleItem,
      title: 'Spirited away',
      barcode: '31234000498765',
      accompanying: '2 discs',
      due: 'Dec 1',
      onSite: false,
    },
  ],
  items: [{ ...sampleItem, fine: '$0.50', goal: 'To the shelf', 'patron.name': 'Jordan Reyes' }],
}
