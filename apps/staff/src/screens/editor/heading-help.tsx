import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState } from 'react'
import {
  BrowseHeadings,
  MatchHeading,
  type Heading,
  type HeadingCandidate,
} from '../../../../server/src/modules/authorities/contract.ts'
import { GetHeadingField } from '../../../../server/src/modules/cataloguing/contract.ts'
import { useDesk, useShortcut } from '../../desk-context.ts'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './editor-help.module.css'
import { changeField } from './record/actions.ts'
import type { EditedField, EditedRecord } from './record/buffer.ts'
import { headingKindOf } from './record/heading-tags.ts'
import { headingTextOf, sourceOf, withHeading } from './record/with-heading.ts'

interface HeadingHelpProps {
  readonly record: EditedRecord
  readonly field: EditedField
  readonly onChange: (record: EditedRecord) => void
}

/** The library's headings from what the field begins with; one that is chosen fills subfields and indicators. */
export function HeadingHelp({ record, field, onChange }: HeadingHelpProps) {
  const { words, call, announce } = useDesk()
  const { editorHelp } = words
  const [typed, setTyped] = useState<string>()
  const box = useRef<HTMLDivElement>(null)
  useShortcut('Alt+h', {
    label: editorHelp.headingFind,
    whileTyping: true,
    run: () => box.current?.querySelector('input')?.focus(),
  })
  const kind = headingKindOf(field.tag) ?? 'name'
  const from = useDeferredValue(typed ?? field.subfields.find(({ code }) => code === 'a')?.value ?? '')
  const found = useQuery({
    queryKey: ['headings', kind, from],
    queryFn: ({ signal }) => call(BrowseHeadings, { query: { kind, from: from.slice(0, 200), limit: 8 } }, signal),
    enabled: from.trim() !== '',
    staleTime: 30_000,
  })
  const text = headingTextOf(field)
  const source = sourceOf(field)
  const meant = useDeferredValue(typed ?? text)
  const match = useQuery({
    queryKey: ['headings', 'match', kind, meant, source],
    queryFn: ({ signal }) =>
      call(MatchHeading, { query: { kind, source, text: meant.slice(0, 1000), limit: 5 } }, signal),
    enabled: meant.trim() !== '',
    staleTime: 30_000,
  })
  const takeAuthority = (candidate: HeadingCandidate) => {
    const heading = { text: candidate.text, source: source === '' && kind !== 'name' ? candidate.vocabulary : source }
    onChange(changeField(record, field.id, (one) => withHeading(one, heading, candidate.field)))
    announce(editorHelp.headingTaken(candidate.text))
  }
  const take = async (heading: Heading) => {
    const { field: carried } = await call(GetHeadingField, { params: { id: heading.id } })
    onChange(changeField(record, field.id, (one) => withHeading(one, heading, carried)))
    announce(editorHelp.headingTaken(heading.text))
  }
  const rows = found.data?.rows ?? []
  return (
    <Panel title={editorHelp.headings} flush>
      <div ref={box} className={styles.search}>
        <SearchField
          label={editorHelp.headingFind}
          placeholder={editorHelp.headingFind}
          value={from}
          onChange={setTyped}
        />
      </div>
      {match.data && match.data.how !== 'none' && (
        <p className={styles.second}>
          <Pill tone={match.data.how === 'exact' || match.data.how === 'subdivided' ? 'ok' : 'warn'} icon="tone">
            {words.linkWayNames[match.data.how]}
          </Pill>
        </p>
      )}
      <ul className={styles.list} aria-label={words.authorities.records}>
        {match.data?.candidates.map((one) => (
          <li key={one.authority}>
            <button type="button" className={styles.pick} onClick={() => takeAuthority(one)}>
              <bdi>{one.text}</bdi>
              <span className={styles.second}>
                {one.vocabulary}
                {one.via !== null && ` · ${words.authorities.found(one.via)}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <ul className={styles.list}>
        {rows.map((heading) => (
          <li key={heading.id}>
            <button type="button" className={styles.pick} onClick={() => void take(heading)}>
              <bdi>{heading.text}</bdi>
              <span className={styles.second}>
                {editorHelp.headingBibs(heading.bibs)}
                {heading.source !== '' && ` · ${heading.source}`}
              </span>
            </button>
          </li>
        ))}
        {found.isSuccess && rows.length === 0 && <li className={styles.second}>{editorHelp.headingNone}</li>}
      </ul>
    </Panel>
  )
}
