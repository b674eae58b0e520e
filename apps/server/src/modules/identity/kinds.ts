import { Value } from 'typebox/value'
import type { Block } from '../../platform/refusal.ts'
import type { TSchema } from '../../platform/schemas.ts'
import type { ProviderKind } from './contract.ts'
import { ldapKind } from './ldap/kind.ts'
import { oidcKind } from './oidc/kind.ts'
import { samlKind } from './saml/kind.ts'

/** What the heart knows of a protocol: the shape of its settings, and which secrets it has. */
export interface KindRules {
  readonly settings: TSchema
  readonly secrets: readonly string[]
  /** What is wrong with settings that have the right shape, in sentences. */
  problems(settings: Readonly<Record<string, unknown>>): readonly Block[]
  /** Addresses of ours that the other side wants to know; `link` puts a path behind the address of the site. */
  addresses(
    provider: number,
    link: (path: string) => string,
  ): readonly { readonly name: string; readonly url: string }[]
}

/** The protocols that are here; a provider of another kind is refused. */
export const kinds: Readonly<Partial<Record<ProviderKind, KindRules>>> = {
  oidc: oidcKind,
  ldap: ldapKind,
  saml: samlKind,
}

/** Everything that is wrong with the settings of a provider, each with its field. */
export function settingsProblems(
  kind: ProviderKind,
  settings: Readonly<Record<string, unknown>>,
  secrets: Readonly<Record<string, string | null>>,
): readonly Block[] {
  const rules = kinds[kind]
  if (!rules)
    return [{ code: 'invalid-kind', field: 'kind', message: `Carrel has no sign-in by ${kind.toUpperCase()} yet.` }]
  const unknown = Object.keys(secrets).filter((name) => !rules.secrets.includes(name))
  const blocks: Block[] = unknown.map((name) => ({
    code: 'invalid-secret',
    field: `secrets.${name}`,
    message: `There is no secret "${name}" with ${kind.toUpperCase()}. It has: ${rules.secrets.join(', ')}.`,
  }))
  if (Value.Check(rules.settings, settings)) return [...blocks, ...rules.problems(settings)]
  for (const { instancePath, message, params } of [...Value.Errors(rules.settings, settings)].slice(0, 20)) {
    const extra = 'additionalProperties' in params ? String(params.additionalProperties) : ''
    const field = ['settings', ...instancePath.split('/').filter(Boolean)].join('.')
    blocks.push({
      code: 'invalid-setting',
      field,
      message: `${field}: ${message}${extra === '' ? '' : ` (${extra})`}.`,
    })
  }
  return blocks
}
