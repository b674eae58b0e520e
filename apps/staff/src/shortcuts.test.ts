import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  ariaKeys,
  createShortcuts,
  isSingleKey,
  matches,
  showKeys,
  worksWhileTyping,
  type KeyPress,
} from './shortcuts.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('a key press at the desk', () => {
  const cases = [
    ['F2', press('F2'), true],
    ['F2', press('F2', { shiftKey: true }), false],
    ['F2', press('F3'), false],
    ['Esc', press('Escape'), true],
    ['/', press('/'), true],
    ['/', press('/', { shiftKey: true }), true],
    ['?', press('?', { shiftKey: true }), true],
    ['?', press('?', { ctrlKey: true }), false],
    ['Mod+Enter', press('Enter', { ctrlKey: true }), true],
    ['Mod+Enter', press('Enter'), false],
    ['Mod+Enter', press('Enter', { metaKey: true }), false],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), true],
    ['Mod+Z', press('z', { ctrlKey: true }), true],
    ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false],
  ] as const
  for (const [keys, given, expected] of cases) {
    it(`${expected ? 'is' : 'is not'} ${keys}: ${JSON.stringify(given)}`, () => {
      assert.equal(matches(keys, given, false), expected)
    })
  }

  it('takes the command key of a Mac for Mod', () => {
    assert.ok(matches('Mod+Enter', press('Enter', { metaKey: true }), true))
    assert.ok(!matches('Mod+Enter', press('Enter', { ctrlKey: true }), true))
  })
})

describe('shortcuts of a screen', () => {
  const shortcut = (keys: string, label: string) => ({ keys, label, run: () => undefined })

  it('overrule those of the shell while the screen is there', () => {
    const shortcuts = createShortcuts()
    shortcuts.add(shortcut('Esc', 'Leave'))
    const remove = shortcuts.add(shortcut('Esc', 'Next patron'))
    const labels = () => shortcuts.matching(press('Escape'), false).map((entry) => entry.label)
    assert.deepEqual(labels(), ['Next patron', 'Leave'])
    remove()
    assert.deepEqual(labels(), ['Leave'])
  })

  it('do not take letters away from somebody who types', () => {
    assert.equal(worksWhileTyping(shortcut('/', '')), false)
    assert.equal(worksWhileTyping(shortcut('?', '')), false)
    assert.equal(worksWhileTyping(shortcut('F2', '')), true)
    assert.equal(worksWhileTyping(shortcut('Esc', '')), true)
    assert.equal(worksWhileTyping(shortcut('Mod+Enter', '')), true)
  })

  it('are written as the keyboard writes them', () => {
    assert.equal(showKeys('Mod+Enter', true), '⌘↵')
    assert.equal(showKeys('Mod+Enter', false), 'Ctrl ↵')
    assert.equal(showKeys('F8', false), 'F8')
    assert.equal(ariaKeys('Mod+Enter', false), 'Control+Enter')
    assert.equal(ariaKeys('Esc', true), 'Escape')
  })

  it('of one key are known, so that they can be turned off', () => {
    assert.deepEqual(['/', '?', 'F2', 'Esc', 'Mod+Z'].map(isSingleKey), [true, true, false, false, false])
  })
})
