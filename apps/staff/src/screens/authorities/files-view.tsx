import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { ListVocabularies } from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { ListAuthorityLoads } from '../../../../server/src/modules/authority-control/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './authorities.module.css'
import { fileColumns } from './file-columns.tsx'
import { useAuthorityUpload } from './use-authority-upload.ts'

const limit = 50
/** Vocabularies that are known by name before their first file comes. */
const usual = ['lcnaf', 'lcsh', 'lcgft', 'fast', 'mesh', 'homoit', 'local']

/** Files of authority records: sending one, and what became of those before. */
export function FilesView() {
  const { words, call, format } = useDesk()
  const { authorities } = words
  const session = useSession()
  const address = useAddress()
  const navigate = useNavigate()
  const offset = address.number('offset') ?? 0
  const [vocabulary, setVocabulary] = useState('')
  const [code, setCode] = useState('')
  const [whole, setWhole] = useState(false)
  const [overEdited, setOverEdited] = useState(false)
  const vocabularies = useQuery({
    queryKey: ['vocabularies'],
    queryFn: ({ signal }) => call(ListVocabularies, {}, signal),
  })
  const list = useQuery({
    queryKey: ['authority-files', offset],
    queryFn: ({ signal }) => call(ListAuthorityLoads, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['job'], [['authority-files'], ['vocabularies']])
  const { sending, failure, send } = useAuthorityUpload(
    (id) => void navigate({ to: '/authorities/files/$id', params: { id: String(id) } }),
  )
  const known = new Map((vocabularies.data?.rows ?? []).map((one) => [one.code, one.name]))
  const codes = [...new Set([...known.keys(), ...usual])]
  const chosen = vocabulary === '+' ? code.trim().toLowerCase() : vocabulary
  return (
    <div className={styles.stack}>
      {may(session, 'authorities:load') && (
        <>
          <div className={styles.tools}>
            <Select
              label={authorities.ofVocabulary}
              value={vocabulary}
              onChange={setVocabulary}
              choices={[
                { id: '', label: authorities.eachItsOwn },
                ...codes.map((id) => ({ id, label: known.get(id) ?? id })),
                { id: '+', label: authorities.newVocabulary },
              ]}
            />
            {vocabulary === '+' && (
              <TextField label={authorities.code} value={code} onChange={setCode} maxLength={40} />
            )}
            <Switch isSelected={whole && chosen !== ''} isDisabled={chosen === ''} onChange={setWhole}>
              {authorities.whole}
            </Switch>
            <Switch isSelected={overEdited} onChange={setOverEdited}>
              {authorities.overEdited}
            </Switch>
          </div>
          <FileDrop
            label={authorities.upload}
            dropping={authorities.dropNow}
            hint={authorities.formats}
            onFiles={([file]) =>
              file && void send(file, { vocabulary: chosen, whole: whole && chosen !== '', overEdited })
            }
          />
        </>
      )}
      {sending && <ProgressBar label={sending.name} done={sending.sent} total={sending.size} />}
      {failure !== undefined && <Banner tone="stop" live title={failure} />}
      <Panel flush>
        <PagedList
          label={authorities.files}
          name="authority-files"
          columns={fileColumns(words, format)}
          found={list}
          limit={limit}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => void navigate({ to: '/authorities/files/$id', params: { id: String(id) } })}
          empty={
            <EmptyState icon={FileDown} title={authorities.noFiles}>
              {authorities.noFilesText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}
