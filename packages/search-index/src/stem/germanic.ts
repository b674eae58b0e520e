import { endingStemmer } from './endings.ts'

/** German: Buch, Bücher, Büchern; Museum, Museen; Zeitung, Zeitungen; Lehrerin, Lehrerinnen. */
export const stemGerman = endingStemmer([
  { endings: 'innen>in', least: 3 },
  { endings: 'ums um', least: 4 },
  { endings: 'ern em er een en es eln>el e bs>b ds>d fs>f gs>g hs>h ks>k ls>l ms>m ns>n rs>r ts>t', least: 3 },
])

/** Dutch: boek, boeken; huis, huizen; brief, brieven; boom, bomen; man, mannen. */
export const stemDutch = endingStemmer(
  [
    { endings: 'heden>heid' },
    { endings: 'kinderen>kind eieren>ei', least: 0 },
    { endings: 'us>us is>is ss>ss s', least: 4 },
    { endings: 'ee>ee en e' },
  ],
  (stem) =>
    stem
      .replace(/z$/, 's')
      .replace(/v$/, 'f')
      .replace(/([bdfgklmnprst])\1$/, '$1')
      .replace(/([aeou])\1(?=[^aeiou]$)/, '$1'),
)

/** Swedish: bil, bilar, bilen, bilarna; flicka, flickor; hus, huset, husen. */
export const stemSwedish = endingStemmer([
  { endings: 'us>us is>is ss>ss s', least: 4 },
  { endings: 'heterna>het heten>het heter>het' },
  { endings: 'het>het arna orna erna aren an en et ar or er ena a e n' },
])

/** Danish: bog, bogen; bil, biler, bilerne; hus, huset, huse, husene. */
export const stemDanish = endingStemmer([
  { endings: 'us>us is>is ss>ss s', least: 4 },
  { endings: 'hederne>hed heden>hed heder>hed' },
  { endings: 'erne ene er en et e' },
])

/** Norwegian, Bokmål and Nynorsk: bil, biler, bilene, bilar, bilane; hus, huset, husa. */
export const stemNorwegian = endingStemmer([
  { endings: 'us>us is>is ss>ss s', least: 4 },
  { endings: 'hetene>het heten>het heter>het' },
  { endings: 'het>het erne ene ane er ar en et a e' },
])
