import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accentIn, readColour } from './accent.ts'

/** Relative luminance by WCAG, reckoned anew. */
function luminance(hex: string): number {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}
const contrast = (a: string, b: string) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

describe('the colour of a library', () => {
  it('is read as people write it', () => {
    assert.equal(readColour(' #05A '), '#0055aa')
    assert.equal(readColour('005a9c'), '#005a9c')
    for (const wrong of ['', 'blue', '#12', '#1234567', 'rgb(0,0,0)', '#00ff0g', '#fff;}body{}'])
      assert.equal(readColour(wrong), undefined, wrong)
  })

  it('stays as it is where it can be read', () => {
    assert.equal(accentIn('light', '#005a9c').accent, '#005a9c')
    assert.equal(accentIn('light', '#005a9c').changed, false)
  })

  for (const colour of [
    '#ffff00',
    '#ffffff',
    '#000000',
    '#ff0000',
    '#00ff00',
    '#0000ff',
    '#808080',
    '#ffc0cb',
    '#1b1b3a',
  ])
    it(`${colour} becomes readable on every ground of both themes`, () => {
      for (const [theme, grounds] of [
        ['light', ['#f4f1ed', '#faf8f5']],
        ['dark', ['#0f0c0a', '#1e1a17', '#26221e']],
      ] as const) {
        const { accent, on, soft, contrast: said } = accentIn(theme, colour)
        for (const ground of [...grounds, soft, on]) {
          const reached = contrast(accent, ground)
          assert.ok(reached >= 4.5, `${theme} ${accent} on ${ground}: ${reached.toFixed(2)}`)
        }
        assert.ok(said >= 4.5)
      }
    })
})
