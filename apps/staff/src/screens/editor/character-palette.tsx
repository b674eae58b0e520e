import { useEffect, useRef, useState } from 'react'
import { useDesk, useShortcut } from '../../desk-context.ts'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './editor-help.module.css'
import { findCharacters, withCharacter, type NamedCharacter } from './record/characters.ts'

const storedUnder = 'carrel-characters'
const kept = 16

type TextBox = HTMLTextAreaElement | HTMLInputElement

/** Characters that keyboards lack, found by name and put in where the cursor was; those used last stand first. */
export function CharacterPalette() {
  const { words, announce } = useDesk()
  const { editorHelp } = words
  const [asked, setAsked] = useState('')
  const [recent, setRecent] = useState<readonly NamedCharacter[]>(recentlyUsed)
  const box = useRef<HTMLDivElement>(null)
  const last = useRef<{ readonly input: TextBox; readonly from: number; readonly to: number }>(undefined)
  useEffect(() => {
    const note = (input: EventTarget | null) => {
      if (!isTextBox(input) || (input.dataset['cell'] !== 'content' && input.dataset['record'] === undefined)) return
      last.current = { input, from: input.selectionStart ?? 0, to: input.selectionEnd ?? 0 }
    }
    const moved = () => note(document.activeElement)
    // Where the cursor moved is told a moment later; who is quicker with the next key has left the field by then.
    const left = ({ target }: FocusEvent) => note(target)
    document.addEventListener('selectionchange', moved)
    document.addEventListener('focusout', left)
    return () => {
      document.removeEventListener('selectionchange', moved)
      document.removeEventListener('focusout', left)
    }
  }, [])
  useShortcut('Alt+c', {
    label: editorHelp.characterFind,
    whileTyping: true,
    run: () => box.current?.querySelector('input')?.focus(),
  })
  const put = (character: NamedCharacter) => {
    const place = last.current
    if (!place?.input.isConnected) return announce(editorHelp.characterNoField, 'now')
    const { text, at } = withCharacter(place.input.value, place.from, place.to, character)
    type(place.input, text)
    place.input.focus()
    // React writes the value anew when it has been told; the cursor goes behind what was put in after that.
    requestAnimationFrame(() => place.input.setSelectionRange(at, at))
    const next = [character, ...recent.filter((one) => one.text !== character.text)].slice(0, kept)
    setRecent(next)
    setAsked('')
    localStorage.setItem(storedUnder, JSON.stringify(next))
    announce(editorHelp.characterPut(character.name))
  }
  const found = findCharacters(asked)
  const shown =
    asked.trim() === '' ? [...recent, ...found.filter(({ text }) => !recent.some((one) => one.text === text))] : found
  return (
    <div ref={box} className={styles.form}>
      <SearchField
        label={editorHelp.characterFind}
        placeholder={editorHelp.characterHint}
        value={asked}
        onChange={setAsked}
        onKeyDown={(event) => {
          const [best] = shown
          if (event.key !== 'Enter' || !best || asked.trim() === '') return
          event.preventDefault()
          put(best)
        }}
      />
      <div className={styles.characters} role="group" aria-label={editorHelp.characterFind}>
        {shown.map((character) => (
          <button
            key={character.text}
            type="button"
            className={styles.character}
            title={character.isMark ? editorHelp.characterMark(character.name) : character.name}
            aria-label={character.isMark ? editorHelp.characterMark(character.name) : character.name}
            onClick={() => put(character)}
          >
            {character.isMark ? `◌${character.text}` : character.text}
          </button>
        ))}
        {shown.length === 0 && <p className={styles.second}>{editorHelp.characterNone}</p>}
      </div>
    </div>
  )
}

/** Types into a box as a keyboard would, so that whatever listens to it hears of it. */
function type(input: TextBox, text: string): void {
  const kind = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(input, text)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

function isTextBox(element: EventTarget | null): element is TextBox {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
}

function recentlyUsed(): readonly NamedCharacter[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(storedUnder) ?? '[]')
    return Array.isArray(read) ? read.filter(isCharacter).slice(0, kept) : []
  } catch {
    return []
  }
}

function isCharacter(value: unknown): value is NamedCharacter {
  return typeof value === 'object' && value !== null && 'text' in value && 'name' in value && 'isMark' in value
}
