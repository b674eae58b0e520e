import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { foldText } from '@carrel/text'
import { languagesOf, stemmedLanguage } from './index.ts'

/** Forms of one word each, which must meet. */
const FORMS: Readonly<Record<string, string>> = {
  eng: `library libraries|box boxes|cat cats|glass glasses|mouse mice|child children|wolf wolves|colour color colours|
    theatre theaters|organise organizes|organisation organization|catalogue catalogs|travelling traveling|grey gray`,
  spa: `libro libros|luz luces|nación naciones|nacional nacionales|inglés ingleses inglesa|niño niña niños niñas|
    lápiz lápices|mujer mujeres|clase clases|rápida rápidamente|crónica crónicas|francés francesas|cuento cuentos`,
  fre: `cheval chevaux|tableau tableaux|national nationale nationaux nationales|ancien ancienne anciennes|
    chanteur chanteuse chanteurs|heureux heureuse|peinture peintures|actif active actives|jeu jeux|élève élèves|
    actuel actuelle|bas basse|animal animaux|poème poèmes`,
  ger: `Buch Bücher Büchern Buches|Haus Häuser Hauses Häusern|Rezept Rezepte Rezepten|Frau Frauen|Museum Museen|
    Zeitung Zeitungen|Krankheit Krankheiten|Kind Kinder Kindern|Zentrum Zentren|Lehrerin Lehrerinnen|Tafel Tafeln|
    Geschichte Geschichten|Gedicht Gedichte Gedichten|Schädling Schädlinge`,
  ita: `libro libri|amica amiche|storia storie|romanzo romanzi|lago laghi|bambino bambina bambini bambine|arte arti`,
  por: `livro livros|nação nações|nacional nacionais|homem homens|mulher mulheres|conto contos|papel papéis|cão cães`,
  dut: `boek boeken|huis huizen|brief brieven|boom bomen|man mannen|gedicht gedichten|kind kinderen|
    waarheid waarheden|vrouw vrouwen|school scholen|verhaal verhalen`,
  swe: `bil bilar bilen bilarna|flicka flickor flickan flickorna|hus huset husen|dikt dikter dikten dikterna|
    nyhet nyheter nyheterna|berättelse berättelser`,
  dan: `bil biler bilen bilerne|hus huset huse husene|digt digte digtet digtene|fortælling fortællinger|nyhed nyheder`,
  nor: `bil biler bilen bilene bilar bilane|hus huset husene|dikt diktet diktene|fortelling fortellinger|nyhet nyheter`,
  rus: `книга книги книг книгами книгу|русский русская русского русские|история истории историй историю|
    стихотворение стихотворения стихотворений|поэма поэмы|война войны войной|человек человека человеком|
    повесть повести|рассказ рассказы рассказов`,
  ara: `كتاب الكتاب والكتاب بالكتاب|مكية المكية|قرآن القرآن|معلم معلمون معلمين المعلمين|للكتاب كتاب`,
  kor: `문학 문학의 문학은 문학을 문학에서|도서관 도서관으로 도서관과`,
  ukr: `книга книги книг книгами|український українського українські|історія історії історію|вірш вірші віршів|казка казки`,
}

/** Words that must not meet. */
const APART: Readonly<Record<string, string>> = {
  eng: `glass glad|bus bu|physics physic|our or|hour hor|advise advize|wise wize|acre acer|genre gener`,
  spa: `casa cosa|mes mar|pan pez`,
  fre: `mer mère-patrie|pain peine|roi rouge`,
  ger: `Raum Rat|Traum Tran|Haus Hand`,
  ita: `re rosa|mare mura`,
  por: `mar mal|pai pau`,
  dut: `gans gang|huis hut`,
  swe: `sol salt|ben bok`,
  dan: `sol salt`,
  nor: `sol salt`,
  rus: `дом дым|мир мор|стол стул`,
  ara: `الله لله|باب كتاب|وطن طن`,
  kor: `사과 사|회의 회|나이 나`,
  ukr: `дім дум`,
}

const list = (text: string): string[][] =>
  text.split('|').map((group) =>
    group
      .trim()
      .split(/\s+/)
      .map((word) => foldText(word)),
  )

describe('forms of a word meet at its stem', () => {
  for (const [language, groups] of Object.entries(FORMS)) {
    const stem = stemmedLanguage(language)?.stem ?? String
    for (const forms of list(groups)) {
      it(`${language}: ${forms.join(' ')}`, () => {
        assert.equal(new Set(forms.map(stem)).size, 1, forms.map(stem).join(' '))
      })
    }
  }
})

describe('different words stay apart', () => {
  for (const [language, groups] of Object.entries(APART)) {
    const stem = stemmedLanguage(language)?.stem ?? String
    it(language, () => {
      for (const words of list(groups)) assert.equal(new Set(words.map(stem)).size, words.length, words.join(' '))
    })
  }

  it('and a stem is never empty, nor are numbers stemmed', () => {
    for (const { code, stem } of languagesOf('a')) {
      if (code !== 'eng') assert.equal(stem('1990es'), '1990es')
      for (const word of ['a', 'e', 's', 'es', 'en', 'esas', 'ement', '1984s']) assert.ok(stem(word).length > 0)
    }
  })
})

describe('the languages a word may be of', () => {
  it('are told by its letters', () => {
    assert.deepEqual(
      languagesOf('книга').map(({ code }) => code),
      ['rus', 'ukr'],
    )
    assert.ok(languagesOf('libros').some(({ code }) => code === 'spa'))
    assert.deepEqual(languagesOf('吾輩'), [])
    assert.equal(stemmedLanguage('nob')?.code, 'nor')
  })
})
