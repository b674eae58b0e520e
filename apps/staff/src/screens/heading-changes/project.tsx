import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Ellipsis, Eye, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeHeadingProject,
  CreateHeadingProject,
  DeleteHeadingProject,
  GetHeadingProject,
  RunHeadingProject,
  type HeadingProject,
} from '../../../../server/src/modules/heading-changes/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './heading-changes.module.css'
import { bodyOf, draftOf, emptyProject, type ProjectDraft } from './project-draft.ts'
import { ProjectForm } from './project-form.tsx'
import { ProjectRuns } from './project-runs.tsx'
import { projectTones } from './projects-page.tsx'
import { RulesEditor } from './rules-editor.tsx'

/** One project: a new one, or its reason, rules and runs. */
export function HeadingProjectScreen() {
  const { id } = useParams({ from: '/signed-in/heading-changes/projects/$id' })
  return id === 'new' ? <OpenProject key="new" /> : <LoadedProject key={id} id={Number(id)} />
}

function LoadedProject({ id }: { readonly id: number }) {
  const { call } = useDesk()
  const one = useQuery({
    queryKey: ['heading-project', id],
    queryFn: ({ signal }) => call(GetHeadingProject, { params: { id } }, signal),
  })
  useLiveRefresh(['job', 'batch-edit'], [['heading-project', id]])
  if (one.isPending) return <SkeletonRows rows={10} />
  if (one.isError) return <FailedState error={one.error} onRetry={() => void one.refetch()} />
  return <OpenProject project={one.data} />
}

function OpenProject({ project }: { readonly project?: HeadingProject }) {
  const { words, call } = useDesk()
  const { headings } = words
  const session = useSession()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const [draft, setDraft] = useState<ProjectDraft>(() => (project ? draftOf(project) : emptyProject))
  const change = (next: Partial<ProjectDraft>) => setDraft((now) => ({ ...now, ...next }))
  const keep = (saved: HeadingProject) => {
    queries.setQueryData(['heading-project', saved.id], saved)
    void queries.invalidateQueries({ queryKey: ['heading-projects'] })
  }
  const written = () =>
    project
      ? call(ChangeHeadingProject, { params: { id: project.id }, body: bodyOf(draft) })
      : call(CreateHeadingProject, { body: bodyOf(draft) })
  const save = useMutation({
    mutationFn: written,
    onSuccess: (saved) => {
      keep(saved)
      if (!project) goTo(`/heading-changes/projects/${saved.id}`)
    },
  })
  const run = useMutation({
    mutationFn: async () => {
      const saved = await written()
      keep(saved)
      return call(RunHeadingProject, { params: { id: saved.id }, body: {} })
    },
    onSuccess: (begun) => goTo(`/batch-editing/edits/${begun.id}`),
  })
  const remove = useMutation({
    mutationFn: (id: number) => call(DeleteHeadingProject, { params: { id } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['heading-projects'] })
      goTo('/heading-changes/projects')
    },
  })
  const mayChange = may(session, 'catalog:batch')
  const isNamed = draft.title.trim() !== ''
  const error = save.error ?? run.error ?? remove.error
  return (
    <>
      <PageHeader
        title={project?.title ?? headings.newProject}
        guide="reparative-projects"
        crumbs={[{ label: headings.projects, href: '/heading-changes/projects' }]}
        {...(project && {
          aside: <Pill tone={projectTones[project.state]}>{words.headingProjectStates[project.state]}</Pill>,
        })}
        {...(mayChange && {
          actions: (
            <>
              {project && (
                <Menu
                  label={words.batch.more}
                  trigger={<IconButton icon={Ellipsis} label={words.batch.more} framed />}
                  groups={[
                    {
                      id: 'end',
                      lines: [
                        { id: 'delete', label: headings.delete, icon: Trash2, run: () => remove.mutate(project.id) },
                      ],
                    },
                  ]}
                />
              )}
              <Button keys="Mod+S" isDisabled={!isNamed} isPending={save.isPending} onPress={() => save.mutate()}>
                {headings.save}
              </Button>
              <Button
                tone="primary"
                icon={Eye}
                keys="Mod+Enter"
                isDisabled={!isNamed || draft.rules.length === 0}
                isPending={run.isPending}
                onPress={() => run.mutate()}
              >
                {headings.run}
              </Button>
            </>
          ),
        })}
      />
      <div className={styles.stack}>
        {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
        {save.isSuccess && error === null && <Banner tone="ok" live title={headings.saved} />}
        <div className={styles.bench}>
          <div className={styles.stack}>
            <ProjectForm draft={draft} onChange={change} id={project?.id} />
            {project && <ProjectRuns project={project} />}
          </div>
          <RulesEditor rules={draft.rules} onChange={(rules) => change({ rules })} />
        </div>
      </div>
    </>
  )
}
