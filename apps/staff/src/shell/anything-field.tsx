import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useDesk, useShortcut } from '../desk-context.ts'
import { freeKeys } from '../key-dispatch.ts'
import { readScan } from '../scanner.ts'
import { Kbd } from '../ui/kbd.tsx'
import styles from './anything-field.module.css'

/** The field that takes anything: a card, a barcode, an ISBN, a name, a title, a job, a command. `/` goes there. */
export function AnythingField({ onAsk }: { readonly onAsk: (text: string) => void }) {
  const { words, scans } = useDesk()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  useShortcut('/', {
    label: words.keys.find,
    everywhere: true,
    run: () => {
      input.current?.focus()
      input.current?.select()
    },
    element: () => input.current,
  })
  // What is scanned where no screen wants it is looked up.
  const latest = useRef(onAsk)
  useEffect(() => {
    latest.current = onAsk
  })
  useEffect(() => scans.listen((scan) => latest.current(scan)), [scans])
  return (
    <form
      role="search"
      className={styles.field}
      onSubmit={(event) => {
        event.preventDefault()
        const asked = readScan(text)
        if (asked === '') return
        setText('')
        onAsk(asked)
      }}
    >
      <Search aria-hidden="true" />
      <label htmlFor={id} className="visually-hidden">
        {words.shell.anythingLabel}
      </label>
      <input
        ref={input}
        id={id}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // Esc first empties the field, then leaves it; the screen's own Esc comes after that.
          event.stopPropagation()
          if (text !== '') return setText('')
          input.current?.blur()
          scans.focus()
        }}
        placeholder={words.shell.anything}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        // After a search the focus is still here: `/` then begins the next one instead of being typed.
        {...{ [freeKeys]: '' }}
        className={styles.input}
      />
      <Kbd keys="/" />
    </form>
  )
}
