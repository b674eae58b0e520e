import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CircleSlash, Link2, Merge, Pencil } from 'lucide-react'
import { useState } from 'react'
import {
  GetAuthority,
  RetireAuthority,
  type Authority,
} from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import styles from './authorities.module.css'
import { HeadingsPanel, TitlesPanel } from './authority-use.tsx'
import { AuthorityVersions } from './authority-versions.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { ReferenceTree } from './reference-tree.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** One authority record: its forms and related headings, the headings and titles under it, its versions. */
export function AuthorityScreen() {
  const { call } = useDesk()
  const id = Number(useParams({ from: '/signed-in/authorities/$id' }).id)
  const found = useQuery({
    queryKey: ['authority', id],
    queryFn: ({ signal }) => call(GetAuthority, { params: { id } }, signal),
  })
  if (found.isPending) return <SkeletonRows rows={8} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  return <Shown key={id} of={found.data} />
}

function Shown({ of: it }: { readonly of: Authority }) {
  const { words, call, announce, format } = useDesk()
  const { authorities, authorityStateNames, headingLinking } = words
  const session = useSession()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<'link' | 'merge' | 'retire'>()
  const mayWrite = may(session, 'authorities:write')
  const refresh = () => {
    setAsked(undefined)
    void queries.invalidateQueries({ queryKey: ['authority'] })
  }
  const retire = useMutation({
    mutationFn: (why: string) => call(RetireAuthority, { params: { id: it.id }, body: { version: it.version, why } }),
    onSuccess: () => {
      announce(authorities.retired)
      refresh()
    },
  })
  return (
    <>
      <PageHeader
        title={it.text}
        guide="authorities"
        crumbs={[{ label: authorities.title, href: '/authorities?view=records' }]}
        aside={
          it.state !== 'current' && (
            <Pill tone="warn" icon="tone">
              {authorityStateNames[it.state]}
            </Pill>
          )
        }
        actions={
          <>
            {it.state === 'current' && it.bibs > 0 && may(session, 'catalog:batch') && (
              <Button icon={Link2} onPress={() => setAsked('link')}>
                {headingLinking.open}
              </Button>
            )}
            {mayWrite && (
              <>
                {it.state === 'current' && (
                  <>
                    <Button icon={Merge} onPress={() => setAsked('merge')}>
                      {authorities.merge}
                    </Button>
                    <Button icon={CircleSlash} onPress={() => setAsked('retire')}>
                      {authorities.retire}
                    </Button>
                  </>
                )}
                <ButtonLink href={`/authorities/${it.id}/edit`} icon={Pencil} tone="primary">
                  {authorities.edit}
                </ButtonLink>
              </>
            )}
          </>
        }
      >
        {words.authorityClassNames[it.class]} · {it.vocabulary} · {authorities.titles(it.bibs)}
      </PageHeader>
      {retire.isError && <Banner tone="stop" live title={sentenceFor(retire.error, words.problems)} />}
      {it.state !== 'current' && (
        <Banner tone="warn" title={authorities.outOfUse(authorityStateNames[it.state])}>
          {it.instead}{' '}
          {it.successor && (
            <>
              {authorities.insteadUse} <Link href={`/authorities/${it.successor.id}`}>{it.successor.text}</Link>
            </>
          )}
        </Banner>
      )}
      {it.undifferentiated && <Banner tone="warn" title={authorities.undifferentiated} />}
      {it.validation && <Banner tone="info" title={authorities.validation} />}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <ReferenceTree of={it} />
          <HeadingsPanel headings={it.headings} />
          <TitlesPanel id={it.id} total={it.bibs} />
        </div>
        <div className={styles.stack}>
          <Panel title={authorities.details}>
            <KeyValues
              facts={[
                { label: authorities.number, value: it.control },
                ...(it.lccn === null ? [] : [{ label: authorities.lccn, value: it.lccn }]),
                ...(it.uri === null
                  ? []
                  : [{ label: authorities.address, value: <Link href={it.uri}>{new URL(it.uri).hostname}</Link> }]),
                { label: authorities.changedAt, value: format.when(it.changedAt) },
              ]}
            />
          </Panel>
          <AuthorityVersions id={it.id} current={it.version} mayWrite={mayWrite} onRestored={refresh} />
        </div>
      </div>
      {asked === 'link' && <LinkDialog authority={it} onClose={() => setAsked(undefined)} />}
      {asked === 'merge' && <MergeDialog of={it} onClose={() => setAsked(undefined)} onDone={refresh} />}
      {asked === 'retire' && (
        <ReasonDialog
          title={authorities.retire}
          text={authorities.retireText}
          isPending={retire.isPending}
          onClose={() => setAsked(undefined)}
          onReason={(why) => retire.mutate(why)}
        />
      )}
    </>
  )
}
