/** Words whose plural has no ending of its own, and what is spelt in two ways without a rule: form and stem. */
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'children child men man women woman feet foot teeth tooth geese goose mice mouse lice louse oxen ox ' +
    'wolves wolf wives wife knives knife lives life leaves leaf halves half shelves shelf selves self thieves thief ' +
    'calves calf loaves loaf elves elf scarves scarf hooves hoof dwarves dwarf sheaves sheaf criteria criterion ' +
    'phenomena phenomenon grey gray greys gray jewellery jewelry aluminium aluminum aeroplane airplane programme program ' +
    'programmes program cheque check tyre tire tyres tire plough plow mould mold moulds mold defence defense ' +
    'offence offense licence license pyjamas pajama sceptic skeptic manoeuvre maneuver'
  )
    .split(' ')
    .map((word, i, all): [string, string] => [word, all[i + 1] ?? ''])
    .filter((_, i) => i % 2 === 0),
)

/** British spellings that follow a rule, and what stands in American ones: colour, centre, organise, analyse, catalogue, travelling. */
const BRITISH: readonly (readonly [ending: RegExp, american: string])[] = [
  [
    /(?<=(?:col|fav|hon|lab|harb|neighb|behavi|hum|rum|flav|od|vap|vig|val|arm|parl|rig|tum|endeav|sav|splend|glam|ranc|cand|clam))our/,
    'or',
  ],
  [/(?<=(?:theat|cent|met|lit|fib|spect|somb|lust|calib|sab|meag|och))re$/, 'er'],
  [
    /(?<=..)is(?=(?:e|ed|er|ing|ation|ational)$)(?<!(?:adv|superv|rev|telev|prom|prec|exerc|surpr|comp|dev|disgu|enterpr|franch|expert|parad|prem|pra|ra|no|po|no|cho|vo|cru|bru|dema|chem|ar|rar|w)is)/,
    'iz',
  ],
  [/(?<=anal|paral|catal)ys(?=e|ed|ing)/, 'yz'],
  [/(?<=(?:catal|dial|anal|monol|prol|epil))ogue$/, 'og'],
  [/(?<=[aeiou])ll(?=(?:ed|er|ing)$)(?<=(?:trave|mode|jewe|cance|labe|leve|marve|counse)ll)/, 'l'],
]

/**
 * The singular of an English plural, by its ending ("libraries" gives "library", "boxes" "box", "cats" "cat") or by a list
 * ("mice"), in American spelling ("colour" gives "color"). Words that only look like plurals ("bus", "glass", "series",
 * "physics") stay as they are.
 */
export function stemEnglish(word: string): string {
  if (word.length < 3) return word
  const singular = (Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined) ?? singularOf(word)
  const known = Object.hasOwn(IRREGULAR, singular) ? IRREGULAR[singular] : undefined
  return known ?? BRITISH.reduce((stem, [ending, american]) => stem.replace(ending, american), singular)
}

function singularOf(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|ics|series|species)$/.test(word)) return word
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:s|x|z|ch|sh)es$/.test(word) && !/(?:[aeiou][sz]es|[ai]ches)$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
