import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { drawCover } from './draw-cover.ts'

/** The lines of the title, as a reader sees them. */
function titleLines(svg: string): readonly string[] {
  return [...svg.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)].map((match) => match[1] ?? '')
}

function ground(svg: string): string {
  return /fill="(#[0-9a-f]{6})"/.exec(svg)?.[1] ?? ''
}

/** The pattern alone: the nested picture. */
function patternOf(svg: string): string {
  return /<svg x=.*?<\/svg>/.exec(svg)?.[0] ?? ''
}

describe('the cover drawn for a title', () => {
  const leGuin = { title: 'The Left Hand of Darkness', author: 'Le Guin, Ursula K.', classNumber: '813.54' }

  it('is the same every time', () => {
    assert.equal(drawCover(leGuin), drawCover({ ...leGuin }))
  })

  it('has the same pattern and colour however the record writes title and author', () => {
    const first = drawCover(leGuin)
    for (const [title, author] of [
      ['The left hand of darkness /', 'Ursula K. Le Guin'],
      ['THE LEFT HAND OF DARKNESS', 'Le Guin, Ursula K., 1929-2018'],
      ['The Left  Hand of Darkness.', 'Le Guin, Ursula K. (1929-2018)'],
    ] as const) {
      const other = drawCover({ ...leGuin, title, author })
      assert.equal(patternOf(other), patternOf(first))
      assert.equal(ground(other), ground(first))
    }
  })

  it('tells one title from another', () => {
    const titles = ['Heart of Darkness', 'Darkness at Noon', 'Emma', 'Persuasion', 'Dracula', 'Kim', 'Ulysses', 'Nana']
    const seen = new Set(titles.map((title) => patternOf(drawCover({ title, classNumber: '823' }))))
    assert.equal(seen.size, titles.length)
  })

  it('is two to three, stands alone and carries no style, id, script or outside reference', () => {
    const svg = drawCover(leGuin)
    assert.match(svg, /viewBox="0 0 200 300"/)
    assert.doesNotMatch(svg, /style|\sid=|<script|href|url\(/)
  })

  it('shows the author as a name is spoken, without dates', () => {
    assert.match(drawCover({ title: 'Silent Spring', author: 'Carson, Rachel, 1907-1964, author.' }), />Rachel Carson</)
    assert.match(drawCover({ title: 'Emma', author: 'Austen, Jane, 1775-1817' }), />Jane Austen</)
    assert.match(
      drawCover({ title: 'I have a dream', author: 'King, Martin Luther, Jr.' }),
      />Martin Luther King, Jr\.</,
    )
    assert.match(drawCover({ title: 'Camera', author: 'GoPro, Inc.' }), />GoPro, Inc</)
    assert.match(drawCover({ title: 'Meditations', author: 'Marcus Aurelius' }), />Marcus Aurelius</)
  })

  it('leaves out all words on a thumbnail but keeps its name for those who cannot see it', () => {
    const svg = drawCover({ ...leGuin, size: 'thumb' })
    assert.doesNotMatch(svg, /<text/)
    assert.match(svg, /aria-label="The Left Hand of Darkness, Ursula K. Le Guin"/)
    assert.equal(ground(svg), ground(drawCover(leGuin)))
  })
})

describe('titles that are hard to set', () => {
  it('escapes everything that comes from the record', () => {
    const svg = drawCover({ title: '<script>alert("x")</script> & \u0001\ud800', author: `"'><b onload=1>` })
    assert.doesNotMatch(svg, /<script|<b |\u0001|\ud800/)
    assert.match(svg, /&lt;script&gt;alert\(&quot;x&quot;\)/)
    assert.doesNotMatch(/aria-label="([^"]*)"/.exec(svg)?.[1] ?? '', /["<>]/)
  })

  it('breaks between words and loses none', () => {
    const title = 'The Curious Incident of the Dog in the Night-Time'
    const lines = titleLines(drawCover({ title }))
    assert.equal(lines.join(' ').replace('Night- Time', 'Night-Time'), title)
    assert.ok(lines.length <= 4)
  })

  it('gives up the subtitle before the type becomes small', () => {
    const title =
      'The life and strange surprising adventures of Robinson Crusoe, mariner : who lived eight and twenty years all alone'
    const lines = titleLines(drawCover({ title, author: 'Defoe, Daniel' }))
    assert.match(lines.at(-1) ?? '', /mariner$/)
  })

  it('ends in an ellipsis when nothing else helps', () => {
    const lines = titleLines(drawCover({ title: 'Proceedings of the '.repeat(20) }))
    assert.equal(lines.length, 5)
    assert.match(lines.at(-1) ?? '', /…$/)
  })

  it('cuts a word that no size can hold', () => {
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
    assert.equal(titleLines(drawCover({ title: word })).join(''), word)
  })

  it('sets Arabic and Hebrew from the right, with the spine on the right', () => {
    for (const title of ['موسم الهجرة إلى الشمال', 'סיפור על אהבה וחושך']) {
      const svg = drawCover({ title })
      assert.match(svg, /direction="rtl"/)
      assert.match(svg, /<tspan x="180"/)
      assert.match(svg, /<rect x="192"/)
    }
  })

  it('follows the script the record names when the letters say nothing', () => {
    assert.match(drawCover({ title: '1984', script: '(3' }), /direction="rtl"/)
    assert.doesNotMatch(drawCover({ title: '1984' }), /direction="rtl"/)
  })

  it('breaks Japanese between any characters, but not before a closing mark or inside a Latin word', () => {
    const lines = titleLines(drawCover({ title: '色彩を持たない多崎つくると、彼の巡礼の年とABBA' }))
    assert.ok(lines.length > 1)
    assert.ok(lines.every((line) => !/^[、。）」]/.test(line)))
    assert.ok(lines.some((line) => line.includes('ABBA')))
  })

  it('leaves no ideograph alone on the last line', () => {
    assert.deepEqual(titleLines(drawCover({ title: '吾輩は猫である' })), ['吾輩は猫', 'である'])
  })

  it('breaks Thai between words of its dictionary', () => {
    const title = 'ประวัติศาสตร์ไทยฉบับสมบูรณ์สำหรับประชาชน'
    const lines = titleLines(drawCover({ title }))
    assert.equal(lines.join(''), title)
    assert.ok(lines.every((line) => !/^\p{M}/u.test(line)))
  })

  it('keeps letters and their marks together whatever the form', () => {
    const composed = 'Đất rừng phương Nam'.normalize('NFC')
    assert.equal(drawCover({ title: composed.normalize('NFD') }), drawCover({ title: composed }))
  })

  for (const title of ['', ' ', '/', '\u0000', '💥', 'a'.repeat(5000), 'ا'.repeat(3000), '漢'.repeat(3000)]) {
    it(`draws something whole for ${JSON.stringify(title.slice(0, 12))} (${title.length} characters)`, () => {
      const svg = drawCover({ title, author: title })
      assert.match(svg, /^<svg .*<\/svg>$/s)
      assert.doesNotMatch(svg, /NaN|undefined|Infinity/)
    })
  }
})
