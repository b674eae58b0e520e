import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { foldText } from './fold-text.ts'
import { romanizations } from './romanize-cyrillic.ts'

/** A word, how catalogues write it in Latin letters, and how people do. */
const CASES: readonly (readonly [word: string, catalogue: string, people?: string])[] = [
  ['Преступление', 'prestuplenie'],
  ['Достоевский', 'dostoevskii', 'dostoevsky'],
  ['Достоевский', 'dostoevskii', 'dostoyevsky'],
  ['Евтушенко', 'evtushenko', 'yevtushenko'],
  ['Толстой', 'tolstoi', 'tolstoy'],
  ['Чехов', 'chekhov'],
  ['Щедрин', 'shchedrin'],
  ['Юрий', 'iurii', 'yury'],
  ['стихотворения', 'stikhotvoreniia', 'stikhotvoreniya'],
  ['подъезд', 'podezd'],
  ['Цветаева', 'tsvetaeva'],
  ['хозяйство', 'khoziaistvo', 'khozyaystvo'],
  ['господарство', 'hospodarstvo'],
  ['Київ', 'kyiv'],
  ['Шевченко', 'shevchenko'],
  ['історія', 'istoriia', 'istoriya'],
  ['Андрић', 'andric'],
  ['ћуприја', 'cuprija'],
]

describe('a word of Cyrillic letters', () => {
  for (const [word, catalogue, people] of CASES) {
    it(`${word} is found as ${catalogue}`, () => {
      const forms = romanizations(foldText(word))
      assert.ok(forms.includes(catalogue), forms.join(' '))
      if (people !== undefined) assert.ok(forms.includes(people), forms.join(' '))
    })
  }

  it('agrees with what catalogues write, folded', () => {
    for (const [cyrillic, romanized] of [
      ['Мастер и Маргарита', 'Master i Margarita'],
      ['Тихий Дон', 'Tikhiĭ Don'],
      ['Евгений Онегин', 'Evgeniĭ Onegin'],
      ['Жизнь и судьба', 'Zhiznʹ i sudʹba'],
      ['Сказки об Италии', 'Skazki ob Italii'],
      ['Братья Карамазовы', 'Bratʹi︠a︡ Karamazovy'],
    ] as const) {
      const words = foldText(romanized).split(' ')
      foldText(cyrillic)
        .split(' ')
        .forEach((word, i) => assert.ok(romanizations(word).includes(words[i] ?? ''), `${word} ${words[i]}`))
    }
  })

  it('says nothing of other letters', () => {
    for (const word of ['dostoevsky', 'οδυσσεια', '東京', '', 'cmешно', '1984'])
      assert.deepEqual(romanizations(word), [])
  })
})
