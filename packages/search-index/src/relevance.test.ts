import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createIndex, defineSchema } from './index.ts'
import { libraryOfWorks } from './testing/library.ts'

/** What is typed, and the title that must come first. */
const wanted: readonly (readonly [typed: string, title: string])[] = [
  // Just the title, or its beginning
  ['dune', 'Dune'],
  ['it', 'It'],
  ['1984', '1984'],
  ['emma', 'Emma'],
  ['the hobbit', 'The Hobbit'],
  ['the lord of the rings', 'The lord of the rings'],
  ['the great gatsby', 'The great Gatsby'],
  ['pride and prejudice', 'Pride and prejudice'],
  ['the call of the wild', 'The call of the wild'],
  ['diary of a wimpy kid', 'Diary of a wimpy kid'],
  ['foundation', 'Foundation'],
  ['call of the wild', 'The call of the wild'],
  ['the prince', 'The prince'],
  ['the art of war', 'The art of war'],
  ['robots', 'Robots'],
  ['sapiens', 'Sapiens : a brief history of humankind'],
  ['the philosophers stone', "The philosopher's stone"],
  ['a brief history of time', 'A brief history of time'],
  ['as i lay dying', 'As I lay dying'],
  ['i robot', 'I, robot'],
  // Words of the title only
  ['hobbit back again', 'The Hobbit, or, There and back again'],
  ['goblet fire', 'Harry Potter and the goblet of fire'],
  ['potter azkaban', 'Harry Potter and the prisoner of Azkaban'],
  ['lord rings', 'The lord of the rings'],
  ['girl dragon tattoo', 'The girl with the dragon tattoo'],
  ['immortal henrietta lacks', 'The immortal life of Henrietta Lacks'],
  ['wild things', 'Where the wild things are'],
  ['hungry caterpillar', 'The very hungry caterpillar'],
  ['crawdads', 'Where the crawdads sing'],
  ['wimpy kid dog days', 'Diary of a wimpy kid : dog days'],
  ['brief history humankind', 'Sapiens : a brief history of humankind'],
  ['quiet western front', 'All quiet on the Western Front'],
  // Title and author mixed
  ['hobbit tolkien', 'The Hobbit, or, There and back again'],
  ['tolkien hobbit', 'The Hobbit, or, There and back again'],
  ['dune herbert', 'Dune'],
  ['herbert dune messiah', 'Dune messiah'],
  ['stephen king it', 'It'],
  ['it king', 'It'],
  ['king on writing', 'On writing : a memoir of the craft'],
  ['orwell 1984', '1984'],
  ['steinbeck mice', 'Of mice and men'],
  ['atwood handmaid', "The handmaid's tale"],
  ['rowling philosopher', "Harry Potter and the philosopher's stone"],
  ['london call wild', 'The call of the wild'],
  ['asimov foundation', 'Foundation'],
  ['kafka metamorphosis', 'The metamorphosis'],
  ['homer odyssey', 'The Odyssey'],
  ['machiavelli prince', 'The prince'],
  ['eco rose', 'The name of the rose'],
  ['murakami norwegian', 'Norwegian wood'],
  ['obama becoming', 'Becoming'],
  ['j.r.r. tolkien fellowship', 'The fellowship of the ring'],
  ['jrr tolkien two towers', 'The two towers'],
  ['j r r tolkien return king', 'The return of the king'],
  ['Collins, Suzanne hunger', 'The hunger games'],
  // Apostrophes, hyphens, signs
  ['handmaids tale', "The handmaid's tale"],
  ["handmaid's tale", "The handmaid's tale"],
  ['charlottes web', "Charlotte's web"],
  ['catch 22', 'Catch-22'],
  ['catch-22', 'Catch-22'],
  ['slaughterhouse five', 'Slaughterhouse-five'],
  ['spiderman blue', 'Spider-Man : blue'],
  ['spider man blue', 'Spider-Man : blue'],
  ['c++ programming', 'The C++ programming language'],
  ['c# programming', 'Programming C#'],
  ['harry potter and the half blood prince', 'Harry Potter and the half-blood prince'],
  ['rur capek', 'R.U.R.'],
  // Diacritics and other letters
  ['garcia marquez solitude', 'One hundred years of solitude'],
  ['cien anos de soledad', 'Cien años de soledad'],
  ['les miserables', 'Les misérables'],
  ['saint exupery petit prince', 'Le petit prince'],
  ['strasse der olsardinen', 'Straße der Ölsardinen'],
  ['zizek', "Žižek's jokes"],
  ['lodz ghetto', 'Łódź ghetto album'],
  ['bronte wuthering', 'Wuthering Heights'],
  ['Brontë Jane Eyre', 'Jane Eyre'],
  ['soseki cat', 'I am a cat'],
  // Scripts without capitals, without spaces, from right to left
  ['преступление', 'Преступление и наказание'],
  ['достоевский наказание', 'Преступление и наказание'],
  ['吾輩は猫', '吾輩は猫である'],
  ['夏目漱石', '吾輩は猫である'],
  ['孫子', '孫子兵法'],
  ['孙子兵法', '孫子兵法'],
  ['ノルウェイの森', 'ノルウェイの森'],
  ['のるうぇい', 'ノルウェイの森'],
  ['ألف ليلة', 'ألف ليلة وليلة'],
  ['ليلة', 'ألف ليلة وليلة'],
  ['מיכאל', 'מיכאל שלי'],
  ['οδυσσεια', 'Η Οδύσσεια'],
  // One or the other plural
  ['hunger game', 'The hunger games'],
  ['canterbury tale', 'The Canterbury tales'],
  ['martian chronicle', 'The Martian chronicles'],
  // Typing mistakes
  ['hobit tolkien', 'The Hobbit, or, There and back again'],
  ['tolkein hobbit', 'The Hobbit, or, There and back again'],
  ['harry poter azkaban', 'Harry Potter and the prisoner of Azkaban'],
  ['gatsbi', 'The great Gatsby'],
  ['neuromacer', 'Neuromancer'],
  ['pride and predjudice', 'Pride and prejudice'],
  ['catcher in the rhye', 'The catcher in the rye'],
  ['dostoevsky crime', 'Crime and punishment'],
  ['mockingbrid', 'To kill a mockingbird'],
  ['persopolis', 'Persepolis'],
  ['wuthering hights', 'Wuthering Heights'],
  ['farenheit 451', 'Fahrenheit 451'],
  ['goodnightmoon', 'Goodnight moon'],
  // A word too many
  ['a brief history of the time', 'A brief history of time'],
  ['the midnight library novel', 'The midnight library'],
  ['michelle obama becoming memoir', 'Becoming'],
  // Quoted, and by field
  ['"the name of the wind"', 'The name of the wind'],
  ['"wild things are"', 'Where the wild things are'],
  ['author:herbert title:children', 'Children of Dune'],
  ['title:dune author:brian -graphic', 'The road to Dune'],
  ['subject:alchemy', "The philosopher's stone"],
]

describe('known titles in a library of easily confused ones', () => {
  const prefixes = { title: ['title'], author: ['author'], subject: ['subject'] }
  const { index, titles } = libraryOfWorks()

  for (const [typed, title] of wanted) {
    it(`puts "${title}" first for ${typed}`, () => {
      const found = index.search({ query: typed, parse: { prefixes } })
      const first = found.hits.slice(0, 5).map(({ id }) => titles.get(id))
      assert.equal(first[0], title, `found ${JSON.stringify(first)}`)
    })
  }

  for (const typed of ['harry pott', 'harry potter and the phil', 'the hung', 'hawk', 'tolk']) {
    it(`finds something at once for the unfinished ${typed}`, () => {
      const found = index.search({ query: typed, parse: { typing: true } })
      assert.ok(found.total > 0)
      assert.equal(found.relaxed, undefined)
    })
  }
})

describe('a title of nothing but common words', () => {
  const index = createIndex(defineSchema({ fields: { title: { weight: 5, usualLength: 6 } }, numbers: ['popularity'] }))
  for (let id = 1; id <= 2000; id++) {
    index.add({ id, fields: { title: [`The ${'the '.repeat(id % 3)}book ${id % 40}`] }, numbers: { popularity: 5000 } })
  }
  index.add({ id: 5000, fields: { title: ['The the'] }, numbers: { popularity: 1 } })

  it('stands first, although thousands of much-used titles have the words too', () => {
    assert.equal(index.search({ query: 'the the' }).hits[0]?.id, 5000)
  })
  it('is given once, page by page, as is everything else', () => {
    const seen: number[] = []
    for (let offset = 0; offset < 2001; offset += 60)
      seen.push(...index.search({ query: 'the the', offset, limit: 60 }).hits.map(({ id }) => id))
    assert.equal(seen.length, 2001)
    assert.equal(new Set(seen).size, 2001)
  })
})
