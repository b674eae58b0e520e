import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { BrowseHeadings, type Heading } from '../../../../server/src/modules/authorities/contract.ts'
import type { ChangedKind } from '../../../../server/src/modules/heading-changes/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './heading-changes.module.css'

interface HeadingFieldProps {
  readonly label: string
  readonly hint: string
  readonly kind: ChangedKind
  readonly value: string
  readonly onChange: (text: string) => void
  /** Takes a heading of the list. */
  readonly onChoose: (heading: Heading) => void
  readonly autoFocus?: boolean
}

const most = 6

/** A heading to be written, or chosen among those of the catalogue that begin so. */
export function HeadingField({ label, hint, kind, value, onChange, onChoose, autoFocus }: HeadingFieldProps) {
  const { words, call } = useDesk()
  const { headings } = words
  const id = useId()
  const text = value.trim()
  const isAsked = kind !== 'any' && text.length > 1 && !text.startsWith('$')
  const found = useQuery({
    queryKey: ['headings', kind, text],
    queryFn: ({ signal }) =>
      call(
        BrowseHeadings,
        { query: { kind: kind === 'any' ? 'subject' : kind, from: text.slice(0, 200), limit: most } },
        signal,
      ),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const rows = isAsked ? (found.data?.rows ?? []).filter((row) => beginsLike(row.text, text)) : []
  const isChosen = rows.length === 1 && rows[0]?.text === text
  return (
    <div className={styles.headingField}>
      <TextField
        label={label}
        hint={hint}
        value={value}
        onChange={onChange}
        {...(autoFocus === true && { autoFocus })}
      />
      {rows.length > 0 && !isChosen && (
        <div role="group" aria-labelledby={id} className={styles.offered}>
          <p id={id} className={styles.quiet}>
            {headings.headingsSo}
          </p>
          {rows.map((row) => (
            <Button key={row.id} tone="plain" size="small" onPress={() => onChoose(row)}>
              <bdi>{row.text}</bdi>
              <span className={styles.quiet}>
                {' '}
                {row.source} {headings.carried(row.bibs)}
              </span>
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

function beginsLike(text: string, typed: string): boolean {
  const plain = (each: string) =>
    each
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}+]+/gu, ' ')
      .trim()
  return plain(text).startsWith(plain(typed))
}
