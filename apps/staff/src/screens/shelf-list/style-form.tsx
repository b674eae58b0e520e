import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  PutCallNumberStyle,
  type CallNumberStyle,
  type NewCallNumberStyle,
} from '../../../../server/src/modules/catalog/contract-call-numbers.ts'
import { callNumberSchemes } from '../../../../server/src/modules/catalog/contract-shelf-list.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useItemTypes, useLendingBranches, useLocations } from '../../reference.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './shelf-list.module.css'

const marks = ['letters', 'cutter-sanborn', 'lc-cutter', 'none'] as const
const empty: NewCallNumberStyle = { branch: null, location: null, itemType: null }
const numberOrNull = (text: string) => (/^\d{1,2}$/.test(text.trim()) ? Number(text) : null)

/** Says how numbers are made at a place; what is left open is as at the wider place. */
export function StyleForm({ of, onDone }: { readonly of: CallNumberStyle | undefined; readonly onDone: () => void }) {
  const { words, call, announce } = useDesk()
  const { shelf } = words
  const queries = useQueryClient()
  const branches = useLendingBranches()
  const locations = useLocations()
  const types = useItemTypes()
  const [style, setStyle] = useState<NewCallNumberStyle>(of ?? empty)
  const set = (change: Partial<NewCallNumberStyle>) => setStyle((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: () => {
      const { branch, location, itemType, ...rest } = style
      const known = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'id'))
      return call(PutCallNumberStyle, { body: { branch, location, itemType, ...known } })
    },
    onSuccess: () => {
      announce(words.settings.saved)
      setStyle(empty)
      onDone()
      return queries.invalidateQueries({ queryKey: ['call-number-styles'] })
    },
  })
  const wider = { id: '', label: shelf.asWider }
  const yesNo = (label: string, name: 'year' | 'workMark') => (
    <Select
      label={label}
      choices={[wider, { id: 'yes', label: shelf.yes }, { id: 'no', label: shelf.no }]}
      value={style[name] == null ? '' : style[name] ? 'yes' : 'no'}
      onChange={(next) => set({ [name]: next === '' ? null : next === 'yes' })}
    />
  )
  const text = (label: string, name: 'prefix' | 'fiction' | 'biography', hint: string) => (
    <TextField
      label={label}
      hint={hint}
      mono
      value={style[name] ?? ''}
      onChange={(value) => set({ [name]: value === '' ? null : value })}
    />
  )
  const figure = (label: string, name: 'cutterFigures' | 'markLetters' | 'deweyDecimals') => (
    <TextField
      label={label}
      inputMode="numeric"
      value={style[name] == null ? '' : String(style[name])}
      onChange={(value) => set({ [name]: numberOrNull(value) })}
    />
  )
  return (
    <Panel title={shelf.addStyle}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
        <Select
          label={shelf.branch}
          choices={[
            { id: '', label: shelf.anyBranch },
            ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
          value={style.branch === null ? '' : String(style.branch)}
          onChange={(next) => set({ branch: next === '' ? null : Number(next), location: null })}
        />
        <Select
          label={shelf.location}
          choices={[
            { id: '', label: shelf.anyLocation },
            ...locations
              .filter((one) => style.branch === null || one.branch === style.branch)
              .map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
          value={style.location === null ? '' : String(style.location)}
          onChange={(next) => set({ location: next === '' ? null : Number(next) })}
        />
        <Select
          label={shelf.itemType}
          choices={[{ id: '', label: shelf.anyType }, ...types.map(({ code, name }) => ({ id: code, label: name }))]}
          value={style.itemType ?? ''}
          onChange={(next) => set({ itemType: next === '' ? null : next })}
        />
        <Select
          label={shelf.scheme}
          choices={[wider, ...callNumberSchemes.map((id) => ({ id, label: words.callNumberSchemes[id] }))]}
          value={style.scheme ?? ''}
          onChange={(next) => set({ scheme: callNumberSchemes.find((one) => one === next) ?? null })}
        />
        {text(shelf.prefix, 'prefix', shelf.prefixHint)}
        <Select
          label={shelf.authorMark}
          choices={[wider, ...marks.map((id) => ({ id, label: words.authorMarks[id] }))]}
          value={style.authorMark ?? ''}
          onChange={(next) => set({ authorMark: marks.find((one) => one === next) ?? null })}
        />
        <div className={styles.pair}>
          {figure(shelf.markLetters, 'markLetters')}
          {figure(shelf.cutterFigures, 'cutterFigures')}
        </div>
        {figure(shelf.deweyDecimals, 'deweyDecimals')}
        <div className={styles.pair}>
          {text(shelf.fiction, 'fiction', shelf.underHint)}
          {text(shelf.biography, 'biography', shelf.underHint)}
        </div>
        {yesNo(shelf.year, 'year')}
        {yesNo(shelf.workMark, 'workMark')}
        <div className={styles.buttons}>
          {of && (
            <Button tone="plain" onPress={onDone}>
              {words.ui.cancel}
            </Button>
          )}
          <Button type="submit" tone="primary" isPending={save.isPending}>
            {shelf.save}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
