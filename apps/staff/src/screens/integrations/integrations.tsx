import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useWords } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { MissingScreen } from '../../shell/page-states.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SidePages } from '../../ui/side-pages.tsx'
import { DeliveriesPage } from './deliveries-page.tsx'
import { KeysPage } from './keys-page.tsx'
import { integrationPages, type IntegrationPage } from './pages.ts'
import { ProtocolsPage } from '../protocols/protocols-page.tsx'
import { WebhooksPage } from './webhooks-page.tsx'

const contents: Readonly<Record<IntegrationPage, ComponentType>> = {
  webhooks: WebhooksPage,
  deliveries: DeliveriesPage,
  keys: KeysPage,
  protocols: ProtocolsPage,
}

const guides: Readonly<Record<IntegrationPage, string>> = {
  webhooks: 'webhooks',
  deliveries: 'webhooks',
  keys: 'api-keys',
  protocols: 'protocols',
}

/** What programs outside may do here, and what they are told. */
export function IntegrationsScreen() {
  const { integrations } = useWords()
  const { permissions } = useSession()
  const { page: asked } = useParams({ from: '/signed-in/integrations/$page' })
  const pages = integrationPages.filter(({ permission }) => permissions.includes(permission))
  const page = pages.find(({ id }) => id === asked)
  if (!page) return <MissingScreen />
  const Content = contents[page.id]
  const intros: Readonly<Record<IntegrationPage, string>> = {
    webhooks: integrations.webhooksText,
    deliveries: integrations.deliveriesText,
    keys: integrations.keysText,
    protocols: integrations.protocolsText,
  }
  const actions: Readonly<Record<IntegrationPage, { readonly to: string; readonly label: string } | undefined>> = {
    webhooks: { to: '/integrations/webhooks/new', label: integrations.newHook },
    deliveries: undefined,
    keys: { to: '/integrations/keys/new', label: integrations.newKey },
    protocols: undefined,
  }
  const action = actions[page.id]
  return (
    <>
      <PageHeader
        title={integrations[page.id]}
        crumbs={[{ label: integrations.title, href: `/integrations/${pages[0]?.id ?? 'keys'}` }]}
        guide={guides[page.id]}
        {...(action && {
          actions: (
            <ButtonLink tone="primary" href={action.to}>
              {action.label}
            </ButtonLink>
          ),
        })}
      >
        {intros[page.id]}
      </PageHeader>
      <SidePages
        label={integrations.pages}
        current={page.id}
        pages={pages.map(({ id }) => ({ id, label: integrations[id], href: `/integrations/${id}` }))}
      >
        <Content />
      </SidePages>
    </>
  )
}
