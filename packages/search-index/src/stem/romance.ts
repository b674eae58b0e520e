import { endingStemmer } from './endings.ts'

/** Spanish: libro, libros; luz, luces; inglés, ingleses, inglesa; rápido, rápidamente. */
export const stemSpanish = endingStemmer([
  { endings: 'amente mente', least: 4 },
  { endings: 'nces>nc ces>z', least: 2 },
  { endings: 'eses esas esa es s' },
  { endings: 'es a e o' },
])

/** French: cheval, chevaux; ancien, ancienne; chanteur, chanteuse; actif, active. */
export const stemFrench = endingStemmer(
  [
    { endings: 'ement ements', least: 5 },
    { endings: 'eaux>eau aux>al s x' },
    { endings: 'euse>eu eux>eu eur>eu eu>eu ive>if e' },
  ],
  (stem) => stem.replace(/([lnst])\1$/, '$1'),
)

/** Italian: libro, libri; amica, amiche; storia, storie. */
export const stemItalian = endingStemmer([
  { endings: 'amente mente', least: 4 },
  { endings: 'che>c chi>c ghe>g ghi>g', least: 2 },
  { endings: 'ia ie io ii a e i o' },
])

/** Portuguese: livro, livros; nação, nações; nacional, nacionais; homem, homens. */
export const stemPortuguese = endingStemmer([
  { endings: 'amente mente', least: 4 },
  { endings: 'oes>ao aes>ao', least: 1 },
  { endings: 'ais>al eis>el ois>ol ns>m res>r zes>z s' },
  { endings: 'a e o' },
])
