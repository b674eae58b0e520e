import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Megaphone } from 'lucide-react'
import { useState } from 'react'
import {
  GetNoticePreferences,
  ListNoticeKinds,
  PatronNotices,
  PutNoticePreferences,
  type NoticePreferences,
} from '../../../../server/src/modules/notifications/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { noticeColumns } from './notice-columns.tsx'
import { NoticePanel } from './notice-panel.tsx'
import styles from './notices.module.css'
import { rowsOf, wishesOf } from './preference-rows.ts'

const ways = ['rule', 'email', 'sms', 'print'] as const

/** What a patron was told, with the text as sent, and how they want to be told. */
export function NoticesTab({ patron }: { readonly patron: number }) {
  const { words, call } = useDesk()
  const { notices } = words
  const session = useSession()
  const address = useAddress()
  const reads = may(session, 'notifications:read')
  const list = useQuery({
    queryKey: ['notices', 'patron', patron],
    queryFn: ({ signal }) => call(PatronNotices, { params: { id: patron }, query: { limit: 200 } }, signal),
    enabled: reads,
  })
  const preferences = useQuery({
    queryKey: ['notices', 'preferences', patron],
    queryFn: ({ signal }) => call(GetNoticePreferences, { params: { id: patron } }, signal),
  })
  useLiveRefresh(['notice', 'mail'], [['notices']])
  const open = list.data?.rows.find(({ id }) => id === address.number('notice'))
  return (
    <div className={styles.content}>
      {preferences.data?.undeliverable.map((bad) => (
        <Banner key={bad.address} tone="warn" title={notices.doesNotWork(bad.address)}>
          {bad.reason}
        </Banner>
      ))}
      {reads && (
        <Panel flush>
          <DataList
            label={notices.timeline}
            name="patron-notices"
            columns={noticeColumns(words, 'one')}
            rows={list.data?.rows}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open.id)}
            onOpen={({ id }) => address.set({ notice: id }, 'replace')}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            empty={<EmptyState icon={Megaphone} title={notices.emptyTitle} />}
          />
        </Panel>
      )}
      {open && <NoticePanel key={open.id} notice={open} linked={false} />}
      {preferences.data && <PreferencesForm key={preferences.dataUpdatedAt} preferences={preferences.data} />}
    </div>
  )
}

function PreferencesForm({ preferences }: { readonly preferences: NoticePreferences }) {
  const { words, call, announce } = useDesk()
  const { notices, noticeKinds } = words
  const session = useSession()
  const queries = useQueryClient()
  const [wishes, setWishes] = useState(() => wishesOf(preferences.rows))
  const kinds = useQuery({
    queryKey: ['notice-kinds'],
    queryFn: ({ signal }) => call(ListNoticeKinds, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const save = useMutation({
    mutationFn: () =>
      call(PutNoticePreferences, {
        params: { id: preferences.patron },
        body: { rows: rowsOf(wishes, preferences.rows) },
      }),
    onSuccess: () => {
      announce(notices.saved)
      return queries.invalidateQueries({ queryKey: ['notices', 'preferences'] })
    },
  })
  const mayChange = may(session, 'patrons:write')
  return (
    <Panel
      title={notices.preferences}
      {...(mayChange && {
        footer: (
          <div className={styles.buttons}>
            <Button isPending={save.isPending} onPress={() => save.mutate()}>
              {notices.savePreferences}
            </Button>
          </div>
        ),
      })}
    >
      <div className={styles.stack}>
        {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
        <div className={styles.filters}>
          <Select
            label={notices.general}
            value={wishes.way}
            isDisabled={!mayChange}
            onChange={(way) => setWishes({ ...wishes, way })}
            choices={ways.map((id) => ({ id, label: id === 'rule' ? notices.asRuled : notices[id] }))}
          />
        </div>
        <Checkbox
          isSelected={wishes.digest}
          isDisabled={!mayChange}
          onChange={(digest) => setWishes({ ...wishes, digest })}
        >
          {notices.digest}
        </Checkbox>
        <fieldset>
          <legend className={styles.faint}>{notices.wanted}</legend>
          <div className={styles.three}>
            {kinds.data?.rows
              .filter((kind) => kind.optional)
              .map(({ code }) => (
                <Checkbox
                  key={code}
                  isSelected={!wishes.unwanted.has(code)}
                  isDisabled={!mayChange}
                  onChange={(on) => {
                    const unwanted = new Set(wishes.unwanted)
                    if (on) unwanted.delete(code)
                    else unwanted.add(code)
                    setWishes({ ...wishes, unwanted })
                  }}
                >
                  {noticeKinds[code]}
                </Checkbox>
              ))}
          </div>
        </fieldset>
      </div>
    </Panel>
  )
}
