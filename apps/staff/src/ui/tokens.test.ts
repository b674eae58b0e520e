import assert from 'node:assert/strict'
import { readFileSync, globSync } from 'node:fs'
import { describe, it } from 'node:test'
import { contrast, hex, linearOfHex, linearRgb, parseOklch } from './oklch.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The custom properties of each block whose selector ends in `selector`, in the order of the file. */
function blocks(selector: string): readonly Map<string, string>[] {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
    .filter(([, head = '']) => head.trim().endsWith(selector))
    .map(
      ([, , body = '']) => new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', m[2] ?? ''])),
    )
}

const themes = {
  light: blocks("[data-theme='light']"),
  dark: blocks("[data-theme='dark']"),
  system: blocks(':root:not([data-theme])'),
}

const grounds = ['paper', 'surface', 'sunken', 'hover', 'accent-soft', 'ok-soft', 'warn-soft', 'stop-soft', 'info-soft']
const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'ok', 'warn', 'stop', 'info']
const fills: readonly (readonly [string, string])[] = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-stop', 'stop'],
  ['on-stop', 'stop-hover'],
  ['ink', 'mark'],
]

describe('the tokens of the look', () => {
  for (const theme of ['light', 'dark'] as const) {
    const colour = (name: string) => {
      const value = parseOklch(themes[theme][0]?.get(name) ?? '')
      assert.ok(value, `--${name} of ${theme} is an oklch() colour`)
      return linearRgb(value)
    }
    const atLeast = (ratio: number, front: string, ground: string) => {
      const found = contrast(colour(front), colour(ground))
      assert.ok(found >= ratio, `${theme}: --${front} on --${ground} is ${found.toFixed(2)}, wanted ${ratio}`)
    }

    it(`keeps every text readable on every ground (${theme}, WCAG 1.4.3)`, () => {
      for (const text of texts) for (const ground of grounds) atLeast(4.5, text, ground)
      for (const [text, fill] of fills) atLeast(4.5, text, fill)
    })

    it(`keeps the edges of controls visible (${theme}, WCAG 1.4.11)`, () => {
      for (const ground of ['paper', 'surface', 'sunken']) {
        atLeast(3, 'line-control', ground)
        atLeast(3, 'accent', ground)
      }
    })

    it(`gives older browsers the same colours as hex (${theme})`, () => {
      const [modern, old] = themes[theme]
      assert.ok(modern && old)
      for (const [name, value] of modern) {
        const colour = parseOklch(value)
        if (colour) assert.equal(old.get(name), hex(colour), `--${name}`)
      }
    })
  }

  it('says the dark theme twice in the same words: for the system setting and for the choice of the person', () => {
    assert.deepEqual(themes.system, themes.dark)
  })
})

describe('the style sheets of the desk', () => {
  /** Set by the component library on what it draws. */
  const ofAria = ['trigger-width', 'visual-viewport-height']

  it('name only tokens that there are', () => {
    const folder = new URL('..', import.meta.url)
    const sheets = globSync('**/*.css', { cwd: folder }).map((name) => ({
      name,
      text: readFileSync(new URL(name, folder), 'utf8'),
    }))
    const known = new Set([
      ...ofAria,
      ...sheets.flatMap(({ text }) => [...text.matchAll(/--([\w-]+)\s*:/g)].map(([, name]) => name)),
    ])
    const unknown = sheets.flatMap(({ name, text }) =>
      [...text.matchAll(/var\(--([\w-]+)/g)].flatMap(([, token]) =>
        token === undefined || known.has(token) ? [] : [`${name}: --${token}`],
      ),
    )
    assert.deepEqual(unknown, [])
  })
})

describe('measuring contrast', () => {
  const cases = [
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4],
  ] as const
  for (const [one, other, expected] of cases) {
    it(`finds ${expected} between ${one} and ${other}`, () => {
      assert.equal(Math.round(contrast(linearOfHex(one), linearOfHex(other)) * 100) / 100, expected)
    })
  }

  it('turns oklch into the sRGB that browsers show', () => {
    assert.equal(hex({ l: 0.627955, c: 0.257683, h: 29.2339 }), '#ff0000')
    assert.equal(hex({ l: 1, c: 0, h: 0 }), '#ffffff')
    assert.equal(parseOklch('rgb(1 2 3)'), undefined)
  })
})
