import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { paletteFor } from './class-palette.ts'
import { paletteOf } from './palette.ts'
import { palettes } from './palettes.data.ts'

describe('the colour of a class', () => {
  const cases = [
    ['004.678', '', 'general'],
    ['152.4', '', 'philosophy'],
    ['294.3', '', 'religion'],
    ['J 305.8 KIM', '', 'society'],
    ['425', '', 'language'],
    ['[E]/591.5', '', 'science'],
    ['641.5/636', '', 'technology'],
    ['741.5952', '', 'arts'],
    ['781.65', '', 'music'],
    ['823.914 LEG', '', 'literature'],
    ['REF 930.1', '', 'history'],
    ['FIC LEG', '', 'literature'],
    ['J FIC DAH', '', 'literature'],
    ['E CAR', '', 'picture-book'],
    ['E 398.2 GRI', '', 'society'],
    ['GN SAT', '', 'arts'],
    ['B OBA', '', 'history'],
    ['PR6068.O93 H3', '', 'literature'],
    ['PL856.U673', '', 'language'],
    ['QA76.73 .P98', '', 'general'],
    ['QA 241', '', 'science'],
    ['QH541 .K5', '', 'science'],
    ['BL1130', '', 'religion'],
    ['BF637', '', 'philosophy'],
    ['E185.97 .K5', '', 'history'],
    ['TR659', '', 'arts'],
    ['M1366', '', 'music'],
    ['WB 102', '', 'technology'],
    ['', 'Manga', 'arts'],
    ['741.5', 'Manga', 'arts'],
    ['791.43', 'DVD', 'film'],
    ['', 'Board game', 'game'],
    ['794.8', 'Video game', 'game'],
    ['', 'Laptop', 'equipment'],
    ['', 'Novel', 'literature'],
    ['973', 'Novel', 'history'],
    ['', 'Magazine', 'serial'],
    ['shelf in the hall', '', 'unclassed'],
    ['', '', 'unclassed'],
  ] as const
  for (const [number, kind, expected] of cases) {
    it(`of ${number || 'no number'}${kind && `, ${kind}`} is that of ${expected}`, () => {
      assert.equal(paletteFor(number, kind), expected)
    })
  }
})

describe('the colours of the covers', () => {
  it('keep every title readable at 4.5:1 on every shade (WCAG 1.4.3)', () => {
    for (const { grounds, text } of Object.values(palettes)) {
      for (const shade of grounds) assert.ok(contrast(text, shade) >= 4.5, `${text} on ${shade}`)
    }
  })

  it('differ from class to class', () => {
    const names = ['general', 'philosophy', 'religion', 'society', 'language', 'science', 'technology'] as const
    assert.equal(new Set(names.map((name) => paletteOf(name).grounds[0])).size, names.length)
  })
})

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
