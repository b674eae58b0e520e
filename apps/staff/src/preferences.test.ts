import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPreferences, keepPreferences, preferencesKey, readPreferences } from './preferences.ts'

function drawerWith(text?: string) {
  const kept = new Map<string, string>(text === undefined ? [] : [[preferencesKey, text]])
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

describe('the choices of a member of staff', () => {
  it('are there again the next day', () => {
    const drawer = drawerWith()
    const chosen = {
      theme: 'dark',
      density: 'dense',
      sound: false,
      printSlips: true,
      singleKeys: false,
      subfieldCells: true,
    } as const
    keepPreferences(drawer, chosen)
    assert.deepEqual(readPreferences(drawer), chosen)
  })

  for (const damaged of ['', '{', 'null', '[]', '7', '{"theme":"pink","density":3,"sound":"yes"}']) {
    it(`fall back to the usual when what was kept is ${JSON.stringify(damaged)}`, () => {
      assert.deepEqual(readPreferences(drawerWith(damaged)), defaultPreferences)
    })
  }

  it('survive a browser that refuses to keep anything', () => {
    const full = {
      getItem: () => {
        throw new Error('denied')
      },
      setItem: () => {
        throw new Error('quota')
      },
    }
    keepPreferences(full, defaultPreferences)
    assert.deepEqual(readPreferences(full), defaultPreferences)
  })
})
