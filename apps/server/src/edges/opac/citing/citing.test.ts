import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Bib } from '../../../modules/catalog/index.ts'
import { citedWork, type ShownField } from './cited-work.ts'
import { bibtexOf, risOf } from './files.ts'
import { referenceTo } from './styles.ts'
import { plainReference } from './work.ts'

const bib: Bib = {
  id: 12,
  title: 'The left hand of darkness',
  originalTitle: null,
  author: null,
  originalAuthor: null,
  year: 1969,
  format: 'book',
  language: 'eng',
  isbn: '9780441478125',
  classNumber: null,
  controlNumber: '12',
  version: 1,
  publisher: null,
  place: null,
  extent: null,
  edition: null,
  series: [],
  subjects: [],
  contributors: [],
  summary: null,
  notes: [],
  identifiers: [],
  links: [],
  suppressed: false,
  createdAt: '2026-01-01T00:00:00Z',
  changedAt: '2026-01-01T00:00:00Z',
  items: [],
}

/** A field from mnemonic text, `700 1 $aLee, Alan,$eillustrator`. */
function field(line: string): ShownField {
  const [head = '', ...parts] = line.split('$')
  return {
    tag: head.slice(0, 3),
    indicators: head.slice(4, 6).padEnd(2),
    subfields: parts.map((part) => ({ code: part.slice(0, 1), value: part.slice(1) })),
  }
}

const published = '264  1$aNew York :$bAce Books,$c1969.'
function cited(lines: readonly string[], of: Partial<Bib> = {}) {
  const work = citedWork({ ...bib, ...of }, [published, ...lines].map(field))
  const all = (['mla', 'apa', 'chicago', 'chicago17'] as const).map((style) => plainReference(referenceTo(work, style)))
  return { work, all }
}

describe('a title cited', () => {
  it('one author', () => {
    const { all } = cited([
      '100 1 $aLe Guin, Ursula K.,$d1929-2018.',
      '245 14$aThe left hand of darkness /$cUrsula K. Le Guin.',
    ])
    assert.deepEqual(all, [
      'Le Guin, Ursula K. The Left Hand of Darkness. Ace Books, 1969.',
      'Le Guin, U. K. (1969). The left hand of darkness. Ace Books.',
      'Le Guin, Ursula K. The Left Hand of Darkness. Ace Books, 1969.',
      'Le Guin, Ursula K. The Left Hand of Darkness. New York: Ace Books, 1969.',
    ])
  })

  it('two and four authors', () => {
    const two = cited(['100 1 $aGaiman, Neil.', '700 1 $aPratchett, Terry.', '245 10$aGood omens'])
    assert.deepEqual(two.all.slice(0, 3), [
      'Gaiman, Neil, and Terry Pratchett. Good Omens. Ace Books, 1969.',
      'Gaiman, N., & Pratchett, T. (1969). Good omens. Ace Books.',
      'Gaiman, Neil, and Terry Pratchett. Good Omens. Ace Books, 1969.',
    ])
    const names = ['Gamma, Erich', 'Helm, Richard', 'Johnson, Ralph E.', 'Vlissides, John'].map(
      (name, i) => `${i === 0 ? '100' : '700'} 1 $a${name},$eauthor.`,
    )
    const four = cited([...names, '245 10$aDesign patterns :$belements of reusable object-oriented software'])
    assert.deepEqual(four.all.slice(0, 3), [
      'Gamma, Erich, et al. Design Patterns: Elements of Reusable Object-oriented Software. Ace Books, 1969.',
      'Gamma, E., Helm, R., Johnson, R. E., & Vlissides, J. (1969). Design patterns: Elements of reusable object-oriented software. Ace Books.',
      'Gamma, Erich, Richard Helm, Ralph E. Johnson, and John Vlissides. Design Patterns: Elements of Reusable Object-oriented Software. Ace Books, 1969.',
    ])
  })

  it('more authors than a style names', () => {
    const many = Array.from({ length: 22 }, (_, i) => `700 1 $aName${i}, A.,$eauthor`)
    const { all } = cited([...many, '245 00$aMany hands'])
    assert.match(all[1] ?? '', /Name18, A\., \. \. \. Name21, A\. \(1969\)/)
    assert.match(all[2] ?? '', /^Name0, A\., A\. Name1, A\. Name2, et al\. Many Hands/)
    assert.match(all[3] ?? '', /A\. Name6, et al\. Many Hands/)
  })

  it('editors alone, by their role or by the statement of responsibility', () => {
    const said = cited(['700 1 $aHerring, Ann,$eeditor.', '700 1 $aLow, Ben,$4edt', '245 00$aEssays on fish'], {
      edition: 'Second edition.',
    })
    assert.deepEqual(said.all.slice(0, 3), [
      'Herring, Ann, and Ben Low, editors. Essays on Fish. 2nd ed., Ace Books, 1969.',
      'Herring, A., & Low, B. (Eds.). (1969). Essays on fish (2nd ed.). Ace Books.',
      'Herring, Ann, and Ben Low, eds. Essays on Fish. 2nd ed. Ace Books, 1969.',
    ])
    const implied = cited(['700 1 $aHerring, Ann.', '245 00$aEssays on fish /$cedited by Ann Herring.'])
    assert.match(implied.all[0] ?? '', /^Herring, Ann, editor\. /)
  })

  it('nobody, and no year', () => {
    const { all } = cited(['245 04$aThe song of Roland'], { year: null })
    assert.deepEqual(all.slice(0, 3), [
      'The Song of Roland. Ace Books.',
      'The song of Roland. (n.d.). Ace Books.',
      'The Song of Roland. Ace Books, n.d.',
    ])
  })

  it('a body that publishes its own book', () => {
    const { all } = cited(['110 2 $aAce Books.', '245 10$aAnnual report'])
    assert.equal(all[1], 'Ace Books. (1969). Annual report.')
  })

  it('a translation in a series, its title in two parts', () => {
    const { all, work } = cited(
      [
        '100 1 $aEco, Umberto.',
        '240 10$aNome della rosa.$lEnglish',
        '245 14$aThe name of the rose :$ba novel',
        '700 1 $aWeaver, William,$d1923-2013,$etranslator.',
      ],
      { series: ['Everyman’s library ; v. 302'] },
    )
    assert.deepEqual(all.slice(0, 3), [
      'Eco, Umberto. The Name of the Rose: A Novel. Translated by William Weaver, Ace Books, 1969. Everyman’s library, no. 302.',
      'Eco, U. (1969). The name of the rose: A novel (W. Weaver, Trans.). Ace Books.',
      'Eco, Umberto. The Name of the Rose: A Novel. Translated by William Weaver. Everyman’s library 302. Ace Books, 1969.',
    ])
    assert.equal(work.translatedFrom, 'Nome della rosa')
  })

  it('names with initials, hyphens, suffixes and in other scripts', () => {
    const apa = (name: string, more: Partial<Bib> = {}) => cited([`100 1 $a${name}`, '245 10$aX'], more).all[1]
    assert.equal(apa('Sartre, Jean-Paul,$d1905-1980'), 'Sartre, J.-P. (1969). X. Ace Books.')
    assert.equal(apa('King, Martin Luther,$cJr.,$d1929-1968'), 'King, M. L., Jr. (1969). X. Ace Books.')
    assert.equal(apa('Ålund, Åsa'), 'Ålund, Å. (1969). X. Ace Books.')
    assert.equal(apa('夏目漱石'), '夏目漱石. (1969). X. Ace Books.')
    assert.equal(apa('صالح، الطيب'), 'صالح, الطيب (1969). X. Ace Books.'.replace('الطيب (', 'الطيب. ('))
    const cat = cited(['100 1 $aNatsume, Sōseki,$d1867-1916.', '245 10$aWagahai wa neko de aru'], {
      language: 'jpn',
      originalTitle: '吾輩は猫である',
    })
    assert.equal(cat.all[0], 'Natsume, Sōseki. Wagahai wa neko de aru [吾輩は猫である]. Ace Books, 1969.')
  })

  it('a film by its director, a question by its own mark', () => {
    const film = cited(['245 00$aWhat now?', '700 1 $aIbarra, Lucía,$efilm director.'], { format: 'film' })
    assert.equal(film.all[1], 'Ibarra, L. (Director). (1969). What now? [Film]. Ace Books.')
    assert.equal(film.all[0], 'What Now? Directed by Lucía Ibarra, Ace Books, 1969.')
  })
})

describe('a title for programs that keep references', () => {
  it('RIS has a line for each part, whatever the record holds', () => {
    const { work } = cited([
      '100 1 $aLe Guin, Ursula K.',
      '245 10$aA title\r\nER  - \nTY  - EVIL :$bsub',
      '700 1 $aLow, Ben,$eeditor',
    ])
    const ris = risOf(work, 'https://library.example/title/12')
    assert.deepEqual(ris.split('\r\n').slice(0, 4), [
      'TY  - BOOK',
      'AU  - Le Guin, Ursula K.',
      'ED  - Low, Ben',
      'TI  - A title ER - TY - EVIL: sub',
    ])
    assert.equal(ris.match(/^ER {2}- $/gm)?.length, 1)
    assert.match(ris, /UR {2}- https:\/\/library\.example\/title\/12\r\n/)
  })

  it('BibTeX keeps capitals, marks of its own and bodies whole', () => {
    const { work } = cited(['110 2 $aSmith & Sons', '245 10$a100% {C#} costs $$5_a\\b~^'])
    const entry = bibtexOf({ ...work, title: '100% {C#} costs $5_a\\b~^' }, 12, 'https://library.example/title/12')
    assert.match(entry, /^@book\{smithsons1969_12,\n/)
    assert.match(entry, /author = \{\{Smith \\& Sons\}\}/)
    assert.ok(
      entry.includes(
        'title = {{100\\% \\{C\\#\\} costs \\$5\\_a\\textbackslash{}b\\textasciitilde{}\\textasciicircum{}}}',
      ),
    )
  })
})
