import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Suggest } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { freeKeys } from '../../key-dispatch.ts'
import { cx } from '../../ui/cx.ts'
import styles from './search-box.module.css'

interface SearchBoxProps {
  readonly value: string
  readonly onSearch: (text: string) => void
  /** A suggestion that is one title was chosen. */
  readonly onTitle: (bib: number) => void
}

/** The field of the catalogue: it suggests while one types, and Enter searches for what stands in it. */
export function SearchBox({ value, onSearch, onTitle }: SearchBoxProps) {
  const { words, call } = useDesk()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const [asked, setAsked] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [seen, setSeen] = useState(value)
  // Going back in the browser brings back what was typed then.
  if (seen !== value) {
    setSeen(value)
    setText(value)
    setOpen(false)
  }
  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 90)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useQuery({
    queryKey: ['suggestions', asked],
    queryFn: ({ signal }) => call(Suggest, { query: { q: asked, limit: 8 } }, signal),
    enabled: open && asked.length > 1,
    placeholderData: (before) => before,
  })
  const rows = asked.length > 1 ? (data?.rows ?? []) : []
  const shown = open && rows.length > 0
  const kinds = {
    title: words.catalogue.suggestTitle,
    author: words.catalogue.suggestAuthor,
    subject: words.catalogue.suggestSubject,
    series: words.catalogue.suggestSeries,
  }

  const search = (what: string) => {
    setText(what)
    setOpen(false)
    onSearch(what.trim())
  }
  const choose = (index: number) => {
    const row = rows[index]
    if (!row) return search(text)
    if (row.bib !== null) return onTitle(row.bib)
    search(row.kind === 'title' ? row.text : `${row.kind}:"${row.text}"`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!shown) return setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((now) => ((now + 1 + step + rows.length + 1) % (rows.length + 1)) - 1)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (shown && active >= 0) choose(active)
      else search(text)
    } else if (event.key === 'Escape' && shown) {
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <div className={styles.box} role="search" aria-label={words.catalogue.search}>
      <Search aria-hidden="true" />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label={words.catalogue.search}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(shown && active >= 0 && { 'aria-activedescendant': `${id}-${active}` })}
        value={text}
        placeholder={words.catalogue.searchPlaceholder}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        {...{ [freeKeys]: '' }}
        onChange={(event) => {
          setText(event.target.value)
          setActive(-1)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        className={styles.input}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={words.catalogue.suggestions}
        hidden={!shown}
        className={styles.list}
      >
        {shown &&
          rows.map((row, index) => (
            <li
              key={`${row.kind} ${row.text}`}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              // The field must not lose the focus before the press is done.
              onPointerDown={(event) => event.preventDefault()}
              onPointerUp={() => choose(index)}
              className={cx(styles.option, index === active && styles.active)}
            >
              <bdi className={styles.text}>{row.text}</bdi>
              <span className={styles.kind}>{kinds[row.kind]}</span>
            </li>
          ))}
      </ul>
    </div>
  )
}
