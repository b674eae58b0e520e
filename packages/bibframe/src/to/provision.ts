import { subfieldTexts } from '@carrel/marc'
import { bf, label } from '../names.ts'
import { spoken } from '../paired.ts'
import { plain, unbracketed } from '../punctuation.ts'
import { type FieldRule, joined, say, sayUsual } from './conversion.ts'

const activities: Readonly<Record<string, string>> = {
  '0': 'Production',
  '1': 'Publication',
  '2': 'Distribution',
  '3': 'Manufacture',
}

/** Says 260 and 264: place, agent and date of what happened; a copyright date. */
export const sayProvision: FieldRule = (conversion, pair) => {
  const { description: d, instance } = conversion
  const { field, tag } = pair
  const second = field.indicators[1] ?? ' '
  if (tag === '264' && second === '4') {
    say(conversion, instance, bf('copyrightDate'), pair, 'c')
    return
  }
  const kind = tag === '264' ? activities[second] : 'Publication'
  const groups =
    tag === '260'
      ? ([
          ['Publication', 'abc'],
          ['Manufacture', 'efg'],
        ] as const)
      : ([[kind ?? 'Publication', 'abc']] as const)
  for (const [name, [a, b, c]] of groups.map(([type, codes]) => [type, codes.split('')] as const)) {
    if (a === undefined || b === undefined || c === undefined || subfieldTexts(field, a + b + c).length === 0) continue
    const activity = d.part(instance, bf('provisionActivity'), [bf('ProvisionActivity'), bf(name)])
    const each = (property: string, type: string, code: string): void => {
      subfieldTexts(field, code).forEach((text, index) => {
        const thing = d.part(activity, bf(property), bf(type))
        d.text(thing, label, tidy(text))
        if (pair.other && pair.language !== undefined)
          d.text(thing, label, tidy(subfieldTexts(pair.other, code)[index] ?? ''), { language: pair.language })
      })
    }
    each('place', 'Place', a)
    each('agent', 'Agent', b)
    for (const text of subfieldTexts(field, c))
      d.text(activity, bf('date'), plain(text).replace(/^\[([^\]]*)$|^([^[]*)\]$/, '$1$2'))
    sayUsual(d, activity, field)
  }
  const statement = spoken(pair, (one) => joined(one, 'abcefg', (text) => text))
  for (const { text, ...form } of statement) d.text(instance, bf('provisionActivityStatement'), text, form)
}

/** "[Paris :" is Paris: punctuation and an unfinished bracket belong to the statement. */
function tidy(text: string): string {
  const cut = plain(text)
  return unbracketed(/^\[[^\]]*$/.test(cut) ? cut.slice(1) : cut)
}
