import { detectIdentifier } from '@carrel/identifiers'
import { useQuery } from '@tanstack/react-query'
import { Minus, Plus, Search } from 'lucide-react'
import { useState } from 'react'
import { ListCopyTargets } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import {
  searchKeys,
  type SearchKey,
  type SearchTerm,
} from '../../../../server/src/modules/copy-cataloguing/contract-search-keys.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './copy-cataloguing.module.css'

interface SearchFormProps {
  readonly isPending: boolean
  readonly onSearch: (terms: readonly SearchTerm[], targets: readonly number[] | undefined) => void
}

/** What is searched for, and where. */
export function SearchForm({ isPending, onSearch }: SearchFormProps) {
  const { words, call } = useDesk()
  const { copy, copySearchKeys } = words
  const [terms, setTerms] = useState<readonly SearchTerm[]>([{ key: 'any', text: '' }])
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const targets = useQuery({
    queryKey: ['copy-targets'],
    queryFn: ({ signal }) => call(ListCopyTargets, {}, signal),
  })
  const set = (at: number, change: Partial<SearchTerm>) =>
    setTerms((now) => now.map((term, each) => (each === at ? { ...term, ...change } : term)))
  const filled = terms.filter(({ text }) => text.trim() !== '').map(knownNumber)
  const choices = searchKeys.map((id) => ({ id, label: copySearchKeys[id] }))
  const unused = (): SearchKey => searchKeys.find((key) => terms.every((term) => term.key !== key)) ?? 'any'
  return (
    <Panel>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (filled.length > 0) onSearch(filled, chosen.size === 0 ? undefined : [...chosen])
        }}
      >
        <div className={styles.terms}>
          {terms.map((term, at) => (
            <div key={at} className={styles.term}>
              <Select label={copy.by} choices={choices} value={term.key} onChange={(key) => set(at, { key })} />
              <TextField
                label={copy.words}
                value={term.text}
                onChange={(text) => set(at, { text })}
                {...(at === 0 && { autoFocus: true })}
              />
              {at === 0 ? (
                <IconButton
                  icon={Plus}
                  framed
                  label={copy.addTerm}
                  isDisabled={terms.length >= searchKeys.length}
                  onPress={() => setTerms((now) => [...now, { key: unused(), text: '' }])}
                />
              ) : (
                <IconButton
                  icon={Minus}
                  framed
                  label={copy.removeTerm}
                  onPress={() => setTerms((now) => now.filter((_, each) => each !== at))}
                />
              )}
            </div>
          ))}
        </div>
        {targets.data && targets.data.rows.length > 1 && (
          <details>
            <summary>
              {copy.where}:{' '}
              {chosen.size === 0
                ? copy.everywhere
                : targets.data.rows
                    .filter(({ id }) => chosen.has(id))
                    .map(({ name }) => name)
                    .join(', ')}
            </summary>
            <div className={styles.indexes}>
              {targets.data.rows.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  isSelected={chosen.has(id)}
                  onChange={(isOn) => {
                    const next = new Set(chosen)
                    if (isOn) next.add(id)
                    else next.delete(id)
                    setChosen(next)
                  }}
                >
                  {name}
                </Checkbox>
              ))}
            </div>
          </details>
        )}
        <div className={styles.buttons}>
          <Button type="submit" tone="primary" icon={Search} isPending={isPending}>
            {copy.begin}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** A number that stands alone is looked for as what it is. */
function knownNumber(term: SearchTerm): SearchTerm {
  const kind = term.key === 'any' ? detectIdentifier(term.text)?.kind : undefined
  return kind === 'isbn' || kind === 'issn' ? { ...term, key: kind } : term
}
